internal import Foundation

/// Reads an encoding that we carry no table for with the C library's converter.
///
/// Nil when it knows no such encoding or when the bytes are clearly not in it: more wrong sequences a
/// byte than `tolerance`. Real pages have a handful in all.
func decodeByIconv(
  _ bytes: [UInt8], from name: String, _ origin: Decoded.Origin, tolerance: Double = 0.01
) -> Decoded? {
  guard let converter = Converter(from: iconvNames[name] ?? name.uppercased()) else { return nil }
  let (utf8, replaced) = converter.convert(bytes)
  guard Double(replaced) <= tolerance * Double(bytes.count) else { return nil }
  return Decoded(utf8: utf8, encoding: name, replacedBytes: replaced, origin: origin)
}

/// Supersets that pages mean when they name the smaller one.
private let iconvNames = [
  "euc-kr": "CP949", "shift_jis": "CP932", "big5": "BIG5-HKSCS", "gb18030": "GB18030",
  "gb2312": "GB18030",
]

/// A conversion descriptor, open as long as this lives.
private final class Converter {
  private let descriptor: iconv_t

  init?(from name: String) {
    // A name with a slash would switch on options.
    guard !name.contains("/"), let descriptor = iconv_open("UTF-8", name),
      Int(bitPattern: descriptor) != -1
    else { return nil }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  func convert(_ bytes: [UInt8]) -> (utf8: [UInt8], replaced: Int) {
    var input = bytes.map { CChar(bitPattern: $0) }
    var out: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 65_536)
    var replaced = 0
    let count = input.count
    input.withUnsafeMutableBufferPointer { input in
      buffer.withUnsafeMutableBufferPointer { buffer in
        guard var source = input.baseAddress, let start = buffer.baseAddress else { return }
        var remaining = count
        while remaining > 0 {
          var room = buffer.count
          let status = convertOnce(&source, &remaining, start, &room)
          for index in 0..<(buffer.count - room) { out.append(UInt8(bitPattern: start[index])) }
          if status != -1 || errno == E2BIG { continue }
          // A wrong or unfinished sequence: step over one byte.
          source += 1
          remaining -= 1
          replaced += 1
          out += [0xEF, 0xBF, 0xBD]
        }
      }
    }
    return (out, replaced)
  }

  private func convertOnce(
    _ source: inout UnsafeMutablePointer<CChar>, _ remaining: inout Int,
    _ target: UnsafeMutablePointer<CChar>, _ room: inout Int
  ) -> Int {
    var from: UnsafeMutablePointer<CChar>? = source
    var to: UnsafeMutablePointer<CChar>? = target
    let status = iconv(descriptor, &from, &remaining, &to, &room)
    if let from { source = from }
    return status
  }
}
