internal import CCrypto

/// SHA-256 of what went into a result, in lower-case hexadecimal.
package struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let hex: String

  package init(hex: String) { self.hex = hex }

  package init(of bytes: some Sequence<UInt8>) {
    let input = Array(bytes)
    var out = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    // Cannot fail for a built-in digest and a buffer of its length.
    _ = EVP_Digest(input, input.count, &out, &length, EVP_sha256(), nil)
    hex = Self.hexadecimal(out)
  }

  init(sha256 bytes: [UInt8]) { hex = Self.hexadecimal(bytes) }

  /// The digest of several parts; each is preceded by its length, so that parts cannot run into
  /// one another.
  package init(ofParts parts: [String]) {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += Array("\(part.utf8.count):".utf8)
      bytes += Array(part.utf8)
    }
    self.init(of: bytes)
  }

  /// The first twelve digits: enough to name a run or an article to a person.
  package var short: String { String(hex.prefix(12)) }
  package var description: String { hex }

  package static func < (a: Self, b: Self) -> Bool { a.hex < b.hex }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// FNV-1a, 64 bits: a fixed hash for sampling and seeds.
///
/// The standard library's hasher is seeded anew in every process.
package func stableHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes {
    hash ^= UInt64(byte)
    hash = hash &* 0x100_0000_01b3
  }
  return hash
}
