package import Foundation

/// Reads a date in any of the three forms of HTTP (RFC 9110, section 5.6.7); nil for anything else.
///
/// A year of two digits is of this century up to 69, as POSIX reads it.
package func httpDate(_ text: String) -> Date? {
  let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
  // Sun, 06 Nov 1994 08:49:37 GMT — Sunday, 06-Nov-94 08:49:37 GMT — Sun Nov  6 08:49:37 1994
  guard words.count == 6 || words.count == 5 else { return nil }
  let isASCTime = words.count == 5
  guard isASCTime || words[5] == "GMT" || words[5] == "UTC" else { return nil }
  let (day, month, year, time) =
    isASCTime
    ? (words[2], words[1], words[4], words[3]) : (words[1], words[2], words[3], words[4])
  guard let day = number(day), let month = months.firstIndex(of: String(month)),
    let written = number(year), let seconds = secondsOfDay(time), (1...31).contains(day)
  else { return nil }
  let whole = year.count > 2 ? written : written < 70 ? 2000 + written : 1900 + written
  guard (1970...9999).contains(whole) else { return nil }
  return Date(timeIntervalSince1970: Double(days(whole, month + 1, day) * 86_400 + seconds))
}

private let months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private func number(_ text: Substring) -> Int? {
  text.count <= 4 && text.utf8.allSatisfy { $0 &- 48 < 10 } ? Int(text) : nil
}

private func secondsOfDay(_ time: Substring) -> Int? {
  let parts = time.split(separator: ":", omittingEmptySubsequences: false)
  let numbers = parts.compactMap(number)
  // A leap second has the number 60.
  guard parts.count == 3, numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] <= 60
  else { return nil }
  return numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
}

/// Days since 1970 of a day of the Gregorian calendar, counted from March so that the leap day is
/// the last of its year.
private func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let years = month > 2 ? year : year - 1
  let months = (month + 9) % 12
  let leapDays = years / 4 - years / 100 + years / 400
  return years * 365 + leapDays + (months * 153 + 2) / 5 + day - 1 - 719_468
}
