package import Basics

/// A script by which R reads the tables, with types, factors and labels; base R alone.
package struct RSyntax {
  private let tables: [TableDescription]
  private let codes: CodeLists
  private let language: InterfaceLanguage

  package init(_ tables: [TableDescription], codes: CodeLists, language: InterfaceLanguage) {
    (self.tables, self.codes, self.language) = (tables, codes, language)
  }

  /// - Parameter files: of the tables, in their order.
  package func text(files: [String]) -> String {
    var lines = [
      "# Run it in the folder of the CSV files: source(\"read.R\", encoding = \"UTF-8\")",
      "read_table <- function(file, classes) {",
      "  utils::read.csv(file, colClasses = classes, na.strings = \"\", encoding = \"UTF-8\",",
      "    quote = \"\\\"\", comment.char = \"\", check.names = FALSE)", "}",
    ]
    for (table, file) in zip(tables, files) {
      let name = table.table.rawValue
      lines += ["", "# \(table.title[language])", "\(name) <- read_table(\(quoted(file)), c("]
      lines += listed(table.columns.map { "  \(quoted($0.name)) = \(quoted(Self.type($0.type)))" })
      lines.append("))")
      for column in table.columns { lines += self.lines(of: column, in: name) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of column: ColumnDescription, in table: String) -> [String] {
    let place = "\(table)[[\(quoted(column.name))]]"
    var lines: [String] = []
    switch column.type {
    case .flag: lines.append("\(place) <- \(place) == \"true\"")
    case .moment:
      lines.append(
        "\(table)[[\(quoted(column.name + "_day"))]] <- as.Date(substr(\(place), 1, 10))")
    case .code:
      let known = codes.codes(of: column.codes)
      guard CodeLists.isClosed(column.codes), !known.isEmpty else { break }
      lines.append("\(place) <- factor(\(place),")
      lines.append("  levels = c(\(known.map { quoted($0.code) }.joined(separator: ", "))),")
      lines.append(
        "  labels = c(\(known.map { quoted($0.label[language]) }.joined(separator: ", "))))")
    case .text, .list, .integer, .decimal, .date: break
    }
    return lines + ["attr(\(place), \"label\") <- \(quoted(column.title[language]))"]
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .integer: "integer"
    case .decimal: "numeric"
    case .date: "Date"
    case .text, .code, .list, .flag, .moment: "character"
    }
  }

  private func listed(_ lines: [String]) -> [String] {
    lines.enumerated().map { $0 < lines.count - 1 ? $1 + "," : $1 }
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " "))\""
  }
}
