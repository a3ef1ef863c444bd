internal import Basics
internal import Lexicons
internal import Testing

/// Codes that share words by the patterns of their rows.
@Suite struct CodeOverlapTests {
  private func overlaps(_ rows: [String]) throws -> [String] {
    let (lexicon, problems) = Lexicon.read(
      files: [
        "codebook.csv": Array(codebookText.utf8),
        "groups.csv": Array(([header] + rows).joined(separator: "\n").utf8),
      ], folder: "")
    try #require(problems.isEmpty)
    let dictionaries = try smallDictionaries()
    return CompiledLexicon(lexicon, dictionaries: dictionaries).codeOverlaps(dictionaries)
      .map { "\($0.kind.rawValue) \($0.wider) \($0.narrower)" }
  }

  private func row(_ number: Int, _ pattern: String, _ code: String) -> String {
    "groups.kk.000\(number),kk,\(pattern),lemma,\(code),,,,,,"
  }

  @Test func `The same words under two codes, a wider pattern, and a part of a phrase`() throws {
    #expect(
      try overlaps([row(1, "ауыл", "internal"), row(2, "ауыл", "foreign")]) == ["same 0 1"])
    #expect(
      try overlaps([row(1, "ауыл", "internal"), row(2, "ауыл@pl", "foreign")]) == ["wider 0 1"])
    #expect(
      try overlaps([row(1, "қала көшу", "internal"), row(2, "көшу", "foreign")]) == ["part 1 0"])
  }

  @Test func `Rows of one code share what they like`() throws {
    #expect(
      try overlaps([row(1, "ауыл", "internal"), row(2, "ауыл көшу", "internal")]).isEmpty)
  }
}
