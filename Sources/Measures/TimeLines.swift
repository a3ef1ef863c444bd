/// Months up to two years, quarters up to eight, then years: at most some thirty points, as many
/// as a chart of a page's width can carry.
func step(from first: Month, to last: Month) -> TimeLine.Step {
  switch last.number - first.number + 1 {
  case ...24: .month
  case ...96: .quarter
  default: .year
  }
}

/// A month of a year, counted from year 0.
struct Month: Hashable, Comparable {
  let number: Int

  /// Of a day `YYYY-MM-DD`, whatever follows it; nil where it is none.
  init?(day: String) {
    let digits = day.utf8.prefix(10).map { Int($0) - 48 }
    guard digits.count == 10, digits[4] == -3, digits[7] == -3,
      [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy({ (0...9).contains(digits[$0]) })
    else { return nil }
    let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
    let month = digits[5] * 10 + digits[6]
    guard (1...12).contains(month) else { return nil }
    number = year * 12 + month - 1
  }

  var year: Int { number / 12 }

  static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// The number of the bucket a month falls in, counted from year 0.
func bucketNumber(ofMonth number: Int, _ step: TimeLine.Step) -> Int {
  switch step {
  case .month: number
  case .quarter: number / 3
  case .year: number / 12
  }
}

private func key(ofBucket number: Int, _ step: TimeLine.Step) -> String {
  func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
  return switch step {
  case .month: padded(number / 12, to: 4) + "-" + padded(number % 12 + 1, to: 2)
  case .quarter: padded(number / 4, to: 4) + "-Q" + String(number % 4 + 1)
  case .year: padded(number, to: 4)
  }
}

extension Corpus {
  /// Articles and stances over time.
  ///
  /// Articles without a day are left out; the overview counts them.
  func timeLine(outlets: [String]) -> TimeLine {
    guard let first = months.lazy.compactMap(\.self).min(),
      let last = months.lazy.compactMap(\.self).max()
    else { return TimeLine(step: .month, buckets: []) }
    let step = step(from: first, to: last)
    let start = bucketNumber(ofMonth: first.number, step)
    let span = bucketNumber(ofMonth: last.number, step) - start + 1
    // A mistyped year would make a time line of centuries.
    let shown = min(span, Self.mostBuckets)
    var members = [[Int]](repeating: [], count: shown)
    for (position, month) in months.enumerated() {
      guard let month else { continue }
      let index = bucketNumber(ofMonth: month.number, step) - start - (span - shown)
      if index >= 0 { members[index].append(position) }
    }
    var line = TimeLine(
      step: step,
      buckets: members.enumerated().map { index, positions in
        bucket(key(ofBucket: start + span - shown + index, step), positions, outlets)
      })
    line.changes = changePoints(line, members)
    return line
  }

  /// Years beyond this are cut off at the old end.
  static var mostBuckets: Int { 60 }

  private func bucket(_ key: String, _ positions: [Int], _ outlets: [String]) -> TimeLine.Bucket {
    let relevant = positions.filter { articles[$0].relevance == "internal" }
    var byOutlet: [String: Int] = [:]
    for position in relevant { byOutlet[articles[position].outlet, default: 0] += 1 }
    let stances = sample(relevant) { [$0.strictStance] }
    let row = stanceRow(key, stances, Codes.stances)
    return TimeLine.Bucket(
      key: key, articles: positions.count, relevant: count(relevant),
      byOutlet: outlets.map { byOutlet[$0] ?? 0 }, stance: row.cells, net: row.net)
  }
}
