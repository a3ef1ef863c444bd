/// An HTTP response as an archive keeps it, its transfer and content encodings undone.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var fields: HeaderFields
  package var body: [UInt8]
  package var bodyState: BodyState
  /// The length of the body as the archive keeps it.
  private let storedBytes: Int

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

  /// Of its header; servers and browsers stop at 8 to 64 kB.
  private static let headerBytes = 65_536

  /// Nil when the block does not begin like an HTTP response, or has no end of its header.
  package init?(_ block: [UInt8], limits: InflateLimits) {
    guard block.starts(with: Array("HTTP/".utf8)) else { return nil }
    let header = HeaderBlock(block.prefix(Self.headerBytes))
    guard header.bodyStart < Self.headerBytes else { return nil }
    let words = header.firstLine.split(separator: " ", maxSplits: 2)
    guard words.count > 1, let status = Int(words[1]), (100...599).contains(status) else {
      return nil
    }
    self.status = status
    fields = header.fields
    body = Array(block[header.bodyStart...])
    storedBytes = body.count
    bodyState = .whole
    undoEncodings(limits)
  }

  private mutating func undoEncodings(_ limits: InflateLimits) {
    let transfer = Self.codings(fields.joined("Transfer-Encoding"))
    let codings = Self.codings(fields.joined("Content-Encoding")) + transfer
    guard codings.filter({ $0 != "chunked" }).count <= Self.mostCompressions else {
      bodyState = .unsupported("more than two encodings")
      return
    }
    var compressions = 0
    for coding in codings.reversed() where bodyState == .whole {
      switch coding {
      case "identity", "", "none", "utf-8": continue
      case "chunked":
        dechunk()
        continue
      case "gzip", "x-gzip": inflate(.gzip, limits)
      case "deflate": inflate(isZlib(body) ? .zlib : .raw, limits)
      case "br": inflate(.brotli, limits)
      default: bodyState = .unsupported(coding)
      }
      compressions += 1
    }
    // Some servers compress what is compressed, or do not say that they did.
    while bodyState == .whole, isGzip(body), isText, compressions < Self.mostCompressions {
      inflate(.gzip, limits)
      compressions += 1
    }
    if bodyState == .whole, isShort(transfer) { bodyState = .damaged("the body ends early") }
    if body.count > limits.bytes {
      body.removeLast(body.count - limits.bytes)
      bodyState = .tooLarge
    }
  }

  /// Two is what servers do; more is an attack.
  private static let mostCompressions = 2

  private static func codings(_ value: String) -> [String] {
    value.split(separator: ",").map { trimmed($0).lowercased() }
  }

  private var isText: Bool { contentType?.lowercased().hasPrefix("text/") ?? false }

  /// Whether the connection broke before the length that was announced.
  ///
  /// A body that was decoded before it was archived is longer than that, and an answer to HEAD has
  /// none. A page that has its end is whole, whatever its server counted.
  private func isShort(_ transfer: [String]) -> Bool {
    guard transfer.isEmpty, let length = fields["Content-Length"].flatMap({ Int(trimmed($0)) })
    else { return false }
    // Room for a comment of a cache behind the end.
    let tail = body.suffix(1_024)
    return storedBytes > 0 && storedBytes < length && !holds("</html", tail)
      && !holds("</body", tail)
  }

  private mutating func inflate(_ declared: Compression, _ limits: InflateLimits) {
    guard !body.isEmpty else { return }
    // Whatever was declared: no text and no other compression begins like this.
    let isGzip = isGzip(body)
    let result = inflated(body, format: isGzip ? .gzip : declared, limits: limits)
    switch result.ending {
    case .whole: break
    // Some crawlers keep the header and a body already decoded, and some servers lie.
    case .truncated where !isGzip && !isBinary(body): return
    case .damaged where !isGzip && !isBinary(body): return
    case .truncated: bodyState = .damaged("the compressed body ends early")
    case .damaged(let message): bodyState = .damaged(message)
    case .tooLarge: bodyState = .tooLarge
    }
    body = result.bytes
  }

  /// "deflate" is zlib by the book and bare deflate from some servers.
  ///
  /// RFC 1950: method 8, and the first two bytes divisible by 31.
  private func isZlib(_ bytes: [UInt8]) -> Bool {
    bytes.count > 1 && bytes[0] & 15 == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
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
