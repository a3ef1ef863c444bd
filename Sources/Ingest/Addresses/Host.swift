internal import Basics
internal import CICU

/// The ASCII form of a host (URL Standard, section 3.5); nil for what can be none.
func parsedHost(_ bytes: ArraySlice<UInt8>) -> String? {
  if bytes.first == UInt8(ascii: "[") {
    guard bytes.last == UInt8(ascii: "]"), bytes.count > 2 else { return nil }
    return IPv6(bytes.dropFirst().dropLast()).map { "[\($0.text)]" }
  }
  let decoded = percentDecoded(bytes)
  guard let name = asciiName(decoded), !name.isEmpty, name.utf8.allSatisfy({ !isForbidden($0) })
  else { return nil }
  return endsInNumber(name) ? ipv4(name) : name
}

/// The longest name that DNS knows has 253 letters; escaped and in other scripts it is longer.
private let longestName = 2048

private func asciiName(_ bytes: [UInt8]) -> String? {
  guard bytes.count <= longestName, let name = String(validating: bytes, as: UTF8.self) else {
    return nil
  }
  let isPlain = bytes.allSatisfy { $0 < 128 }
  if isPlain, !name.lowercased().contains("xn--") { return name.lowercased() }
  // Punycode may be up to five times as long as UTF-8.
  let capacity = Int32(bytes.count * 5 + 64)
  var out = [CChar](repeating: 0, count: Int(capacity))
  let length = bytes.withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) {
      cicu_host_to_ascii($0.baseAddress, Int32($0.count), &out, capacity)
    }
  }
  guard length >= 0, length <= capacity else { return nil }
  return String(decoding: out[..<Int(length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// The forbidden domain code points.
private func isForbidden(_ byte: UInt8) -> Bool {
  byte <= 32 || byte == 127 || "#%/:<>?@[\\]^|".utf8.contains(byte)
}

// MARK: - Numbers

private func endsInNumber(_ name: String) -> Bool {
  var parts = name.split(separator: ".", omittingEmptySubsequences: false)
  if parts.last == "", parts.count > 1 { parts.removeLast() }
  guard let last = parts.last, !last.isEmpty else { return false }
  return last.utf8.allSatisfy { $0 &- 48 < 10 } || ipv4Number(last) != nil
}

/// `192.168.0.1` for any of its spellings: hexadecimal, octal, with parts run together.
private func ipv4(_ name: String) -> String? {
  var parts = name.split(separator: ".", omittingEmptySubsequences: false)
  if parts.last == "", parts.count > 1 { parts.removeLast() }
  guard parts.count <= 4 else { return nil }
  let numbers = parts.compactMap(ipv4Number)
  guard numbers.count == parts.count, let last = numbers.last,
    numbers.dropLast().allSatisfy({ $0 < 256 }), last < 1 << UInt64(8 * (5 - parts.count))
  else { return nil }
  var address = last
  for (index, number) in numbers.dropLast().enumerated() {
    address += number << UInt64(8 * (3 - index))
  }
  return [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
}

private func ipv4Number(_ part: Substring) -> UInt64? {
  guard !part.isEmpty else { return nil }
  var digits = part
  var radix = 10
  if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
    digits = digits.dropFirst(2)
    radix = 16
  } else if digits.count > 1, digits.hasPrefix("0") {
    digits = digits.dropFirst()
    radix = 8
  }
  if digits.isEmpty { return 0 }
  guard digits.first != "+", digits.first != "-" else { return nil }
  // Leading zeros are no overflow; what is one is too large for any address.
  let significant = digits.drop { $0 == "0" }
  guard significant.allSatisfy({ $0.isHexDigit }) else { return nil }
  return significant.isEmpty
    ? 0
    : UInt64(significant, radix: radix)
      ?? (significant.allSatisfy { Int(String($0), radix: radix) != nil } ? .max >> 1 : nil)
}

/// Eight groups of 16 bits.
private struct IPv6 {
  private var groups: [UInt16]

  init?(_ bytes: ArraySlice<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.allSatisfy({ $0 < 128 }), !text.contains(":::") else { return nil }
    let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
    guard halves.count <= 2, let head = Self.groups(halves[0], mayEndInIPv4: halves.count == 1)
    else { return nil }
    guard halves.count == 2 else {
      guard head.count == 8 else { return nil }
      groups = head
      return
    }
    guard let tail = Self.groups(halves[1], mayEndInIPv4: true), head.count + tail.count <= 7 else {
      return nil
    }
    groups = head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring, mayEndInIPv4: Bool) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if part.contains("."), mayEndInIPv4, index == parts.count - 1 {
        let bytes = part.split(separator: ".", omittingEmptySubsequences: false).map { byte in
          (1...3).contains(byte.count) && (byte.count == 1 || byte.first != "0")
            && byte.allSatisfy(\.isNumber) ? UInt8(byte) : nil
        }
        guard bytes.count == 4 else { return nil }
        let known = bytes.compactMap { $0 }.map(UInt16.init)
        guard known.count == 4 else { return nil }
        groups += [known[0] << 8 | known[1], known[2] << 8 | known[3]]
      } else {
        guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
          let group = UInt16(part, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }

  /// Small letters, the first of the longest runs of zeros shortened (RFC 5952).
  var text: String {
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(1, best.count) { best = start..<end }
      start = max(end, start + 1)
    }
    let write = { (range: Range<Int>) in
      range.map { String(groups[$0], radix: 16) }.joined(separator: ":")
    }
    guard !best.isEmpty else { return write(0..<8) }
    return write(0..<best.lowerBound) + "::" + write(best.upperBound..<8)
  }
}
