package import Basics
package import Exports

/// What is to be exported, and how.
package struct ExportRequest: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case csv, excel, xlsx, jsonl, package, spss, r, qdpx, citation

    /// Whether it is a file, and not a folder of several.
    package var isFile: Bool { [.xlsx, .qdpx, .citation].contains(self) }
  }

  package var format: Format
  /// Where it is written; beside the outputs of a run where nothing is named.
  package var path: String?
  package var tables = ExportTable.allCases
  package var language = InterfaceLanguage.en
  /// Whether the publishers' words are written.
  package var hasText = true
  /// Whether names of private persons are replaced.
  package var isPseudonymous = false
  /// Between the fields of `excel`.
  package var separator = UInt8(ascii: ",")
  /// For the citation: `Family, Given`, or a body.
  package var authors: [String] = []
  /// Files of codings by people, for `qdpx`.
  package var gold: [String] = []

  package init(_ format: Format) { self.format = format }
}

/// What an export says at its end.
package struct ExportSummary: Sendable {
  /// The folder or file that was written.
  package var path: String
  /// Its files with their rows; empty where the path is the file.
  package var files: [(name: String, rows: Int)]
  /// What the reader of the export should know.
  package var remarks: [String]
}
