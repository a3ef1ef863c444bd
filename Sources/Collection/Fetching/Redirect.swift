internal import Ingest

/// Where an answer sends us.
package enum Redirect: Hashable, Sendable {
  /// The answer is no redirect.
  case none
  /// The next address, absolute and without a fragment; following it, and how often, is the
  /// caller's.
  case to(String)
  case refused(Refusal)

  /// Names are permanent: they stand in stores and manifests.
  package enum Refusal: String, CaseIterable, Hashable, Sendable {
    /// No `Location`, or an empty one.
    case noLocation = "no-location"
    /// Neither `http` nor `https`.
    case otherScheme = "other-scheme"
    /// User or password stand in the address (RFC 9110, section 4.2.4).
    case userInfo = "user-info"
    case badAddress = "bad-address"
  }

  /// - Parameter address: what was asked for; a relative `Location` counts from it (RFC 9110,
  ///   section 10.2.2).
  package init(of head: AnswerHead, from address: String) {
    guard [301, 302, 303, 307, 308].contains(head.status) else {
      self = .none
      return
    }
    guard let location = head.fields["Location"], !location.isEmpty else {
      self = .refused(.noLocation)
      return
    }
    let reference = resolvedReference(location, base: address)
    if let scheme = writtenScheme(of: reference), scheme != "http", scheme != "https" {
      self = .refused(.otherScheme)
    } else if hasUserInfo(reference) {
      self = .refused(.userInfo)
    } else {
      self = sentAddress(reference).map(Self.to) ?? .refused(.badAddress)
    }
  }
}

/// The scheme before the first colon in small letters; nil where there is none.
func writtenScheme(of address: String) -> String? {
  let letters = address.utf8.drop { $0 <= 32 }.prefix { isSchemeByte($0) }
  guard let first = letters.first, (first | 0x20) &- 97 < 26,
    letters.endIndex < address.utf8.endIndex,
    address.utf8[letters.endIndex] == UInt8(ascii: ":")
  else { return nil }
  return String(letters)?.lowercased()
}

private func isSchemeByte(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
}

/// Browsers take backslashes for slashes in an authority.
private func hasUserInfo(_ address: String) -> Bool {
  let rest = address.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst().drop {
    $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
  }
  return rest.prefix { !"/\\?#".utf8.contains($0) }.contains(UInt8(ascii: "@"))
}

private func resolvedReference(_ location: String, base: String) -> String {
  // Where a query makes the base too long to resolve against, its path alone decides as well.
  let isLong = base.utf8.count > 512 && !location.hasPrefix("?")
  return resolvedAddress(location, base: isLong ? String(base.prefix { $0 != "?" }) : base)
}
