/// What the extractor found in a page.
package struct Article: Hashable, Codable, Sendable {
  /// The page's own statement of its address (canonical link, og:url), absolute.
  package var address: String?
  package var title: String?
  /// One name each, without "Автор:" and the like.
  package var authors: [String] = []
  package var published: ArticleDate?
  package var modified: ArticleDate?
  /// The name of the site as it calls itself.
  package var site: String?
  package var section: String?
  package var tags: [String] = []
  /// The language the page declares (`kk`, `ru`, …), not the one that Linguistics finds.
  package var declaredLanguage: String?
  package var picture: String?
  /// Addresses of the same article in Kazakh or Russian, as the page names them (hreflang); nil for
  /// none.
  package var alternates: [String]?
  package var paragraphs: [Paragraph] = []
  /// How sure the extractor is that these paragraphs are the article, from 0 to 1.
  package var confidence: Double = 0

  package init() {}

  /// The article without headline and the captions of its pictures: paragraphs joined by line breaks.
  ///
  /// Every offset that Koshu prints for the part `text` counts scalars of this string.
  package var text: String {
    paragraphs.lazy.filter { $0.kind != .title && $0.kind != .caption }.map(\.text)
      .joined(separator: "\n")
  }
}

/// A paragraph of an article, white space folded, without line breaks inside; of a table each row is
/// one, its cells parted by bars.
package struct Paragraph: Hashable, Codable, Sendable {
  package var kind: Kind
  package var text: String

  package enum Kind: String, Codable, CaseIterable, Sendable {
    case title, lede, body, heading, quotation, caption, list, table
  }

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A date as a page or feed states it, with where it was read.
package struct ArticleDate: Hashable, Codable, Sendable {
  /// `YYYY-MM-DD`, or ISO 8601 with time and, where known, zone: `2024-12-03T09:05:00+05:00`.
  package var text: String
  package var origin: Origin

  package enum Origin: String, Codable, CaseIterable, Sendable {
    case structured, meta, time, element, address, text, feed, archive, sidecar, row
  }

  package init(_ text: String, _ origin: Origin) {
    self.text = text
    self.origin = origin
  }

  /// The calendar day as written: `YYYY-MM-DD`.
  package var day: String { String(text.prefix(10)) }
}

/// How reading a page ended: exactly one of these, for every page.
package enum Extraction: Sendable {
  case article(Article)
  /// A page that lists articles: a front page, a section, a tag, a search.
  case listing
  /// No text at all.
  case empty
  /// A teaser before a paywall or a cut-off page with hardly any text.
  case stub(Article)
  /// Not a page of text: an image, an archive, random bytes.
  case binary
  /// Too large, too deep, or unreadable; the reason in a few words.
  case refused(String)
}

/// Raw bytes with an address: what a source hands to extraction.
package struct Page: Sendable {
  package var bytes: [UInt8]
  /// The address it was fetched from, where known.
  package var address: String?
  /// The HTTP Content-Type header, where known.
  package var contentType: String?
  /// When it was fetched, in seconds since 1970: the ground for "сегодня" and for refusing dates
  /// that lie in the future.
  package var fetched: Double?

  package init(
    bytes: [UInt8], address: String? = nil, contentType: String? = nil, fetched: Double? = nil
  ) {
    self.bytes = bytes
    self.address = address
    self.contentType = contentType
    self.fetched = fetched
  }
}

/// Raised whenever the same page gives another article, outcome, date or encoding.
package let extractionVersion = 3
