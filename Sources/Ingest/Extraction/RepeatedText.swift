/// Finds blocks that only say again what other blocks say: whole articles stand on some pages a
/// second time, in one piece and hidden, for search engines or for a reader's voice.
struct RepeatedText {
  let page: PageBlocks
  /// Runs of five words that were met, as hashes.
  private var seen: Set<UInt64> = []

  init(_ page: PageBlocks) { self.page = page }

  /// Letters; shorter texts may well be said twice.
  private static let shortest = 120
  /// The share of a block's runs that must have been met: a repetition is often cut or set anew.
  private static let mostly = 0.8
  private static let run = 5

  /// The blocks that say something new.
  ///
  /// Of two with one text the one that is marked as a paragraph
  /// stays, else the first; exact repetitions are not judged here.
  static func removed(from chosen: [Int], of page: PageBlocks) -> [Int] {
    guard chosen.contains(where: { page.blocks[$0].length >= shortest }) else { return chosen }
    var text = RepeatedText(page)
    var repeated: Set<Int> = []
    var exact: Set<UInt64> = []
    let ordered =
      chosen.filter { page.blocks[$0].isParagraph }
      + chosen.filter {
        !page.blocks[$0].isParagraph
      }
    for index in ordered {
      let isNew = exact.insert(hash(of: page.bytes(page.blocks[index]))).inserted
      if text.isRepeated(index), isNew { repeated.insert(index) }
    }
    return repeated.isEmpty ? chosen : chosen.filter { !repeated.contains($0) }
  }

  private mutating func isRepeated(_ index: Int) -> Bool {
    let runs = runs(of: page.bytes(page.blocks[index]))
    let known = runs.count { seen.contains($0) }
    seen.formUnion(runs)
    return page.blocks[index].length >= Self.shortest
      && Double(known) >= Double(runs.count) * Self.mostly
  }

  /// A hash of each five words in a row.
  private func runs(of bytes: ArraySlice<UInt8>) -> [UInt64] {
    let words = comparableWords(bytes)
    guard words.count >= Self.run else { return words }
    return (0...(words.count - Self.run)).map { start in
      words[start..<(start + Self.run)].reduce(hashSeed) { ($0 ^ $1) &* 0x100_0000_01b3 }
    }
  }
}
