package import Basics

/// What is known about the page or feed that a date stands in.
package struct DateContext: Hashable, Sendable {
  /// When it was fetched, in seconds since 1970: the ground for "сегодня", for days without a year,
  /// and for refusing dates that lie in the future.
  package var fetched: Double?
  /// `03/12/2024` is the third of December.
  ///
  /// With points it always is.
  package var dayFirst = true
  /// A day and month without a year count, with the year of the fetch.
  package var allowsMissingYear = true

  package init(fetched: Double? = nil, dayFirst: Bool = true, allowsMissingYear: Bool = true) {
    self.fetched = fetched
    self.dayFirst = dayFirst
    self.allowsMissingYear = allowsMissingYear
  }

  /// A page fetched in Almaty may bear tomorrow's date of a zone further east.
  static let daysOfGrace = 1

  var fetchedSecond: Int? {
    // Between 1970 and 2100; anything else is a fault of the archive.
    guard let fetched, fetched >= 0, fetched < 4_102_444_800 else { return nil }
    return Int(fetched)
  }

  /// The day of the fetch by the clock of Almaty.
  var today: CivilDay? {
    fetchedSecond.map {
      CivilDate(secondsSince1970: $0, zoneMinutes: kazakhstanZoneMinutes(at: $0)).day
    }
  }

  func admits(_ date: CivilDate) -> Bool {
    guard let today else { return true }
    return date.day.daysSince1970 <= today.daysSince1970 + Self.daysOfGrace
  }
}

/// A date found in a longer text.
package struct FoundDate: Hashable, Sendable {
  /// `YYYY-MM-DD`, or ISO 8601 with time and, where known, zone.
  package var text: String
  /// Where it stands in the text.
  package var range: ScalarRange
}

/// Reads a text that is a date and little else, such as a field of a feed, a `<time>` or a by-line
/// that begins with one.
///
/// Takes ISO 8601, RFC 822, dd.mm.yyyy, month names in Kazakh, Russian, English and Ukrainian,
/// seconds and milliseconds since 1970, and words such as "вчера" where the time of the fetch is
/// known. Returns `YYYY-MM-DD`, or ISO 8601 with the time and zone that the text has; nil when the
/// text begins with no date or with one that lies in the future.
package func readDate(_ text: String, context: DateContext = DateContext()) -> String? {
  // Longer than any date with its weekday, zone and words around it.
  let tokens = dateTokens(of: text, limit: 200)
  if let epoch = epochDate(tokens) { return context.admits(epoch) ? epoch.text : nil }
  let parser = DateParser(tokens: tokens, context: context, isField: true)
  // An opening bracket or quotation mark.
  for start in 0..<min(2, tokens.count) {
    if let (date, _) = parser.date(at: start) {
      return context.admits(date) ? date.text : nil
    }
    guard case .sign = tokens[start].kind else { return nil }
  }
  return nil
}

/// The first date inside a longer text, such as a by-line; nil when there is none.
package func findDate(in text: String, context: DateContext = DateContext()) -> String? {
  locateDate(in: text, context: context)?.text
}

/// The first date inside a longer text, with its place.
///
/// Dates in the future are passed over.
package func locateDate(in text: String, context: DateContext = DateContext()) -> FoundDate? {
  // A by-line or a paragraph; whoever wants a date from a whole page must cut it first.
  let tokens = dateTokens(of: text, limit: 20_000)
  let parser = DateParser(tokens: tokens, context: context, isField: false)
  var start = 0
  while start < tokens.count {
    if isDateStart(tokens, at: start), let (date, end) = parser.date(at: start), end > start {
      if context.admits(date) {
        return FoundDate(
          text: date.text, range: ScalarRange(tokens[start].start, tokens[end - 1].end))
      }
      start = end
    } else {
      start += 1
    }
  }
  return nil
}

/// The same moment in UTC, `2024-12-03T04:05:00Z`, for the feeds protocol.
///
/// A date without time or zone is returned as it is.
package func utcForm(of date: String) -> String {
  let parser = DateParser(
    tokens: dateTokens(of: date, limit: 40), context: DateContext(), isField: true)
  guard let seconds = parser.date(at: 0)?.date.secondsSince1970 else { return date }
  return CivilDate(secondsSince1970: seconds, zoneMinutes: 0).text
}

/// Seconds since 1970 of an ISO date with time and zone; nil where one of them is missing.
package func secondsSince1970(of date: String) -> Double? {
  let parser = DateParser(
    tokens: dateTokens(of: date, limit: 40), context: DateContext(), isField: true)
  return parser.date(at: 0)?.date.secondsSince1970.map(Double.init)
}

/// A number may not begin in the middle of a word or a longer number ("v12.03.2024", "№112/03").
func isDateStart(_ tokens: [DateToken], at index: Int) -> Bool {
  guard index > 0, !tokens[index].isAfterSpace else { return true }
  if case .word = tokens[index - 1].kind, case .number = tokens[index].kind { return false }
  return true
}

/// Ten digits are seconds since 1970, thirteen milliseconds, fourteen `yyyymmddhhmmss` (UTC, as in
/// web archives).
///
/// Seconds come out in the time of Kazakhstan.
private func epochDate(_ tokens: [DateToken]) -> CivilDate? {
  guard let first = tokens.first, case .number(let value, let digits) = first.kind else {
    return nil
  }
  guard tokens.count == 1 || (digits == 10 && hasOnlyFraction(tokens)) else { return nil }
  let seconds: Int
  switch digits {
  case 10: seconds = value
  case 13: seconds = value / 1000
  case 14:
    let date = value / 1_000_000
    guard let day = CivilDay(date / 10_000, date / 100 % 100, date % 100),
      var time = DateParser.time(digits: value % 1_000_000)
    else { return nil }
    time.zoneMinutes = 0
    return CivilDate(day: day, time: time)
  default: return nil
  }
  // From 1990 to 2100: other numbers of ten digits are telephones and article numbers.
  guard (631_152_000..<4_102_444_800).contains(seconds) else { return nil }
  return CivilDate(
    secondsSince1970: seconds, zoneMinutes: kazakhstanZoneMinutes(at: seconds))
}

/// Whether the tokens are seconds with a fraction, as in `1733198700.123`.
private func hasOnlyFraction(_ tokens: [DateToken]) -> Bool {
  guard tokens.count == 3, case .sign(".") = tokens[1].kind, case .number = tokens[2].kind else {
    return false
  }
  return true
}
