/// The names of an archive's files: `koshu-20261130-00001.warc.gz`, so that their order is that of time.
struct ArchiveName: Hashable, Comparable {
  /// In UTC, `20261130`.
  var day: String
  /// Of the file among those of its day, from 1.
  var number: Int

  var text: String {
    let digits = String(number)
    return
      "koshu-\(day)-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits).warc.gz"
  }

  init(day: String, number: Int) { (self.day, self.number) = (day, number) }

  /// Nil for the name of any other file.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "koshu", text.hasSuffix(".warc.gz"),
      parts[1].utf8.count == 8, parts[1].utf8.allSatisfy({ $0 &- 48 < 10 }),
      let number = Int(parts[2].dropLast(".warc.gz".count)), number > 0
    else { return nil }
    self.init(day: String(parts[1]), number: number)
    guard self.text == text else { return nil }
  }

  /// The first name of the day of a record's date.
  init(date: String) {
    self.init(day: String(date.prefix(10).filter { $0 != "-" }), number: 1)
  }

  /// The name of the file after this one, for a record of that date: the clock of a machine may go
  /// back, the order of the files does not.
  func next(date: String) -> ArchiveName {
    let first = ArchiveName(date: date)
    return first.day > day ? first : ArchiveName(day: day, number: number + 1)
  }

  static func < (a: Self, b: Self) -> Bool { (a.day, a.number) < (b.day, b.number) }
}
