/// An HTTP response as an archive keeps it, its transfer and content encodings undone.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var fields: HeaderFields
  package var body: [UInt8]
  package var bodyState: BodyState

  package enum BodyState: Hashable, Sendable {
    case whole
    /// The encoding could not be undone to the end; the body is what came before.
    case damaged(String)
    /// An encoding that is not known here; the body is still encoded.
    case unsupported(String)
    /// The body is longer than the limit; it is cut there.
    case tooLarge
  }

  package var contentType: String? { fields["Content-Type"] }

  /// Nil when the block does not begin like an HTTP response.
  package init?(_ block: [UInt8], limits: InflateLimits) {
    guard block.starts(with: Array("HTTP/".utf8)) else { return nil }
    let header = HeaderBlock(block[...])
    let words = header.firstLine.split(separator: " ", maxSplits: 2)
    guard words.count > 1, let status = Int(words[1]), (100...599).contains(status) else {
      return nil
    }
    self.status = status
    fields = header.fields
    body = Array(block[header.bodyStart...])
    bodyState = .whole
    undoEncodings(limits)
  }

  private mutating func undoEncodings(_ limits: InflateLimits) {
    let codings =
      Self.codings(fields.joined("Content-Encoding"))
      + Self.codings(fields.joined("Transfer-Encoding"))
    // Two is what servers do; more is an attack.
    guard codings.filter({ $0 != "chunked" }).count <= 2 else {
      bodyState = .unsupported("more than two encodings")
      return
    }
    for coding in codings.reversed() where bodyState == .whole {
      switch coding {
      case "chunked": dechunk()
      // Archives of some crawlers keep the header and a body already decoded.
      case "gzip", "x-gzip": if isGzip(body) { inflate(.gzip, limits) }
      case "deflate": inflateDeflate(limits)
      case "identity", "": break
      default: bodyState = .unsupported(coding)
      }
    }
    if body.count > limits.bytes {
      body.removeLast(body.count - limits.bytes)
      bodyState = .tooLarge
    }
  }

  private static func codings(_ value: String) -> [String] {
    value.split(separator: ",").map { trimmed($0).lowercased() }
  }

  private mutating func inflate(_ format: DeflateFormat, _ limits: InflateLimits) {
    let result = inflated(body, format: format, limits: limits)
    body = result.bytes
    switch result.ending {
    case .whole: break
    case .truncated: bodyState = .damaged("the compressed body ends early")
    case .damaged(let message): bodyState = .damaged(message)
    case .tooLarge: bodyState = .tooLarge
    }
  }

  /// "deflate" is zlib by the book and bare deflate from some servers.
  private mutating func inflateDeflate(_ limits: InflateLimits) {
    // RFC 1950: method 8, and the first two bytes divisible by 31.
    let isZlib = body.count > 1 && body[0] & 15 == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
    inflate(isZlib ? .zlib : .raw, limits)
  }

  /// Joins the chunks; a body whose first line is no chunk size was joined before.
  private mutating func dechunk() {
    var joined: [UInt8] = []
    var position = 0
    while position < body.count {
      guard let (size, start) = chunkSize(at: position) else {
        if position > 0 { (body, bodyState) = (joined, .damaged("a chunk without its size")) }
        return
      }
      if size == 0 { break }
      let end = start + size
      guard end <= body.count else {
        (body, bodyState) = (joined + body[start...], .damaged("the last chunk ends early"))
        return
      }
      joined += body[start..<end]
      position = end
      if position < body.count, body[position] == 13 { position += 1 }
      if position < body.count, body[position] == 10 { position += 1 }
    }
    body = joined
  }

  /// The size in hexadecimal with its line end; extensions after a semicolon are passed over.
  private func chunkSize(at start: Int) -> (size: Int, next: Int)? {
    // Room for the size and a chunk extension.
    let window = body[start..<min(start + 256, body.count)]
    guard let end = window.firstIndex(of: 10) else { return nil }
    let line = String(decoding: body[start..<end], as: UTF8.self)
    let digits = trimmed(line.prefix { $0 != ";" })
    guard (1...8).contains(digits.utf8.count), let size = Int(digits, radix: 16), size >= 0 else {
      return nil
    }
    return (size, end + 1)
  }
}
