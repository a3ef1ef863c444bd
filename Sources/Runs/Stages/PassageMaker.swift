internal import Basics
internal import Coding
internal import Ingest
internal import Linguistics
internal import Measures
internal import Store

/// Cuts the sentences out of an article that bear its codes, for the quotations of the report.
struct PassageMaker {
  private let story: CodedStory
  private let text: [Unicode.Scalar]
  private let title: [Unicode.Scalar]
  private let sentences: [Sentence]

  /// A longer sentence is cut at a word; a quotation of more is no longer a quotation.
  private let longest = 400
  /// Passages an article: enough for one of each stance and its main frames.
  private let most = 6

  init(_ story: CodedStory) {
    self.story = story
    text = Array(story.article.text.unicodeScalars)
    title = Array((story.article.title ?? "").unicodeScalars)
    sentences = story.sentences
  }

  /// The best passages first: with a stance before without, then by the number of frames, then in
  /// the order of the article.
  func passages() -> [Passage] {
    var found: [(passage: Passage, order: Int)] = []
    for (order, place) in places().enumerated() {
      if let passage = passage(at: place) { found.append((passage, order)) }
    }
    let rank = { (passage: Passage) in (passage.stance == "neutral" ? 0 : 10) + passage.frames.count
    }
    return found.sorted {
      (rank($1.passage), $0.order) < (rank($0.passage), $1.order)
    }.prefix(most).map(\.passage)
  }

  private struct Place: Hashable {
    var part: Part
    var sentence: Int
  }

  private func places() -> [Place] {
    var places: [Place] = []
    let mentions = story.coded.mentions.map { Place(part: $0.part, sentence: $0.sentence) }
    let frames = story.coded.frameMatches.map { Place(part: $0.part, sentence: $0.sentence) }
    for place in mentions + frames where !places.contains(place) { places.append(place) }
    return places.sorted {
      ($0.part == .title ? 0 : 1, $0.sentence) < ($1.part == .title ? 0 : 1, $1.sentence)
    }
  }

  private func passage(at place: Place) -> Passage? {
    let part = place.part == .title ? title : text
    guard let range = range(of: place), range.lowerBound < part.count else { return nil }
    let end = cut(part, range)
    let mentions = story.coded.mentions.filter {
      $0.part == place.part && $0.sentence == place.sentence
    }
    let frames = story.coded.frameMatches.filter {
      $0.part == place.part && $0.sentence == place.sentence
    }
    let movers = mentions.filter { $0.group == "internal" || $0.group == "label" }
    let chosen = movers.max { abs($0.score) < abs($1.score) } ?? movers.first
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: part[range.lowerBound..<end])
    return Passage(
      part: place.part.rawValue, text: String(scalars) + (end < range.upperBound ? " …" : ""),
      language: story.analysis.language, start: range.lowerBound,
      frames: Set(frames.map(\.frame)).sorted(), stance: chosen?.stance.rawValue ?? "neutral",
      speaker: chosen?.speaker ?? frames.first?.speaker ?? "outlet",
      highlights: highlights(place, range.lowerBound..<end))
  }

  private func range(of place: Place) -> Range<Int>? {
    if place.part == .title { return 0..<title.count }
    guard sentences.indices.contains(place.sentence) else { return nil }
    let range = sentences[place.sentence].range
    let start = range.lowerBound.value
    return start..<min(max(start, range.upperBound.value), text.count)
  }

  private func cut(_ part: [Unicode.Scalar], _ range: Range<Int>) -> Int {
    guard range.count > longest else { return min(range.upperBound, part.count) }
    let limit = range.lowerBound + longest
    return part[range.lowerBound..<limit].lastIndex(of: " ") ?? limit
  }

  /// Words that counted, without overlaps: the earlier and longer wins.
  private func highlights(_ place: Place, _ range: Range<Int>) -> [Passage.Highlight] {
    let counted = story.coded.evidence.filter {
      $0.part == place.part && $0.sentence == place.sentence && $0.blocked == nil
        && $0.start >= range.lowerBound && $0.end <= range.upperBound && $0.start < $0.end
    }.sorted { ($0.start, -$0.end, $0.entry) < ($1.start, -$1.end, $1.entry) }
    var highlights: [Passage.Highlight] = []
    for evidence in counted {
      let start = evidence.start - range.lowerBound
      guard start >= highlights.last?.end ?? 0 else { continue }
      highlights.append(
        Passage.Highlight(
          start: start, end: evidence.end - range.lowerBound, code: evidence.code,
          entry: evidence.entry))
    }
    return highlights
  }
}
