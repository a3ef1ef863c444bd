internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

extension Collector {
  func endFeed(
    _ feed: FeedRow, _ job: CollectionJob, _ result: FetchResult, _ head: AnswerHead?
  ) throws {
    guard case .answer(let exchange) = result, let head else {
      guard case .failure(let failure) = result else { return }
      if failure.kind == .interrupted {
        // As it was: the next run asks.
        batch.feeds.append(feed)
        return
      }
      let status: FeedStatus = failure.kind == .tooLarge ? .tooLarge : .unreachable
      return failFeed(feed, status, failure.description, nil)
    }
    switch Redirect(of: head, from: job.address) {
    case .none: break
    case .to(let address): return try follow(address, job, head)
    case .refused(let refusal): return failFeed(feed, .failed, "redirect-\(refusal.rawValue)", nil)
    }
    if feed.kind == .home { return try endHome(feed, exchange, head) }
    let movedTo = job.hops > 0 && job.hasMovedForGood ? job.address : nil
    let reading = FeedReading(
      exchange, movedTo: movedTo, isConditional: feed.etag != nil || feed.lastModified != nil,
      lastSuccess: feed.lastSuccess, hosts: hosts(of: feed),
      limits: FeedReading.Limits(bytes: settings.feedBytes))
    let now = Date(timeIntervalSince1970: clock.now)
    guard reading.status.isSuccess else {
      return failFeed(
        feed, reading.status, reading.detail, retryAfter(head, now: now).map { clock.now + $0 })
    }
    try succeed(feed, exchange, reading, movedTo)
  }

  private func hosts(of feed: FeedRow) -> OutletHosts {
    settings.outlets[feed.outlet] ?? OutletHosts([feed.host])
  }

  private func succeed(
    _ feed: FeedRow, _ exchange: Exchange, _ reading: FeedReading, _ movedTo: String?
  ) throws {
    var feed = feed
    // It tells title and beginning of what was to be forgotten for as long as it names it.
    let isTelling = try !store.forgotten(among: reading.pages.map(\.identity)).isEmpty
    let kept = isTelling ? nil : try feedArchive.append(exchange, earlier: earlier(feed))
    let isSame = kept.map { $0.kind != .response } ?? (reading.status == .unchanged)
    let named = reading.isIndex ? reading.maps.count : reading.pages.count
    let known = isSame ? named : try countKnown(reading)
    var interval = FeedInterval(
      seconds: feed.interval, onTime: feed.onTime, failures: feed.failures)
    let isFirst = feed.lastSuccess == nil
    feed.nextAttempt = interval.succeeded(
      at: clock.now, due: feed.nextAttempt, entries: named, known: known,
      isFirst: isFirst)
    (feed.interval, feed.onTime, feed.failures) = (interval.seconds, interval.onTime, 0)
    (feed.lastAttempt, feed.lastSuccess) = (clock.now, clock.now)
    let status: FeedStatus = isSame && reading.status == .read ? .unchanged : reading.status
    (feed.lastStatus, feed.note) = (status.rawValue, reading.detail)
    // Kept also where the body was unchanged: a server may change its tag alone.
    feed.etag = reading.etag ?? (isSame ? feed.etag : nil)
    feed.lastModified = reading.lastModified ?? (isSame ? feed.lastModified : nil)
    if let kept, kept.kind == .response {
      (feed.payload, feed.record, feed.recordDate) = (kept.payload, kept.record, kept.date)
    }
    if let movedTo { feed.movedTo = movedTo }
    if known < named { feed.lastNew = clock.now }
    tally.note(feed: status.rawValue)
    batch.feeds.append(feed)
    guard !isSame else { return }
    find(reading.pages, feed)
    if reading.isIndex { try name(reading.maps, of: feed) }
  }

  private func earlier(_ feed: FeedRow) -> EarlierFetch? {
    guard let payload = feed.payload, let record = feed.record, let date = feed.recordDate else {
      return nil
    }
    return EarlierFetch(
      address: feed.movedTo ?? feed.address, date: date, record: record, payload: payload)
  }

  private func countKnown(_ reading: FeedReading) throws -> Int {
    guard reading.isIndex else { return try store.known(reading.pages.map(\.identity)).count }
    return try reading.maps.count { try store.feed($0) != nil }
  }

  private func find(_ pages: [FoundPage], _ feed: FeedRow) {
    batch.found += pages.map { page in
      PageRow(
        identity: page.identity, address: page.address, host: page.host, outlet: feed.outlet,
        feed: feed.address, title: page.title, date: page.date, found: clock.now)
    }
  }

  // MARK: - Maps of an index

  /// Steps from a feed that the configuration names: home page, index of robots.txt, index, map.
  private static let mostSteps = 4

  /// Maps are feeds of their own; those that the index names no more are not asked again.
  private func name(_ maps: [String], of index: FeedRow) throws {
    guard index.depth < Self.mostSteps else { return }
    for address in maps {
      guard let host = authority(ofAddress: address), try store.feed(address) == nil else {
        continue
      }
      var row = FeedRow(
        address: address, outlet: index.outlet, host: host, kind: .sitemap,
        interval: FeedInterval.usual, nextAttempt: clock.now, parent: index)
      row.note = "named by \(index.address)"
      batch.feeds.append(row)
    }
    batch.dropped += try store.feeds(namedBy: index.address).filter { !maps.contains($0) }
  }

  // MARK: - Home pages

  /// Home pages seldom name other feeds than the last time.
  private static let homeInterval = 7 * 86_400.0

  private func endHome(_ feed: FeedRow, _ exchange: Exchange, _ head: AnswerHead) throws {
    guard head.status == 200 else {
      return failFeed(
        feed, head.status == 404 || head.status == 410 ? .died : .failed,
        "HTTP \(head.status)", nil)
    }
    var sitemaps: [String] = []
    if case .rules(let rules)? = works[feed.host]?.robots { sitemaps = rules.sitemaps }
    let found = foundFeeds(home: exchange, sitemaps: sitemaps, hosts: hosts(of: feed))
    for one in found {
      guard let host = authority(ofAddress: one.address) else { continue }
      if try store.feed(one.address) != nil { continue }
      var row = FeedRow(
        address: one.address, outlet: feed.outlet, host: host,
        kind: one.origin == .robots ? .sitemap : .feed, interval: FeedInterval.usual,
        nextAttempt: clock.now, parent: feed)
      row.note = "found on \(feed.address)"
      batch.feeds.append(row)
    }
    var feed = feed
    (feed.lastAttempt, feed.lastSuccess, feed.failures) = (clock.now, clock.now, 0)
    feed.lastStatus = found.isEmpty ? FeedStatus.empty.rawValue : FeedStatus.read.rawValue
    feed.note = found.isEmpty ? "names no feed and no sitemap" : "names \(found.count) feeds"
    feed.nextAttempt = clock.now + Self.homeInterval
    tally.note(feed: feed.lastStatus ?? "")
    batch.feeds.append(feed)
  }

  /// An attempt that brought nothing.
  func failFeed(_ feed: FeedRow, _ status: FeedStatus, _ detail: String?, _ notBefore: Double?) {
    var feed = feed
    if feed.movedTo != nil {
      // It may have moved back: its own address is asked next, and what is known is of the other.
      (feed.movedTo, feed.etag, feed.lastModified) = (nil, nil, nil)
      (feed.payload, feed.record, feed.recordDate) = (nil, nil, nil)
    }
    var interval = FeedInterval(
      seconds: feed.interval, onTime: feed.onTime, failures: feed.failures)
    feed.nextAttempt = interval.failed(
      at: clock.now, address: feed.address, lastSuccess: feed.lastSuccess, notBefore: notBefore)
    (feed.failures, feed.onTime) = (interval.failures, interval.onTime)
    (feed.lastAttempt, feed.lastStatus, feed.note) = (clock.now, status.rawValue, detail)
    tally.note(feed: status.rawValue)
    batch.feeds.append(feed)
  }
}
