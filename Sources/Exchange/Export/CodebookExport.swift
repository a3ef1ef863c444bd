internal import Basics
package import Lexicons
internal import Reports

/// Tables as a codebook for people: one printable HTML file.
package enum CodebookExport {
  /// The codebook of one table, or of all; `language` leaves the rows of this language and of any.
  package static func html(
    _ lexicon: Lexicon, table: Table?, language: EntryLanguage?, mostExamples: Int
  ) throws -> String {
    let wanted = table.map { [$0] } ?? Table.allCases
    let entries = lexicon.entries.filter { entry in
      wanted.contains(entry.table)
        && (language == nil || entry.language == language || entry.language == .any)
    }
    let tables = wanted.map { table in
      let rows = Dictionary(grouping: entries.filter { $0.table == table }, by: \.code)
      let trees = CodeTree<Entry>.trees(of: table.kind, lexicon.codebook) { rows[$0] ?? [] }
      return CodebookPage.Table(
        name: table.rawValue, codes: codes(trees, depth: 0, table, lexicon.codebook))
    }
    let languages = language.map { " of language \($0.rawValue)" } ?? ""
    let page = CodebookPage(
      title: "Codebook",
      subtitle: "\(tables.reduce(0) { $0 + $1.codes.count }) codes in "
        + "\(tables.count == 1 ? "one table" : "\(tables.count) tables"), "
        + "\(entries.count) entries\(languages)",
      digest: lexicon.digest.short, tables: tables, mostExamples: mostExamples)
    return try renderCodebook(page)
  }

  private static func codes(
    _ trees: [CodeTree<Entry>], depth: Int, _ table: Table, _ codebook: Codebook
  ) -> [CodebookPage.Code] {
    trees.flatMap { tree in
      let code = codebook.code(tree.code, kind: table.kind)
      let page = CodebookPage.Code(
        code: tree.code, depth: depth,
        label: CodeLabel(
          kk: code?.labelKazakh ?? "", ru: code?.labelRussian ?? "", en: code?.labelEnglish ?? ""),
        definition: code?.definition ?? "", include: code?.include ?? "",
        exclude: code?.exclude ?? "", example: code?.example ?? "", groups: groups(tree.content))
      return [page] + codes(tree.children, depth: depth + 1, table, codebook)
    }
  }

  private static func groups(_ entries: [Entry]) -> [CodebookPage.Group] {
    EntryLanguage.allCases.compactMap { language in
      let own = entries.filter { $0.language == language }
      guard !own.isEmpty else { return nil }
      return CodebookPage.Group(language: language.rawValue, entries: own.map(line))
    }
  }

  private static func line(_ entry: Entry) -> CodebookPage.Entry {
    CodebookPage.Entry(
      id: entry.id, pattern: entry.patternText,
      type: entry.type == .lemma ? "" : entry.type.rawValue,
      weight: entry.weight == 1 ? "" : entry.weightText, conditions: entry.conditions,
      example: entry.example, note: entry.note)
  }
}
