internal import Basics
package import Collection
internal import Foundation
internal import Ingest
internal import Store

/// How long a collection goes on.
package struct CollectionExtent: Hashable, Sendable {
  /// Nothing is begun after so many minutes; nil for no end.
  package var mostMinutes: Double?
  /// Goes on until no page waits, also for those that are to be tried again later.
  package var untilIdle: Bool
  /// Asks every feed, also those whose time has not come.
  package var allFeeds: Bool

  package init(mostMinutes: Double? = nil, untilIdle: Bool = false, allFeeds: Bool = false) {
    (self.mostMinutes, self.untilIdle, self.allFeeds) = (mostMinutes, untilIdle, allFeeds)
  }
}

/// The network → archive: one run of the collection, with its row among the runs.
package struct CollectionStage {
  private let configuration: Configuration
  private let collection: Configuration.Collection
  private let extent: CollectionExtent
  private let clock: any CollectionClock
  private let events: EventSink
  private let interruption: Interruption
  private let hook: WriteHook?

  /// - Parameter hook: called at each named moment of writing; for tests.
  package init(
    configuration: Configuration, collection: Configuration.Collection,
    extent: CollectionExtent = CollectionExtent(), clock: any CollectionClock = WallClock(),
    events: @escaping EventSink = { _ in }, interruption: Interruption = Interruption(),
    hook: WriteHook? = nil
  ) {
    self.configuration = configuration
    self.collection = collection
    self.extent = extent
    self.clock = clock
    self.events = events
    self.interruption = interruption
    self.hook = hook
  }

  /// - Throws: `Interrupted` behind a signal; problems of disk, store and configuration.
  package func run() async throws {
    let path = configuration.collectionStore
    try WholeFile.make(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let store = try CollectionStore(path: path)
    events(.began(stage: .collect, total: nil))
    let clock = clock
    // Before the run begins: what cannot begin is none.
    let fetcher = try Fetcher(
      fetcherSettings(), now: { Date(timeIntervalSince1970: clock.now) })
    let collector = try collector(store)
    try nameFeeds(store)
    if extent.allFeeds { try store.makeFeedsDue(now: clock.now) }
    var row = try store.beginRun(now: clock.now)
    collector.fetch = { await fetcher.fetch($0) }
    do {
      try await collector.run { tally in
        events(.advanced(stage: .collect, done: tally.fetched, total: nil))
      }
      row.state = .complete
    } catch let error {
      await fetcher.close()
      row.state = error is Interrupted ? .interrupted : .failed
      try? finish(row, collector.tally, store, error: error)
      throw error
    }
    await fetcher.close()
    try finish(row, collector.tally, store, error: nil)
    events(.notice("collect  \(collector.tally.text)"))
    events(.ended(stage: .collect, done: collector.tally.fetched, kept: 0))
  }

  private func collector(_ store: CollectionStore) throws -> Collector {
    let info = ArchiveInfo(
      software: "Koshu/\(koshuVersion)", contact: collection.contact, userAgent: userAgent)
    func archive(_ folder: String, _ name: String) throws -> Archive {
      let known = try store.knownArchive(name).map {
        ArchivePlace(file: $0.file, offset: $0.offset)
      }
      return try Archive(
        folder: folder, info: info, fileBytes: collection.fileBytes, known: known, hook: hook)
    }
    return Collector(
      settings(), store: store, archive: try archive(collection.archive, "pages"),
      feedArchive: try archive(collection.archive + "-feeds", "feeds"), clock: clock,
      interruption: interruption)
  }

  private var userAgent: String { "koshu/\(koshuVersion) (+\(collection.contact))" }

  private func settings() -> Collector.Settings {
    var settings = Collector.Settings(
      outlets: Dictionary(
        configuration.outlets.map { outlet in
          (outlet.id, OutletHosts(outlet.hosts))
        }, uniquingKeysWith: { first, _ in first }))
    settings.politeness.gap = collection.gapSeconds
    settings.politeness.concurrency = collection.perHost
    settings.atOnce = collection.atOnce
    settings.redirects = collection.redirects
    settings.pageBytes = configuration.limits.pageBytes
    settings.feedBytes = configuration.limits.feedBytes
    settings.respectsNoArchive = collection.respectNoArchive
    settings.untilIdle = extent.untilIdle
    if let minutes = extent.mostMinutes { settings.deadline = clock.now + 60 * minutes }
    return settings
  }

  private func fetcherSettings() throws(Problem) -> FetcherSettings {
    var settings = FetcherSettings(
      userAgent: userAgent, rule: try AddressRule(allowedHosts: collection.allowHosts))
    try settings.take(environment: ProcessInfo.processInfo.environment)
    settings.transfers = collection.atOnce
    settings.idleSeconds = collection.idleSeconds
    settings.totalSeconds = collection.totalSeconds
    return settings
  }

  /// Feeds that the configuration names are asked; what it names no more is dropped.
  private func nameFeeds(_ store: CollectionStore) throws {
    let now = clock.now
    var rows: [FeedRow] = []
    for outlet in configuration.outlets {
      for feed in outlet.feeds.compactMap(parsedAddress) {
        guard let host = authority(ofAddress: feed) else { continue }
        rows.append(
          FeedRow(
            address: feed, outlet: outlet.id, host: host,
            kind: feed.lowercased().contains("sitemap") ? .sitemap : .feed,
            interval: FeedInterval.usual, nextAttempt: now))
      }
      // A home page is looked through where nobody wrote down a feed.
      if outlet.feeds.isEmpty, let home = outlet.home.flatMap(parsedAddress),
        let host = authority(ofAddress: home)
      {
        rows.append(
          FeedRow(
            address: home, outlet: outlet.id, host: host, kind: .home,
            interval: FeedInterval.usual, nextAttempt: now))
      }
    }
    try store.name(rows)
  }

  private func finish(
    _ run: RunRow, _ tally: CollectionTally, _ store: CollectionStore, error: (any Error)?
  ) throws {
    var run = run
    run.ended = clock.now
    var json = JSONWriter()
    json.object { json in
      json.field("koshu", koshuVersion)
      json.field("user_agent", userAgent)
      json.field("sqlite", CorpusStore.sqliteVersion())
      // What decided whom to ask, and how.
      let settings = try? Data(contentsOf: URL(fileURLWithPath: configuration.file))
      json.field("configuration_sha256", settings.map { Digest(of: $0).hex } ?? "")
      json.field("seconds", (run.ended ?? run.started) - run.started, digits: 1)
      tally.write(to: &json)
      if let error, !(error is Interrupted) { json.field("error", "\(error)") }
    }
    run.manifest = json.text
    try store.endRun(run)
  }
}
