/// What of an address says nothing about the article, from `Data/identity.csv`.
struct IdentityRules: Sendable {
  /// Leading labels of hosts that mirror the site.
  private var labels: Set<String> = []
  /// Caches that carry the address of a page in their own path, and the path before it.
  private var caches: [(host: String, path: [String])] = []
  /// First and last parts of paths that lead to a twin of the page.
  private var twins: Set<String> = []
  /// Last parts that mean the folder they stand in.
  private var indexes: Set<String> = []
  private var suffixes: [(from: String, to: String)] = []
  /// Parts of paths that name a language, before which a twin may stand.
  private var languages: Set<String> = []
  private var parameters: Set<String> = []
  private var parameterPrefixes: [String] = []
  private var settings: Set<String> = []

  static let shared = IdentityRules(ingestTable("identity"))

  private init(_ rows: [[String]]) {
    for row in rows.dropFirst() where row.count == 3 {
      let value = row[1]
      switch row[0] {
      case "label": labels.insert(value)
      case "cache":
        let parts = value.split(separator: "/").map(String.init)
        if let host = parts.first { caches.append((host, Array(parts.dropFirst()))) }
      case "twin": twins.insert(value)
      case "index": indexes.insert(value)
      case "suffix":
        let parts = value.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2 { suffixes.append((parts[0], parts[1])) }
      case "language": languages.insert(value)
      case "parameter" where value.hasSuffix("*"):
        parameterPrefixes.append(String(value.dropLast()))
      case "parameter": parameters.insert(value)
      case "setting": settings.insert(value)
      default: break
      }
    }
  }

  // MARK: - Host

  /// A host without the labels of mirrors and the point at its end.
  func canonicalHost(_ host: String) -> String {
    var name = host.hasSuffix(".") && host.utf8.count > 1 ? Substring(host.dropLast()) : host[...]
    guard name.last.map({ $0 != "]" && !$0.isNumber }) ?? false else { return String(name) }
    while let dot = name.firstIndex(of: "."), labels.contains(String(name[..<dot])),
      name[name.index(after: dot)...].contains(".")
    {
      name = name[name.index(after: dot)...]
    }
    return String(name)
  }

  /// The address of the page that a cache shows.
  func unfolded(_ address: WebAddress) -> WebAddress {
    for cache in caches {
      guard address.host == cache.host || address.host.hasSuffix("." + cache.host),
        address.path.count > cache.path.count, address.path.starts(with: cache.path)
      else { continue }
      var rest = address.path.dropFirst(cache.path.count)
      // `c/s/HOST/…`: the kind of content, and whether it was read by https.
      if cache.path.isEmpty { rest = rest.dropFirst() }
      if rest.first == "s" { rest = rest.dropFirst() }
      let inner = rest.joined(separator: "/") + (address.query.map { "?" + $0 } ?? "")
      if let found = WebAddress("https://" + inner), found.host.contains(".") { return found }
    }
    return address
  }

  // MARK: - Path

  /// The parts of a path that name the article.
  func path(_ path: [String]) -> [String] {
    var parts = path.filter { !$0.isEmpty }
    while let shorter = withoutTwin(parts) { parts = shorter }
    return parts
  }

  /// The path without one mark of a twin or an index page; nil when it has none.
  private func withoutTwin(_ parts: [String]) -> [String]? {
    guard let last = parts.last?.lowercased() else { return nil }
    if indexes.contains(last) || (parts.count > 1 && twins.contains(last)) {
      return parts.dropLast()
    }
    if let suffix = suffixes.first(where: { last.hasSuffix($0.from) && last != $0.from }) {
      return parts.dropLast() + [parts[parts.count - 1].dropLast(suffix.from.count) + suffix.to]
    }
    let place = languages.contains(parts[0].lowercased()) ? 1 : 0
    guard parts.count > place + 1, twins.contains(parts[place].lowercased()) else { return nil }
    return Array(parts[..<place] + parts[(place + 1)...])
  }

  // MARK: - Parameters

  /// The parameters that may name the article, sorted; empty ones say nothing.
  func parameters(_ query: String) -> [String] {
    query.split(separator: "&").compactMap { part -> String? in
      // "&amp;" of addresses that were escaped twice.
      let part = (part.hasPrefix("amp;") ? part.dropFirst(4) : part).replacing("+", with: "%20")
      let name = normalEscapes(String(part.prefix { $0 != "=" }))
      let value = part.firstIndex(of: "=").map { normalEscapes(String(part[$0...].dropFirst())) }
      // "?101=" names an article by a number.
      guard !name.isEmpty, value != "" || name.first?.isNumber == true else { return nil }
      let parameter = name + (value.map { "=\($0)" } ?? "")
      return saysNothing(name.lowercased()) || settings.contains(parameter.lowercased())
        ? nil : parameter
    }.sorted()
  }

  private func saysNothing(_ name: String) -> Bool {
    parameters.contains(name) || parameterPrefixes.contains { name.hasPrefix($0) }
  }
}
