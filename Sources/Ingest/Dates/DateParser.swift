/// Reads one date that begins at a given token.
///
/// Every method takes the index where its piece should begin and returns the piece with the index
/// behind it, or nil.
struct DateParser {
  let tokens: [DateToken]
  let context: DateContext
  /// The whole text is a date (a field of a feed): bare years of two digits, unseparated digits
  /// and relative words are then believed.
  let isField: Bool
  private let words = DateWords.shared

  init(tokens: [DateToken], context: DateContext, isField: Bool) {
    self.tokens = tokens
    self.context = context
    self.isField = isField
  }

  /// A date with its time, on either side, beginning exactly at `start`.
  func date(at start: Int) -> (date: CivilDate, end: Int)? {
    if let moment = momentAgo(at: start) { return moment }
    if let (time, next) = clock(at: start) {
      let (index, _) = separators(from: next)
      guard let (day, end) = day(at: skippingWeekday(from: index)) else { return nil }
      return (CivilDate(day: day, time: time), end)
    }
    let first = skippingWeekday(from: start)
    if let found = unixCalendar(at: first) { return found }
    guard let (day, next) = day(at: first) else { return nil }
    if let (time, end) = compactClock(at: next) { return (CivilDate(day: day, time: time), end) }
    let (index, sawMark) = separators(from: next)
    if let (time, end) = clock(at: index, afterMark: sawMark) {
      return (CivilDate(day: day, time: time), end)
    }
    return (CivilDate(day: day), next)
  }

  // MARK: - Tokens

  func number(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard tokens.indices.contains(index), case .number(let value, let count) = tokens[index].kind,
      digits.contains(count)
    else { return nil }
    return value
  }

  func word(_ index: Int) -> DateWord? {
    guard tokens.indices.contains(index), case .word(let text) = tokens[index].kind else {
      return nil
    }
    return words[text]
  }

  func isWord(_ index: Int, _ text: String) -> Bool {
    guard tokens.indices.contains(index), case .word(let found) = tokens[index].kind else {
      return false
    }
    return found == text
  }

  func sign(_ index: Int) -> Unicode.Scalar? {
    guard tokens.indices.contains(index), case .sign(let scalar) = tokens[index].kind else {
      return nil
    }
    return scalar
  }

  func isAfterSpace(_ index: Int) -> Bool {
    !tokens.indices.contains(index) || tokens[index].isAfterSpace
  }

  private func skippingWeekday(from start: Int) -> Int {
    guard word(start)?.isWeekday == true else { return start }
    var index = start + 1
    if sign(index) == "." { index += 1 }
    if sign(index) == "," { index += 1 }
    return index
  }

  /// Passes what may stand between a day and a time: at most four signs and words such as "г.", "в"
  /// and "сағат".
  ///
  /// Tells whether a word announced the time.
  private func separators(from start: Int) -> (next: Int, sawMark: Bool) {
    var index = start
    var sawMark = false
    while index < start + 4 {
      if let scalar = sign(index), Self.separators.contains(scalar) {
        index += 1
      } else if let word = word(index), word.marksYear || word.marksTime || word.isWeekday {
        sawMark = sawMark || word.marksTime
        index += 1
      } else if isWord(index, "t") {
        sawMark = true
        index += 1
      } else {
        break
      }
    }
    return (index, sawMark)
  }

  private static let separators: Set<Unicode.Scalar> = [
    ",", "|", "-", "\u{2013}", "\u{2014}", "\u{B7}", "\u{2022}", "/", "(", ")", ".", ";", "[", "]",
  ]

  // MARK: - Times

  /// `09:05`, `9:05:07.123 pm`, and after a word that announces a time `9.05`; with a zone.
  func clock(at start: Int, afterMark: Bool = false) -> (CivilTime, Int)? {
    if !afterMark, word(start)?.marksTime == true { return clock(at: start + 1, afterMark: true) }
    guard var hour = number(start, digits: 1...2), hour < 24 else { return nil }
    let separator = sign(start + 1)
    guard separator == ":" || (afterMark && (separator == "." || separator == "-")),
      let minute = number(start + 2, digits: 2...2), minute < 60
    else { return nil }
    var index = start + 3
    var second = 0
    if sign(index) == ":", let value = number(index + 1, digits: 1...2), value < 61 {
      second = min(value, 59)
      index += 2
      if sign(index) == "." || sign(index) == ",", number(index + 1, digits: 1...9) != nil,
        !isAfterSpace(index + 1)
      {
        index += 2
      }
    }
    (hour, index) = halfDay(hour, at: index)
    let (zone, end) = zone(at: index)
    return (CivilTime(hour: hour, minute: minute, second: second, zoneMinutes: zone), end)
  }

  /// `T0905`, `T090507Z` and the six digits of `20241203090507`.
  private func compactClock(at start: Int) -> (CivilTime, Int)? {
    guard isWord(start, "t"), !isAfterSpace(start) else { return nil }
    let digits: Int
    if number(start + 1, digits: 4...4) != nil {
      digits = 4
    } else if number(start + 1, digits: 6...6) != nil {
      digits = 6
    } else {
      return nil
    }
    guard let value = number(start + 1, digits: digits...digits),
      let time = Self.time(digits: digits == 4 ? value * 100 : value)
    else { return nil }
    var index = start + 2
    if sign(index) == ".", number(index + 1, digits: 1...9) != nil { index += 2 }
    let (zone, end) = zone(at: index)
    return (
      CivilTime(hour: time.hour, minute: time.minute, second: time.second, zoneMinutes: zone), end
    )
  }

  /// The time in six digits, `hhmmss`.
  static func time(digits: Int) -> CivilTime? {
    let (hour, minute, second) = (digits / 10_000, digits / 100 % 100, digits % 100)
    guard hour < 24, minute < 60, second < 61 else { return nil }
    return CivilTime(hour: hour, minute: minute, second: min(second, 59), zoneMinutes: nil)
  }

  private func halfDay(_ hour: Int, at index: Int) -> (hour: Int, next: Int) {
    if let half = word(index)?.halfDay {
      return (hour <= 12 ? hour % 12 + half : hour, index + 1)
    }
    // "p.m."
    let afternoon = isWord(index, "p")
    if afternoon || isWord(index, "a"), sign(index + 1) == ".", isWord(index + 2, "m") {
      return (hour <= 12 ? hour % 12 + (afternoon ? 12 : 0) : hour, index + 3)
    }
    return (hour, index)
  }

  /// `Z`, `+0500`, `+05:00`, `UTC+5`, `(МСК)`; without one the index stays.
  private func zone(at start: Int) -> (minutes: Int?, next: Int) {
    let index = sign(start) == "(" ? start + 1 : start
    if let named = word(index)?.zoneMinutes {
      if let (offset, next) = numericZone(at: index + 1, afterName: true) { return (offset, next) }
      return (named, index + 1)
    }
    if let (offset, next) = numericZone(at: index, afterName: false) { return (offset, next) }
    return (nil, start)
  }

  private func numericZone(at index: Int, afterName: Bool) -> (Int, Int)? {
    guard let scalar = sign(index), !isAfterSpace(index + 1) else { return nil }
    let direction: Int
    switch scalar {
    case "+": direction = 1
    case "-", "\u{2212}": direction = -1
    default: return nil
    }
    // A minus after a space is more often a dash, unless it leads four digits.
    let isBold = afterName || direction == 1 || !isAfterSpace(index)
    if let value = number(index + 1, digits: 4...4), value % 100 < 60, value <= 1400 {
      return (direction * (value / 100 * 60 + value % 100), index + 2)
    }
    guard let hours = number(index + 1, digits: 1...2), hours <= 14 else { return nil }
    if sign(index + 2) == ":", let minutes = number(index + 3, digits: 2...2), minutes < 60 {
      return (direction * (hours * 60 + minutes), index + 4)
    }
    return isBold ? (direction * hours * 60, index + 2) : nil
  }

  // MARK: - Moments

  /// `Dec  3 09:05:00 +0500 2024`, the order of C's `asctime` and of `date`.
  private func unixCalendar(at start: Int) -> (CivilDate, Int)? {
    guard let month = word(start)?.month, let day = number(start + 1, digits: 1...2),
      let (time, next) = clock(at: start + 2), let year = number(next, digits: 4...4),
      let civil = plausible(year, month, day)
    else { return nil }
    return (CivilDate(day: civil, time: time), next + 1)
  }

  /// `2 часа назад`, `3 сағат бұрын`, `час назад`.
  private func momentAgo(at start: Int) -> (CivilDate, Int)? {
    guard let fetched = context.fetchedSecond else { return nil }
    let count = number(start, digits: 1...3) ?? word(start)?.count
    let index = count == nil ? start : start + 1
    guard let unit = word(index)?.unitSeconds, word(index + 1)?.marksAgo == true else { return nil }
    let moment = fetched - (count ?? 1) * unit
    let zone = kazakhstanZoneMinutes(at: moment)
    var date = CivilDate(secondsSince1970: moment, zoneMinutes: zone)
    if unit >= 86_400 {
      date.time = nil
    } else {
      date.time?.second = 0
    }
    return (date, index + 2)
  }
}
