/// The path of a rule, with `*` for any octets and `$` at its end for the end of the address
/// (RFC 9309, section 2.2.3).
struct RobotsPattern: Hashable, Sendable {
  /// In the normal form, runs of `*` made one, without the `$`.
  private let bytes: [UInt8]
  private let isAnchored: Bool
  /// How specific the rule is, `*` and `$` counted.
  let octets: Int

  init(_ value: some BidirectionalCollection<UInt8>) {
    let isAnchored = value.last == .some(dollar)
    let normal = RobotsPath.normal(value.dropLast(isAnchored ? 1 : 0), keepsStars: true)
    octets = normal.count + (isAnchored ? 1 : 0)
    self.isAnchored = isAnchored
    var bytes: [UInt8] = []
    bytes.reserveCapacity(normal.count)
    for byte in normal where byte != star || bytes.last != star { bytes.append(byte) }
    self.bytes = bytes
  }

  /// Whether the pattern stands at the beginning of the path.
  ///
  /// The pieces between stars are looked for one behind the other, each at its first place: where
  /// that fails no other choice fits. Time grows with the lengths of both, whatever the stars.
  func matches(_ path: [UInt8]) -> Bool {
    let pieces = bytes.split(separator: star, omittingEmptySubsequences: false)
    guard let first = pieces.first, path.starts(with: first) else { return false }
    guard pieces.count > 1, let last = pieces.last else {
      return !isAnchored || path.count == first.count
    }
    var position = first.count
    for piece in pieces[1...].dropLast(isAnchored ? 1 : 0) {
      guard let start = place(of: piece, in: path, from: position) else { return false }
      position = start + piece.count
    }
    guard isAnchored else { return true }
    return path.count - position >= last.count && path.suffix(last.count).elementsEqual(last)
  }
}

private let star = UInt8(ascii: "*")
private let dollar = UInt8(ascii: "$")

/// The first place of a piece, by Knuth, Morris and Pratt: no byte of the path is read twice.
private func place(of piece: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
  guard piece.count > 1 else {
    return piece.first.map { byte in path[start...].firstIndex(of: byte) } ?? start
  }
  guard path.count - start >= piece.count else { return nil }
  let wanted = Array(piece)
  // How much of the piece is still there when the byte behind its first n does not fit.
  var borders = [Int](repeating: 0, count: wanted.count)
  var length = 0
  for index in 1..<wanted.count {
    while length > 0, wanted[index] != wanted[length] { length = borders[length - 1] }
    if wanted[index] == wanted[length] { length += 1 }
    borders[index] = length
  }
  var matched = 0
  for index in start..<path.count {
    while matched > 0, path[index] != wanted[matched] { matched = borders[matched - 1] }
    if path[index] == wanted[matched] { matched += 1 }
    if matched == wanted.count { return index + 1 - matched }
  }
  return nil
}

/// Path and query of an address as rules are compared with it.
struct RobotsPath {
  let isRobotsFile: Bool
  /// The spellings of the same address that a rule may have meant.
  let spellings: [[UInt8]]

  /// Takes an address as `parsedAddress` gives it.
  init(canonical address: String) {
    let rest = address.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst(3)
    let asked = rest.drop { $0 != slash }.prefix { $0 != UInt8(ascii: "#") }
    let path = asked.prefix { $0 != UInt8(ascii: "?") }
    let query = asked.dropFirst(path.count)
    isRobotsFile = path.elementsEqual("/robots.txt".utf8)
    let whole = Self.normal(asked, keepsStars: false)
    // In a query a slash and its escape are the same (RFC 9309, the second row of the table in
    // section 2.2.2), in a path they are not.
    let pathLength = Self.normal(path, keepsStars: false).count
    let tail = whole[pathLength...]
    var spellings = [whole]
    if !query.isEmpty, tail.contains(slash) {
      spellings.append(whole[..<pathLength] + Self.replaced([slash], Self.escapedSlash, tail))
    }
    if !query.isEmpty, tail.firstRange(of: Self.escapedSlash) != nil {
      spellings.append(whole[..<pathLength] + Self.replaced(Self.escapedSlash, [slash], tail))
    }
    self.spellings = spellings
  }

  private static let escapedSlash = Array("%2F".utf8)

  private static func replaced(
    _ old: [UInt8], _ new: [UInt8], _ bytes: ArraySlice<UInt8>
  ) -> [UInt8] {
    Array(bytes.split(separator: old, omittingEmptySubsequences: false).joined(separator: new))
  }

  /// Octets that need no escape stand as they are, all others escaped in capitals: so an octet and
  /// its escape are compared as one (RFC 9309, section 2.2.2).
  ///
  /// A slash stays what it is; a percent sign without two digits means itself; stars stay in
  /// patterns.
  static func normal(_ bytes: some Collection<UInt8>, keepsStars: Bool) -> [UInt8] {
    let bytes = Array(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        guard index + 1 < bytes.count, let high = digit(bytes[index]),
          let low = digit(bytes[index + 1])
        else {
          out += escaped(byte)
          continue
        }
        index += 2
        let meant = high << 4 | low
        if isUnreserved(meant) { out.append(meant) } else { out += escaped(meant) }
      } else if isUnreserved(byte) || byte == slash || (keepsStars && byte == star) {
        out.append(byte)
      } else {
        out += escaped(byte)
      }
    }
    return out
  }

  /// RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || "-._~".utf8.contains(byte)
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

private let slash = UInt8(ascii: "/")
