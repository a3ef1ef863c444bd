internal import Basics
internal import Store

/// The pages that are said to be in a file of the archive, in its order, a few at a time: to be walked
/// through beside the file.
struct PlacedPages {
  private let state: CollectionStore
  private let file: String
  private var rows: ArraySlice<PageRow> = []
  private var last = -1
  private var isAtEnd = false

  private static let step = 500

  init(_ state: CollectionStore, file: String) {
    self.state = state
    self.file = file
  }

  /// The pages up to a place that were not given yet, each with its own.
  mutating func next(upTo offset: Int) throws(Problem) -> [(offset: Int, page: PageRow)] {
    var given: [(offset: Int, page: PageRow)] = []
    while true {
      if rows.isEmpty, !isAtEnd { try refill() }
      guard let row = rows.first, let place = row.offset, place <= offset else { return given }
      rows.removeFirst()
      given.append((place, row))
    }
  }

  private mutating func refill() throws(Problem) {
    var found = try state.pages(inFile: file, after: last, limit: Self.step)
    isAtEnd = found.count < Self.step
    // Those of one place come together, or the rest of them would be behind the next step.
    if !isAtEnd, let end = found.last?.offset, found.first?.offset != end {
      while found.last?.offset == end { found.removeLast() }
    }
    last = found.last?.offset ?? last
    rows = found[...]
  }
}
