/// Words of the web in a CSV file that people open in a spreadsheet: what begins like a formula, such as
/// `=cmd…` or `-тен`, stands behind an apostrophe there.
///
/// Reading takes the apostrophe off, so the text comes back as it was, whatever it begins with.
package enum FormulaGuard {
  /// With an apostrophe before it where a spreadsheet would calculate.
  package static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// The text that was guarded.
  static func bare(_ text: String) -> String {
    text.unicodeScalars.first == "'" && isFormula(text)
      ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// By the signs that OWASP lists under “CSV injection”; with apostrophes before them as well, which
  /// are the text's own.
  private static func isFormula(_ text: String) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
  }
}
