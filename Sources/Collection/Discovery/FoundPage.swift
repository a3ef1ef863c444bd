internal import Ingest

/// A page that a feed names.
package struct FoundPage: Hashable, Sendable {
  package var identity: String
  /// As browsers write it.
  package var address: String
  /// With its port, where that is not the scheme's own: whom to be polite to.
  package var host: String
  package var title: String?
  /// ISO 8601, as the feed says.
  package var date: String?

  /// Addresses longer than this are data, not articles; Media Cloud has the same bound.
  private static let longest = 2_048

  /// Nil for what is no page of one of the hosts: other schemes, others' pages, a front page.
  package init?(address text: String, hosts: OutletHosts) {
    guard let address = parsedAddress(text), address.utf8.count <= Self.longest,
      let host = authority(ofAddress: address), hosts.holds(host),
      let identity = Ingest.identity(ofAddress: address), identity.contains("/")
    else { return nil }
    (self.identity, self.address, self.host) = (identity, address, host)
    // A fragment is never sent.
    if let mark = self.address.firstIndex(of: "#") { self.address = String(address[..<mark]) }
  }
}

/// Host and port of an address as `parsedAddress` writes it.
package func authority(ofAddress address: String) -> String? {
  guard let scheme = address.firstRange(of: "://") else { return nil }
  let host = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
  return host.isEmpty ? nil : String(host)
}

/// The hosts of an outlet; hosts below them are its as well.
package struct OutletHosts: Hashable, Sendable {
  private let hosts: Set<String>

  package init(_ hosts: [String]) { self.hosts = Set(hosts.map { $0.lowercased() }) }

  /// Whether a host, with or without a port, is one of them or lies below one.
  package func holds(_ host: String) -> Bool {
    var name = host.lowercased()[...]
    if hosts.contains(String(name)) { return true }
    if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") { name = name[..<colon] }
    while true {
      if hosts.contains(String(name)) { return true }
      guard let dot = name.firstIndex(of: ".") else { return false }
      name = name[name.index(after: dot)...]
    }
  }
}
