/// Which printings have a shingle: linked lists in flat memory.
struct ShingleIndex {
  private var heads: ShingleTable
  private var postings: [Posting] = []

  private struct Posting {
    var printing: Int32
    /// The posting before it, -1 for none.
    var next: Int32
    /// Postings of its shingle up to it.
    var length: Int32
  }

  /// A shingle in more printings of one window takes no more: those that it has join any later
  /// printing to their story, and ten thousand copies of one text are no more work than this many.
  private static let mostPrintings: Int32 = 256

  init(capacity: Int = 0) { heads = ShingleTable(capacity: capacity) }

  /// The number of distinct shingles.
  var count: Int { heads.count }

  /// Adds to `counts` how many of the shingles each printing has.
  func count(_ shingles: [UInt64], into counts: inout SharedCounts) {
    guard count > 0 else { return }
    for shingle in shingles {
      Self.count(postings, from: heads.value(of: shingle) ?? -1, into: &counts)
    }
  }

  /// Adds to `counts` how many of the shingles each printing has, then keeps them for this one.
  mutating func insert(
    _ shingles: [UInt64], of printing: Int, countingInto counts: inout SharedCounts
  ) {
    // Apart from each other, as both are written to at once.
    var kept = postings
    postings = []
    for shingle in shingles {
      heads.update(shingle) { head in
        Self.count(kept, from: head ?? -1, into: &counts)
        let length = head.map { kept[Int($0)].length } ?? 0
        if let head, length >= Self.mostPrintings { return head }
        kept.append(Posting(printing: Int32(printing), next: head ?? -1, length: length + 1))
        return Int32(kept.count - 1)
      }
    }
    postings = kept
  }

  private static func count(
    _ postings: [Posting], from head: Int32, into counts: inout SharedCounts
  ) {
    var place = head
    while place >= 0 {
      let posting = postings[Int(place)]
      counts.add(Int(posting.printing))
      place = posting.next
    }
  }
}

/// How many shingles a printing shares with each earlier one.
struct SharedCounts {
  private var counts: [Int32]
  private var touched: [Int] = []

  init(printings: Int) { counts = Array(repeating: 0, count: printings) }

  mutating func add(_ printing: Int) {
    if counts[printing] == 0 { touched.append(printing) }
    counts[printing] += 1
  }

  /// The printings that share at least `least`, the earliest first; begins anew.
  mutating func take(least: Int32) -> [(printing: Int, shared: Int)] {
    var taken: [(printing: Int, shared: Int)] = []
    for printing in touched {
      if counts[printing] >= least { taken.append((printing, Int(counts[printing]))) }
      counts[printing] = 0
    }
    touched.removeAll(keepingCapacity: true)
    return taken.sorted { $0.printing < $1.printing }
  }
}
