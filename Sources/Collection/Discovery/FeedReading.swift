internal import Basics
internal import Foundation
internal import Ingest

/// What an answer at the address of a feed says: how the attempt ended, and the pages that it names.
///
/// Pure: what of it is new, and when to ask again, is decided by who knows the pages before.
package struct FeedReading: Hashable, Sendable {
  package var status: FeedStatus
  /// In the order of the feed, each once.
  package var pages: [FoundPage] = []
  /// An index of sitemaps: it names maps in place of pages.
  package var isIndex = false
  /// Of the maps that an index names those that are to be read as well: the newest.
  package var maps: [String] = []
  package var etag: String?
  package var lastModified: String?
  /// What was damaged, or the status of the answer, in a few words.
  package var detail: String?

  package struct Limits: Hashable, Sendable {
    /// Of the body once its encodings are undone.
    package var bytes = 50_000_000
    /// Pages taken from one feed: Media Cloud's bound.
    package var pages = 2_000
    /// Maps of an index that are read, however old they are: categories, and the last months.
    package var fewMaps = 10
    /// Maps of an index that are read where all are new.
    package var maps = 50
    /// How old an entry of a sitemap that is none of news may be, in seconds.
    ///
    /// Such a map names all that its outlet ever published. What came out since the last look is never
    /// too old.
    package var age = 3 * 86_400.0

    package init() {}

    package init(bytes: Int) { self.bytes = bytes }
  }

  private init(_ status: FeedStatus, detail: String? = nil) {
    self.status = status
    self.detail = detail
  }

  /// An attempt that brought no answer, or none to be looked into.
  package static func none(_ status: FeedStatus, detail: String? = nil) -> FeedReading {
    FeedReading(status, detail: detail)
  }

  /// - Parameters:
  ///   - answer: to the last request, behind all redirects.
  ///   - movedTo: where the feed moved for good, where the redirects say so.
  ///   - isConditional: the request bore a tag or date of what is known.
  ///   - lastSuccess: when the feed was read last, in seconds since 1970.
  package init(
    _ answer: Exchange, movedTo: String? = nil, isConditional: Bool = false,
    lastSuccess: Double? = nil, hosts: OutletHosts, limits: Limits = Limits()
  ) {
    guard
      let response = HTTPResponse(
        answer.head + answer.body, limits: InflateLimits(bytes: limits.bytes))
    else {
      self.init(.failed, detail: "no answer of HTTP")
      return
    }
    guard response.status != 304 || isConditional else {
      self.init(.failed, detail: "HTTP 304, though nothing was said to be known")
      return
    }
    guard response.status == 200 else {
      self.init(Self.status(of: response.status), detail: "HTTP \(response.status)")
      (etag, lastModified) = (response.fields["ETag"], response.fields["Last-Modified"])
      return
    }
    switch response.bodyState {
    case .tooLarge:
      self.init(.tooLarge, detail: "longer than \(limits.bytes) bytes")
      return
    case .unsupported(let coding):
      self.init(.notAFeed, detail: "unknown encoding \(coding)")
      return
    case .whole, .damaged: break
    }
    let now = answer.started.timeIntervalSince1970
    let feed = readFeed(
      response.body, contentType: response.contentType, address: answer.address, fetched: now)
    // A day more, for entries are dated in all zones and come out late.
    let oldest = min(now - limits.age, lastSuccess.map { $0 - 86_400 } ?? .infinity)
    self.init(
      feed, hosts: hosts, limits: limits,
      oldest: recordDate(Date(timeIntervalSince1970: oldest)))
    if status == .read, movedTo != nil { status = .moved }
    if case .damaged(let reason) = response.bodyState { damage(reason) }
    // A state that was not read to its end must come again.
    guard status == .read || status == .moved else { return }
    (etag, lastModified) = (response.fields["ETag"], response.fields["Last-Modified"])
  }

  /// - Parameter oldest: ISO 8601.
  private init(_ feed: Feed, hosts: OutletHosts, limits: Limits, oldest: String) {
    switch feed.outcome {
    case .html: self.init(.html, detail: feed.problem)
    case .notAFeed: self.init(.notAFeed, detail: feed.problem)
    case .empty: self.init(.empty, detail: feed.problem)
    case .feed:
      self.init(feed.problem == nil ? .read : .damaged, detail: feed.problem)
      if feed.kind == .sitemapIndex {
        isIndex = true
        maps = Self.newest(feed.entries, hosts, limits, oldest)
      } else if feed.kind == .sitemap {
        take(feed.entries, hosts, limits.pages, since: oldest)
        let isUndated = feed.entries.allSatisfy { $0.published == nil && $0.updated == nil }
        if isUndated, !feed.entries.isEmpty {
          (status, detail) = (.undated, "none of \(feed.entries.count) entries has a date")
        }
      } else {
        take(feed.entries, hosts, limits.pages, since: nil)
      }
      noteForeign(feed.entries.compactMap(\.link), hosts)
    }
  }

  /// A configuration that names other hosts than the feed would be met with silence.
  private mutating func noteForeign(_ links: [String], _ hosts: OutletHosts) {
    let found = links.compactMap(parsedAddress).compactMap(authority(ofAddress:))
    guard let first = found.first, !found.contains(where: hosts.holds) else { return }
    (status, detail) = (.foreign, "such as \(first)")
  }

  private mutating func damage(_ reason: String) {
    guard status.isSuccess else { return }
    status = .damaged
    detail = detail.map { "\(reason); \($0)" } ?? reason
  }

  private mutating func take(
    _ entries: [FeedEntry], _ hosts: OutletHosts, _ limit: Int, since oldest: String?
  ) {
    var known: Set<String> = []
    for entry in entries {
      guard let link = entry.link, var page = FoundPage(address: link, hosts: hosts) else {
        continue
      }
      page.title = entry.title?.plain
      page.date = entry.published ?? entry.updated
      // By days: many maps have no more.
      if let oldest, (page.date ?? "").prefix(10) < oldest.prefix(10) { continue }
      guard pages.count < limit else { return }
      if known.insert(page.identity).inserted { pages.append(page) }
    }
  }

  /// Of an index: maps of news first, then the newest; those without a date by their place, the last
  /// first, as maps are numbered.
  ///
  /// All that changed since `oldest` are among them, within `limits`.
  private static func newest(
    _ entries: [FeedEntry], _ hosts: OutletHosts, _ limits: Limits, _ oldest: String
  ) -> [String] {
    let maps = entries.enumerated().compactMap { index, entry -> (String, Bool, String, Int)? in
      guard let address = entry.link.flatMap(parsedAddress),
        let host = authority(ofAddress: address), hosts.holds(host)
      else { return nil }
      // As text: the zones in which maps are written differ by hours, their dates by weeks.
      return (address, address.lowercased().contains("news"), entry.updated ?? "", index)
    }
    let sorted = maps.sorted { a, b in
      if a.1 != b.1 { return a.1 }
      return (a.2, a.3) > (b.2, b.3)
    }
    var known: Set<String> = []
    let chosen = sorted.enumerated().filter { place, map in
      place < limits.fewMaps || map.2.prefix(10) >= oldest.prefix(10)
    }
    return Array(chosen.map(\.1.0).filter { known.insert($0).inserted }.prefix(limits.maps))
  }

  private static func status(of code: Int) -> FeedStatus {
    switch code {
    case 304: .unchanged
    case 404, 410: .died
    case 401, 403, 407, 451: .refused
    case 429, 503: .busy
    default: .failed
    }
  }
}
