/// The shingles that outlets print again and again: footers, calls to subscribe, rubrics.
///
/// A shingle in more than three articles of one outlet counts as such: that rule, per outlet, lost no
/// pair and let none in falsely, where a cap over all outlets lost the widely printed stories
/// (docs/decisions.md, "Reprints").
struct Furniture {
  private var ofBlock: [ShingleTable] = []
  /// The block of each printing.
  private var block: [Int32]

  private static let most = 3
  /// Articles of an outlet, in the order of their dates, that are counted together.
  ///
  /// It bounds the memory, to some 20 MB; footers stand in all of them.
  private static let blockSize = 4096
  /// What the sampling leaves of an article, roughly.
  private static let shinglesOfArticle = 150

  init(_ printings: [Printing], shingles: (Int) throws -> [UInt64]) rethrows {
    block = Array(repeating: 0, count: printings.count)
    let ordered = printings.indices.sorted {
      (printings[$0].outlet, $0) < (printings[$1].outlet, $1)
    }
    var start = 0
    while start < ordered.count {
      let outlet = printings[ordered[start]].outlet
      let most = Self.blockSize + Self.blockSize / 4
      let reach = ordered[start..<min(ordered.count, start + most + 1)]
      let ofOutlet = reach.prefix { printings[$0].outlet == outlet }.count
      // A short rest would have too few articles to know its furniture by.
      let end = start + (ofOutlet <= most ? ofOutlet : Self.blockSize)
      var counts = ShingleTable(capacity: (end - start) * Self.shinglesOfArticle)
      for printing in ordered[start..<end] {
        block[printing] = Int32(ofBlock.count)
        // The first articles of a block decide nothing alone, so few are not counted.
        guard end - start > Self.most else { continue }
        for shingle in try shingles(printing) { counts.update(shingle) { ($0 ?? 0) + 1 } }
      }
      var furniture = ShingleTable()
      counts.forEach { shingle, count in
        if count > Self.most { furniture.update(shingle) { _ in count } }
      }
      ofBlock.append(furniture)
      start = end
    }
  }

  /// A printing's shingles without furniture.
  ///
  /// An outlet that prints one text five times makes all of it look like furniture; a footer leaves at
  /// least a fifth of the shortest brief.
  func own(_ shingles: [UInt64], of printing: Int) -> [UInt64] {
    let furniture = ofBlock[Int(block[printing])]
    guard furniture.count > 0 else { return shingles }
    let own = shingles.filter { furniture.value(of: $0) == nil }
    return own.count * 5 < shingles.count ? shingles : own
  }
}
