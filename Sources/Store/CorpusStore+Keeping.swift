package import Basics
package import Foundation
internal import GRDB

/// What the canonical dump tells of an article: nothing of rows, places and times of fetching.
package struct DumpedArticle: Hashable, Sendable {
  package var id: String
  package var identity: String?
  package var outlet: String?
  /// SHA-256 of the extracted article.
  package var content: String
  package var language: String?
  package var day: String?
  package var story: String?
  package var grade: String?
  /// SHA-256 of the packed coding; nil for one that is not coded.
  package var coding: String?
}

/// A document as one needs it to set it beside its record in an archive.
package struct PlacedDocument: Hashable, Sendable {
  package var locator: String
  package var outcome: String
  package var identity: String?
  package var outlet: String?
  /// SHA-256 of its bytes.
  package var digest: String
  package var container: String?
  package var isArticle: Bool
}

extension CorpusStore {
  /// All articles in the order of their ids, one after the other out of the file.
  package func forEachDumped(_ body: (DumpedArticle) throws -> Void) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT articles.id, identity, outlet, articles.content, language, day, story, grade, coded
          FROM articles JOIN documents ON documents.id = articles.document
          LEFT JOIN cards ON cards.article = articles.id
          LEFT JOIN codings ON codings.article = articles.id
          ORDER BY articles.id
          """)
      while let row = try rows.next() {
        let coded: Data? = row[8]
        try body(
          DumpedArticle(
            id: row[0], identity: row[1], outlet: row[2], content: row[3], language: row[4],
            day: row[5], story: row[6], grade: row[7], coding: coded.map { Digest(of: $0).hex }))
      }
    }
  }

  /// Documents by outcome, over all sources, sorted.
  package func outcomeCounts() throws(Problem) -> [(outcome: String, count: Int)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT outcome, count(*) FROM documents GROUP BY outcome ORDER BY outcome"
      ).map { ($0[0], $0[1]) }
    }
  }

  private static let placed = """
    SELECT locator, outcome, identity, outlet, digest, container,
      EXISTS (SELECT 1 FROM articles WHERE articles.document = documents.id) FROM documents
    """

  private static func placed(_ row: Row) -> PlacedDocument {
    PlacedDocument(
      locator: row[0], outcome: row[1], identity: row[2], outlet: row[3], digest: row[4],
      container: row[5], isArticle: row[6])
  }

  package func document(at locator: String) throws(Problem) -> PlacedDocument? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "\(Self.placed) WHERE locator = ?"), arguments: [locator]
      ).map(Self.placed)
    }
  }

  /// The documents of an identity, sorted by locator.
  package func documents(of identity: String) throws(Problem) -> [PlacedDocument] {
    try read { db in
      try Row.fetchAll(
        db, sql: "\(Self.placed) WHERE identity = ? ORDER BY locator", arguments: [identity]
      ).map(Self.placed)
    }
  }

  /// The documents of an outlet, sorted by locator, one after the other.
  package func forEachDocument(
    ofOutlet outlet: String, _ body: (PlacedDocument) throws -> Void
  ) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "\(Self.placed) WHERE outlet = ? ORDER BY locator", arguments: [outlet])
      while let row = try rows.next() { try body(Self.placed(row)) }
    }
  }

  package func hasOutlet(_ outlet: String) throws(Problem) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM documents WHERE outlet = ?)", arguments: [outlet])
        ?? false
    }
  }

  package func documentCount(ofContainer path: String) throws(Problem) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM documents WHERE container = ?", arguments: [path]) ?? 0
    }
  }

  /// The paths of containers that begin with a text, sorted.
  package func containers(beginning prefix: String) throws(Problem) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT path FROM containers WHERE substr(path, 1, length(?1)) = ?1 ORDER BY path",
        arguments: [prefix])
    }
  }

  /// Articles whose document is not there, is no article, or has another content; in order.
  package func forEachOrphan(_ body: (String) throws -> Void) throws(Problem) {
    try read { db in
      let ids = try String.fetchCursor(
        db,
        sql: """
          SELECT articles.id FROM articles LEFT JOIN documents ON documents.id = articles.document
          WHERE documents.id IS NULL OR documents.outcome <> 'article'
            OR documents.content IS NOT articles.content
          ORDER BY articles.id
          """)
      while let id = try ids.next() { try body(id) }
    }
  }

  /// Records were taken out of containers: their documents go, those behind them bear their new places,
  /// so that they stay the same documents, with articles and codings.
  ///
  /// - Parameters:
  ///   - gaps: places and lengths before anything went, in order, by the paths of containers.
  ///   - mark: names this change: it is not made twice.
  package func closeGaps(
    _ gaps: [(container: String, gaps: [(offset: Int, length: Int)])], mark: String
  ) throws(Problem) {
    try write { db in
      let made = try String.fetchOne(db, sql: "SELECT value FROM marks WHERE name = 'forgotten'")
      guard made != mark else { return }
      for (container, gaps) in gaps { try Self.close(gaps, of: container, in: db) }
      try Self.setMark("forgotten", mark, in: db)
    }
  }

  private static func close(
    _ gaps: [(offset: Int, length: Int)], of container: String, in db: Database
  ) throws {
    let documents = try Row.fetchAll(
      db, sql: "SELECT id, locator FROM documents WHERE container = ?", arguments: [container]
    ).compactMap { row -> (id: Int64, offset: Int)? in
      let locator: String = row["locator"]
      return Int(locator.dropFirst(container.count + 1)).map { (row["id"], $0) }
    }.sorted { $0.offset < $1.offset }
    // In their order, each takes a place that nobody has any more.
    var (index, shift) = (0, 0)
    for document in documents {
      while index < gaps.count, gaps[index].offset < document.offset {
        shift += gaps[index].length
        index += 1
      }
      if index < gaps.count, gaps[index].offset == document.offset {
        try db.execute(sql: "DELETE FROM documents WHERE id = ?", arguments: [document.id])
      } else if shift > 0 {
        try db.execute(
          sql: "UPDATE documents SET locator = ? WHERE id = ?",
          arguments: ["\(container)#\(document.offset - shift)", document.id])
      }
    }
  }

  /// The types of all articles' words, as their cards have them.
  package func forEachTypes(_ body: (Data) throws -> Void) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT types FROM cards")
      while let row = try rows.next() { try body(row[0]) }
    }
  }

  /// Writes pages of types anew where `change` gives other bytes for them; it is told the number of
  /// the first type of a page.
  package func rewriteTypePages(
    _ change: (_ first: Int, _ page: [UInt8]) -> [UInt8]?
  ) throws(Problem) {
    try write { db in
      for first in try Int.fetchAll(db, sql: "SELECT first FROM type_pages ORDER BY first") {
        let page = try Data.fetchOne(
          db, sql: "SELECT records FROM type_pages WHERE first = ?", arguments: [first])
        guard let changed = change(first, Array(page ?? Data())) else { continue }
        try db.execute(
          sql: "UPDATE type_pages SET records = ? WHERE first = ?",
          arguments: [Data(changed), first])
      }
    }
  }

  /// What SQLite itself finds wrong in the file, at most so much.
  package func faults(
    limit: Int
  ) throws(Problem) -> (integrity: [String], foreignKeys: [String]) {
    try file.faults(limit: limit)
  }

  /// From here on what is deleted is overwritten with zeros.
  package func eraseDeleted() throws(Problem) { try file.eraseDeleted() }

  /// Takes away what was deleted and still lies in free pages and the log.
  package func erase() throws(Problem) { try file.erase() }

  /// Brings all into the file itself, so that it can be moved, and lets go of it.
  package func close() throws(Problem) { try file.close() }
}
