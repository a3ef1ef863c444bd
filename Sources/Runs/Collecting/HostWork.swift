internal import Collection
internal import Store

/// What waits for one host, in the order in which it is asked: redirects that are followed, feeds,
/// pages.
struct HostWork {
  /// What its robots.txt says; nil while that is not known or older than a day.
  var robots: Robots?
  /// When it was fetched; seconds since 1970.
  var robotsFetched = -Double.infinity
  var isAskingRobots = false
  /// Answers in a row that left us without its robots.txt.
  var robotsFailures = 0
  /// Nothing more is asked of it by this run.
  var isGivenUp = false
  private var followed: [CollectionJob] = []
  private var feeds: [CollectionJob] = []
  /// The first of them last.
  private var pages: [PageRow] = []
  /// Pages that were handed out and are not in the store again.
  var underWay: Set<String> = []

  enum Robots: Sendable {
    case rules(RobotsRules)
    case everything

    func allows(_ address: String) -> Bool {
      switch self {
      case .rules(let rules): rules.allows(address)
      case .everything: true
      }
    }
  }

  var hasPages: Bool { !pages.isEmpty }

  /// How many jobs may have a turn now: while robots.txt is not known, the one that asks for it.
  var ready: Int {
    if isAskingRobots { return followed.count(where: \.isRobots) }
    let all = followed.count + feeds.count + pages.count
    return robots == nil ? min(1, all) : all
  }

  /// What would be asked for next.
  var nextAddress: String? {
    followed.first?.address ?? feeds.first?.address ?? pages.last?.address
  }

  mutating func add(_ job: CollectionJob) {
    switch job.purpose {
    case .feed where job.hops == 0: feeds.append(job)
    case .page, .feed, .robots: followed.append(job)
    }
  }

  /// Pages as the store gives them, those first that are to be tried first; gives how many were new.
  mutating func refill(_ rows: [PageRow]) -> Int {
    let fresh = rows.filter { !underWay.contains($0.identity) }
    pages = fresh.reversed()
    return fresh.count
  }

  /// A robots.txt of another host that lies here.
  mutating func nextRobots() -> CollectionJob? {
    followed.firstIndex(where: \.isRobots).map { followed.remove(at: $0) }
  }

  /// Takes away all that is neither a page of the host itself nor a robots.txt.
  mutating func takeFollowedAndFeeds() -> [CollectionJob] {
    let taken = followed.filter { !$0.isRobots } + feeds
    followed.removeAll { !$0.isRobots }
    feeds = []
    return taken
  }

  /// Takes away what redirects led here.
  mutating func takeFollowed() -> [CollectionJob] {
    defer { followed = [] }
    return followed
  }

  mutating func dropPages() { pages = [] }

  mutating func next() -> CollectionJob? {
    if !followed.isEmpty { return followed.removeFirst() }
    if !feeds.isEmpty { return feeds.removeFirst() }
    guard let page = pages.popLast() else { return nil }
    underWay.insert(page.identity)
    return CollectionJob(purpose: .page(page), address: page.address, host: page.host)
  }
}
