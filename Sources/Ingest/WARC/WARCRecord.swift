package import Basics

/// A record of a WARC file.
package struct WARCRecord: Sendable {
  /// Where the record begins in the file; in a compressed file, where its gzip member begins.
  package var offset: ByteOffset
  /// `WARC/1.0` or `WARC/1.1`.
  package var version: String
  package var fields: HeaderFields
  /// The content as it lies in the record: for `response` with the HTTP header.
  package var block: [UInt8]
  /// The block is longer than the limit, and was passed over.
  package var isTooLarge = false

  /// The kind of record, such as `response`, `resource`, `request`, `warcinfo` or `revisit`.
  package var type: String { fields["WARC-Type"]?.lowercased() ?? "" }
  package var id: String? { fields["WARC-Record-ID"] }
  /// As written, `2024-12-03T04:05:00Z`.
  package var date: String? { fields["WARC-Date"] }
  package var contentType: String? { fields["Content-Type"] }

  /// The address that was fetched, without the angle brackets that some programs put around it.
  package var targetAddress: String? {
    guard var address = fields["WARC-Target-URI"] else { return nil }
    if address.hasPrefix("<"), address.hasSuffix(">") {
      address = String(address.dropFirst().dropLast())
    }
    return address.isEmpty ? nil : address
  }

  /// Whether the block is what its digest says; nil where there is none, or one of a kind that is
  /// not computed here.
  package var matchesDigest: Bool? {
    guard !isTooLarge, let digest = fields["WARC-Block-Digest"] else { return nil }
    let parts = digest.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, ["sha256", "sha-256"].contains(parts[0].lowercased()),
      parts[1].utf8.count == 64
    else { return nil }
    return Digest(of: block).hex == parts[1].lowercased()
  }
}

/// What a record means to whoever wants pages: exactly one of these, for every record.
package enum ArchivedPage: Sendable {
  case page(Page)
  /// A request, a note about the archive: no page was meant to be in it.
  case otherRecord
  /// The page was as it had been at an earlier fetch, which is where its text is: address and date
  /// of that, as far as the record tells them.
  case revisit(String)
  /// The server answered with something else than a page.
  case status(Int)
  /// An encoding that is not known here.
  case unsupported(String)
  /// The HTTP message is no such, or its body cannot be decoded to the end.
  case damaged(String)
  case tooLarge
}

extension WARCRecord {
  /// The HTTP response in a `response` record; nil in other records, and where there is none.
  package func response(limits: WARCLimits = WARCLimits()) -> HTTPResponse? {
    guard type == "response", !isTooLarge else { return nil }
    return HTTPResponse(block, limits: InflateLimits(bytes: limits.bodyBytes))
  }

  /// The page in the record, or why there is none.
  package func page(limits: WARCLimits = WARCLimits()) -> ArchivedPage {
    if type == "revisit" {
      let address = fields["WARC-Refers-To-Target-URI"] ?? targetAddress
      return .revisit(
        [address, fields["WARC-Refers-To-Date"]].compactMap { $0 }.joined(separator: " of "))
    }
    if type == "continuation" || fields["WARC-Segment-Number"] != nil {
      return .damaged("a record in several segments")
    }
    guard ["response", "resource", "conversion"].contains(type) else { return .otherRecord }
    guard !isTooLarge else { return .tooLarge }
    if let why = fields["WARC-Truncated"] { return .damaged("cut off by the crawler (\(why))") }
    let fetched = date.flatMap(secondsSince1970(of:))
    let http = contentType.map { $0.lowercased().hasPrefix("application/http") } ?? true
    guard type == "response", http else {
      // Name servers' answers and the like are no pages.
      guard type != "response", targetAddress?.hasPrefix("http") != false else {
        return .otherRecord
      }
      return .page(
        Page(bytes: block, address: targetAddress, contentType: contentType, fetched: fetched))
    }
    guard let response = response(limits: limits) else {
      return .damaged("not an HTTP response")
    }
    guard response.status == 200 else { return .status(response.status) }
    switch response.bodyState {
    case .whole:
      return .page(
        Page(
          bytes: response.body, address: targetAddress, contentType: response.contentType,
          fetched: fetched))
    case .damaged(let reason): return .damaged(reason)
    case .unsupported(let coding): return .unsupported(coding)
    case .tooLarge: return .tooLarge
    }
  }
}
