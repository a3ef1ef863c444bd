import Linguistics
import Testing

/// Readings given by hand, likeliest first; every other word is a noun.
private struct TableMorphology: Morphology {
  var readings: [String: [Analysis]]

  func analyses(of surface: String, folded: String) -> [Analysis] {
    readings[folded] ?? [Analysis(lemma: folded, partOfSpeech: .noun)]
  }

  func knows(_ folded: String) -> Bool { true }
  var version: String { "table" }
  var digest: String { "" }
}

private func reading(
  _ lemma: String, _ part: PartOfSpeech, _ form: VerbForm? = nil
) -> Analysis {
  var analysis = Analysis(lemma: lemma, partOfSpeech: part)
  analysis.verbForm = form
  return analysis
}

@Suite struct DisambiguationTests {
  private let kazakh = TableMorphology(readings: [
    "қала": [reading("қала", .noun), reading("қал", .verb, .converb)],
    "айтушы": [reading("айтушы", .noun), reading("айт", .verb, .participle)],
    "еді": [reading("е", .verb, .finite)],
    "бастады": [reading("баста", .verb, .finite)], "өсті": [reading("өс", .verb, .finite)],
  ])

  @Test(
    "a neighbour decides between readings",
    arguments: [
      ("Все пришли сюда вчера.", 0, "все"), ("Все жители города пришли.", 0, "весь"),
      ("Мы увидели их вчера.", 2, "они"), ("Мы увидели их новый город.", 2, "их"),
      ("Мост держится в стали.", 3, "сталь"), ("Жители города стали хуже.", 2, "стать"),
      ("Жастар ауылда қала бастады.", 2, "қал"), ("Біздің үлкен қала өсті.", 2, "қала"),
      ("Ол күнде айтушы еді.", 2, "айт"), ("Айтушы көп болды.", 0, "айтушы"),
    ])
  func decides(text: String, index: Int, lemma: String) throws {
    let analyzed = try analyze(
      text, kazakh: kazakh, russian: try RussianDictionary.morphology.get())
    #expect(analyzed.analysis(of: analyzed.tokens[index])?.lemma == lemma)
  }
}
