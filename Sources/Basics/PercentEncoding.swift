/// The characters that must be escaped in a part of an address (URL Standard, section 1.3), beside
/// controls and everything beyond ASCII.
package struct EscapedBytes: Sendable {
  private var isEscaped: [Bool]

  private init(_ characters: String) {
    isEscaped = (0..<256).map { $0 < 32 || $0 > 126 }
    for byte in characters.utf8 { isEscaped[Int(byte)] = true }
  }

  package static let fragment = EscapedBytes(" \"<>`")
  package static let query = EscapedBytes(" \"#<>'")
  package static let path = EscapedBytes(" \"#<>?^`{}")
  /// Everything but letters, digits and `-._~` (RFC 3986, section 2.3).
  package static let reserved = EscapedBytes(" !\"#$%&'()*+,/:;<=>?@[\\]^`{|}")

  package subscript(byte: UInt8) -> Bool { isEscaped[Int(byte)] }
}

package func percentEncoded(_ bytes: some Sequence<UInt8>, _ escaped: EscapedBytes) -> String {
  var out: [UInt8] = []
  for byte in bytes {
    if escaped[byte] {
      out += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
    } else {
      out.append(byte)
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// The bytes behind `%41` and the like; a percent sign without two digits stays.
package func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
  let bytes = Array(bytes)
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
    {
      out.append(high << 4 | low)
      index += 3
    } else {
      out.append(bytes[index])
      index += 1
    }
  }
  return out
}

private func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 55 + digit }

private func digit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 48...57: byte - 48
  case 65...70: byte - 55
  case 97...102: byte - 87
  default: nil
  }
}
