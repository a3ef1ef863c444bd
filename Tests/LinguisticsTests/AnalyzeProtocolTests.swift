import Basics
import Linguistics
import Testing

@Suite struct AnalyzeProtocolTests {
  private func line(_ text: String) throws -> String {
    var json = JSONWriter()
    try analyze(text).write(to: &json, text: text)
    return json.text
  }

  @Test("a text becomes one line of JSON with what stands in it, unrepaired")
  func oneLine() throws {
    #expect(
      try line("Бiз келдік.") == """
        {"language":"kk","script":"cyrillic","sentences":[{"start":0,"end":11,"language":"kk",\
        "tokens":[{"text":"Бiз","start":0,"end":3,"lemma":"біз","lemmas":["біз"]},\
        {"text":"келдік","start":4,"end":10,"lemma":"келдік","lemmas":["келдік"]},\
        {"text":".","start":10,"end":11}]}]}

        """)
  }

  @Test("offsets count scalars, not UTF-16 units")
  func scalars() throws {
    #expect(try line("😀 Қала").contains(#"{"text":"Қала","start":2,"end":6,"#))
  }

  @Test("an empty text has no sentences")
  func empty() throws {
    #expect(try line("") == #"{"language":"other","script":"cyrillic","sentences":[]}"# + "\n")
  }
}
