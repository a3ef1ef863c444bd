internal import Ingest

/// What a robots.txt says to one crawler (RFC 9309).
package struct RobotsRules: Hashable, Sendable {
  /// The most specific first, of equal ones those that allow.
  private var rules: [Rule] = []
  /// Seconds between requests, where the file asks for them; not of RFC 9309, but widely used.
  ///
  /// Any number from 0 on: how much of it is heeded is the caller's.
  package private(set) var crawlDelay: Double?
  /// Addresses of sitemaps as they stand there, for whatever crawler.
  package private(set) var sitemaps: [String] = []

  private struct Rule: Hashable {
    var pattern: RobotsPattern
    var allows: Bool
  }

  /// Bytes that are read; what follows is left (section 2.5).
  package static let byteLimit = 500 * 1024

  /// - Parameters:
  ///   - bytes: the file, its encodings undone.
  ///   - agent: our product token, or a user agent that begins with it; case does not matter.
  package init(_ bytes: [UInt8], agent: String) {
    let token = RobotsLine.token(of: agent.utf8)
    var own = Group()
    var others = Group()
    var current = Meant()
    // Whether the group has had no rule yet: further agents join it.
    var isBeginning = false
    for line in Self.lines(bytes) {
      switch line.field {
      case .userAgent:
        if !isBeginning { current = Meant() }
        isBeginning = true
        if line.value.first == UInt8(ascii: "*"), line.value.count == 1 {
          current.others = true
        } else if !token.isEmpty, RobotsLine.token(of: line.value) == token {
          current.own = true
          own.isNamed = true
        }
      case .allow, .disallow:
        isBeginning = false
        // An empty path is no rule, and forbids nothing.
        guard !line.value.isEmpty, current.own || current.others else { continue }
        let rule = Rule(pattern: RobotsPattern(line.value), allows: line.field == .allow)
        if current.own { own.rules.append(rule) }
        if current.others { others.rules.append(rule) }
      case .crawlDelay:
        guard let delay = Self.seconds(line.value) else { continue }
        if current.own { own.crawlDelay = delay }
        if current.others { others.crawlDelay = delay }
      case .sitemap:
        if !line.value.isEmpty { sitemaps.append(String(decoding: line.value, as: UTF8.self)) }
      case .other:
        // May not interfere (section 2.2.4).
        continue
      }
    }
    let group = own.isNamed ? own : others
    crawlDelay = group.crawlDelay
    let sorted = group.rules.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if a.pattern.octets != b.pattern.octets { return a.pattern.octets > b.pattern.octets }
      return a.allows != b.allows ? a.allows : one.offset < other.offset
    }
    rules = sorted.map(\.element)
  }

  /// Whether the crawler may ask for an address of this host; false for what is none.
  package func allows(_ address: String) -> Bool {
    guard let canonical = parsedAddress(address) else { return false }
    let path = RobotsPath(canonical: canonical)
    if path.isRobotsFile { return true }
    for rule in rules where path.spellings.contains(where: rule.pattern.matches) {
      return rule.allows
    }
    return true
  }

  // MARK: - Reading

  private struct Group {
    /// A group for us counts even without rules.
    var isNamed = false
    var rules: [Rule] = []
    var crawlDelay: Double?
  }

  /// Whom the lines that follow are for.
  private struct Meant {
    var own = false
    var others = false
  }

  private static func lines(_ bytes: [UInt8]) -> some Sequence<RobotsLine> {
    var kept = bytes.prefix(byteLimit)
    if kept.count < bytes.count {
      // Half a path would forbid more than the whole one.
      kept = kept.prefix(
        (kept.lastIndex { $0 == 10 || $0 == 13 } ?? kept.startIndex) - kept.startIndex)
    }
    if kept.starts(with: [0xEF, 0xBB, 0xBF]) { kept = kept.dropFirst(3) }
    return kept.split { $0 == 10 || $0 == 13 }.lazy.compactMap { RobotsLine($0) }
  }

  private static func seconds(_ value: ArraySlice<UInt8>) -> Double? {
    guard value.allSatisfy({ $0 &- 48 < 10 || "+-.eE".utf8.contains($0) }),
      let seconds = Double(String(decoding: value, as: UTF8.self)), seconds.isFinite, seconds >= 0
    else { return nil }
    return seconds
  }
}
