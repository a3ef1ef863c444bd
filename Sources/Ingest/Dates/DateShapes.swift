/// The shapes in which a day is written.
extension DateParser {
  /// A day beginning exactly at `start`.
  func day(at start: Int) -> (CivilDay, Int)? {
    if let found = relativeDay(at: start) { return found }
    if let month = word(start)?.month { return monthFirst(month, at: start) }
    if number(start, digits: 4...4) != nil { return yearFirst(at: start) }
    if number(start, digits: 1...2) != nil {
      return numericDay(at: start) ?? yearlessNumericDay(at: start) ?? namedMonth(at: start)
    }
    if isField { return compactDay(at: start) }
    return nil
  }

  /// A day of a year in which there was news on the web, or will be.
  func plausible(_ year: Int, _ month: Int, _ day: Int) -> CivilDay? {
    (1970...2100).contains(year) ? CivilDay(year, month, day) : nil
  }

  // MARK: - Numbers

  /// `20241203`.
  private func compactDay(at start: Int) -> (CivilDay, Int)? {
    guard let value = number(start, digits: 8...8),
      let day = plausible(value / 10_000, value / 100 % 100, value % 100)
    else { return nil }
    return (day, start + 1)
  }

  /// `2024-12-03`, `2024/12/3`, `2024 жылғы 3 желтоқсан`, `2024, 3 желтоқсан`, `2024 Dec 3`,
  /// `2024年12月3日`.
  private func yearFirst(at start: Int) -> (CivilDay, Int)? {
    guard let year = number(start, digits: 4...4) else { return nil }
    if let separator = sign(start + 1), "-./\u{2013}".unicodeScalars.contains(separator),
      let month = number(start + 2, digits: 1...2), sign(start + 3) == separator,
      let day = number(start + 4, digits: 1...2), let civil = plausible(year, month, day)
    {
      return (civil, start + 5)
    }
    var index = start + 1
    if word(index)?.marksYear == true {
      index += 1
      // "2024 ж. 3 желтоқсан", and the "ж.-ғы" of some news desks.
      if sign(index) == "." { index += 1 }
    }
    if sign(index) == "," || sign(index) == "-" { index += 1 }
    if let month = number(index, digits: 1...2), word(index + 1)?.marksMonth == true {
      guard let day = number(index + 2, digits: 1...2), let civil = plausible(year, month, day)
      else { return nil }
      return (civil, word(index + 3)?.marksDay == true ? index + 4 : index + 3)
    }
    if let day = number(index, digits: 1...2) {
      let afterDay = skippingOrdinal(from: index + 1)
      guard let month = word(afterDay)?.month, let civil = plausible(year, month, day) else {
        return nil
      }
      return (civil, afterDay + 1)
    }
    guard let month = word(index)?.month else { return nil }
    index += 1
    if sign(index) == "-" || sign(index) == "." { index += 1 }
    guard let day = number(index, digits: 1...2), let civil = plausible(year, month, day) else {
      return nil
    }
    return (civil, skippingOrdinal(from: index + 1))
  }

  /// `03.12.2024`, `3/12/2024`, `03-12-2024`, `03.12.24`.
  private func numericDay(at start: Int) -> (CivilDay, Int)? {
    guard let first = number(start, digits: 1...2), let separator = sign(start + 1),
      "./-".unicodeScalars.contains(separator), let second = number(start + 2, digits: 1...2),
      sign(start + 3) == separator, !continuesNumber(before: start)
    else { return nil }
    let year: Int
    if let full = number(start + 4, digits: 4...4) {
      year = full
    } else if separator != "-" || isField, let short = number(start + 4, digits: 2...2),
      sign(start + 5) != separator || isAfterSpace(start + 6)
    {
      year = fullYear(short)
    } else {
      return nil
    }
    let dayFirst = context.dayFirst || separator == "."
    let (day, month) = dayFirst ? (first, second) : (second, first)
    guard let civil = plausible(year, month, day) ?? plausible(year, day, month) else { return nil }
    return (civil, start + 5)
  }

  /// `22.11 22:06`: two digits each, and a time behind them.
  private func yearlessNumericDay(at start: Int) -> (CivilDay, Int)? {
    guard let day = number(start, digits: 2...2), sign(start + 1) == ".",
      let month = number(start + 2, digits: 2...2), !continuesNumber(before: start),
      timeFollows(start + 3)
    else { return nil }
    return yearless(month: month, day: day).map { ($0, start + 3) }
  }

  /// In `1.2.3.2024` and `192.168.10.24` no date begins after the first point.
  private func continuesNumber(before index: Int) -> Bool {
    guard index > 1, !isAfterSpace(index), let scalar = sign(index - 1) else { return false }
    return "./-".unicodeScalars.contains(scalar) && !isAfterSpace(index - 1)
      && number(index - 2, digits: 1...17) != nil
  }

  // MARK: - Names

  /// `3 декабря 2024`, `19 Наурыз, 2018`, `03-Dec-24`, `3-го декабря`, `3 желтоқсан`.
  private func namedMonth(at start: Int) -> (CivilDay, Int)? {
    guard let day = number(start, digits: 1...2) else { return nil }
    var index = skippingOrdinal(from: start + 1)
    if let scalar = sign(index), "-./,".unicodeScalars.contains(scalar) { index += 1 }
    guard let word = word(index), let month = word.month else { return nil }
    index += 1
    var next = index
    if let scalar = sign(next), ".-/".unicodeScalars.contains(scalar) { next += 1 }
    if sign(next) == "," { next += 1 }
    if let (year, end) = year(at: next) {
      guard let civil = plausible(year, month, day) else { return nil }
      return (civil, end)
    }
    guard !word.monthIsShort || isField else { return nil }
    return yearless(month: month, day: day).map { ($0, index) }
  }

  /// `December 3, 2024`, `желтоқсан 3, 2024`; without a year only with an ordinal, as in
  /// `желтоқсанның 3-і`, or where the whole text is a date ("в мае 20 человек").
  private func monthFirst(_ month: Int, at start: Int) -> (CivilDay, Int)? {
    var index = start + 1
    if sign(index) == "." || sign(index) == "-" { index += 1 }
    guard let day = number(index, digits: 1...2) else { return nil }
    let afterDay = skippingOrdinal(from: index + 1)
    let hasOrdinal = afterDay > index + 1
    index = afterDay
    if sign(index) == "," || sign(index) == "-" { index += 1 }
    if let year = number(index, digits: 4...4), let civil = plausible(year, month, day) {
      return (civil, index + 1)
    }
    guard hasOrdinal || (isField && sign(afterDay) != ":") else { return nil }
    return yearless(month: month, day: day).map { ($0, afterDay) }
  }

  /// Four digits; two where a time follows, an apostrophe leads, or a word says "year".
  private func year(at start: Int) -> (Int, Int)? {
    if let year = number(start, digits: 4...4), sign(start + 1) != ":" { return (year, start + 1) }
    let hasApostrophe = sign(start) == "'" || sign(start) == "\u{2019}"
    let index = hasApostrophe ? start + 1 : start
    guard let short = number(index, digits: 2...2), sign(index + 1) != ":" else { return nil }
    let isYear =
      hasApostrophe || isField || word(index + 1)?.marksYear == true
      || clock(at: index + 1) != nil
    return isYear ? (fullYear(short), index + 1) : nil
  }

  /// RFC 2822, section 4.3: 00 to 49 are of this century.
  private func fullYear(_ short: Int) -> Int { short < 50 ? 2000 + short : 1900 + short }

  private func skippingOrdinal(from start: Int) -> Int {
    let index = sign(start) == "-" ? start + 1 : start
    guard word(index)?.marksOrdinal == true, !isAfterSpace(index) else { return start }
    return index + 1
  }

  // MARK: - Relative to the fetch

  /// `сегодня`, `вчера`, `бүгін`, `кеше`.
  ///
  /// In a longer text the word must stand alone or beside a time: "вчера" in a sentence dates
  /// nothing.
  private func relativeDay(at start: Int) -> (CivilDay, Int)? {
    guard let offset = word(start)?.daysFromToday, let today = context.today else { return nil }
    let day = CivilDay(daysSince1970: today.daysSince1970 + offset)
    if isField || standsAlone(start) || timeFollows(start + 1) { return (day, start + 1) }
    // A time before it: "14:05, сегодня".
    return number(start - 1, digits: 2...2) != nil || sign(start - 1) == ","
      ? (day, start + 1) : nil
  }

  private func standsAlone(_ index: Int) -> Bool {
    isEdge(index - 1) && isEdge(index + 1)
  }

  /// The end of the text, or a sign that parts fields.
  private func isEdge(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    guard let scalar = sign(index) else { return false }
    return "|:()[]\u{2022}\u{B7}".unicodeScalars.contains(scalar)
  }

  private func timeFollows(_ start: Int) -> Bool {
    clock(at: start) != nil || (sign(start) != nil && clock(at: start + 1) != nil)
  }

  /// A day without a year: the last such day that is not in the future when the page was fetched.
  private func yearless(month: Int, day: Int) -> CivilDay? {
    guard context.allowsMissingYear, let today = context.today else { return nil }
    guard let thisYear = CivilDay(today.year, month, day) else {
      return CivilDay(today.year - 1, month, day)
    }
    let isFuture = thisYear.daysSince1970 > today.daysSince1970 + DateContext.daysOfGrace
    return isFuture ? CivilDay(today.year - 1, month, day) : thisYear
  }
}
