internal import Basics
internal import Coding
internal import Linguistics
internal import Testing

@Suite struct CodeProtocolTests {
  private func answer(_ line: String) throws -> String {
    let coder = Coder(try smallLexicon())
    let answerer = CodeProtocol(
      Analyzer(try smallDictionaries()).session(), articles: coder, targets: { coder })
    return String(decoding: answerer.answer(Array(line.utf8)), as: UTF8.self)
  }

  @Test(arguments: ["", "{", "[1]", "{\"text\":7}", "{\"targets\":3,\"text\":\"а\"}"])
  func `A line that is no question gets an answer that says so`(line: String) throws {
    #expect(
      try answer(line)
        == "{\"id\":null,\"problem\":\"no JSON object with the fields of the code protocol\"}\n")
  }

  @Test func `An answer echoes id and path and is one line`() throws {
    let text = try answer(#"{"id":"a1","path":"x.html","text":"Мост открыт.\u2028Да."}"#)
    #expect(text.hasPrefix(#"{"id":"a1","path":"x.html","relevance":"none","stance":"neutral","#))
    #expect(text.filter { $0 == "\n" }.count == 1)
  }

  @Test func `Paragraphs serve where there is no text, without the headline`() throws {
    let line =
      #"{"id":7,"paragraphs":[{"kind":"title","text":"Астана"},{"kind":"body","#
      + #""text":"Трудолюбивые приезжие живут в нашем городе и строят дома."}]}"#
    let text = try answer(line)
    #expect(text.hasPrefix(#"{"id":"7","relevance":"internal""#))
    #expect(text.contains(#""surface":"приезжие""#))
  }

  @Test func `Targets get a stance each, with offsets as given`() throws {
    let line =
      #"{"id":"t","text":"Эти приезжие портят город; аким строит мост.","#
      + #""targets":[{"start":4,"end":12},{"start":27,"end":31}]}"#
    #expect(
      try answer(line)
        == #"{"id":"t","targets":[{"start":4,"end":12,"stance":"negative","score":-0.54},"#
        + #"{"start":27,"end":31,"stance":"neutral","score":-0.135}]}"# + "\n")
  }

  @Test(arguments: [(-5, 900), (900, 901), (3, 3), (9, 2)])
  func `A target outside the text is neutral`(start: Int, end: Int) throws {
    let text = try answer(
      #"{"id":"t","text":"Мост.","targets":[{"start":\#(start),"end":\#(end)}]}"#)
    #expect(text.contains(#""stance":"neutral""#))
  }
}
