package import Foundation

/// When which host may be asked next.
///
/// A value without a clock: times are given. It holds hosts and how many pages each has waiting;
/// the pages are the caller's. A host is what `authority(ofAddress:)` gives: with its port where that is
/// not the scheme's own.
package struct HostSchedule: Sendable {
  private let politeness: Politeness
  private var hosts: [Host] = []
  private var numbers: [String: Int] = [:]
  private var queue = DueQueue()
  /// Counts the turns, so that of hosts due at one moment the one that waited longest is first.
  private var turns = 0

  private struct Host: Sendable {
    var name: String
    var waiting = 0
    var running = 0
    /// The least gap, where robots.txt asks for one.
    var crawlDelay = 0.0
    var lastStart: Date?
    /// Pauses of all kinds.
    var notBefore = Date.distantPast
    var failures = 0
    /// The turn of its entry in the queue; entries with another are stale.
    var turn: Int?
  }

  package init(_ politeness: Politeness = Politeness()) { self.politeness = politeness }

  /// Pages that wait, over all hosts.
  package private(set) var waiting = 0

  /// So many pages of a host wait for a turn now.
  package mutating func setWaiting(_ pages: Int, of name: String) {
    let number = number(of: name)
    waiting += pages - hosts[number].waiting
    hosts[number].waiting = pages
    enqueue(number)
  }

  package func waiting(of name: String) -> Int { numbers[name].map { hosts[$0].waiting } ?? 0 }

  /// What robots.txt asks for, in seconds; nil where it asks for nothing.
  package mutating func setCrawlDelay(_ seconds: Double?, of name: String) {
    let number = number(of: name)
    hosts[number].crawlDelay = min(max(0, seconds ?? 0), politeness.longestCrawlDelay)
    // It may be due earlier than its entry says.
    hosts[number].turn = nil
    enqueue(number)
  }

  /// The host whose turn has come: one of its pages is to be asked for now.
  ///
  /// Of several, the one that is due the longest. Each must be `finish`ed.
  package mutating func next(at now: Date) -> String? {
    while let first = settledFirst() {
      guard first.due <= now else { return nil }
      queue.removeFirst()
      let number = first.host
      hosts[number].turn = nil
      hosts[number].waiting -= 1
      hosts[number].running += 1
      hosts[number].lastStart = now
      waiting -= 1
      enqueue(number)
      return hosts[number].name
    }
    return nil
  }

  /// When a host's turn comes; nil where nothing waits, or only for what is under way.
  package mutating func nextDue() -> Date? { settledFirst()?.due }

  /// A request that `next` gave out has ended.
  package mutating func finish(_ name: String, _ outcome: HostOutcome, at now: Date) {
    guard let number = numbers[name], hosts[number].running > 0 else { return }
    hosts[number].running -= 1
    var pause = 0.0
    switch outcome {
    case .served: hosts[number].failures = 0
    case .neutral: break
    case .failed:
      hosts[number].failures += 1
      pause = politeness.pause(after: hosts[number].failures, of: name)
    case .slowDown:
      hosts[number].failures += 1
      pause = max(
        politeness.slowDown, politeness.pause(after: hosts[number].failures, of: name))
    }
    rest(number, now + pause)
    enqueue(number)
  }

  /// The host asks not to be asked for so many seconds (`Retry-After`).
  package mutating func rest(_ name: String, seconds: Double, at now: Date) {
    rest(number(of: name), now + min(max(0, seconds), politeness.longestRetryAfter))
  }

  /// What an earlier run came to know: until when the host is to be left alone, and how often it failed
  /// without an answer in between.
  package mutating func resume(_ name: String, until: Date, failures: Int) {
    let number = number(of: name)
    rest(number, until)
    hosts[number].failures = failures
  }

  /// From when on a host may be asked, whatever waits for it.
  package func due(_ name: String) -> Date {
    numbers[name].map { due($0) } ?? .distantPast
  }

  /// Failures of the host without an answer in between.
  package func failures(of name: String) -> Int { numbers[name].map { hosts[$0].failures } ?? 0 }

  // MARK: - The queue

  /// Pauses only grow: an earlier one that ends later holds.
  private mutating func rest(_ number: Int, _ end: Date) {
    hosts[number].notBefore = max(hosts[number].notBefore, end)
  }

  private mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = hosts.count
    hosts.append(Host(name: name))
    return hosts.count - 1
  }

  private func due(_ number: Int) -> Date {
    let host = hosts[number]
    guard let last = host.lastStart else { return host.notBefore }
    return max(host.notBefore, last + max(politeness.gap, host.crawlDelay))
  }

  /// Each host has one entry in the queue, and only while one of its pages may be asked for.
  private mutating func enqueue(_ number: Int) {
    let host = hosts[number]
    guard host.turn == nil, host.waiting > 0, host.running < max(1, politeness.concurrency) else {
      return
    }
    turns += 1
    hosts[number].turn = turns
    queue.insert(DueQueue.Entry(due: due(number), turn: turns, host: number))
  }

  /// The first of the queue whose entry is right: since it was made its host may have been paused or
  /// cleared, or given another.
  private mutating func settledFirst() -> DueQueue.Entry? {
    while let first = queue.first {
      let host = hosts[first.host]
      let due = due(first.host)
      if host.turn == first.turn, host.waiting > 0, due <= first.due { return first }
      queue.removeFirst()
      guard host.turn == first.turn else { continue }
      if host.waiting > 0 {
        queue.insert(DueQueue.Entry(due: due, turn: first.turn, host: first.host))
      } else {
        hosts[first.host].turn = nil
      }
    }
    return nil
  }
}
