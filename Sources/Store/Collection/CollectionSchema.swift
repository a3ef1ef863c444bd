internal import GRDB

/// The migrations of the collection's store.
///
/// Their names are permanent: a released one is never changed.
func collectionMigrator() -> DatabaseMigrator {
  var migrator = DatabaseMigrator()
  migrator.registerMigration("1 feeds, pages, hosts, runs") { db in
    try db.execute(
      sql: """
        CREATE TABLE feeds (
          address TEXT PRIMARY KEY,
          outlet TEXT NOT NULL,
          host TEXT NOT NULL,
          kind TEXT NOT NULL,
          etag TEXT,
          last_modified TEXT,
          payload TEXT,
          record TEXT,
          record_date TEXT,
          last_attempt REAL,
          last_success REAL,
          last_status TEXT,
          failures INTEGER NOT NULL,
          on_time INTEGER NOT NULL,
          interval REAL NOT NULL,
          next_attempt REAL NOT NULL,
          last_new REAL,
          moved_to TEXT,
          note TEXT
        ) STRICT;
        CREATE INDEX feeds_due ON feeds(next_attempt, address);

        CREATE TABLE pages (
          identity TEXT PRIMARY KEY,
          address TEXT NOT NULL,
          host TEXT NOT NULL,
          outlet TEXT NOT NULL,
          feed TEXT,
          title TEXT,
          date TEXT,
          found REAL NOT NULL,
          state TEXT NOT NULL,
          tries INTEGER NOT NULL,
          next_attempt REAL,
          outcome TEXT,
          file TEXT,
          offset INTEGER
        ) STRICT;
        -- Of a million pages some hundred wait.
        CREATE INDEX pages_due ON pages(host, next_attempt, identity) WHERE state = 'waiting';
        CREATE INDEX pages_outlet ON pages(outlet, state, found);

        CREATE TABLE hosts (
          host TEXT PRIMARY KEY,
          robots BLOB,
          robots_fetched REAL,
          robots_outcome TEXT,
          crawl_delay REAL,
          not_before REAL,
          failures INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE runs (
          number INTEGER PRIMARY KEY,
          started REAL NOT NULL,
          ended REAL,
          state TEXT NOT NULL,
          manifest TEXT
        ) STRICT;

        CREATE TABLE archives (
          name TEXT PRIMARY KEY,
          file TEXT NOT NULL,
          offset INTEGER NOT NULL
        ) STRICT;
        """)
  }
  migrator.registerMigration("2 forgotten pages") { db in
    try db.execute(
      sql: """
        -- SHA-256 of identities that are never to be fetched again, in hexadecimal.
        CREATE TABLE forgotten (identity TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

        -- A forgetting that is under way, as its line of forgotten.jsonl.
        CREATE TABLE forgetting (note TEXT NOT NULL) STRICT;

        -- The records that it takes out of the archives, at their places before.
        CREATE TABLE forgetting_records (
          archive TEXT NOT NULL,
          file TEXT NOT NULL,
          offset INTEGER NOT NULL,
          length INTEGER NOT NULL,
          record TEXT NOT NULL,
          PRIMARY KEY (archive, file, offset)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX pages_place ON pages(file, offset) WHERE file IS NOT NULL;
        """)
  }
  migrator.registerMigration("3 who named a feed") { db in
    try db.execute(
      sql: """
        ALTER TABLE feeds ADD COLUMN parent TEXT;
        ALTER TABLE feeds ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;
        UPDATE feeds SET parent = substr(note, 10), depth = 1 WHERE note LIKE 'found on %';
        CREATE INDEX feeds_parent ON feeds(parent) WHERE parent IS NOT NULL;
        """)
  }
  return migrator
}
