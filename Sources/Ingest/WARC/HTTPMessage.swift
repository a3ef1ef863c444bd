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

  /// Nil when the block does not begin like an HTTP response, or has no end of its header.
  package init?(_ block: [UInt8], limits: InflateLimits) {
    guard let head = HTTPHead(block) else { return nil }
    status = head.status
    fields = head.fields
    body = Array(block[head.length...])
    storedBytes = body.count
    bodyState = .whole
    undoEncodings(limits)
  }

  private mutating func undoEncodings(_ limits: InflateLimits) {
    let transfer = codings(fields.joined("Transfer-Encoding"))
    let all = codings(fields.joined("Content-Encoding")) + transfer
    guard all.filter({ $0 != "chunked" }).count <= Self.mostCompressions else {
      bodyState = .unsupported("more than two encodings")
      return
    }
    var compressions = 0
    for coding in all.reversed() where bodyState == .whole {
      switch coding {
      case "identity", "", "none", "utf-8": continue
      case "chunked":
        let joined = joinedChunks(body)
        body = joined.bytes
        if let damage = joined.damage { bodyState = .damaged(damage) }
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
}
