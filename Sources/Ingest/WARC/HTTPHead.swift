/// Status line and header of an HTTP response.
package struct HTTPHead: Sendable {
  package var status: Int
  package var fields: HeaderFields
  /// In bytes, with the empty line at its end: where the body begins.
  package var length: Int

  /// Servers and browsers stop at 8 to 64 kB.
  private static let mostBytes = 65_536

  /// Nil when the bytes do not begin like an HTTP response, or have no end of its header.
  package init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("HTTP/".utf8)) else { return nil }
    let header = HeaderBlock(bytes.prefix(Self.mostBytes))
    guard header.bodyStart < Self.mostBytes else { return nil }
    let words = header.firstLine.split(separator: " ", maxSplits: 2)
    guard words.count > 1, let status = Int(words[1]), (100...599).contains(status) else {
      return nil
    }
    self.status = status
    fields = header.fields
    length = header.bodyStart
  }

  /// Whether the body came in chunks or otherwise coded for its way.
  package var hasTransferCoding: Bool {
    codings(fields.joined("Transfer-Encoding")).contains { $0 != "identity" && !$0.isEmpty }
  }

  /// The payload of the message as WARC 1.1 (section 6.3.2) and RFC 9112 (section 6) mean it: the body
  /// without its chunks, still compressed where the server compressed it.
  package func payload(of body: [UInt8]) -> [UInt8] {
    codings(fields.joined("Transfer-Encoding")).last == "chunked" ? joinedChunks(body).bytes : body
  }
}

/// The names in a list of codings, in small letters.
func codings(_ value: String) -> [String] {
  value.split(separator: ",").map { trimmed($0).lowercased() }
}
