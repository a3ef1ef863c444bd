/// What a spreadsheet makes of a cell while it is typed or opened.
///
/// Found by shape, before the cell is read for what it should be: Excel writes the same into CSV.
package enum SpreadsheetDamage: Hashable, Sendable {
  /// `05.янв` of 0.5 or 1-5, `2026-01-02` of 1-2.
  case date
  /// `1E+05` of 100000.
  case exponent
  /// `#ИМЯ?` of `=қалаға көшу`, which it took for a formula.
  case formula

  /// In a cell that should hold words.
  package init?(words text: String) {
    guard let first = text.utf8.first else { return nil }
    if first == UInt8(ascii: "#"), Self.errors.contains(text) {
      self = .formula
    } else if Self.isShortDate(text) {
      self = .date
    } else if Self.isExponent(text) {
      self = .exponent
    } else {
      return nil
    }
  }

  /// In a cell that should hold a number, a name or an id, where no date can stand.
  init?(value text: String) {
    if let damage = SpreadsheetDamage(words: text) {
      self = damage
    } else if Self.isFullDate(text) || Self.isDayNumber(text) {
      self = .date
    } else {
      return nil
    }
  }

  /// Of Excel in English and in Russian.
  private static let errors: Set<String> = [
    "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#FIELD!",
    "#ИМЯ?", "#ЗНАЧ!", "#ССЫЛКА!", "#ДЕЛ/0!", "#Н/Д", "#ЧИСЛО!", "#ПУСТО!", "#ПЕРЕНОС!",
  ]

  /// Abbreviated months of Excel in Kazakh, Russian and English.
  private static let months: Set<String> = [
    "қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел",
    "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func parts(_ text: String) -> [Substring] {
    guard text.utf8.count < 24, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return []
    }
    return text.split(omittingEmptySubsequences: false, whereSeparator: { ".-/".contains($0) })
  }

  private static func isNumber(_ part: Substring) -> Bool {
    (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `05.янв`, `май.05`, `5-Jan`, `05.янв.26`: nobody writes such words.
  private static func isShortDate(_ text: String) -> Bool {
    let parts = parts(text)
    guard (2...3).contains(parts.count) else { return false }
    return parts.count { months.contains($0.lowercased()) } == 1
      && parts.count { isNumber($0) } == parts.count - 1
  }

  /// `2026-01-02`, `05.01.2026`, `1/5/26`, and with a time behind it.
  private static func isFullDate(_ text: String) -> Bool {
    let day = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first.map(String.init) ?? ""
    let parts = parts(day)
    return parts.count == 3 && parts.allSatisfy(isNumber)
  }

  /// A day from 2000 to 2050 as spreadsheets count them, which no weight, window or id is.
  private static func isDayNumber(_ text: String) -> Bool {
    Int(text).map { (36_526...55_152).contains($0) } ?? false
  }

  /// `1E+05`, `1,00E-07`.
  private static func isExponent(_ text: String) -> Bool {
    guard let first = text.utf8.first, first < 0x3A,
      let sign = text.firstIndex(where: { $0 == "E" || $0 == "e" })
    else { return false }
    let head = text[..<sign].drop { $0 == "-" }
    let tail = text[text.index(after: sign)...]
    return !head.isEmpty && head.utf8.allSatisfy { (0x2C...0x39).contains($0) && $0 != 0x2F }
      && (tail.first == "+" || tail.first == "-") && isNumber(tail.dropFirst())
  }
}
