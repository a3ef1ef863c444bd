internal import Basics
internal import Collection
internal import Foundation
internal import Ingest
internal import Store

extension Collector {
  /// How long a host is left alone whose robots.txt cannot be had (RFC 9309, section 2.3.1.4: complete
  /// disallow while the server is not well), where it does not say itself.
  private static let robotsPause = 3600.0

  /// The rules that an earlier run fetched.
  func keptRobots(_ row: HostRow) -> HostWork.Robots {
    guard let bytes = row.robots else { return .everything }
    return .rules(RobotsRules(Array(bytes), agent: settings.agent))
  }

  func endRobots(_ job: CollectionJob, _ result: FetchResult, _ head: AnswerHead?) throws {
    var body: [UInt8] = []
    let answer: RobotsAnswer
    switch result {
    case .failure(let failure) where failure.kind == .interrupted:
      // Broken off by us, which says nothing of the host.
      works[job.robotsOrigin ?? job.host]?.isAskingRobots = false
      return
    case .failure(let failure): answer = RobotsAnswer(failure)
    case .answer(let exchange):
      guard let head else {
        answer = .wait
        break
      }
      body =
        HTTPResponse(
          exchange.head + exchange.body, limits: InflateLimits(bytes: RobotsRules.byteLimit))?.body
        ?? []
      answer = RobotsAnswer(head, body: body, from: job.address, agent: settings.agent)
    }
    let origin = job.robotsOrigin ?? job.host
    switch answer {
    case .rules(let rules): knowRobots(.rules(rules), body, rules.crawlDelay, of: origin, "rules")
    case .missing: knowRobots(.everything, nil, nil, of: origin, "missing")
    case .redirect(.to(let address)) where job.hops < RobotsAnswer.mostRedirects:
      guard let host = authority(ofAddress: address) else {
        return knowRobots(.everything, nil, nil, of: origin, "missing")
      }
      var next = job.following(address, host: host, forGood: false)
      next.robotsOrigin = origin
      add(next)
    case .redirect: knowRobots(.everything, nil, nil, of: origin, "missing")
    case .wait: leaveAlone(origin)
    }
  }

  private func knowRobots(
    _ robots: HostWork.Robots, _ body: [UInt8]?, _ delay: Double?, of host: String,
    _ outcome: String
  ) {
    var row = hostRow(host)
    row.robots = body.map { Data($0) }
    row.robotsFetched = clock.now
    row.robotsOutcome = outcome
    row.crawlDelay = delay
    keep(row)
    schedule.setCrawlDelay(delay, of: host)
    var work = works[host] ?? HostWork()
    (work.robots, work.robotsFetched, work.robotsFailures) = (robots, clock.now, 0)
    work.isAskingRobots = false
    works[host] = work
    giveTurns(to: host)
  }

  /// So often a run asks for a robots.txt that cannot be had, where it goes on until no page waits.
  private static let mostRobotsFailures = 3

  /// The host's pages wait on, and its robots.txt is asked for first; its feeds, and what redirects led
  /// here, have failed.
  private func leaveAlone(_ host: String) {
    let now = Date(timeIntervalSince1970: clock.now)
    schedule.rest(host, seconds: Self.robotsPause, at: now)
    var row = hostRow(host)
    row.robotsOutcome = "wait"
    keep(row)
    var work = works[host] ?? HostWork()
    work.isAskingRobots = false
    work.robotsFailures += 1
    let failed = work.takeFollowedAndFeeds()
    if work.robotsFailures == Self.mostRobotsFailures {
      work.isGivenUp = true
      work.dropPages()
    }
    works[host] = work
    giveTurns(to: host)
    let reason = "robots.txt of \(host) cannot be had"
    for job in failed {
      switch job.purpose {
      case .page(let page): later(page, reason)
      case .feed(let feed):
        failFeed(feed, .unreachable, reason, schedule.due(host).timeIntervalSince1970)
      case .robots: break
      }
    }
  }

  /// A page that robots.txt forbids so many times, a day apart, is refused for good: the rules may have
  /// been a mistake.
  private static let mostRefusals = 3

  /// - Parameter until: when the rules are asked for again.
  func refuseByRobots(_ job: CollectionJob, until: Double) {
    switch job.purpose {
    case .page(var page):
      page.tries += 1
      page.outcome = "robots"
      page.nextAttempt = page.tries < Self.mostRefusals ? until : nil
      if page.nextAttempt == nil { page.state = .refused }
      tally.note(page: .refused)
      batch.pages.append(page)
    case .feed(let feed): failFeed(feed, .robots, "robots", nil)
    case .robots: break
    }
  }

  // MARK: - Rows of hosts

  private func hostRow(_ host: String) -> HostRow {
    batch.hosts.last { $0.host == host } ?? hosts[host] ?? HostRow(host: host)
  }

  private func keep(_ row: HostRow) {
    hosts[row.host] = row
    batch.hosts.removeAll { $0.host == row.host }
    batch.hosts.append(row)
  }
}
