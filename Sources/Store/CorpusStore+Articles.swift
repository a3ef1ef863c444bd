package import Basics
internal import Foundation
internal import GRDB

extension CorpusStore {
  /// Chooses one document an identity as its article: the smallest rank, then the one that was fetched
  /// last (what readers can read now), then the smallest locator.
  ///
  /// A document of the same rank with another text, known to be fetched before, is an earlier version
  /// of it; all others are duplicates. Articles whose document went are dropped with their codings. `articleID` gives an
  /// identity its id.
  package func chooseArticles(articleID: (String) -> String) throws(Problem) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE documents SET outcome = 'article', detail = NULL
          WHERE outcome IN ('duplicate', 'version')
          """)
      // By steps: a corpus need not fit into memory. The index that gives the order is not changed.
      let candidates = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, identity, rank, fetched, version, content, locator FROM documents
          WHERE outcome = 'article' AND identity IS NOT NULL
          ORDER BY identity, rank, fetched DESC, locator
          """)
      let known = Set(try String.fetchAll(db, sql: "SELECT id FROM articles"))
      var chosen: Set<String> = []
      var last: (identity: String, rank: Int, locator: String, fetched: Double?)?
      var versions: Set<String> = []
      while let row = try candidates.next() {
        let identity: String = row["identity"]
        let version: String = row["version"] ?? ""
        if let last, last.identity == identity {
          let fetched: Double? = row["fetched"]
          let isEarlier =
            row["rank"] == last.rank && fetched.map { $0 < last.fetched ?? $0 } ?? false
          let isNew = isEarlier && versions.insert(version).inserted
          try db.execute(
            sql: "UPDATE documents SET outcome = ?, detail = ? WHERE id = ?",
            arguments: [
              isNew ? "version" : "duplicate", "of \(last.locator)", row["id"] as Int64,
            ])
          continue
        }
        versions = [version]
        last = (identity, row["rank"], row["locator"], row["fetched"])
        let id = articleID(identity)
        chosen.insert(id)
        try db.execute(
          sql: """
            INSERT INTO articles (id, document, content) VALUES (?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET document = excluded.document, content = excluded.content
            WHERE document <> excluded.document OR content <> excluded.content
            """,
          arguments: [id, row["id"] as Int64, row["content"] as String? ?? ""])
      }
      for id in known.subtracting(chosen) {
        try db.execute(sql: "DELETE FROM articles WHERE id = ?", arguments: [id])
      }
      // A new row has no story yet, even where the set of articles was clustered before.
      if known != chosen { try db.execute(sql: "DELETE FROM marks WHERE name = 'stories'") }
      try db.execute(sql: "DELETE FROM marks WHERE name = 'ingest'")
    }
  }

  /// All articles in the order of their ids, each handed to `body` with document and coding.
  package func forEachArticle(_ body: (StoredArticle) throws -> Void) throws(Problem) {
    try read { db in
      for id in try String.fetchAll(db, sql: "SELECT id FROM articles ORDER BY id") {
        if let article = try Self.article(id, in: db) { try body(article) }
      }
    }
  }

  /// All stories in the order of their ids, each with the ids of its articles, sorted.
  ///
  /// An article that stands alone is a story of its own id.
  package func forEachStory(_ body: (String, [String]) throws -> Void) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT coalesce(story, id) AS place, id FROM articles ORDER BY place, id")
      var story: (id: String, articles: [String])?
      while let row = try rows.next() {
        let (place, article): (String, String) = (row[0], row[1])
        if let open = story, open.id != place {
          try body(open.id, open.articles)
          story = nil
        }
        story = (place, (story?.articles ?? []) + [article])
      }
      if let story { try body(story.id, story.articles) }
    }
  }

  /// The state of all articles, in the order of their ids: no text is read.
  package func forEachState(_ body: (ArticleState) throws -> Void) throws(Problem) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT articles.id, story, outlet, locator, digest, codings.key, analyses.key, language, day
          FROM articles JOIN documents ON documents.id = articles.document
          LEFT JOIN codings INDEXED BY codings_key ON codings.article = articles.id
          LEFT JOIN analyses INDEXED BY analyses_key ON analyses.article = articles.id
          LEFT JOIN cards ON cards.article = analyses.article
          ORDER BY articles.id
          """)
      while let row = try rows.next() {
        var state = ArticleState(
          id: row[0], story: row[1], outlet: row[2], locator: row[3], digest: row[4], coding: row[5]
        )
        // Without its card an analysis is none.
        if let key: String = row[6], let language: String = row[7] {
          state.analysis = ArticleState.Analysis(key: key, language: language, day: row[8])
        }
        try body(state)
      }
    }
  }

  /// The ids of all articles, sorted.
  package func articleIDs() throws(Problem) -> [String] {
    try read { db in try String.fetchAll(db, sql: "SELECT id FROM articles ORDER BY id") }
  }

  /// Articles by id, in the order given; unknown ids are left out.
  package func articles(_ ids: [String]) throws(Problem) -> [StoredArticle] {
    try read { db in try ids.compactMap { try Self.article($0, in: db) } }
  }

  /// The document that an article is read from, without analysis and coding.
  package func document(ofArticle id: String) throws(Problem) -> DocumentRow? {
    try read { db in
      try DocumentRow.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT documents.* FROM articles JOIN documents ON documents.id = document
            WHERE articles.id = ?
            """), arguments: [id])
    }
  }

  /// Ids of articles that a person may mean by `name`: the beginning of an id, an address or the
  /// end of a file's path.
  package func articles(named name: String, identity: String?) throws(Problem) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT articles.id FROM articles JOIN documents ON documents.id = articles.document
          WHERE substr(articles.id, 1, length(?1)) = ?1 OR documents.identity = ?2
            OR documents.locator = ?1
            OR substr(documents.locator, -length(?1) - 1) = '/' || ?1
          ORDER BY articles.id
          """, arguments: [name, identity])
    }
  }

  /// The earlier versions of a document that is an article, the newest first: where they stand and
  /// when they were fetched.
  package func versions(of document: DocumentRow) throws(Problem) -> [(String, Double?)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT locator, fetched FROM documents WHERE identity = ? AND outcome = 'version'
          ORDER BY rank, fetched DESC, locator
          """, arguments: [document.identity]
      ).map { ($0["locator"], $0["fetched"]) }
    }
  }

  /// Writes the story of each article, and the mark of what the stories were made from: in one
  /// transaction, or a crash between them could leave new stories under an old mark.
  package func putStories(
    _ places: some Sequence<(id: String, story: String, grade: String?, of: String?)>, mark: String
  ) throws(Problem) {
    try write { db in
      for place in places {
        try db.execute(
          sql: "UPDATE articles SET story = ?, grade = ?, reprint_of = ? WHERE id = ?",
          arguments: [place.story, place.grade, place.of, place.id])
      }
      try Self.setMark("stories", mark, in: db)
    }
  }

  private static func head(of id: String, in db: Database) throws -> AnalysisHead? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT language, script, words, sentences FROM analyses
          JOIN cards ON cards.article = analyses.article WHERE analyses.article = ?
          """),
      arguments: [id]
    ).map {
      AnalysisHead(
        language: $0["language"], script: $0["script"], words: $0["words"],
        sentences: $0["sentences"])
    }
  }

  private static func article(_ id: String, in db: Database) throws -> StoredArticle? {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT document, story, grade, reprint_of FROM articles WHERE id = ?"),
        arguments: [id]),
      let document = try DocumentRow.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM documents WHERE id = ?"),
        arguments: [row["document"] as Int64])
    else { return nil }
    return StoredArticle(
      id: id, story: row["story"], grade: row["grade"], reprintOf: row["reprint_of"],
      document: document, analysis: try head(of: id, in: db),
      coding: try CodingRow.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM codings WHERE article = ?"), arguments: [id]))
  }
}
