package import Basics
internal import Ingest

/// Which hosts, ports and addresses a connection may be opened to.
///
/// Feeds and pages are written by strangers: without this a link could make us ask the machines of
/// our own network. Only addresses of the public internet pass, on ports 80 and 443, by a name; the
/// configuration names hosts for which that does not hold.
package struct AddressRule: Hashable, Sendable {
  /// `host` or `host:port`, in the ASCII form.
  private let allowedHosts: Set<String>

  /// - Parameter allowedHosts: names or addresses, `host` for all its ports or `host:port`; IPv6 in
  ///   brackets where a port follows.
  /// - Throws: COL-101 for what is no host.
  package init(allowedHosts: [String]) throws(Problem) {
    var known: Set<String> = []
    for entry in allowedHosts {
      guard let name = Self.canonical(entry) else {
        throw Problem(
          "COL-101", at: "the allowed hosts", "\(entry.debugDescription) is no host",
          cure: "write a name or an address, such as news.example or 127.0.0.1:8080")
      }
      known.insert(name)
    }
    self.allowedHosts = known
  }

  /// Nothing but the public internet.
  package static let publicInternet = AddressRule()

  private init() { allowedHosts = [] }

  private static func canonical(_ entry: String) -> String? {
    let (host, port) = Authority.hostAndPort(entry) ?? (entry, -1)
    let bare = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    guard !bare.utf8.contains(where: { "/?#@\\".utf8.contains($0) }),
      let authority = Authority(of: "http://\(bare)/")
    else { return nil }
    return port < 0 ? authority.host : "\(authority.host):\(port)"
  }

  /// Whether the configuration names the host: then every address of it passes.
  package func allows(_ authority: Authority) -> Bool {
    allowedHosts.contains(authority.host) || allowedHosts.contains(authority.name)
  }

  /// Why nothing is asked of the host, before its addresses are known; nil where it passes.
  package func refusal(of authority: Authority) -> String? {
    if allows(authority) { return nil }
    if authority.port != 80, authority.port != 443 { return "port \(authority.port)" }
    // However it was written: Authority has it dotted, or in brackets.
    let bare =
      authority.host.hasPrefix("[") ? authority.host.dropFirst().dropLast() : authority.host[...]
    guard let literal = NetworkAddress(String(bare)) else { return nil }
    return refusal(of: literal).map { "\(literal): \($0)" } ?? "an address in place of a name"
  }

  /// Why no connection is opened to the address; nil for one of the public internet.
  package func refusal(of address: NetworkAddress) -> String? {
    SpecialAddresses.shared.refusal(of: address)
  }
}
