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
    let digest = DigestStream()
    digest.add("reprints \(reprintsVersion) translations \(translationsVersion)")
    for agency in agencies.sorted() { digest.add(agency) }
    try store.forEachState { article in
      guard let analysis = article.analysis else { return }
      let outlet = article.outlet ?? ""
      for part in [article.id, outlet, analysis.day ?? "", analysis.language, analysis.key] {
        digest.add(part)
      }
      printings.append(
        Printing(
          id: article.id, outlet: outlet, day: analysis.day.flatMap(dayNumber),
          isAgency: agencies.contains(outlet), language: analysis.language))
    }
    let key = digest.finish().hex
    guard try store.mark("stories") != key else {
      events(.ended(stage: .stories, done: 0, kept: printings.count))
      return
    }
    printings.sort(by: Printing.precedes)
    let places = try stories(
      of: printings, clues: { try clues(of: $0.map { printings[$0].id }) }
    ) { number in
      unpack(try store.shingles(of: printings[number].id), as: UInt64.self)
    }
    try store.putStories(
      places.lazy.map { ($0.id, $0.story, $0.grade?.rawValue, $0.of) }, mark: key)
    events(.ended(stage: .stories, done: printings.count, kept: 0))
  }

  /// By what translations of the articles are known.
  private func clues(of ids: [String]) throws -> [TranslationClues] {
    try sideBySide(over: ids.count, threads: configuration.usedThreads) { place in
      Result { try clues(of: ids[place]) }
    }.map { try $0.get() }
  }

  private func clues(of id: String) throws -> TranslationClues {
    guard let document = try store.document(ofArticle: id) else { return .none }
    let article = try decodeArticle(document)
    return TranslationClues(
      text: "\(article.title ?? "")\n\(article.text)", picture: article.picture,
      identity: document.identity,
      alternates: (article.alternates ?? []).compactMap { identity(ofAddress: $0) })
  }
}
