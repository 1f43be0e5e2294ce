-- The manifest of a workspace: what runs there were, and what is known of each document.
-- It is a notebook, not a source of truth: without it a run looks at the graph files themselves.
CREATE TABLE IF NOT EXISTS documents (
  path      TEXT PRIMARY KEY,  -- relative to the input, as in the graph file
  location  TEXT NOT NULL,     -- where it was read: absolute path or address
  size      INTEGER NOT NULL,  -- bytes
  stamp     TEXT NOT NULL,     -- time or version that the file system or store told; '' = do not rely on it
  sha256    TEXT NOT NULL,     -- '' for one that could not be read
  state     TEXT NOT NULL,     -- done, failed
  id        TEXT,              -- of the document, the name of its graph file
  graph     TEXT NOT NULL,     -- size and time of the graph file
  extractor TEXT NOT NULL,     -- rules and model that made it
  metadata  TEXT NOT NULL,     -- its row of metadata.csv
  seconds   REAL NOT NULL,     -- that reading it took
  words     INTEGER NOT NULL,
  entities  INTEGER NOT NULL,
  relations INTEGER NOT NULL,
  skipped   INTEGER NOT NULL,
  error     TEXT,
  run       INTEGER NOT NULL   -- that read it last
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS failed_documents ON documents (run) WHERE state = 'failed';
CREATE TABLE IF NOT EXISTS runs (
  number      INTEGER PRIMARY KEY,
  state       TEXT NOT NULL,   -- running, done, stopped (by an error or Ctrl-C); running without a process: killed
  process     INTEGER NOT NULL,
  host        TEXT NOT NULL,
  began       TEXT NOT NULL,   -- UTC
  seconds     REAL NOT NULL,
  engine      TEXT NOT NULL,
  workers     INTEGER NOT NULL,
  documents   INTEGER NOT NULL,  -- in all
  of_bytes    INTEGER NOT NULL,  -- that had to be read
  read_bytes  INTEGER NOT NULL,  -- that have been
  done        INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  failed      INTEGER NOT NULL,
  unsupported INTEGER NOT NULL,
  error       TEXT
);
PRAGMA user_version = 1;
