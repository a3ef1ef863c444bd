internal import Basics

/// Writes WARC 1.1 records, each in a gzip member of its own.
///
/// Nothing comes from clock or chance: dates are given, identifiers are made from what a record
/// holds, so the same records give the same bytes.
package struct WARCWriter {
  package private(set) var bytes: [UInt8] = []
  private let isCompressed: Bool

  package init(isCompressed: Bool = true) { self.isCompressed = isCompressed }

  /// The first record: which program made the archive.
  package mutating func appendInfo(software: String, date: String) {
    append(
      type: "warcinfo", address: nil, date: date, contentType: "application/warc-fields",
      block: Array("software: \(software)\r\nformat: WARC File Format 1.1\r\n".utf8))
  }

  /// A response of a server, with its body as it came over the wire; the date is that of the fetch,
  /// `2024-12-03T04:05:00Z`.
  package mutating func appendResponse(
    address: String, date: String, status: Int = 200, reason: String = "OK", fields: HeaderFields,
    body: [UInt8]
  ) {
    var block = Array("HTTP/1.1 \(status) \(reason)\r\n".utf8)
    for field in fields.fields { block += Array("\(field.name): \(field.value)\r\n".utf8) }
    block += [13, 10]
    block += body
    append(
      type: "response", address: address, date: date,
      contentType: "application/http; msgtype=response", block: block, payload: body)
  }

  /// Any record.
  package mutating func append(
    type: String, address: String?, date: String, contentType: String, block: [UInt8],
    payload: [UInt8]? = nil
  ) {
    let digest = Digest(of: block).hex
    var header = "WARC/1.1\r\nWARC-Type: \(type)\r\n"
    header += "WARC-Record-ID: <urn:uuid:\(Self.identifier(type, address, date, digest))>\r\n"
    header += "WARC-Date: \(date)\r\n"
    if let address { header += "WARC-Target-URI: \(address)\r\n" }
    header += "WARC-Block-Digest: sha256:\(digest)\r\n"
    if let payload { header += "WARC-Payload-Digest: sha256:\(Digest(of: payload).hex)\r\n" }
    header += "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
    let record = Array(header.utf8) + block + [13, 10, 13, 10]
    bytes += isCompressed ? gzipped(record) ?? record : record
  }

  /// A UUID of version 8 (RFC 9562: of the maker's own making) out of the digest of the parts.
  private static func identifier(
    _ type: String, _ address: String?, _ date: String, _ digest: String
  ) -> String {
    var hex = Array(Digest(ofParts: [type, address ?? "", date, digest]).hex.utf8.prefix(32))
    hex[12] = UInt8(ascii: "8")
    hex[16] = UInt8(ascii: "8")
    let text = String(decoding: hex, as: UTF8.self)
    var parts: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}
