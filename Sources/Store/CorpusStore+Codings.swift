package import Basics
package import Foundation
internal import GRDB

/// What an article is made of, by the keys of its results.
package struct ArticleState: Sendable {
  package var id: String
  /// The digest of the extracted article.
  package var content: String
  package var analysisKey: String?
  package var codingKey: String?
}

extension CorpusStore {
  /// All articles in the order of their ids, with the keys of what was made of them.
  package func forEachArticleState(_ body: (ArticleState) -> Void) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT articles.id, content, analyses.key AS analysis, codings.key AS coding FROM articles
          LEFT JOIN analyses ON analyses.article = articles.id
          LEFT JOIN codings ON codings.article = articles.id
          ORDER BY articles.id
          """)
      while let row = try rows.next() {
        body(
          ArticleState(
            id: row["id"], content: row["content"], analysisKey: row["analysis"],
            codingKey: row["coding"]))
      }
    }
  }

  /// Writes analyses, the types that they brought, and codings: in one transaction, for an analysis
  /// without its types cannot be read.
  package func put(
    _ analyses: [AnalysisRow], types: (first: Int, page: [UInt8])?, codings: [CodingRow]
  ) throws(Problem) {
    try write { db in
      if let types {
        try db.execute(
          sql: "INSERT INTO type_pages (first, records) VALUES (?, ?)",
          arguments: [types.first, Data(types.page)])
      }
      for analysis in analyses { try analysis.upsert(db) }
      for coding in codings { try coding.upsert(db) }
    }
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
      try db.execute(sql: "DELETE FROM analyses; DELETE FROM codings; DELETE FROM type_pages")
      try Self.setMark(name, value, in: db)
    }
  }

  /// The analysed words of articles, of those that are analysed in the order given.
  package func packed(_ ids: [String]) throws(Problem) -> [PackedRow] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT article, types, sentences, tokens FROM analyses WHERE article = ?")
      return try ids.compactMap { try Row.fetchOne(statement, arguments: [$0]).map(Self.packed) }
    }
  }

  /// The analysed words of all articles in the order of their ids, until `body` says false.
  ///
  /// Words are read only of articles whose types `isWanted` accepts.
  package func forEachPacked(
    wanted isWanted: (Data) throws -> Bool, _ body: (PackedRow) throws -> Bool
  ) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT article, types, sentences, tokens FROM analyses ORDER BY article")
      while let row = try rows.next() {
        guard try row.withUnsafeData(atIndex: 1, { try isWanted($0 ?? Data()) }) else { continue }
        if try !body(Self.packed(row)) { return }
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

  private static func packed(_ row: Row) -> PackedRow {
    PackedRow(article: row[0], types: row[1], sentences: row[2], tokens: row[3])
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
    try write { db in try db.execute(sql: "UPDATE codings SET key = ''") }
  }

  /// Takes other tables for those that count: the codings of these articles, or of all, are out of
  /// date from here on, the others were made by them as well.
  package func setLexicon(
    _ files: [String: [UInt8]], mark value: String, outdated: [String]?
  ) throws(Problem) {
    try write { db in
      if let outdated {
        let statement = try db.cachedStatement(
          sql: "UPDATE codings SET key = '' WHERE article = ?")
        for id in outdated { try statement.execute(arguments: [id]) }
      } else {
        try db.execute(sql: "UPDATE codings SET key = ''")
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
