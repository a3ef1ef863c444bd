/// What is asked of a server: one page, feed or robots.txt.
package struct FetchRequest: Hashable, Sendable {
  /// Absolute, `http` or `https`; a fragment, user and password are not sent.
  package var address: String
  /// `ETag` and `Last-Modified` of the answer that is there already, as the server wrote them.
  package var etag: String?
  package var lastModified: String?
  /// Of the body as it is sent.
  package var byteLimit: Int
  package var accept: Accepted

  /// What the header `Accept` says.
  package enum Accepted: Hashable, Sendable {
    case page, feed, robots

    /// Anything is taken where the kind that we want is not there: many servers name feeds wrongly.
    var header: String {
      switch self {
      case .page: "text/html,application/xhtml+xml,*/*;q=0.5"
      case .feed:
        "application/rss+xml,application/atom+xml,application/feed+json,"
          + "application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
      case .robots: "text/plain,*/*;q=0.5"
      }
    }
  }

  package init(
    _ address: String, accept: Accepted = .page, etag: String? = nil, lastModified: String? = nil,
    byteLimit: Int = 10_000_000
  ) {
    self.address = address
    self.accept = accept
    self.etag = etag
    self.lastModified = lastModified
    self.byteLimit = byteLimit
  }

  /// The lines of the header that differ from request to request.
  var headerLines: [String] {
    var lines = ["Accept: \(accept.header)", "Accept-Encoding: gzip, br"]
    if let etag, let value = Self.fieldValue(etag) { lines.append("If-None-Match: \(value)") }
    if let lastModified, let value = Self.fieldValue(lastModified) {
      lines.append("If-Modified-Since: \(value)")
    }
    return lines
  }

  /// Nil for what would end the line: it comes from a server, by way of a store.
  private static func fieldValue(_ text: String) -> String? {
    text.isEmpty || text.utf8.contains { $0 < 32 && $0 != 9 || $0 == 127 } ? nil : text
  }
}

/// How a request ended.
package enum FetchResult: Hashable, Sendable {
  /// A whole answer, of any status: redirects and errors of the server, too.
  case answer(Exchange)
  case failure(FetchFailure)
}
