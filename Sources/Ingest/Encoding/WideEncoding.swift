/// UTF-16 and UTF-32 in both orders.
struct WideEncoding {
  let width: Int
  let isBigEndian: Bool

  var name: String { "utf-\(width * 8)\(isBigEndian ? "be" : "le")" }

  init(width: Int, isBigEndian: Bool) {
    self.width = width
    self.isBigEndian = isBigEndian
  }

  /// A declared name; without an order it is the order of the network.
  init?(name: String) {
    switch name {
    case "utf-16le": self.init(width: 2, isBigEndian: false)
    case "utf-16", "utf-16be": self.init(width: 2, isBigEndian: true)
    case "utf-32le": self.init(width: 4, isBigEndian: false)
    case "utf-32", "utf-32be": self.init(width: 4, isBigEndian: true)
    default: return nil
    }
  }

  /// The encoding that a byte-order mark names, and the length of the mark.
  static func marked(_ bytes: [UInt8]) -> (WideEncoding, length: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      return (WideEncoding(width: 4, isBigEndian: false), 4)
    }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return (WideEncoding(width: 4, isBigEndian: true), 4)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return (WideEncoding(width: 2, isBigEndian: false), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (WideEncoding(width: 2, isBigEndian: true), 2) }
    return nil
  }

  /// The high bytes of letters and signs are 0 (ASCII) or 4 (Cyrillic), which no text of single
  /// bytes holds: their places tell width and order.
  init?(guessedFrom bytes: [UInt8]) {
    let sample = bytes.prefix(4096)
    let quarter = sample.count / 4
    guard quarter >= 4 else { return nil }
    var high = [0, 0, 0, 0]
    var zeros = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() {
      if byte == 0 || byte == 4 { high[index & 3] += 1 }
      if byte == 0 { zeros[index & 3] += 1 }
    }
    // Quotation marks, dashes and damage are a few in a hundred.
    let isHigh = high.map { $0 * 10 >= quarter * 8 }
    switch isHigh {
    case [false, true, true, true]: self.init(width: 4, isBigEndian: false)
    case [true, true, true, false]: self.init(width: 4, isBigEndian: true)
    case [true, false, true, false]: self.init(width: 2, isBigEndian: true)
    case [false, true, false, true]: self.init(width: 2, isBigEndian: false)
    default:
      // Other writings: their tags and spaces, a fifth of the units of a page, have zeros still.
      let many = max(1, quarter / 5)
      guard zeros.contains(where: { $0 >= many }) else { return nil }
      if zeros.count(where: { $0 >= many }) == 3 {
        self.init(width: 4, isBigEndian: zeros[3] < many)
      } else if zeros[0] + zeros[2] > 8 * (zeros[1] + zeros[3]) {
        self.init(width: 2, isBigEndian: true)
      } else if zeros[1] + zeros[3] > 8 * (zeros[0] + zeros[2]) {
        self.init(width: 2, isBigEndian: false)
      } else {
        return nil
      }
    }
  }

  func decode(_ bytes: ArraySlice<UInt8>, _ origin: Decoded.Origin) -> Decoded {
    var scalars = UnitDecoder(capacity: bytes.count)
    var position = bytes.startIndex
    while position + width <= bytes.endIndex {
      var unit: UInt32 = 0
      for offset in 0..<width {
        let byte = UInt32(bytes[position + (isBigEndian ? offset : width - 1 - offset)])
        unit = unit << 8 | byte
      }
      scalars.add(unit, isSurrogatePossible: width == 2)
      position += width
    }
    scalars.finish(hasRest: position < bytes.endIndex)
    return Decoded(
      utf8: scalars.utf8, encoding: name, replacedBytes: scalars.replaced, origin: origin)
  }
}

/// Joins surrogates and writes UTF-8.
private struct UnitDecoder {
  private(set) var utf8: [UInt8] = []
  private(set) var replaced = 0
  private var lead: UInt32?

  init(capacity: Int) { utf8.reserveCapacity(capacity) }

  mutating func add(_ unit: UInt32, isSurrogatePossible: Bool) {
    if let first = lead {
      lead = nil
      if isSurrogatePossible, unit & 0xFFFF_FC00 == 0xDC00 {
        append(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
        return
      }
      append(0xD800)
    }
    if isSurrogatePossible, unit & 0xFFFF_FC00 == 0xD800 { lead = unit } else { append(unit) }
  }

  mutating func finish(hasRest: Bool) {
    if lead != nil || hasRest { append(0xD800) }
  }

  private mutating func append(_ value: UInt32) {
    if let scalar = Unicode.Scalar(value), let bytes = UTF8.encode(scalar) {
      utf8.append(contentsOf: bytes)
    } else {
      replaced += 1
      utf8 += [0xEF, 0xBF, 0xBD]
    }
  }
}
