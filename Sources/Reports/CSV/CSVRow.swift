internal import Basics
internal import Foundation

/// A line of one of the CSV files that Koshu writes; `docs/data-dictionary.md` says what the columns
/// mean, and a test holds the two together.
package protocol CSVRow: Hashable, Sendable {
  static var columns: [String] { get }
  /// As many as columns, in their order.
  var fields: [String] { get }
}

/// The bytes of a CSV file by RFC 4180.
package func csv<Row: CSVRow>(_ rows: some Sequence<Row>) -> [UInt8] {
  var writer = CSVWriter(header: Row.columns)
  for row in rows { writer.append(row.fields) }
  return writer.bytes
}

/// Joins codes in one field.
///
/// Codes and ids hold no semicolon.
func joined(_ codes: [String]) -> String { codes.joined(separator: ";") }

/// Weights and scores have at most four decimals: lexicons give them with one or two, shifters
/// multiply them by 0.5 and 1.5 at most twice.
func number(_ value: Double) -> String { decimal(value, digits: 4) ?? "" }

func flag(_ value: Bool) -> String { value ? "true" : "false" }

/// The data dictionary, to lie beside the files it explains: Markdown, the same as
/// `docs/data-dictionary.md`.
package func dataDictionary() throws -> [UInt8] { Array(try resource("data-dictionary.md")) }
