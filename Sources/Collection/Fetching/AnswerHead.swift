package import Ingest

/// Status and fields of an answer.
package struct AnswerHead: Sendable {
  package var status: Int
  package var fields: HeaderFields

  package init(status: Int, fields: HeaderFields = HeaderFields()) {
    self.status = status
    self.fields = fields
  }

  /// Reads the head of an exchange; nil where there is no status from 100 to 599.
  package init?(_ head: [UInt8]) {
    // Without a body no encoding is undone.
    guard let answer = HTTPResponse(head, limits: InflateLimits(bytes: 0)) else { return nil }
    self.init(status: answer.status, fields: answer.fields)
  }

  /// To be sent with the next request for the same address, also where the body did not change.
  package var etag: String? { fields["ETag"] }
  package var lastModified: String? { fields["Last-Modified"] }
}
