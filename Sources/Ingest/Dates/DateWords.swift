/// What a word may mean inside a date; one word may mean several things ("час", "сағат").
struct DateWord {
  var month: Int?
  /// The month is a short or doubtful form ("мар", "там"): it counts only where a year stands too.
  var monthIsShort = false
  var isWeekday = false
  /// Days from today: 0 for "бүгін", -1 for "вчера".
  var daysFromToday: Int?
  /// Seconds of a unit that is counted back from now ("2 часа назад").
  var unitSeconds: Int?
  var zoneMinutes: Int?
  /// 12 for "pm", 0 for "am".
  var halfDay: Int?
  var marksAgo = false
  var marksYear = false
  var marksTime = false
  var marksOrdinal = false
  /// The signs of Chinese and Japanese dates behind month and day.
  var marksMonth = false
  var marksDay = false
  /// A count that is written as a word ("екі сағат бұрын").
  var count: Int?
  /// What it says of a date behind it ("опубликовано", "жаңартылған").
  var label: DateLabel?
}

/// The words of dates in Kazakh, Russian, English and Ukrainian, from `Data/dates.csv`.
struct DateWords: Sendable {
  private let table: [String: DateWord]

  /// The table that ships with the module.
  static let shared = DateWords()

  subscript(word: String) -> DateWord? { table[word] }

  private init() {
    var table: [String: DateWord] = [:]
    for row in ingestTable("dates").dropFirst() where row.count == 4 {
      table[row[0], default: DateWord()].add(kind: row[1], value: Int(row[2]))
    }
    self.table = table
  }
}

extension DateWord {
  /// Adds a line of the table.
  ///
  /// A form that is a full month in one language and a short one in another is full.
  fileprivate mutating func add(kind: String, value: Int?) {
    switch kind {
    case "month":
      month = value
      monthIsShort = false
    case "month-short" where month == nil:
      month = value
      monthIsShort = true
    case "weekday": isWeekday = true
    case "day": daysFromToday = value
    case "unit": unitSeconds = value
    case "zone": zoneMinutes = value
    case "half": halfDay = value
    case "ago": marksAgo = true
    case "year": marksYear = true
    case "time": marksTime = true
    case "ordinal": marksOrdinal = true
    case "month-sign": marksMonth = true
    case "day-sign": marksDay = true
    case "count": count = value
    case "published": label = .published
    case "updated": label = .updated
    default: break
    }
  }
}
