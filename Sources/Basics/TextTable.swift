/// Texts in the languages of the interface, from CSV files with the columns `key`, `kk`, `ru`, `en`.
package struct TextTable: Sendable {
  private var rows: [String: [InterfaceLanguage: String]] = [:]

  package init() {}

  /// Adds the rows of a file; lines of another shape are passed over, and tests see to it that there
  /// are none.
  package mutating func add(csv bytes: [UInt8]) {
    var columns: [InterfaceLanguage] = []
    for (line, row) in CSVReader(bytes).enumerated() {
      if line == 0 {
        columns = row.fields.dropFirst().compactMap(InterfaceLanguage.init)
      } else if row.fields.count == columns.count + 1 {
        rows[row.fields[0]] = Dictionary(
          zip(columns, row.fields.dropFirst()), uniquingKeysWith: { first, _ in first })
      }
    }
  }

  package subscript(key: String, language: InterfaceLanguage) -> String? {
    get { rows[key]?[language] }
    set { rows[key, default: [:]][language] = newValue }
  }

  package var keys: [String] { rows.keys.sorted() }
}
