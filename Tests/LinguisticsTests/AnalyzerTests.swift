import Basics
import Linguistics
import Testing

@Suite struct AnalyzerTests {
  @Test("the same text gives the same analysis, whatever was analysed before")
  func isDeterministic() throws {
    let dictionaries = try Dictionaries(
      kazakh: WholeWordMorphology(), russian: WholeWordMorphology())
    let text = "Қалаға көшкендер көп. Люди едут в город. 2024 ж. Алматы."
    let fresh = Analyzer(dictionaries).session().analyze(text)
    let used = Analyzer(dictionaries).session()
    _ = used.analyze("Город. Қала. Кала бар. Auyl.")
    let again = used.analyze(text)
    #expect(again.tokens == fresh.tokens)
    #expect(again.types == fresh.types)
    #expect(again.sentences == fresh.sentences)
  }

  @Test("random texts keep offsets in order and inside the text")
  func randomTexts() throws {
    let analyzer = Analyzer(
      try Dictionaries(kazakh: WholeWordMorphology(), russian: WholeWordMorphology())
    ).session()
    let alphabet = Array("аәқ. -—!?»«1a'i\u{301}\u{200B}😀\n,:/@#%АҚٴىbПТ".unicodeScalars)
    var state: UInt64 = 42
    for _ in 0..<300 {
      var view = String.UnicodeScalarView()
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        view.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let text = String(view)
      let analyzed = analyzer.analyze(text)
      var end: Int32 = 0
      for token in analyzed.tokens {
        #expect(token.start >= end && token.end > token.start, "\(text.debugDescription)")
        end = token.end
      }
      #expect(Int(end) <= view.count)
      #expect(analyzed.sentences.flatMap(\.tokens) == Array(analyzed.tokens.indices))
    }
  }

  @Test("a missing dictionary is a problem that names the file")
  func missingDictionary() {
    let paths = DictionaryPaths(hunspellKazakh: "/nowhere/kk.dic", openCorpora: "/nowhere/ru")
    #expect(throws: Problem.self) { try Dictionaries.load(paths) }
  }

  @Test("the digest of dictionaries changes with their content")
  func digest() throws {
    let one = try Dictionaries(kazakh: ListMorphology(words: ["а"]), russian: WholeWordMorphology())
    let other = try Dictionaries(kazakh: ListMorphology(words: []), russian: WholeWordMorphology())
    #expect(one.digest != other.digest)
    #expect(one.versions.first?.hasPrefix("ICU ") == true)
  }

  @Test(
    "a hostile text takes no more than its length",
    arguments: ["a.", "#а", "«!", "! 😀", "ә", "A. ", "1/", "е\u{301}", "т.", "-а", "ٴب", "ñ'"])
  func hostile(unit: String) throws {
    let text = String(repeating: unit, count: 4_000)
    #expect(try analyze(text).tokens.last.map { Int($0.end) } ?? 0 <= text.unicodeScalars.count)
  }
}
