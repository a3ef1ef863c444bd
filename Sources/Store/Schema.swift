internal import GRDB

/// The migrations of the store.
///
/// Their names are permanent: a released one is never changed.
func migrator() -> DatabaseMigrator {
  var migrator = DatabaseMigrator()
  migrator.registerMigration("1 documents, articles, codings, stories, outputs") { db in
    try db.execute(
      sql: """
        CREATE TABLE containers (
          path TEXT PRIMARY KEY,
          source INTEGER NOT NULL,
          key TEXT NOT NULL,
          outcome TEXT NOT NULL,
          detail TEXT,
          seen INTEGER NOT NULL DEFAULT 1
        ) STRICT;

        CREATE TABLE documents (
          id INTEGER PRIMARY KEY,
          locator TEXT NOT NULL UNIQUE,
          source INTEGER NOT NULL,
          container TEXT REFERENCES containers(path) ON DELETE CASCADE,
          key TEXT NOT NULL,
          outcome TEXT NOT NULL,
          detail TEXT,
          identity TEXT,
          rank INTEGER NOT NULL,
          outlet TEXT,
          digest TEXT NOT NULL,
          content TEXT,
          encoding TEXT,
          replaced INTEGER NOT NULL DEFAULT 0,
          article BLOB,
          seen INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX documents_identity ON documents(identity, rank, locator);
        CREATE INDEX documents_container ON documents(container);

        CREATE TABLE articles (
          id TEXT PRIMARY KEY,
          document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
          content TEXT NOT NULL,
          story TEXT,
          grade TEXT,
          reprint_of TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX articles_document ON articles(document);

        CREATE TABLE codings (
          article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
          key TEXT NOT NULL,
          language TEXT NOT NULL,
          script TEXT NOT NULL,
          words INTEGER NOT NULL,
          sentences BLOB NOT NULL,
          shingles BLOB NOT NULL,
          coded BLOB NOT NULL
        ) STRICT;

        CREATE TABLE marks (
          name TEXT PRIMARY KEY,
          value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
  migrator.registerMigration("2 versions of articles") { db in
    try db.execute(
      sql: """
        ALTER TABLE documents ADD COLUMN fetched REAL;
        ALTER TABLE documents ADD COLUMN version TEXT;
        DROP INDEX documents_identity;
        CREATE INDEX documents_identity ON documents(identity, rank, fetched DESC, locator);
        """)
  }
  // Codings were JSON, and the text was analysed anew for each.
  migrator.registerMigration("3 analysed texts as numbers of types") { db in
    try db.execute(
      sql: """
        CREATE TABLE type_pages (
          first INTEGER PRIMARY KEY,
          records BLOB NOT NULL
        ) STRICT;

        CREATE TABLE analyses (
          article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
          key TEXT NOT NULL,
          script TEXT NOT NULL,
          words INTEGER NOT NULL,
          sentences BLOB NOT NULL,
          tokens BLOB NOT NULL,
          shingles BLOB NOT NULL
        ) STRICT;
        CREATE INDEX analyses_key ON analyses(article, key);

        CREATE TABLE cards (
          article TEXT PRIMARY KEY REFERENCES analyses(article) ON DELETE CASCADE,
          language TEXT NOT NULL,
          day TEXT,
          title TEXT NOT NULL,
          address TEXT,
          types BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX documents_outlet ON documents(id, outlet);

        DROP TABLE codings;
        CREATE TABLE codings (
          article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
          key TEXT NOT NULL,
          coded BLOB NOT NULL
        ) STRICT;
        CREATE INDEX codings_key ON codings(article, key);

        CREATE TABLE outdated (
          article TEXT PRIMARY KEY REFERENCES codings(article) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE lexicon_files (
          name TEXT PRIMARY KEY,
          bytes BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
  migrator.registerMigration("4 archives that grow") { db in
    try db.execute(sql: "ALTER TABLE containers ADD COLUMN length INTEGER")
  }
  migrator.registerMigration("5 files that stay as they are") { db in
    try db.execute(
      sql: """
        ALTER TABLE containers ADD COLUMN stamp TEXT;
        CREATE INDEX documents_unseen ON documents(id) WHERE seen = 0;
        """)
  }
  return migrator
}
