/// Days since 1970-01-01 of `YYYY-MM-DD`, whatever follows it; nil for anything else (Howard Hinnant,
/// chrono-compatible low-level date algorithms).
package func dayNumber(_ text: String) -> Int? {
  let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
    return nil
  }
  // March begins the year, so that leap days end it.
  let year = parts[1] > 2 ? parts[0] : parts[0] - 1
  let month = (parts[1] + 9) % 12
  let ofYear = (153 * month + 2) / 5 + parts[2] - 1
  return 365 * year + year / 4 - year / 100 + year / 400 + ofYear - 719_468
}

/// `YYYY-MM-DD` of days since 1970-01-01.
package func dayText(_ number: Int) -> String {
  let shifted = number + 719_468
  let era = shifted / 146_097
  let ofEra = shifted % 146_097
  let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
  let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let month = (5 * ofYear + 2) / 153
  let day = ofYear - (153 * month + 2) / 5 + 1
  let civil = month < 10 ? month + 3 : month - 9
  let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
  return "\(padded(year, 4))-\(padded(civil, 2))-\(padded(day, 2))"
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
