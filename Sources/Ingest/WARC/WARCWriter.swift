internal import Basics

/// Writes WARC 1.1 records, each in a gzip member of its own.
///
/// Nothing comes from clock or chance: dates are given, identifiers are made from what a record
/// holds, so the same records give the same bytes.
package struct WARCWriter {
  package private(set) var bytes: [UInt8] = []
  private let isCompressed: Bool

  package init(isCompressed: Bool = true) { self.isCompressed = isCompressed }

  /// The first record: which program made the archive, what the file was called then, and what else is
  /// to be said of it, such as `robots` and `operator` (WARC 1.1, section 6.2).
  package mutating func appendInfo(
    software: String, date: String, file: String? = nil, about: [(String, String)] = []
  ) {
    append(
      type: "warcinfo", address: nil, date: date, contentType: "application/warc-fields",
      block: Self.warcFields(
        [("software", software), ("format", "WARC File Format 1.1")] + about),
      fields: file.map { [("WARC-Filename", $0)] } ?? [])
  }

  /// A block of the type `application/warc-fields`; a line break within a value becomes a space.
  package static func warcFields(_ fields: [(String, String)]) -> [UInt8] {
    fields.reduce(into: []) { block, field in
      let value = field.1.split(whereSeparator: \.isNewline).joined(separator: " ")
      block += Array("\(field.0): \(value)\r\n".utf8)
    }
  }

  /// A response of a server, with its body as it came over the wire.
  ///
  /// The date is that of the fetch, `2024-12-03T04:05:00Z`. Gives the record's identifier, for the
  /// request that it answered.
  @discardableResult
  package mutating func appendResponse(
    address: String, date: String, status: Int = 200, reason: String = "OK", fields: HeaderFields,
    body: [UInt8]
  ) -> String {
    append(
      type: "response", address: address, date: date,
      contentType: "application/http; msgtype=response",
      block: Self.message("HTTP/1.1 \(status) \(reason)", fields, body), payload: body)
  }

  /// What was asked for; `response` is the identifier of the answer.
  package mutating func appendRequest(
    address: String, date: String, method: String = "GET", target: String, fields: HeaderFields,
    response: String
  ) {
    append(
      type: "request", address: address, date: date,
      contentType: "application/http; msgtype=request",
      block: Self.message("\(method) \(target) HTTP/1.1", fields, []),
      fields: [("WARC-Concurrent-To", response)])
  }

  /// The server's word that the page is as it was at an earlier fetch (status 304).
  package mutating func appendUnchanged(
    address: String, date: String, fields: HeaderFields, since earlier: String
  ) {
    append(
      type: "revisit", address: address, date: date,
      contentType: "application/http; msgtype=response",
      block: Self.message("HTTP/1.1 304 Not Modified", fields, []),
      fields: [
        (
          "WARC-Profile",
          "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
        ),
        ("WARC-Refers-To-Target-URI", address), ("WARC-Refers-To-Date", earlier),
      ])
  }

  /// Any record; gives its identifier.
  ///
  /// The identifier is made of kind, address, date and block; `place`, such as the file's name and the
  /// offset in it, tells apart records that are equal in all of these.
  @discardableResult
  package mutating func append(
    type: String, address: String?, date: String, contentType: String, block: [UInt8],
    payload: [UInt8]? = nil, fields: [(String, String)] = [], place: String? = nil
  ) -> String {
    let digest = Digest(of: block).hex
    let id = "<urn:uuid:\(Self.identifier(type, address, date, digest, place))>"
    var header = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: \(id)\r\n"
    header += "WARC-Date: \(date)\r\n"
    if let address { header += "WARC-Target-URI: \(address)\r\n" }
    for (name, value) in fields { header += "\(name): \(value)\r\n" }
    header += "WARC-Block-Digest: sha256:\(digest)\r\n"
    if let payload { header += "WARC-Payload-Digest: sha256:\(Digest(of: payload).hex)\r\n" }
    header += "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
    let record = Array(header.utf8) + block + [13, 10, 13, 10]
    bytes += isCompressed ? gzipped(record) ?? record : record
    return id
  }

  private static func message(
    _ firstLine: String, _ fields: HeaderFields, _ body: [UInt8]
  ) -> [UInt8] {
    var message = Array("\(firstLine)\r\n".utf8)
    for field in fields.fields { message += Array("\(field.name): \(field.value)\r\n".utf8) }
    return message + [13, 10] + body
  }

  /// A UUID of version 8 (RFC 9562: of the maker's own making) out of the digest of the parts.
  private static func identifier(
    _ type: String, _ address: String?, _ date: String, _ digest: String, _ place: String?
  ) -> String {
    let parts = [type, address ?? "", date, digest] + (place.map { [$0] } ?? [])
    var hex = Array(Digest(ofParts: parts).hex.utf8.prefix(32))
    hex[12] = UInt8(ascii: "8")
    hex[16] = UInt8(ascii: "8")
    let text = String(decoding: hex, as: UTF8.self)
    var groups: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return groups.joined(separator: "-")
  }
}
