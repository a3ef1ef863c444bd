package import Basics
package import Lexicons
internal import Measures
package import Sheets

/// The sheet that people code in: a workbook with choices and instructions, or a plain table.
///
/// Blind: nothing in it tells what the program found, nor from which stratum a text was drawn.
package struct CodingSheet: Sendable {
  let texts: [SampleText]
  let codebook: Codebook
  let languages: [InstructionLanguage]
  let known: KnownCodes
  /// How it was drawn, for the last sheet.
  let sampling: Sampling
  let origin: String

  /// `origin` names the corpus and its lexicon.
  package init(
    _ texts: [SampleText], codebook: Codebook, languages: [InstructionLanguage],
    sampling: Sampling, origin: String
  ) {
    (self.texts, self.codebook, self.languages) = (texts, codebook, languages)
    (self.sampling, self.origin) = (sampling, origin)
    known = KnownCodes(codebook)
  }

  /// The name of the sheet that is read back.
  package static let name = "coding"

  /// Variables with one code, then those with a column for each code.
  static let single: [Variable] = [.relevance, .stance, .outletStance, .labelUse]
  static let lists: [Variable] = [.frames, .voices, .cities]

  /// Texts longer than a cell holds: their ids.
  package var shortened: [String] {
    texts.filter { $0.text.utf16.count > SheetLimits.textUnits }.map(\.id)
  }

  // MARK: A table

  /// One list column a variable, as docs/agreement.md describes them.
  package var csv: [UInt8] {
    let facts = ["id", "language", "outlet", "date", "address", "title", "text"]
    let variables = Self.single + Self.lists
    var csv = CSVWriter(header: facts + variables.map(\.rawValue) + ["note"])
    for text in texts {
      let codes = variables.map { variable in
        (text.codes?[variable] ?? []).sorted().joined(separator: ";")
      }
      csv.append(
        [text.id, text.language, text.outlet, text.date, text.address, text.title, text.text]
          .map(FormulaGuard.guarded) + codes + [""])
    }
    return csv.bytes
  }

  // MARK: A workbook

  package func workbook() throws(Problem) -> Workbook {
    let codes = try CodeExplanations(codebook, known)
    var sheets = [coding(codes)]
    for language in languages { sheets.append(try instructions(codes, language)) }
    return Workbook(sheets + [drawn])
  }

  private func coding(_ explanations: CodeExplanations) -> Sheet {
    var columns: [Sheet.Column] = [
      .init("id", width: 15, .text), .init("title", width: 24, .wrapped),
      .init("text", width: 80, .wrapped),
    ]
    for variable in Self.single {
      let choices = known.codes[variable] ?? []
      columns.append(
        .init(
          variable.rawValue, width: 13, .text,
          validation: .init(
            .list(choices), message: "One of: \(choices.joined(separator: ", ")).",
            hint: explanations.hint(variable, languages))))
    }
    let marks = Self.lists.flatMap { variable in
      explanations.codes(of: variable).map { (variable: variable, code: $0) }
    }
    for mark in marks {
      columns.append(
        .init(
          "\(mark.variable.rawValue):\(mark.code.code)", width: 3.6, .text, isTitleUpright: true,
          validation: .init(
            .list(["1"]), message: "1 where it is there; leave it empty where it is not.",
            hint: mark.code.hint(languages))))
    }
    columns += [
      .init("note", width: 30, .wrapped), .init("language", width: 9, .text),
      .init("date", width: 11, .text), .init("outlet", width: 16, .text),
      .init("address", width: 40, .text),
    ]
    let rows = texts.map { text in
      let single = Self.single.map { text.codes?[single: $0] ?? "" }
      let marked = marks.map { text.codes?[$0.variable]?.contains($0.code.code) == true ? "1" : "" }
      let facts = ["", text.language, text.date, text.outlet, text.address]
      return Sheet.Row(
        ([text.id, text.title, Self.fitting(text.text)] + single + marked + facts)
          .map { $0.isEmpty ? .empty : .text($0) })
    }
    var sheet = Sheet(Self.name, columns: columns, rows: rows)
    sheet.frozenColumns = 3
    return sheet
  }

  /// What a cell holds of a text, cut at a space.
  private static func fitting(_ text: String) -> String {
    guard text.utf16.count > SheetLimits.textUnits else { return text }
    let mark = " […]"
    var cut = String(
      decoding: text.utf16.prefix(SheetLimits.textUnits - mark.utf16.count), as: UTF16.self)
    if let space = cut.lastIndex(where: \.isWhitespace) { cut = String(cut[..<space]) }
    return cut + mark
  }

  /// How the texts were drawn, without a word about any one of them.
  private var drawn: Sheet {
    var rows = [
      ("corpus", origin), ("articles", "\(sampling.population)"),
      ("drawn", "\(sampling.ids.count)"),
      ("seed", "\(sampling.seed)"),
      ("strata", sampling.stratifiers.map(\.rawValue).joined(separator: ", ")),
    ].map { Sheet.Row([.text($0.0), $0.1.isEmpty ? .empty : .text($0.1)]) }
    if !sampling.stratifiers.isEmpty {
      rows.append(.init([.text("allocation"), .text(sampling.allocation.rawValue)]))
      rows.append(.init([.text("stratum"), .text("articles"), .text("drawn")], isHeading: true))
      rows += sampling.strata.map {
        .init([
          .text($0.values.joined(separator: " · ")), .number(Double($0.population)),
          .number(Double($0.drawn)),
        ])
      }
    }
    return Sheet(
      "sample",
      columns: [.init("sample", width: 40), .init("", width: 60), .init("", width: 10)], rows: rows)
  }
}
