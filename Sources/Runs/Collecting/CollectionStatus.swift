package import Store

/// How a collection does: its last runs, its feeds, what waits, and where nothing comes any more.
///
/// Made of rows and a time alone.
package struct CollectionStatus: Sendable {
  /// Seconds since 1970.
  package let now: Double
  /// The newest first.
  package let runs: [Run]
  /// When the last run that came to its end did so; nil where none did.
  package let lastComplete: Double?
  /// Troubles first; of one condition by outlet and address.
  package let feeds: [FeedHealth]
  package let pages: [PageState: Int]
  package let backlog: CollectionStore.Backlog
  /// The longest silence first.
  package let gaps: [Gap]
  package let restingHosts: [HostRow]

  /// - Parameters:
  ///   - outlets: ids as the configuration names them.
  ///   - isRunning: somebody holds the lock: a run without an end is under way, and was not killed.
  package init(
    _ snapshot: CollectionStore.Snapshot, outlets: [String], isRunning: Bool, now: Double
  ) {
    self.now = now
    runs = snapshot.runs.enumerated().map { number, row in
      Run(row, isUnderWay: number == 0 && isRunning, now: now)
    }
    lastComplete = snapshot.lastComplete.map { $0.ended ?? $0.started }
    feeds = snapshot.feeds.map(FeedHealth.init).sorted { a, b in
      (a.condition, a.feed.outlet, a.feed.address) < (b.condition, b.feed.outlet, b.feed.address)
    }
    var pages: [PageState: Int] = [:]
    for count in snapshot.pages { pages[count.state, default: 0] += count.count }
    self.pages = pages
    backlog = snapshot.backlog
    restingHosts = snapshot.restingHosts
    gaps = Self.gaps(snapshot, outlets, now)
  }

  package func count(_ state: PageState) -> Int { pages[state] ?? 0 }

  // MARK: - Runs

  /// A run as it is shown.
  package struct Run: Sendable {
    package let number: Int
    package let started: Double
    /// In seconds; of one under way, so far; nil where it is not known.
    package let length: Double?
    package let state: State
    package let manifest: RunManifest?

    /// Names are permanent: they stand in JSON and in labels of metrics.
    package enum State: String, CaseIterable, Sendable {
      case complete, interrupted, failed
      case underWay = "under_way"
      /// It did not come to an end, and nobody is at work.
      case killed

      var text: String { rawValue.replacing("_", with: " ") }
    }

    init(_ row: RunRow, isUnderWay: Bool, now: Double) {
      number = row.number
      started = row.started
      manifest = row.manifest.flatMap(RunManifest.init)
      state =
        switch row.state {
        case .complete: .complete
        case .failed: .failed
        case .started: isUnderWay ? .underWay : .killed
        // The run behind one that was killed marks it so, and knows no end.
        case .interrupted: row.ended == nil ? .killed : .interrupted
        }
      length = row.ended.map { $0 - row.started } ?? (state == .underWay ? now - row.started : nil)
    }
  }

  /// The last run that left a manifest: what went wrong lately, by host.
  package var lastReported: Run? { runs.first { $0.manifest != nil } }

  // MARK: - Feeds

  /// Feeds that were asked.
  package var asked: Int { feeds.count { $0.condition != .unasked } }

  /// Those of them whose last attempt brought nothing.
  package var failing: Int { feeds.count { $0.condition.isFailure } }

  package func count(_ condition: FeedHealth.Condition) -> Int {
    feeds.count { $0.condition == condition }
  }

  // MARK: - Gaps

  /// An outlet of which no new page came for longer than its own pace explains.
  package struct Gap: Hashable, Sendable {
    package let outlet: String
    /// When the last new page was found; nil where none ever was.
    package let last: Double?
    /// The longest time without a new page in the four weeks before, in seconds.
    package let usual: Double?
  }

  /// Weekends and holidays are no gap.
  private static let shortestGap = 2 * 86_400.0
  /// An outlet whose pace is not known.
  private static let unknownPace = 7 * 86_400.0
  /// So much longer than ever in four weeks is no accident.
  private static let longer = 1.5

  /// Outlets are looked at that have a feed which was asked.
  private static func gaps(
    _ snapshot: CollectionStore.Snapshot, _ outlets: [String], _ now: Double
  ) -> [Gap] {
    let asked = Set(snapshot.feeds.filter { $0.lastAttempt != nil }.map(\.outlet))
    return outlets.filter(asked.contains).compactMap { outlet -> Gap? in
      guard let pace = snapshot.paces.first(where: { $0.outlet == outlet }) else {
        return Gap(outlet: outlet, last: nil, usual: nil)
      }
      let limit = pace.longestGap.map { max(shortestGap, $0 * longer) } ?? unknownPace
      guard now - pace.last > limit else { return nil }
      return Gap(outlet: outlet, last: pace.last, usual: pace.longestGap)
    }.sorted { a, b in
      (a.last ?? -.infinity, a.outlet) < (b.last ?? -.infinity, b.outlet)
    }
  }

  // MARK: - Sums

  /// Where counts of the store do not add up.
  package var faults: [String] {
    guard count(.waiting) != backlog.total else { return [] }
    return [
      "\(count(.waiting)) pages wait, but only \(backlog.total) of them have a time for their next try"
    ]
  }
}
