/// Blocks of addresses that are not for the public internet, and those that carry an IPv4 address.
///
/// From IANA's registries of special-purpose addresses (RFC 6890), with the deprecated ones that
/// systems still route.
struct SpecialAddresses {
  /// What is said of addresses in a block.
  enum Meaning: Hashable {
    case refused(String)
    /// An IPv4 address lies at this byte, each bit turned where `inverted`; it decides.
    case carries(at: Int, inverted: Bool)
  }

  private struct Block {
    var prefix: [UInt8]
    var bits: Int
    var meaning: Meaning

    func holds(_ bytes: [UInt8]) -> Bool {
      guard bytes.count == prefix.count else { return false }
      for index in 0..<(bits / 8) where bytes[index] != prefix[index] { return false }
      let rest = bits % 8
      guard rest > 0 else { return true }
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
      return bytes[bits / 8] & mask == prefix[bits / 8] & mask
    }
  }

  static let shared = SpecialAddresses()

  private let blocks: [Block]

  private init() {
    blocks = Self.list.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      let parts = words.first?.split(separator: "/") ?? []
      guard words.count > 1, parts.count == 2, let prefix = NetworkAddress(String(parts[0])),
        let bits = Int(parts[1])
      else { return nil }
      let meaning: Meaning =
        switch words[1] {
        case "carries":
          .carries(at: Int(words[2]) ?? 12, inverted: words[3] == "inverted")
        default: .refused(words.dropFirst().joined(separator: " "))
        }
      return Block(prefix: prefix.bytes, bits: bits, meaning: meaning)
    }
  }

  /// Why no connection is opened to the address; nil for one of the public internet.
  func refusal(of address: NetworkAddress) -> String? {
    for block in blocks where block.holds(address.bytes) {
      switch block.meaning {
      case .refused(let reason): return reason
      case .carries(let start, let inverted):
        let carried = address.bytes[start..<(start + 4)].map { inverted ? ~$0 : $0 }
        guard let inner = NetworkAddress(carried) else { continue }
        if let reason = refusal(of: inner) { return "carries \(inner), \(reason)" }
      }
    }
    // Of IPv6 nothing else is given out (RFC 4291, section 2.4), but for translation to IPv4.
    let isPublic =
      address.bytes.count == 4 || address.bytes[0] & 0xE0 == 0x20
      || Self.translation.holds(address.bytes)
    return isPublic ? nil : "reserved, RFC 4291"
  }

  private static let translation = Block(
    prefix: [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 12), bits: 96,
    meaning: .carries(at: 12, inverted: false))

  private static let list = """
    0.0.0.0/8 unspecified, RFC 1122
    10.0.0.0/8 private, RFC 1918
    100.64.0.0/10 shared, RFC 6598
    127.0.0.0/8 loopback, RFC 1122
    169.254.0.0/16 link-local, RFC 3927
    172.16.0.0/12 private, RFC 1918
    192.0.0.0/24 protocol assignments, RFC 6890
    192.0.2.0/24 documentation, RFC 5737
    192.88.99.0/24 relays of 6to4, RFC 7526
    192.168.0.0/16 private, RFC 1918
    198.18.0.0/15 benchmarking, RFC 2544
    198.51.100.0/24 documentation, RFC 5737
    203.0.113.0/24 documentation, RFC 5737
    224.0.0.0/4 multicast, RFC 5771
    240.0.0.0/4 reserved, RFC 1112
    ::/128 unspecified, RFC 4291
    ::1/128 loopback, RFC 4291
    ::ffff:0:0/96 IPv4-mapped, RFC 4291
    ::/96 IPv4-compatible, RFC 4291
    ::ffff:0:0:0/96 IPv4-translated, RFC 2765
    64:ff9b::/96 carries 12 plain NAT64, RFC 6052
    64:ff9b:1::/48 local translation, RFC 8215
    100::/64 discard, RFC 6666
    2001::/32 carries 4 plain server of Teredo, RFC 4380
    2001::/32 carries 12 inverted client of Teredo, RFC 4380
    2001:2::/48 benchmarking, RFC 5180
    2001:10::/28 ORCHID, RFC 4843
    2001:20::/28 ORCHID, RFC 7343
    2001:db8::/32 documentation, RFC 3849
    2002::/16 carries 2 plain 6to4, RFC 3056
    3fff::/20 documentation, RFC 9637
    5f00::/16 segment routing, RFC 9602
    fc00::/7 unique-local, RFC 4193
    fe80::/10 link-local, RFC 4291
    fec0::/10 site-local, RFC 3879
    ff00::/8 multicast, RFC 4291
    """
}
