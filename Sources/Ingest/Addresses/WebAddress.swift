internal import Basics

/// An address of `http` or `https` as browsers write it, without user and password; nil for what is
/// none.
package func parsedAddress(_ address: String) -> String? { WebAddress(address)?.text }

/// An absolute address of the web, read as browsers read it (WHATWG URL Standard, the parts for
/// `http` and `https`): white space and backslashes are mended, the host is in ASCII and small
/// letters, dot segments are resolved, what must be escaped is.
struct WebAddress: Hashable, Sendable {
  var scheme: String
  /// In the ASCII form: Punycode, dotted IPv4, IPv6 in brackets.
  var host: String
  /// Nil for the scheme's own.
  var port: Int?
  /// The parts between slashes, percent-encoded; empty only for an address without a path.
  var path: [String]
  /// Without the question mark, percent-encoded.
  var query: String?
  /// Without the number sign, percent-encoded.
  var fragment: String?

  /// Longer ones are data or an attack; servers take 8,192 bytes.
  static let longest = 16_384

  /// Nil for what is no address of `http` or `https`.
  init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    var rest = Self.cleaned(text.utf8)[...]
    guard let scheme = Self.takeScheme(&rest) else { return nil }
    self.scheme = scheme
    rest = rest.drop { $0 == slash || $0 == backslash }
    let authority = rest.prefix { !endsAuthority($0) }
    rest = rest.dropFirst(authority.count)
    guard let (host, port) = Self.hostAndPort(authority) else { return nil }
    self.host = host
    self.port = port == (scheme == "http" ? 80 : 443) ? nil : port
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = percentEncoded(rest[(mark + 1)...], .fragment)
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = percentEncoded(rest[(mark + 1)...], .query)
      rest = rest[..<mark]
    }
    path = Self.path(rest)
  }

  /// The address as browsers write it, without user and password.
  var text: String {
    "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") + "/" + path.joined(separator: "/")
      + (query.map { "?\($0)" } ?? "") + (fragment.map { "#\($0)" } ?? "")
  }

  // MARK: - Parts

  /// Spaces and controls at the ends go, tabs and line breaks everywhere.
  private static func cleaned(_ bytes: String.UTF8View) -> [UInt8] {
    let start = bytes.drop { $0 <= 32 }
    var kept = start.filter { $0 != 9 && $0 != 10 && $0 != 13 }
    while let last = kept.last, last <= 32 { kept.removeLast() }
    return kept
  }

  private static func takeScheme(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon - rest.startIndex <= 5 else {
      return nil
    }
    let scheme = String(decoding: rest[..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    rest = rest[(colon + 1)...]
    return scheme
  }

  private static func hostAndPort(_ authority: ArraySlice<UInt8>) -> (String, Int?)? {
    let start = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
    let named = authority[start...]
    let bracket = named.lastIndex(of: UInt8(ascii: "]")) ?? named.startIndex
    guard let colon = named[bracket...].firstIndex(of: UInt8(ascii: ":")) else {
      return parsedHost(named).map { ($0, nil) }
    }
    var port = 0
    let digits = named[(colon + 1)...]
    for digit in digits {
      guard digit &- 48 < 10 else { return nil }
      port = port * 10 + Int(digit - 48)
      guard port <= 65_535 else { return nil }
    }
    return parsedHost(named[..<colon]).map { ($0, digits.isEmpty ? nil : port) }
  }

  private static func path(_ bytes: ArraySlice<UInt8>) -> [String] {
    var parts: [String] = []
    let pieces = bytes.split(omittingEmptySubsequences: false) { $0 == slash || $0 == backslash }
    // The path begins with a slash, or is empty.
    for (index, piece) in pieces.enumerated().dropFirst() {
      let isLast = index == pieces.count - 1
      switch dots(piece) {
      case 1: if isLast { parts.append("") }
      case 2:
        parts = parts.dropLast()
        if isLast { parts.append("") }
      default: parts.append(percentEncoded(piece, .path))
      }
    }
    return parts
  }

  /// 1 for `.`, 2 for `..`, however they are escaped; 0 for everything else.
  private static func dots(_ piece: ArraySlice<UInt8>) -> Int {
    guard piece.count <= 6 else { return 0 }
    switch String(decoding: piece, as: UTF8.self).lowercased().replacing("%2e", with: ".") {
    case ".": return 1
    case "..": return 2
    default: return 0
    }
  }
}

private let slash = UInt8(ascii: "/")
private let backslash = UInt8(ascii: "\\")

private func endsAuthority(_ byte: UInt8) -> Bool {
  byte == slash || byte == backslash || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
}
