internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

extension Collector {
  func endPage(
    _ page: PageRow, _ job: CollectionJob, _ result: FetchResult, _ head: AnswerHead?
  ) throws {
    var page = page
    if case .answer(let exchange) = result, let head {
      switch Redirect(of: head, from: job.address) {
      case .none: break
      case .to(let address): return try follow(address, job, head)
      case .refused(let refusal):
        return refuse(job, "redirect-\(refusal.rawValue)", head)
      }
      if head.status == 200 { return try take(exchange, as: page, head) }
    }
    page.outcome = Self.outcome(result, head)
    if case .failure(let failure) = result, failure.kind == .interrupted {
      tally.note(page: .interrupted)
    } else {
      page.tries += 1
    }
    let now = Date(timeIntervalSince1970: clock.now)
    switch settings.retries.fate(of: result, tries: page.tries, name: page.address, now: now) {
    case .done, .givenUp:
      // Statuses of success that bring no page: 202, 204, 206.
      (page.state, page.nextAttempt) = (.givenUp, nil)
      tally.note(page: .givenUp)
    case .gone:
      (page.state, page.nextAttempt) = (.gone, nil)
      tally.note(page: .gone)
    case .retry(let seconds):
      page.nextAttempt = clock.now + seconds
      if seconds > 0 { tally.note(page: .retry) }
    }
    batch.pages.append(page)
  }

  private static func outcome(_ result: FetchResult, _ head: AnswerHead?) -> String {
    switch result {
    case .failure(let failure): failure.description
    case .answer: "http-\(head?.status ?? 0)"
    }
  }

  /// A page that did not come, though it may another time.
  func later(_ page: PageRow, _ outcome: String, atEnd: PageState = .givenUp) {
    var page = page
    page.tries += 1
    page.outcome = outcome
    if case .retry(let seconds) = settings.retries.later(tries: page.tries, name: page.address) {
      page.nextAttempt = clock.now + seconds
      tally.note(page: .retry)
    } else {
      (page.state, page.nextAttempt) = (atEnd, nil)
      tally.note(page: atEnd == .refused ? .refused : .givenUp)
    }
    batch.pages.append(page)
  }

  /// Goes on where the answer sends us, while that is the outlet's own and nothing that was forgotten.
  func follow(_ address: String, _ job: CollectionJob, _ head: AnswerHead) throws {
    guard job.hops < settings.redirects else {
      return refuse(job, "redirect-too-many", nil)
    }
    guard let host = authority(ofAddress: address) else {
      return refuse(job, "redirect-bad-address", head)
    }
    if let outlet = job.outlet, let hosts = settings.outlets[outlet], !hosts.holds(host) {
      return refuse(job, "redirect-elsewhere", head)
    }
    if case .page(let page) = job.purpose, let identity = identity(ofAddress: address),
      try store.isForgotten(identity)
    {
      return forget(page)
    }
    add(job.following(address, host: host, forGood: Self.isForGood(head)))
  }

  private static func isForGood(_ head: AnswerHead?) -> Bool {
    head.map { [301, 308].contains($0.status) } ?? false
  }

  /// What leads where we do not go: for good, where the server says so, else to be tried again.
  private func refuse(_ job: CollectionJob, _ reason: String, _ head: AnswerHead?) {
    switch job.purpose {
    case .page(var page):
      guard job.hasMovedForGood, Self.isForGood(head) else {
        return later(page, reason, atEnd: .refused)
      }
      page.tries += 1
      (page.state, page.nextAttempt, page.outcome) = (.refused, nil, reason)
      tally.note(page: .refused)
      batch.pages.append(page)
    case .feed(let feed): failFeed(feed, .failed, reason, nil)
    case .robots: break
    }
  }

  /// Another name of a page that was forgotten.
  private func forget(_ page: PageRow) {
    var page = page
    page.forget()
    tally.note(page: .refused)
    batch.pages.append(page)
  }

  private func take(_ exchange: Exchange, as page: PageRow, _ head: AnswerHead) throws {
    let response = HTTPResponse(
      exchange.head + exchange.body, limits: InflateLimits(bytes: settings.pageBytes))
    if let flaw = Self.flaw(of: response) { return later(page, flaw) }
    var page = page
    page.tries += 1
    page.nextAttempt = nil
    if settings.respectsNoArchive,
      asksNotToBeArchived(head.fields, page: response?.body ?? [], agent: settings.agent)
    {
      (page.state, page.outcome) = (.refused, "noarchive")
      tally.note(page: .noarchive)
      batch.pages.append(page)
      return
    }
    let note = page.feed.map { FeedNote(via: $0, title: page.title, date: page.date) }
    if let kept = try archive.append(exchange, note: note) {
      (page.state, page.outcome) = (.fetched, "http-200")
      (page.file, page.offset) = (kept.place.file, kept.place.offset)
      tally.note(page: .fetched)
    } else {
      (page.state, page.outcome) = (.givenUp, FetchFailure.Kind.malformed.rawValue)
      tally.note(page: .givenUp)
    }
    batch.pages.append(page)
  }

  /// Why a successful answer is no page yet: servers that are overloaded send nothing, or not all.
  private static func flaw(of response: HTTPResponse?) -> String? {
    guard let response else { return nil }
    if case .damaged(let reason) = response.bodyState { return "damaged: \(reason)" }
    return response.body.isEmpty ? "empty" : nil
  }

  /// Pages whose records are gone, since the end of the archive was cut off, are fetched again.
  func takeUpLost() throws {
    guard let lost = archive.lost else { return }
    var last = lost.offset - 1
    while true {
      let rows = try store.pages(inFile: lost.file, after: last, limit: 500)
      guard let end = rows.last?.offset else { return }
      for var row in rows where row.state == .fetched {
        (row.state, row.outcome, row.nextAttempt) = (.waiting, "lost", clock.now)
        (row.file, row.offset, row.tries) = (nil, nil, 0)
        batch.pages.append(row)
        tally.lost += 1
      }
      last = end
    }
  }

  /// Pages that a stopped run brought to the archive before it could say so.
  func adopt(_ exchanges: [ArchivedExchange]) throws {
    var adopted: [PageRow] = []
    for exchange in exchanges where exchange.kind == .response && exchange.status == 200 {
      let known = try page(of: exchange)
      guard var row = known, row.state == .waiting else { continue }
      (row.state, row.outcome, row.nextAttempt) = (.fetched, "http-200", nil)
      row.tries += 1
      (row.file, row.offset) = (exchange.place.file, exchange.place.offset)
      adopted.append(row)
    }
    tally.adopted = adopted.count
    batch.pages += adopted
  }

  /// By its own address, else, behind redirects, by what its feed told.
  private func page(of exchange: ArchivedExchange) throws -> PageRow? {
    guard let identity = identity(ofAddress: exchange.address) else { return nil }
    if let row = try store.page(identity) { return row }
    guard let note = exchange.note else { return nil }
    return try store.waitingPage(feed: note.via, title: note.title, date: note.date)
  }
}
