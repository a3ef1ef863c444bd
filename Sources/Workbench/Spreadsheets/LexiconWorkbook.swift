package import Basics
package import Lexicons
package import Sheets

/// The tables of a lexicon as one workbook, to be edited and read back.
package enum LexiconWorkbook {
  /// A sheet for each table, the codebook first, behind them the instructions.
  ///
  /// Cells are as the files have them, so that a workbook that nobody edited changes nothing.
  package static func workbook(
    _ files: [String: TableFile], codebook: Codebook
  ) throws(Problem) -> Workbook {
    var sheets: [Sheet] = []
    if let file = files[Lexicon.codebookName] {
      sheets.append(sheet("codebook", codebookColumns, file))
    }
    for table in Table.allCases {
      guard let file = files[table.fileName] else { continue }
      sheets.append(sheet(table.rawValue, columns(of: table, codebook), file))
    }
    return Workbook(sheets + [try instructions()])
  }

  /// The sheet that tells people how to edit; not read back.
  package static let instructionsName = "instructions"

  private static func sheet(_ name: String, _ columns: [Sheet.Column], _ file: TableFile) -> Sheet {
    let isNumber = columns.map { $0.format == .general }
    let rows = file.rows.map { row in
      Sheet.Row(zip(row.fields, isNumber).map { $1 ? number($0) : $0.isEmpty ? .empty : .text($0) })
    }
    var sheet = Sheet(name, columns: columns, rows: rows)
    sheet.hasFilter = true
    sheet.frozenColumns = 1
    return sheet
  }

  /// A number where the text is one as the tables write it.
  private static func number(_ text: String) -> Cell {
    let isPlain = text.utf8.allSatisfy { (0x2D...0x39).contains($0) && $0 != 0x2F }
    if isPlain, let number = Double(text) { return .number(number) }
    return text.isEmpty ? .empty : .text(text)
  }

  private static func instructions() throws(Problem) -> Sheet {
    Sheet(
      instructionsName,
      columns: ["Қазақша", "Русский", "English"].map { Sheet.Column($0, width: 60, .wrapped) },
      rows: try WorkbenchData.rows("lexicon-sheets.csv").map { Sheet.Row($0.map { .text($0) }) })
  }

  // MARK: Columns

  private static func columns(of table: Table, _ codebook: Codebook) -> [Sheet.Column] {
    let codes = codebook.codes(of: table.kind).map(\.code)
    return Table.columns.map { name in
      switch name {
      case "id": .init(name, width: 20, .text)
      case "language": .init(name, width: 9, .text, validation: choice(EntryLanguage.self))
      case "type": .init(name, width: 8, .text, validation: choice(EntryType.self))
      case "code":
        .init(
          name, width: 20, .text,
          validation: codes.isEmpty
            ? nil
            : .init(
              .list(codes), isStrict: false,
              message:
                "The codebook has no such \(table.kind.rawValue) code yet: add it there first."))
      case "weight":
        .init(
          name, width: 8,
          validation: .init(
            .number(-10...10), message: "A number from -10 to 10; leave it empty for 1."))
      case "window":
        .init(
          name, width: 10,
          validation: .init(
            .list(Window.names), isStrict: false,
            message: "clause, sentence, near, or a number of words from 1 to \(Window.mostTokens).")
        )
      case "pattern", "example": .init(name, width: 44, .text)
      case "needs", "unless": .init(name, width: 30, .text)
      default: .init(name, width: 24, .text)
      }
    }
  }

  private static let codebookColumns = Codebook.columns.map { name -> Sheet.Column in
    switch name {
    case "kind": .init(name, width: 12, .text, validation: choice(CodeKind.self))
    case "code", "parent": .init(name, width: 18, .text)
    case "definition", "include", "exclude", "example": .init(name, width: 44, .wrapped)
    default: .init(name, width: 24, .text)
    }
  }

  private static func choice<T: RawRepresentable<String> & CaseIterable>(
    _: T.Type
  ) -> Sheet.Validation {
    let names = T.allCases.map(\.rawValue)
    return .init(.list(names), message: "One of: \(names.joined(separator: ", ")).")
  }
}
