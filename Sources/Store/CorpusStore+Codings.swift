package import Basics
package import Foundation
internal import GRDB

/// Which articles are not as they would be made now; ids in order.
package struct StaleArticles: Sendable {
  /// To be analysed, then coded.
  package var texts: [String] = []
  /// Analysed, to be coded.
  package var packed: [String] = []
  /// All articles.
  package var total = 0

  package var count: Int { texts.count + packed.count }
}

extension CorpusStore {
  /// The key of an article's analysis: the beginning of its text's digest, and `reading`, which names
  /// all else that went into it.
  package static func analysisKey(_ content: String, _ reading: String) -> String {
    "\(content.prefix(keyLength))\(reading)"
  }

  private static let keyLength = 16

  // Keys are read from their indexes alone: rows hold texts, a page each.

  /// Articles whose analysis or coding is missing, out of date, or was made otherwise than `reading`
  /// and `coding` say.
  package func staleArticles(reading: String, coding: String) throws(Problem) -> StaleArticles {
    try read { db in
      var stale = StaleArticles()
      stale.total = try Int.fetchOne(db, sql: "SELECT count(*) FROM articles") ?? 0
      stale.texts = try String.fetchAll(
        db,
        sql: """
          SELECT id FROM articles
          LEFT JOIN analyses INDEXED BY analyses_key ON analyses.article = id
          WHERE analyses.key IS NOT substr(content, 1, ?) || ? ORDER BY id
          """, arguments: [Self.keyLength, reading])
      let analyzed = Set(stale.texts)
      stale.packed = try String.fetchAll(
        db,
        sql: """
          SELECT analyses.article FROM analyses
          LEFT JOIN codings INDEXED BY codings_key ON codings.article = analyses.article
          LEFT JOIN outdated ON outdated.article = analyses.article
          WHERE codings.key IS NOT analyses.key || ? OR outdated.article IS NOT NULL
          ORDER BY analyses.article
          """, arguments: [coding]
      ).filter { !analyzed.contains($0) }
      return stale
    }
  }

  /// Whether an article is analysed by another text than it has, or coded by other tables than those
  /// that count: what a run left that was stopped.
  package func isCodingBehind() throws(Problem) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM outdated) OR EXISTS (
            SELECT 1 FROM articles
            LEFT JOIN analyses INDEXED BY analyses_key ON analyses.article = articles.id
            LEFT JOIN codings INDEXED BY codings_key ON codings.article = articles.id
            WHERE substr(analyses.key, 1, ?) IS NOT substr(content, 1, ?)
              OR codings.article IS NULL)
          """, arguments: [Self.keyLength, Self.keyLength]) ?? false
    }
  }

  /// Reads several things of one state of the store, whatever a run writes meanwhile.
  package func inOneState<Result>(_ work: () throws -> Result) throws(Problem) -> Result {
    try read { _ in try work() }
  }

  /// Changes whenever the pages of types do.
  package func typeState() throws(Problem) -> String {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT count(*) || ' ' || ifnull(max(first), 0) || ' '
            || ifnull((SELECT value FROM marks WHERE name = 'reading'), '') FROM type_pages
          """) ?? ""
    }
  }

  /// Writes analyses, the types that they brought, and codings: in one transaction, for an analysis
  /// without its types cannot be read.
  package func put(
    _ analyses: [AnalysisRow], cards: [CardRow], types: (first: Int, page: [UInt8])?,
    codings: [CodingRow]
  ) throws(Problem) {
    try write { db in
      if let types {
        try db.execute(
          sql: "INSERT INTO type_pages (first, records) VALUES (?, ?)",
          arguments: [types.first, Data(types.page)])
      }
      for row in analyses {
        try db.write(
          [
            "article": row.article, "key": row.key, "script": row.script, "words": row.words,
            "sentences": row.sentences, "tokens": row.tokens, "shingles": row.shingles,
          ], into: "analyses", key: "article")
      }
      for card in cards { try Self.put(card, in: db) }
      for coding in codings { try Self.put(coding, in: db) }
      try Self.settle(codings.map(\.article), in: db)
    }
  }

  private static func put(_ row: CodingRow, in db: Database) throws {
    try db.write(
      ["article": row.article, "key": row.key, "coded": row.coded], into: "codings",
      key: "article")
  }

  private static func put(_ card: CardRow, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO cards (article, language, day, title, address, types)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [card.article, card.language, card.day, card.title, card.address, card.types])
  }

  /// Writes the codings that differ from those that are kept; all of them are up to date then.
  package func putChanged(_ codings: [CodingRow]) throws(Problem) {
    try write { db in
      let kept = try db.cachedStatement(
        sql: "SELECT count(*) FROM codings WHERE article = ? AND key = ? AND coded = ?")
      for coding in codings {
        let same = try Int.fetchOne(kept, arguments: [coding.article, coding.key, coding.coded])
        if same != 1 { try Self.put(coding, in: db) }
      }
      try Self.settle(codings.map(\.article), in: db)
    }
  }

  private static func settle(_ ids: [String], in db: Database) throws {
    let statement = try db.cachedStatement(sql: "DELETE FROM outdated WHERE article = ?")
    for id in ids { try statement.execute(arguments: [id]) }
  }

  /// The pages of types, in order.
  package func typePages() throws(Problem) -> [[UInt8]] {
    try read { db in
      try Data.fetchAll(db, sql: "SELECT records FROM type_pages ORDER BY first").map { Array($0) }
    }
  }

  /// Forgets all analyses and types, which another state of the dictionaries made.
  package func dropAnalyses(mark name: String, _ value: String) throws(Problem) {
    try write { db in
      try db.execute(sql: "DELETE FROM codings; DELETE FROM analyses; DELETE FROM type_pages")
      try Self.setMark(name, value, in: db)
    }
  }

  /// The analysed words of articles, of those that are analysed in the order given.
  package func packed(_ ids: [String]) throws(Problem) -> [PackedRow] {
    try read { db in
      return try ids.compactMap { id in
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT types FROM cards WHERE article = ?"), arguments: [id]
        ).flatMap { try Self.packed(id, types: $0[0], in: db) }
      }
    }
  }

  /// The analysed words of all articles in the order of their ids, until `body` says false.
  ///
  /// Words are read only of articles whose types `isWanted` accepts.
  package func forEachPacked(
    wanted isWanted: (Data) throws -> Bool, _ body: (PackedRow) throws -> Bool
  ) throws(Problem) {
    try read { db in
      let cards = try Row.fetchCursor(db, sql: "SELECT article, types FROM cards ORDER BY article")
      while let card = try cards.next() {
        guard try card.withUnsafeData(atIndex: 1, { try isWanted($0 ?? Data()) }),
          let row = try Self.packed(card[0], types: card[1], in: db)
        else { continue }
        if try !body(row) { return }
      }
    }
  }

  /// The keys of the analyses of articles, of those that are analysed in the order given.
  package func analysisKeys(_ ids: [String]) throws(Problem) -> [String] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT key FROM analyses WHERE article = ?")
      return try ids.compactMap { try String.fetchOne(statement, arguments: [$0]) }
    }
  }

  private static func packed(
    _ id: String, types: Data, in db: Database
  ) throws -> PackedRow? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sentences, tokens FROM analyses WHERE article = ?"),
      arguments: [id]
    ).map { PackedRow(article: id, types: types, sentences: $0[0], tokens: $0[1]) }
  }

  /// The codings of all articles in the order of their ids, until `body` says false.
  package func forEachCoding(_ body: (CodingRow) throws -> Bool) throws(Problem) {
    try read { db in
      let rows = try CodingRow.fetchCursor(db, sql: "SELECT * FROM codings ORDER BY article")
      while let row = try rows.next() { if try !body(row) { return } }
    }
  }

  package func coding(of article: String) throws(Problem) -> CodingRow? {
    try read { db in try CodingRow.fetchOne(db, key: article) }
  }

  /// The sampled shingles of an article as `AnalysisRow` has them; empty for one that is not analysed.
  package func shingles(of article: String) throws(Problem) -> Data {
    try read { db in
      try Data.fetchOne(
        db.cachedStatement(sql: "SELECT shingles FROM analyses WHERE article = ?"),
        arguments: [article]) ?? Data()
    }
  }

  // MARK: Lexicons

  /// The tables by which the codings were made, by file name.
  package func lexiconFiles() throws(Problem) -> [String: [UInt8]] {
    try read { db in
      var files: [String: [UInt8]] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT name, bytes FROM lexicon_files") {
        files[row["name"]] = Array(row["bytes"] as Data)
      }
      return files
    }
  }

  /// Says of all codings that they are out of date.
  package func outdateCodings() throws(Problem) {
    try write { db in try db.execute(sql: Self.allOutdated) }
  }

  private static let allOutdated =
    "INSERT OR IGNORE INTO outdated (article) SELECT article FROM codings"

  /// Takes other tables for those that count: the codings of these articles, or of all, are out of
  /// date from here on, the others were made by them as well.
  package func setLexicon(
    _ files: [String: [UInt8]], mark value: String, outdated: [String]?
  ) throws(Problem) {
    try write { db in
      if let outdated {
        let statement = try db.cachedStatement(
          sql: """
            INSERT OR IGNORE INTO outdated (article) SELECT article FROM codings WHERE article = ?
            """)
        for id in outdated { try statement.execute(arguments: [id]) }
      } else {
        try db.execute(sql: Self.allOutdated)
      }
      try db.execute(sql: "DELETE FROM lexicon_files")
      for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
        try db.execute(
          sql: "INSERT INTO lexicon_files (name, bytes) VALUES (?, ?)",
          arguments: [name, Data(bytes)])
      }
      try Self.setMark("lexicon", value, in: db)
    }
  }
}
