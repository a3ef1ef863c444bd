internal import Markup

/// The dates that a page shows to its readers, and which of them is the article's.
///
/// A page is full of dates: the clock in the head of the site, the cards of other stories, remarks of
/// readers, what the text tells of. The article's stands near its headline, mostly below it, or has a
/// word before it that says so.
struct ShownDates {
  let tree: MarkupTree
  let page: PageBlocks
  let facts: PageFacts
  let clues: PageClues
  let context: DateContext
  /// The block that shows the headline.
  let title: Int?

  /// When the article appeared: the candidate that costs least; and when it was changed: the nearest date
  /// behind a word such as "обновлено".
  func dates() -> (published: ArticleDate?, modified: ArticleDate?) {
    guard !page.blocks.isEmpty else { return (nil, nil) }
    let weighed = (marked() + lines()).compactMap { candidate in
      cost(candidate, isTeaser: clues.isTeaser[candidate.block]).map { (candidate, $0) }
    }
    let published = best(weighed) { candidate, cost in
      // Where a page shows only when it was changed, that is nearer than a date far off.
      candidate.label == .updated ? cost + Self.label + Self.changed : cost
    }
    return (published, best(weighed) { $0.label == .updated ? $1 : nil })
  }

  private struct Candidate {
    var date: String
    var block: Int
    var label: DateLabel?
    /// A `<time>`, or an element of a class such as `date`.
    var origin: ArticleDate.Origin
    /// A day of the week stands with it, as in the clock of a site.
    var hasWeekday = false
    /// Nothing of weight stands beside it.
    var isAlone = true
  }

  // Bytes of visible text, about a line (100) or a paragraph (600) of Cyrillic.

  /// How far from the headline a date without mark or label is believed.
  private static let reach = 600
  /// A mark is worth as much nearness as this.
  private static let unmarked = 150
  /// Over the headline stand the site's clock and its news of the hour as well.
  private static let overHeadline = 200
  /// What a label is worth: more than any place.
  private static let label = 100_000
  /// A site's clock: the day of the fetch; where that is not known, a day with its name.
  private static let clock = 2000
  private static let timeless = 500
  private static let dropped = 600
  private static let doubted = 300
  private static let changed = 500
  /// By-lines are shorter than this.
  private static let longestLine = 200
  private static let longestDate = 40
  private static let shortestParagraph = 80
  /// Lists of stories have hundreds.
  private static let mostMarked = 100
  /// Lines with digits that are read; the longest live blogs have some hundreds.
  private static let mostLines = 1000

  private func best(
    _ candidates: [(Candidate, Int)], _ weighed: (Candidate, Int) -> Int?
  ) -> ArticleDate? {
    var best: (candidate: Candidate, cost: Int)?
    for (candidate, cost) in candidates {
      guard let cost = weighed(candidate, cost) else { continue }
      if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
    }
    return best.map { ArticleDate($0.candidate.date, $0.candidate.origin) }
  }

  /// How far a candidate is from the headline, with what makes it doubtful; nil for one that is not
  /// believed at all.
  private func cost(_ candidate: Candidate, isTeaser: Bool) -> Int? {
    let block = page.blocks[candidate.block]
    // A linked headline with its date is a card; a date may itself be a link to its day.
    let isCard = block.linkShare > 0.5 && block.length > Self.longestDate
    guard !block.hints.contains(.comments), !isCard else { return nil }
    let isMarked = candidate.origin != .text
    let isLabelled = candidate.label != nil
    var cost = 0
    var isOver = false
    if let title {
      let shown = page.blocks[title]
      isOver = candidate.block < title
      cost =
        isOver
        ? 2 * (shown.range.lowerBound - block.range.upperBound) + Self.overHeadline
        : max(0, block.range.lowerBound - shown.range.upperBound)
      let isFar = cost > Self.reach
      if isFar, !isLabelled, isOver || !isMarked || block.hints.contains(.drop) { return nil }
      // A line that names the author looks like a card, in the shade of the headline only.
      if isTeaser, isOver || isFar { return nil }
    } else {
      guard isMarked || isLabelled, !isTeaser else { return nil }
      cost = block.range.lowerBound
    }
    if !isMarked { cost += Self.unmarked }
    if block.hints.contains(.drop) { cost += Self.dropped }
    if isTeaser || block.hints.contains(.doubt) { cost += Self.doubted }
    if isOver, !isLabelled { cost += clock(candidate) }
    return isLabelled ? cost - Self.label : cost
  }

  /// What tells against a date over the headline: sites show today's there.
  private func clock(_ candidate: Candidate) -> Int {
    if let today = context.today {
      return CivilDate(day: today).text == candidate.date.prefix(10) ? Self.clock : 0
    }
    if candidate.hasWeekday { return Self.clock }
    return candidate.date.count > 10 ? 0 : Self.timeless
  }

  // MARK: - Candidates

  /// Dates of `<time>` and of elements whose class speaks of a date.
  private func marked() -> [Candidate] {
    var candidates: [Candidate] = []
    let nodes =
      facts.times.map { ($0, ArticleDate.Origin.time) }
      + facts.dateNodes.map { ($0, ArticleDate.Origin.element) }
    for (node, origin) in nodes.prefix(Self.mostMarked) {
      guard let place = place(of: node) else { continue }
      let text = facts.text(node)
      guard text.utf8.count < Self.longestLine else { continue }
      // A label may stand before the element as well as in it.
      let line = page.string(page.blocks[place])
      let before = labelled(line, before: text)
      let shown = dates(in: text)
      if let stated = stated(node, Self.attributes) {
        candidates.append(
          Candidate(
            date: stated, block: place, label: shown.first?.label ?? before, origin: origin,
            hasWeekday: shown.first?.hasWeekday ?? false))
      } else if !shown.isEmpty {
        candidates += shown.map {
          Candidate(
            date: $0.text, block: place, label: $0.label ?? before, origin: origin,
            hasWeekday: $0.hasWeekday)
        }
      } else if let stated = stated(node, Self.scripted) {
        candidates.append(Candidate(date: stated, block: place, label: before, origin: origin))
      }
    }
    return candidates
  }

  /// The block that shows an element, or for one without text the block before it; nil where that is
  /// in another part of the page, as of an element in a menu.
  private func place(of node: Int) -> Int? {
    let next = page.firstBlock(from: node)
    let end = tree.end(of: MarkupTree.NodeID(node)).index
    if page.blocks.indices.contains(next), page.blocks[next].first < end { return next }
    guard next > 0, facts.contains(page.blocks[next - 1].node, node) else { return nil }
    return next - 1
  }

  private func stated(_ node: Int, _ attributes: [String]) -> String? {
    let id = MarkupTree.NodeID(node)
    return attributes.lazy.compactMap { tree.attribute($0, of: id) }
      .compactMap { readDate($0, context: context) }.first
  }

  private static let attributes = ["datetime", "content"]
  /// From which a script writes what readers see; where the page shows a date itself, its day is that
  /// of the outlet's zone.
  private static let scripted = [
    "data-datetime", "data-date", "data-time", "data-timestamp", "data-utc-time", "time",
    "timestamp", "date", "title",
  ]

  /// Dates in short lines: around the headline, and wherever a label leads them.
  private func lines() -> [Candidate] {
    var candidates: [Candidate] = []
    var read = 0
    for (index, block) in page.blocks.enumerated() where index != title {
      let isNear = title.map { abs(distance(block, page.blocks[$0])) <= Self.reach } ?? false
      if isNear, index > title ?? 0, block.length >= Self.shortestParagraph,
        let date = dateline(of: page.string(block), context: context)
      {
        candidates.append(Candidate(date: date, block: index, origin: .text))
        continue
      }
      guard block.length < Self.longestLine else { continue }
      let bytes = page.bytes(block)
      guard isNear || (read < Self.mostLines && bytes.contains(where: { $0 &- 48 < 10 })) else {
        continue
      }
      read += 1
      for found in dates(in: String(decoding: bytes, as: UTF8.self)) {
        guard found.label != nil || (isNear && found.isAlone) else { continue }
        candidates.append(
          Candidate(
            date: found.text, block: index, label: found.label, origin: .text,
            hasWeekday: found.hasWeekday, isAlone: found.isAlone))
      }
    }
    return candidates
  }

  private func distance(_ a: Block, _ b: Block) -> Int {
    a.range.lowerBound < b.range.lowerBound
      ? b.range.lowerBound - a.range.upperBound : a.range.lowerBound - b.range.upperBound
  }

  private func dates(in text: String) -> [LinedDate] { datesOfLine(text, context: context) }

  /// The label that stands in a line before a text of it.
  private func labelled(_ line: String, before text: String) -> DateLabel? {
    guard line.utf8.count < Self.longestLine, let range = line.firstRange(of: text) else {
      return nil
    }
    return dateLabel(atEndOf: String(line[..<range.lowerBound]))
  }
}

extension PageBlocks {
  /// The number of the first block whose text stands at or behind a node.
  func firstBlock(from node: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].first < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
