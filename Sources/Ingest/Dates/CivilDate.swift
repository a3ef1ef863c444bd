/// A day of the Gregorian calendar.
///
/// Own arithmetic: Foundation's calendars depend on the locale and on the machine's zone tables.
struct CivilDay: Hashable, Comparable {
  var year: Int
  var month: Int
  var day: Int

  /// Nil when there is no such day.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
  var daysSince1970: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Inverse of `daysSince1970` (Howard Hinnant's `civil_from_days`).
  init(daysSince1970 days: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A time of day with its zone as written.
struct CivilTime: Hashable {
  var hour: Int
  var minute: Int
  var second: Int
  /// Minutes east of Greenwich; nil when the text names no zone.
  var zoneMinutes: Int?
}

/// A day, with a time where the text has one.
struct CivilDate: Hashable {
  var day: CivilDay
  var time: CivilTime?

  /// `YYYY-MM-DD`, or ISO 8601 with time and, where known, zone.
  var text: String {
    let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    guard let time else { return date }
    let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
    return "\(date)T\(clock)\(zone(time.zoneMinutes))"
  }

  /// The moment in a zone that is `zoneMinutes` east of Greenwich.
  init(secondsSince1970 seconds: Int, zoneMinutes: Int) {
    let local = seconds + zoneMinutes * 60
    let days = floorDivide(local, by: 86_400)
    let rest = local - days * 86_400
    day = CivilDay(daysSince1970: days)
    time = CivilTime(
      hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60, zoneMinutes: zoneMinutes)
  }

  init(day: CivilDay, time: CivilTime? = nil) {
    self.day = day
    self.time = time
  }

  /// Seconds since 1970 when time and zone are known.
  var secondsSince1970: Int? {
    guard let time, let zone = time.zoneMinutes else { return nil }
    return day.daysSince1970 * 86_400 + time.hour * 3600 + time.minute * 60 + time.second
      - zone * 60
  }
}

/// Minutes east of Greenwich that clocks in Almaty and Astana show: +06:00 until the country became
/// one zone on 1 March 2024, +05:00 since (decree of the government of 19 January 2024).
func kazakhstanZoneMinutes(at secondsSince1970: Int) -> Int {
  // 2024-02-29T18:00:00Z is midnight of 1 March by the old clock.
  secondsSince1970 < 1_709_229_600 ? 360 : 300
}

private func zone(_ minutes: Int?) -> String {
  guard let minutes else { return "" }
  guard minutes != 0 else { return "Z" }
  let magnitude = abs(minutes)
  return "\(minutes < 0 ? "-" : "+")\(padded(magnitude / 60, 2)):\(padded(magnitude % 60, 2))"
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func floorDivide(_ a: Int, by b: Int) -> Int {
  a >= 0 ? a / b : (a - b + 1) / b
}
