/// How an input ended.
///
/// Every document and every container ends in exactly one of these, and the totals are checked.
package enum Outcome: String, CaseIterable, Sendable {
  /// A document that became an article.
  case article
  /// Another document of the same identity is the article.
  case duplicate
  /// An earlier text of an article, fetched before the one that counts.
  case version
  /// A page that lists articles.
  case listing
  /// A teaser: too little text to be an article.
  case stub
  /// No text.
  case empty
  /// Bytes that are no text.
  case binary
  /// Over a limit: too large, too deep.
  case refused
  /// A file that could not be read.
  case unreadable
  /// A record of an archive that is no page: a request, a picture, a style sheet.
  case skipped
  /// A record of an archive with an HTTP status other than 200.
  case failed
  /// A record that says that the page was as at an earlier fetch: its text is there.
  case revisit

  /// A container that was read to its end.
  case read
  /// A container with damage: read around it, or mended on the way.
  case damaged
  /// Not what its source says: HTML in place of a feed, rows without texts, a text without markup among
  /// pages.
  case foreign

  /// Whether it counts against the configured share of bad documents.
  package var isBad: Bool {
    switch self {
    case .unreadable, .refused, .damaged, .foreign: true
    case .article, .duplicate, .version, .listing, .stub, .empty, .binary, .skipped, .failed,
      .revisit, .read:
      false
    }
  }

  /// In a few words, for reports and `status`.
  package var meaning: String {
    switch self {
    case .article: "became an article"
    case .duplicate: "the same article as another document"
    case .version: "an earlier text of an article"
    case .listing: "a page that lists articles"
    case .stub: "a teaser, too short for an article"
    case .empty: "no text"
    case .binary: "bytes that are no text"
    case .refused: "over a limit"
    case .unreadable: "could not be read"
    case .skipped: "a record that is no page"
    case .failed: "fetched with an HTTP error"
    case .revisit: "unchanged since an earlier fetch"
    case .read: "read to its end"
    case .damaged: "read with damage"
    case .foreign: "not what its source says"
    }
  }
}
