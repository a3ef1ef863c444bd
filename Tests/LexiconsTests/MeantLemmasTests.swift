internal import Lexicons
internal import Testing

@Suite struct MeantLemmasTests {
  @Test(
    arguments: [
      ("көшу", EntryLanguage.kk, ["көш"]), ("қалада", .kk, ["қала"]),
      ("переехавший", .ru, ["переехать"]),
      ("Общага", .ru, ["общага"]), ("жильё", .ru, ["жилье"]), ("село", .ru, ["село"]),
    ])
  func `A word of a pattern stands for the lemmas that an analysis gives its forms`(
    word: String, language: EntryLanguage, lemmas: [String]
  ) throws {
    #expect(
      MeantLemmas(try smallDictionaries()).lemmas(of: word, language: language) == lemmas)
  }

  @Test func `A word of any language has the lemmas of both`() throws {
    let known = MeantLemmas(try smallDictionaries())
    #expect(known.lemmas(of: "қалаға", language: .any) == ["қала", "қалаға"])
  }
}
