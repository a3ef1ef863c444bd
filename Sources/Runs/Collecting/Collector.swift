internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

/// Asks feeds for new pages and fetches them, politely, until nothing is due.
///
/// One task decides and writes; requests run beside it. What they bring goes to the archive first, and
/// to the state when the archive is on the disk: a run that is stopped anywhere loses nothing.
final class Collector {
  let settings: Settings
  let store: CollectionStore
  let archive: Archive
  let feedArchive: Archive
  let clock: any CollectionClock
  let interruption: Interruption
  /// Set before `run`.
  var fetch: @Sendable (FetchRequest) async -> FetchResult = { _ in
    .failure(FetchFailure(.interrupted))
  }

  var tally = CollectionTally()
  var batch = CollectionStore.Batch()
  var schedule: HostSchedule
  var works: [String: HostWork] = [:]
  /// Rows of hosts as they were read or written last.
  var hosts: [String: HostRow] = [:]
  private var batchSize = 0
  /// Hosts that were asked since the last flush.
  private var touched: Set<String> = []
  private var lastFlush = 0.0
  private var running = 0

  struct Settings: Sendable {
    var outlets: [String: OutletHosts]
    var politeness = Politeness()
    var retries = RetryPolicy()
    var atOnce = 16
    var redirects = 10
    var pageBytes = 10_000_000
    var feedBytes = 50_000_000
    var respectsNoArchive = true
    /// The token by which robots.txt names us.
    var agent = "koshu"
    /// Nothing is begun after it; seconds since 1970.
    var deadline = Double.infinity
    /// Goes on until no page waits, also for those that are to be tried again.
    var untilIdle = false
  }

  init(
    _ settings: Settings, store: CollectionStore, archive: Archive, feedArchive: Archive,
    clock: any CollectionClock, interruption: Interruption
  ) {
    self.settings = settings
    self.store = store
    self.archive = archive
    self.feedArchive = feedArchive
    self.clock = clock
    self.interruption = interruption
    schedule = HostSchedule(settings.politeness)
  }

  private enum Event: Sendable {
    case ended(CollectionJob, FetchResult)
    case timer
  }

  /// What is written together: a second's work, or so many answers.
  private static let largestBatch = 200
  private static let longestWait = 1.0
  /// How often a run that waits looks whether it is to stop.
  private static let tick = 0.25

  /// - Throws: a problem of the disk or the store, `Interrupted` where a signal came; all that was
  ///   fetched is kept in every case but a fault of the disk, and is fetched anew behind that.
  func run(progress: (CollectionTally) -> Void) async throws {
    lastFlush = clock.now
    try begin()
    try takeUpLost()
    try adopt(archive.adopted)
    // Before anything is asked for: what was adopted is not to be fetched a second time.
    try flush()
    try await withThrowingTaskGroup(of: Event.self) { group in
      var hasTimer = false
      while true {
        try takeDue()
        start(&group)
        if interruption.isRequested { group.cancelAll() }
        if running == 0 {
          // What feeds named just now is fetched by the same run.
          if try flush() { continue }
          guard let next = try nextTime() else { break }
          await sleep(until: next)
          continue
        }
        if clock.runsByItself, !hasTimer {
          hasTimer = true
          let time = min(
            schedule.nextDue()?.timeIntervalSince1970 ?? .infinity, clock.now + Self.tick)
          let clock = clock
          group.addTask {
            await clock.sleep(until: time)
            return .timer
          }
        }
        guard case .ended(let job, let result)? = try await group.next() else {
          hasTimer = false
          continue
        }
        running -= 1
        try end(job, result)
        if batchSize >= Self.largestBatch || clock.now - lastFlush >= Self.longestWait {
          try flush()
          progress(tally)
        }
      }
      group.cancelAll()
    }
    if !interruption.isRequested { putOffFollowed() }
    try flush()
    progress(tally)
    if interruption.isRequested { throw Interrupted() }
  }

  // MARK: - What is due

  /// Hosts that an earlier run was asked to leave alone stay so.
  private func begin() throws {
    let now = clock.now
    for row in try store.hosts() {
      hosts[row.host] = row
      schedule.resume(
        row.host, until: Date(timeIntervalSince1970: min(row.notBefore ?? 0, now + 86_400)),
        failures: row.failures)
      guard let fetched = row.robotsFetched, now - fetched < RobotsAnswer.keptSeconds else {
        continue
      }
      var work = HostWork()
      work.robotsFetched = fetched
      work.robots = keptRobots(row)
      works[row.host] = work
      schedule.setCrawlDelay(row.crawlDelay, of: row.host)
    }
  }

  private var isOver: Bool { interruption.isRequested || clock.now >= settings.deadline }
  /// When feeds and pages were looked for last; each moment is looked at once.
  private var lastLook = -Double.infinity
  private var mustLook = true

  /// Takes feeds and pages that are due into the hosts' queues.
  private func takeDue() throws {
    guard !isOver, mustLook || clock.now - lastLook >= Self.longestWait else { return }
    let now = clock.now
    (lastLook, mustLook) = (now, false)
    for feed in try store.dueFeeds(now: now) where !feedsUnderWay.contains(feed.address) {
      let address = feed.movedTo ?? feed.address
      guard let host = authority(ofAddress: address) else { continue }
      feedsUnderWay.insert(feed.address)
      add(CollectionJob(purpose: .feed(feed), address: address, host: host))
    }
    for host in try store.hostsWithDuePages(now: now) { try refill(host, now) }
  }

  /// How long a run waits for a host: longer than any crawl delay that we keep.
  ///
  /// Hosts that want more are left to the next run.
  private static let patience = 150.0

  /// When there is something to do, where nothing is now; nil for the end of the run.
  private func nextTime() throws -> Double? {
    guard !isOver else { return nil }
    mustLook = true
    if let due = schedule.nextDue()?.timeIntervalSince1970 {
      let isPatient = settings.untilIdle || due - clock.now <= Self.patience
      // Dates count from another moment than we do: rounded, one that was waited for may still be to come.
      return isPatient && due < settings.deadline ? max(due, clock.now + 0.001) : nil
    }
    guard settings.untilIdle else { return nil }
    let pages = try store.nextPageTimes().filter { !(works[$0.host]?.isGivenUp ?? false) }
    guard let page = pages.map(\.time).min(), page > clock.now, page < settings.deadline else {
      return nil
    }
    return page
  }

  private func sleep(until time: Double) async {
    guard clock.runsByItself else { return await clock.sleep(until: time) }
    while clock.now < time, !interruption.isRequested {
      await clock.sleep(until: min(time, clock.now + Self.tick))
    }
  }

  /// From being due to being in the store again.
  var feedsUnderWay: Set<String> = []

  private static let mostHeldPages = 200

  /// More pages of a host, where all that it had are handed out; those whose end is not in the store yet
  /// would come a second time.
  private func refill(_ host: String, _ now: Double) throws {
    guard !(works[host]?.hasPages ?? false), !(works[host]?.isGivenUp ?? false) else { return }
    let rows = try store.duePages(
      ofHost: host, now: now,
      limit: Self.mostHeldPages + (works[host]?.underWay.count ?? 0))
    works[host, default: HostWork()].refill(rows)
    giveTurns(to: host)
  }

  func add(_ job: CollectionJob) {
    works[job.host, default: HostWork()].add(job)
    giveTurns(to: job.host)
  }

  /// As many as the host has jobs that may be begun now.
  func giveTurns(to host: String) {
    schedule.setWaiting(works[host]?.ready ?? 0, of: host)
  }

  // MARK: - Requests

  private func start(_ group: inout ThrowingTaskGroup<Event, any Error>) {
    while !isOver, running < settings.atOnce {
      guard let host = schedule.next(at: Date(timeIntervalSince1970: clock.now)) else { return }
      let job = nextJob(of: host)
      giveTurns(to: host)
      guard let job else {
        schedule.finish(host, .neutral, at: Date(timeIntervalSince1970: clock.now))
        continue
      }
      running += 1
      touched.insert(host)
      tally.requests += 1
      let request = request(job)
      let fetch = fetch
      group.addTask { .ended(job, await fetch(request)) }
    }
  }

  /// robots.txt goes before all else, and a host is asked nothing while it is asked for that.
  private func nextJob(of host: String) -> CollectionJob? {
    guard var work = works[host] else { return nil }
    defer { works[host] = work }
    // Where a robots.txt leads is asked without asking again (RFC 9309, section 2.3.1.2).
    if let robots = work.nextRobots() { return robots }
    guard work.robots != nil, clock.now - work.robotsFetched < RobotsAnswer.keptSeconds else {
      guard !work.isAskingRobots, let root = work.nextAddress.flatMap(Authority.init(of:))?.root
      else { return nil }
      work.isAskingRobots = true
      return CollectionJob(purpose: .robots, address: "\(root)/robots.txt", host: host)
    }
    while let job = work.next() {
      guard let robots = work.robots, !robots.allows(job.address) else { return job }
      refuseByRobots(job, until: work.robotsFetched + RobotsAnswer.keptSeconds)
    }
    return nil
  }

  /// Of a robots.txt that is longer than what counts of it, the beginning counts.
  private static let robotsBytes = 10_000_000

  private func request(_ job: CollectionJob) -> FetchRequest {
    switch job.purpose {
    case .robots:
      FetchRequest(job.address, accept: .robots, byteLimit: Self.robotsBytes)
    case .feed(let feed):
      FetchRequest(
        job.address, accept: .feed, etag: feed.etag, lastModified: feed.lastModified,
        byteLimit: settings.feedBytes)
    case .page: FetchRequest(job.address, byteLimit: settings.pageBytes)
    }
  }

  private func end(_ job: CollectionJob, _ result: FetchResult) throws {
    let now = Date(timeIntervalSince1970: clock.now)
    var head: AnswerHead?
    if case .answer(let exchange) = result {
      tally.bytes += exchange.body.count
      head = AnswerHead(exchange.head)
    }
    if let head, let seconds = retryAfter(head, now: now) {
      schedule.rest(job.host, seconds: seconds, at: now)
    }
    let outcome = HostOutcome(result)
    schedule.finish(job.host, outcome, at: now)
    if let reason = Self.failure(result, head) { tally.note(failure: reason, of: job.host) }
    switch job.purpose {
    case .robots: try endRobots(job, result, head)
    case .feed(let feed): try endFeed(feed, job, result, head)
    case .page(let page): try endPage(page, job, result, head)
    }
    batchSize += 1
    if !(works[job.host]?.hasPages ?? false) { mustLook = true }
  }

  /// In a word, for the manifest; nil for what is no failure.
  private static func failure(_ result: FetchResult, _ head: AnswerHead?) -> String? {
    switch result {
    case .failure(let failure): failure.kind == .interrupted ? nil : failure.kind.rawValue
    case .answer: head.flatMap { $0.status >= 400 ? "http-\($0.status)" : nil }
    }
  }

  /// Brings the archive to the disk, then the state; whether there may be more to do by that.
  @discardableResult
  private func flush() throws -> Bool {
    lastFlush = clock.now
    guard batchSize > 0 || !batch.pages.isEmpty || !batch.feeds.isEmpty || !batch.hosts.isEmpty
    else { return false }
    notePauses()
    batch.archive = try archive.commit().map { ($0.file, $0.offset) }
    batch.feedArchive = try feedArchive.commit().map { ($0.file, $0.offset) }
    let new = try store.keep(batch)
    tally.found += new
    if new > 0 || batch.feeds.contains(where: { $0.nextAttempt <= clock.now }) { mustLook = true }
    for page in batch.pages { works[page.host]?.underWay.remove(page.identity) }
    for feed in batch.feeds { feedsUnderWay.remove(feed.address) }
    batch = CollectionStore.Batch()
    batchSize = 0
    return mustLook
  }

  /// Gaps, and pauses that hosts asked for or need, outlast the run, however it ends.
  private func notePauses() {
    for host in touched.sorted() {
      let until = schedule.due(host).timeIntervalSince1970
      let failures = schedule.failures(of: host)
      batch.pauses.append(CollectionStore.Pause(host: host, until: until, failures: failures))
      hosts[host]?.notBefore = until
      hosts[host]?.failures = failures
    }
    touched = []
  }

  /// What a redirect led to a host that rests is not asked for before that is over: else each run would
  /// begin with the same redirect.
  private func putOffFollowed() {
    for host in works.keys.sorted() {
      let due = schedule.due(host).timeIntervalSince1970
      for job in works[host]?.takeFollowed() ?? [] where due > clock.now {
        switch job.purpose {
        case .page(var page):
          page.nextAttempt = due
          batch.pages.append(page)
        case .feed(var feed):
          feed.nextAttempt = due
          batch.feeds.append(feed)
        case .robots: break
        }
      }
    }
  }
}
