package import Foundation
package import GRDB

/// A feed or archive that was read as a whole: the documents in it are skipped while its bytes and
/// what reads it stay the same.
package struct ContainerRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "containers"
  package var path: String
  package var source: Int
  package var key: String
  package var outcome: String
  package var detail: String?
  package var seen: Bool
  /// How many bytes its key is made of, of a file that may grow at its end.
  package var length: Int?
  /// The key of the state of its file: while that stays, the bytes need not be looked at.
  package var stamp: String?

  package init(
    path: String, source: Int, key: String, outcome: String, detail: String?, seen: Bool = true,
    length: Int? = nil, stamp: String? = nil
  ) {
    self.path = path
    self.source = source
    self.key = key
    self.outcome = outcome
    self.detail = detail
    self.seen = seen
    self.length = length
    self.stamp = stamp
  }
}

/// One input: a page, a feed entry, a WARC record.
package struct DocumentRow: Codable, Hashable, Sendable, FetchableRecord, TableRecord {
  package static let databaseTableName = "documents"
  package var id: Int64?
  /// The file's path, and inside a container `PATH#PLACE`.
  package var locator: String
  /// The number of its source in `pipeline.json`, from 0.
  package var source: Int
  package var container: String?
  /// The digest of all that went into reading it.
  package var key: String
  package var outcome: String
  package var detail: String?
  /// Two documents of one identity are one article.
  package var identity: String?
  /// Which of two documents of one identity is the article: the smaller, of equals the one that was
  /// fetched last.
  package var rank: Int
  package var outlet: String?
  /// SHA-256 of the document's bytes.
  package var digest: String
  /// SHA-256 of the extracted article: what its coding depends on.
  package var content: String?
  package var encoding: String?
  package var replaced: Int
  /// The extracted article as JSON, where there is one.
  package var article: Data?
  package var seen: Bool
  /// When its page was fetched, in seconds since 1970, where known.
  package var fetched: Double?
  /// SHA-256 of title and text: two documents of one identity that differ here are versions.
  package var version: String?

  package init(
    locator: String, source: Int, container: String?, key: String, outcome: String,
    detail: String?, identity: String?, rank: Int, outlet: String?, digest: String,
    content: String?, encoding: String?, replaced: Int, article: Data?, seen: Bool = true,
    fetched: Double? = nil, version: String? = nil
  ) {
    self.locator = locator
    self.source = source
    self.container = container
    self.key = key
    self.outcome = outcome
    self.detail = detail
    self.identity = identity
    self.rank = rank
    self.outlet = outlet
    self.digest = digest
    self.content = content
    self.encoding = encoding
    self.replaced = replaced
    self.article = article
    self.seen = seen
    self.fetched = fetched
    self.version = version
  }

}

/// What Linguistics found in an article.
package struct AnalysisRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "analyses"
  package var article: String
  /// What went into it.
  package var key: String
  package var script: String
  package var words: Int
  package var sentences: Data
  package var tokens: Data
  /// Sampled shingle hashes, little-endian 64 bits, sorted.
  package var shingles: Data

  package init(
    article: String, key: String, script: String, words: Int, sentences: Data, tokens: Data,
    shingles: Data
  ) {
    self.article = article
    self.key = key
    self.script = script
    self.words = words
    self.sentences = sentences
    self.tokens = tokens
    self.shingles = shingles
  }
}

/// What an analysed article is picked by: short rows, so that all of them are read at once.
package struct CardRow: Hashable, Sendable {
  package var article: String
  package var language: String
  /// Of publishing: `2024-05-31`.
  package var day: String?
  /// Empty for none.
  package var title: String
  package var address: String?
  /// Distinct types of title and text, by their numbers on the pages of types.
  package var types: Data

  package init(
    article: String, language: String, day: String?, title: String, address: String?, types: Data
  ) {
    self.article = article
    self.language = language
    self.day = day
    self.title = title
    self.address = address
    self.types = types
  }
}

/// The analysed words of an article alone: what coding is made of.
package struct PackedRow: Sendable {
  package var article: String
  package var types: Data
  package var sentences: Data
  package var tokens: Data
}

/// The coding of an article.
package struct CodingRow: Codable, Hashable, Sendable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "codings"
  package var article: String
  /// What went into it but the lexicons: codings that an edit of these may change stand in `outdated`.
  package var key: String
  /// The coding with its evidence.
  package var coded: Data

  package init(article: String, key: String, coded: Data) {
    self.article = article
    self.key = key
    self.coded = coded
  }
}

/// What is told of an article's analysis without its words.
package struct AnalysisHead: Sendable {
  package var language: String
  package var script: String
  package var words: Int
  package var sentences: Data
}

/// What decides an article's story and its rows, as keys.
package struct ArticleState: Sendable {
  package var id: String
  package var story: String?
  package var outlet: String?
  package var locator: String
  /// Of the page, SHA-256.
  package var digest: String
  /// The key of its coding; nil where it is not coded.
  package var coding: String?
  package var analysis: Analysis?

  package struct Analysis: Sendable {
    package var key: String
    package var language: String
    package var day: String?
  }
}

/// An article with its document and, where it was coded, its analysis and coding.
package struct StoredArticle: Sendable {
  package var id: String
  package var story: String?
  package var grade: String?
  package var reprintOf: String?
  package var document: DocumentRow
  package var analysis: AnalysisHead?
  package var coding: CodingRow?
}
