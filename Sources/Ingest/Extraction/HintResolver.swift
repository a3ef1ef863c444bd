/// Decides which of the names of elements are to be believed, and gives them to the blocks inside.
///
/// A page whose body is of class `no-sidebar tag-news` is neither a side bar nor a list of tags: what
/// would take away the headline or most of the running text is not believed.
struct HintResolver {
  private var page: PageBlocks
  /// The running text before each block, ending with that of the whole page.
  private var sums: [Double] = [0]

  init(_ page: PageBlocks) {
    self.page = page
    for block in page.blocks {
      sums.append((sums.last ?? 0) + max(0, ContentFinder.gain(block)))
    }
  }

  /// A part with more of the running text than this is not thrown away for its name.
  private static let tooMuch = 0.4
  private static let tooMuchForComments = 0.85

  func resolved() -> PageBlocks {
    var result = page
    result.marks.removeAll(keepingCapacity: true)
    for mark in page.marks {
      let first = page.firstBlock(from: mark.node)
      let last = page.firstBlock(from: mark.end)
      guard first < last else {
        result.marks.append(mark)
        continue
      }
      let hints = believed(mark, first..<last)
      guard !hints.isEmpty else { continue }
      result.marks.append(PageBlocks.Mark(node: mark.node, end: mark.end, hints: hints))
      // Marks come outer ones first: of two that contradict one another the inner one holds.
      let lifted: ClassHints =
        hints.contains(.doubt) ? .content : hints.contains(.content) ? .doubt : []
      for index in first..<last {
        result.blocks[index].hints.subtract(lifted)
        result.blocks[index].hints.formUnion(hints)
      }
    }
    return result
  }

  private func believed(_ mark: PageBlocks.Mark, _ range: Range<Int>) -> ClassHints {
    let kept = mark.hints.intersection([.content, .lede])
    var doubted = mark.hints.subtracting([.content, .lede])
    guard !doubted.isEmpty else { return kept }
    let total = sums[sums.count - 1]
    let share = total > 0 ? (sums[range.upperBound] - sums[range.lowerBound]) / total : 0
    if share > (mark.hints.contains(.comments) ? Self.tooMuchForComments : Self.tooMuch) {
      return kept
    }
    if doubted.contains(.drop), page.titles.contains(where: { range.contains($0) }) {
      doubted.remove(.drop)
    }
    return kept.union(doubted)
  }
}
