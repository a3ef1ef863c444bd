internal import Ingest

/// Whom an address asks: scheme, host and port.
package struct Authority: Hashable, Sendable {
  /// `http` or `https`.
  package var scheme: String
  /// In the ASCII form of browsers: Punycode, dotted IPv4, IPv6 in brackets.
  package var host: String
  package var port: Int

  /// `host:port`: whom politeness is owed to, whatever the scheme.
  package var name: String { "\(host):\(port)" }

  /// `http://host`, with the port where it is not the scheme's own.
  package var root: String {
    port == Self.ownPort(scheme) ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }

  /// Nil for what is no address of `http` or `https`.
  package init?(of address: String) {
    guard let whole = parsedAddress(address) else { return nil }
    self.init(canonical: whole)
  }

  /// Takes an address as `parsedAddress` gives it.
  init(canonical: String) {
    scheme = String(canonical.prefix { $0 != ":" })
    let named = canonical.dropFirst(scheme.count + 3).prefix { $0 != "/" }
    (host, port) = Self.hostAndPort(named) ?? (String(named), Self.ownPort(scheme))
  }

  /// Splits `host:port`; nil without a port.
  static func hostAndPort(_ named: some StringProtocol) -> (String, Int)? {
    guard let colon = named.lastIndex(of: ":"),
      let port = Int(named[named.index(after: colon)...]), (0...65_535).contains(port)
    else { return nil }
    let host = named[..<colon]
    // The last colon of a bare IPv6 address stands before no port.
    guard !host.contains(":") || host.hasSuffix("]") else { return nil }
    return (String(host), port)
  }

  private static func ownPort(_ scheme: String) -> Int { scheme == "http" ? 80 : 443 }
}

/// The address as it is sent: as browsers write it, without user, password and fragment.
func sentAddress(_ address: String) -> String? {
  parsedAddress(address).map { String($0.prefix { $0 != "#" }) }
}
