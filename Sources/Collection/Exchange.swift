package import Foundation

/// One request and the answer of the server, as the bytes that went over the wire: what an archive
/// keeps.
package struct Exchange: Hashable, Sendable {
  /// What was asked for: absolute, `http` or `https`.
  package var address: String
  /// When the request was sent.
  package var started: Date
  /// From the request to the last byte of the answer.
  package var seconds: Double
  /// The address that the socket was opened to; nil behind a proxy.
  package var ip: String?
  /// Request line and header, with the empty line at its end.
  package var request: [UInt8]
  /// Status line and header of the answer, with the empty line at its end.
  package var head: [UInt8]
  /// The body as it was sent: chunked and compressed where the server did so.
  package var body: [UInt8]

  package init(
    address: String, started: Date, seconds: Double, ip: String? = nil, request: [UInt8],
    head: [UInt8], body: [UInt8]
  ) {
    self.address = address
    self.started = started
    self.seconds = seconds
    self.ip = ip
    self.request = request
    self.head = head
    self.body = body
  }
}
