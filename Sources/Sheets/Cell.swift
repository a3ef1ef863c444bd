/// What a cell of a spreadsheet holds.
package enum Cell: Hashable, Sendable {
  case empty
  case text(String)
  case number(Double)
  case boolean(Bool)
  /// A number that the sheet shows as a date or time: days since 1899-12-30.
  ///
  /// Of its own, so that a caller can say that the spreadsheet made a date of what was typed.
  case date(Double)
  /// A value that could not be computed, such as `#NAME?`.
  case error(String)
  /// A formula whose value nobody has computed yet. Only read, never written.
  case formula(String)

  /// What a person would read in the cell, without regard to its number format.
  package var shown: String {
    switch self {
    case .empty: ""
    case .text(let text), .error(let text): text
    case .formula(let text): "=\(text)"
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .number(let number): Self.digits(of: number)
    case .date(let serial): Self.date(serial)
    }
  }

  /// The shortest digits that give the number back, without an exponent where it is a whole one.
  private static func digits(of number: Double) -> String {
    if number == number.rounded(), number.magnitude < 1e15 { return String(Int64(number)) }
    return "\(number)"
  }

  /// `2026-01-05` for a day, with `T10:30` where it has a time.
  private static func date(_ serial: Double) -> String {
    guard serial.isFinite, (0..<2_958_466).contains(serial) else { return digits(of: serial) }
    let minutes = Int((serial * 1440).rounded())
    let (day, minute) = (minutes / 1440, minutes % 1440)
    let date = civilDate(serialDay: day)
    let time = "T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    let text = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    return minute == 0 ? text : text + time
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// The day of a spreadsheet for a date, the opposite of `civilDate`; nil before 1900-03-01, where
  /// spreadsheets disagree.
  package static func serialDay(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day), (1900...9999).contains(year) else {
      return nil
    }
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (shifted / 400, shifted % 400)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let serial = era * 146_097 + dayOfEra - 719_468 + 25_569
    return serial > 60 && civilDate(serialDay: serial) == (year, month, day) ? serial : nil
  }

  /// The date of a day of a spreadsheet, in the proleptic Gregorian calendar (Howard Hinnant,
  /// “chrono-Compatible Low-Level Date Algorithms”).
  package static func civilDate(serialDay: Int) -> (year: Int, month: Int, day: Int) {
    // Excel counts a 29 February 1900 that never was; days before it are one less.
    let day = (serialDay < 60 ? serialDay + 1 : serialDay) - 25_569 + 719_468
    let era = (day >= 0 ? day : day - 146_096) / 146_097
    let dayOfEra = day - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }
}
