internal import Basics
internal import Coding
internal import Ingest
internal import Linguistics
internal import Measures
internal import Reprints
internal import Store

/// Coded articles → stories.
///
/// Done over the whole corpus, and only when an article or a date changed.
struct StoryStage: Sendable {
  let configuration: Configuration
  let store: CorpusStore
  let events: EventSink

  func run() throws {
    events(.began(stage: .stories, total: nil))
    let agencies = Set(configuration.outlets.filter(\.isAgency).map(\.id))
    var printings: [Printing] = []
    var parts = ["reprints \(reprintsVersion)"] + agencies.sorted()
    try store.forEachArticle { stored in
      guard let analysis = stored.analysis else { return }
      let article = try decodeArticle(stored.document)
      let outlet = stored.document.outlet ?? ""
      let day = article.published?.day
      parts += [stored.id, outlet, day ?? "", analysis.language, analysis.key]
      printings.append(
        Printing(
          id: stored.id, outlet: outlet, day: day.flatMap(dayNumber),
          isAgency: agencies.contains(outlet), language: analysis.language))
    }
    let key = Digest(ofParts: parts).hex
    guard try store.mark("stories") != key else {
      events(.ended(stage: .stories, done: 0, kept: printings.count))
      return
    }
    let places = try stories(of: printings) { number in
      unpack(try store.shingles(of: printings[number].id), as: UInt64.self)
    }
    try store.putStories(
      places.map { ($0.id, $0.story, $0.grade?.rawValue, $0.of) }, mark: key)
    events(.ended(stage: .stories, done: printings.count, kept: 0))
  }
}

/// Days from 1970-01-01 to `YYYY-MM-DD`; nil for anything else.
private func dayNumber(_ day: String) -> Int? {
  secondsSince1970(of: day + "T00:00:00Z").map { Int(($0 / 86_400).rounded(.down)) }
}
