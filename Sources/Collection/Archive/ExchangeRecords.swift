internal import Basics
internal import Ingest

/// The records of one exchange, as the bytes that go into the file in one write: the answer, what its
/// feed told of it, and the request, which is last.
///
/// An exchange whose request is whole is whole.
struct ExchangeRecords {
  let bytes: [UInt8]
  private(set) var exchange: ArchivedExchange

  /// The profiles of WARC 1.1, section 6.7.
  private static let samePayload =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
  private static let notModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

  /// Nil where the answer does not begin like one of HTTP.
  ///
  /// - Parameter place: where the records will stand.
  init?(
    _ exchange: Exchange, note: FeedNote?, earlier: EarlierFetch?, at place: ArchivePlace
  ) {
    guard let head = HTTPHead(exchange.head) else { return nil }
    let date = recordDate(exchange.started)
    let payload = head.status == 304 ? nil : Digest(of: head.payload(of: exchange.body)).hex
    let isSame = earlier != nil && payload == earlier?.payload
    let kind: ArchivedExchange.Kind =
      head.status == 304 ? .notModified : isSame ? .samePayload : .response
    var writer = WARCWriter()
    var fields: [(String, String)] = exchange.ip.map { [("WARC-IP-Address", $0)] } ?? []
    if kind != .response {
      fields.append(
        ("WARC-Profile", kind == .notModified ? Self.notModified : Self.samePayload))
      if let earlier {
        fields += [
          ("WARC-Refers-To", earlier.record), ("WARC-Refers-To-Target-URI", earlier.address),
          ("WARC-Refers-To-Date", earlier.date),
        ]
      }
      if let payload { fields.append(("WARC-Payload-Digest", "sha256:\(payload)")) }
    }
    // The standard takes the digest of a payload without its chunks, the programs that check archives
    // with them: where there are any, the digest of the block alone is one that all agree on.
    let isPlain = kind == .response && !head.hasTransferCoding
    let mark = "\(place.file) \(place.offset)"
    let id = writer.append(
      type: kind == .response ? "response" : "revisit", address: exchange.address, date: date,
      contentType: "application/http; msgtype=response",
      block: kind == .response ? exchange.head + exchange.body : exchange.head,
      payload: isPlain ? exchange.body : nil, fields: fields, place: mark)
    if let note {
      writer.append(
        type: "metadata", address: exchange.address, date: date,
        contentType: "application/warc-fields", block: WARCWriter.warcFields(note.fields),
        fields: [("WARC-Concurrent-To", id)], place: mark)
    }
    writer.append(
      type: "request", address: exchange.address, date: date,
      contentType: "application/http; msgtype=request", block: exchange.request,
      fields: [("WARC-Concurrent-To", id)], place: mark)
    bytes = writer.bytes
    self.exchange = ArchivedExchange(
      kind: kind, address: exchange.address, date: date, status: head.status, place: place,
      length: bytes.count, record: id, payload: payload, note: note)
  }
}
