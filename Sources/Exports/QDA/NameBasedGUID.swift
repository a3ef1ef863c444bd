internal import CCrypto

/// A GUID made of a name: version 5 of RFC 9562, so that the same thing has the same one in every export.
package struct NameBasedGUID: Hashable, Sendable, CustomStringConvertible {
  private let bytes: [UInt8]

  package init(_ name: String, in namespace: NameBasedGUID) {
    let input = namespace.bytes + Array(name.utf8)
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    // Cannot fail for a built-in digest and a buffer of its length.
    _ = EVP_Digest(input, input.count, &digest, &length, EVP_sha1(), nil)
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    bytes = Array(digest.prefix(16))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The namespace of RFC 9562 for addresses.
  package static let url = NameBasedGUID(bytes: [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ])

  /// The namespace of everything that Koshu exports.
  package static let koshu = NameBasedGUID("koshu:export", in: .url)

  /// Lower case, with hyphens.
  package var description: String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append("-") }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(text)
  }
}
