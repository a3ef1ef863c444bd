internal import Foundation

/// A place in an archive: a file of its folder, and a byte in it.
package struct ArchivePlace: Hashable, Comparable, Codable, Sendable {
  /// The name of the file in the archive's folder.
  package var file: String
  /// Compressed, as the file lies on disk.
  package var offset: Int

  package init(file: String, offset: Int) {
    self.file = file
    self.offset = offset
  }

  package static func < (a: Self, b: Self) -> Bool { (a.file, a.offset) < (b.file, b.offset) }
}

/// What a feed told of a page before it was fetched; kept beside the page in the archive.
package struct FeedNote: Hashable, Sendable {
  /// The address of the feed or sitemap that named the page.
  package var via: String
  package var title: String?
  /// When the page was published, as the feed says: ISO 8601.
  package var date: String?

  package init(via: String, title: String? = nil, date: String? = nil) {
    self.via = via
    self.title = title
    self.date = date
  }
}

/// An earlier fetch of an address, with which a later one is compared.
package struct EarlierFetch: Hashable, Sendable {
  package var address: String
  /// Of its record: `2026-11-30T04:05:00Z`.
  package var date: String
  /// The identifier of its record, with the angle brackets.
  package var record: String
  /// SHA-256 of its payload, in hexadecimal.
  package var payload: String

  package init(address: String, date: String, record: String, payload: String) {
    self.address = address
    self.date = date
    self.record = record
    self.payload = payload
  }
}

/// An exchange as it stands in the archive.
package struct ArchivedExchange: Hashable, Sendable {
  /// How much of the answer the archive keeps.
  package enum Kind: String, Sendable {
    /// The answer with its body.
    case response
    /// The body was that of an earlier fetch: header alone.
    case samePayload
    /// The server said so (status 304).
    case notModified
  }

  package var kind: Kind
  package var address: String
  /// Of the record, `2026-11-30T04:05:00Z`.
  package var date: String
  package var status: Int
  /// Where its records begin; that of the answer is the first of them.
  package var place: ArchivePlace
  /// The length of all its records in the file.
  package var length: Int
  /// The identifier of the answer's record, with the angle brackets.
  package var record: String
  /// SHA-256 in hexadecimal of the payload: the body without its chunks, compressed where the server
  /// compressed it.
  ///
  /// Nil for status 304.
  package var payload: String?
  /// What its feed told of it.
  package var note: FeedNote?

  /// Where its records end.
  package var end: ArchivePlace { ArchivePlace(file: place.file, offset: place.offset + length) }
}

/// What the first record of every file says of its maker.
package struct ArchiveInfo: Hashable, Sendable {
  /// Program and version.
  package var software: String
  /// Who is behind it: an address or page for complaints.
  package var contact: String
  package var userAgent: String

  package init(software: String, contact: String, userAgent: String) {
    self.software = software
    self.contact = contact
    self.userAgent = userAgent
  }

  /// The fields of `warcinfo` (WARC 1.1, section 6.2) beside the program and the format.
  var fields: [(String, String)] {
    [
      (
        "conformsTo",
        "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
      ),
      ("robots", "obey: RFC 9309"), ("operator", contact), ("http-header-user-agent", userAgent),
    ]
  }
}

/// The moments of writing at which a run may be stopped or its disk may fail; for tests.
package enum WritePoint: String, CaseIterable, Sendable {
  case beforeWrite, inWrite, afterWrite
  case beforeSync, afterSync
  case beforeRoll, afterRoll
  case beforeRewrite, inRewrite, beforeReplace, afterReplace
}

/// Seconds since 1970 as records write them: whole seconds, in UTC.
func recordDate(_ date: Date) -> String { date.formatted(.iso8601) }
