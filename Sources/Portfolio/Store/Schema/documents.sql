-- What the portfolio holds: documents, their versions, the files they came in, and the log of it all.

-- Everything that changed the portfolio, in order. Each entry carries the hash of the one before.
CREATE TABLE log_entry (
  entry INTEGER PRIMARY KEY,
  -- The moment, UTC, ISO 8601.
  at TEXT NOT NULL,
  -- Who did it, as a user name or a role.
  made_by TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action = 'create' OR action = 'migration' OR action = 'import' OR action = 'received' OR action = 'withdraw' OR action = 'waive' OR action = 'rates' OR action = 'rulebook' OR action = 'sent' OR action = 'approve' OR action = 'redact' OR action = 'retention' OR action = 'setting' OR action = 'rebuild'),
  -- What was done, as a JSON object with its keys in order.
  details TEXT NOT NULL,
  -- The SHA-256 of what came or went, when bytes did.
  bytes_sha256 TEXT CHECK (length(bytes_sha256) = 64),
  previous_sha256 TEXT NOT NULL CHECK (length(previous_sha256) = 64),
  -- The SHA-256 of the entry itself: entry, at, made_by, action, details, bytes and previous, one a line.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

-- What the office has chosen for its portfolio.
--   time-zone   where days are counted, by its name in the IANA time zone database
CREATE TABLE setting (
  name TEXT PRIMARY KEY CHECK (name = 'time-zone'),
  value TEXT NOT NULL CHECK (length(value) > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES ('time-zone', 'Europe/Stockholm');

-- A file as it was sent. Its segments, joined, are its bytes.
CREATE TABLE imported_file (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES log_entry (entry),
  -- Relative to the path that was given to import.
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  encoding TEXT NOT NULL,
  first_segment INTEGER NOT NULL,
  last_segment INTEGER NOT NULL CHECK (last_segment >= first_segment)
) STRICT;
CREATE INDEX imported_file_by_entry ON imported_file (entry);

-- A piece of a file: what stands before the first record, a record, what stands between two records,
-- what stands after the last. The data is deflated in zlib format: sqlar_uncompress(data, size) opens it,
-- and a piece that does not get smaller is kept as it is.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES imported_file (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind = 'head' OR kind = 'record' OR kind = 'gap' OR kind = 'tail'),
  -- Where a record begins in its file: the line and the column, from 1, in characters.
  line INTEGER CHECK (line >= 1),
  column_no INTEGER CHECK (column_no >= 1),
  -- The size in bytes before deflating.
  size INTEGER NOT NULL CHECK (size >= 0),
  -- The bytes, unless they are the same as those of an earlier segment.
  data BLOB,
  same_as INTEGER REFERENCES segment (id),
  CHECK ((data IS NULL) = (same_as IS NOT NULL)),
  CHECK ((kind = 'record') = (line IS NOT NULL AND column_no IS NOT NULL))
) STRICT;

CREATE INDEX segment_around ON segment (file, id) WHERE kind = 'head' OR kind = 'tail';

-- A project: the documents that hold and share names, directly or by others between them. Its key is
-- the case number that people know it by.
CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  key_issuer TEXT NOT NULL
) STRICT;
CREATE INDEX project_by_key ON project (key, key_issuer);

-- The names under which the documents that hold speak of a project: a case number, or the id of a
-- document that is not there. A document's own id is a name by the document's being there.
CREATE TABLE project_alias (
  kind TEXT NOT NULL CHECK (kind = 'case' OR kind = 'application' OR kind = 'decision' OR kind = 'project' OR kind = 'report' OR kind = 'payment'),
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id),
  -- How well the name serves as the project's key, the least first: 1 the case number of the authority
  -- that decides, 2 another case number in a decision or an application, 3 one in another document,
  -- 4 the application's own id, 5 another document's.
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 5),
  PRIMARY KEY (kind, issuer, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_alias_by_project ON project_alias (project);

-- A document: a paper of one kind that somebody issued under an id.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind = 'programme' OR kind = 'call' OR kind = 'organisation' OR kind = 'agreement' OR kind = 'application' OR kind = 'decision' OR kind = 'report' OR kind = 'payment' OR kind = 'project' OR kind = 'event'),
  issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 300),
  external_id TEXT NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
  project INTEGER REFERENCES project (id),
  -- The version that holds now; none when all are withdrawn.
  current_version INTEGER REFERENCES document_version (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (kind, issuer, external_id)
) STRICT;
CREATE INDEX document_by_project ON document (project, kind) WHERE project IS NOT NULL;
CREATE INDEX document_by_current_version ON document (current_version, project);

-- A version of a document: one content. The current one has the highest number, then the latest day of
-- issue, then the greatest hash.
CREATE TABLE document_version (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  issued TEXT NOT NULL CHECK (issued GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- SHA-256 of the content: names, attributes and text, whatever the spacing, comments or prefixes.
  content_sha256 BLOB NOT NULL CHECK (length(content_sha256) = 32),
  -- The day it was received, counted in the portfolio's time zone, and the moment in UTC when known.
  received TEXT NOT NULL CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  received_at TEXT,
  segment INTEGER NOT NULL REFERENCES segment (id),
  -- The log entry that brought it and the one that ended it.
  from_entry INTEGER NOT NULL REFERENCES log_entry (entry),
  until_entry INTEGER REFERENCES log_entry (entry),
  -- The title or the name as a key whose bytes are in Swedish order: å, ä and ö after z.
  title_order TEXT
) STRICT;
CREATE INDEX document_version_by_document ON document_version (document);
CREATE INDEX document_version_by_segment ON document_version (segment);
-- The few versions that are not the first of their document.
CREATE INDEX document_version_again ON document_version (document) WHERE number > 1;

-- The days a version counted as received before they were corrected, each until the entry that
-- corrected it. The day it counts as received now stands beside the version.
CREATE TABLE corrected_receipt (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  until_entry INTEGER NOT NULL REFERENCES log_entry (entry),
  received TEXT NOT NULL CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  received_at TEXT,
  PRIMARY KEY (version, until_entry)
) STRICT, WITHOUT ROWID;

-- A record that could not be taken: kept with its bytes and the reasons.
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL REFERENCES segment (id),
  element_name TEXT NOT NULL,
  issuer TEXT,
  external_id TEXT,
  bytes_sha256 BLOB NOT NULL CHECK (length(bytes_sha256) = 32),
  from_entry INTEGER NOT NULL REFERENCES log_entry (entry),
  -- The entry that brought a valid record with the same id, or withdrew it.
  until_entry INTEGER REFERENCES log_entry (entry)
) STRICT;
CREATE INDEX set_aside_by_bytes ON set_aside (bytes_sha256);
CREATE INDEX set_aside_by_id ON set_aside (external_id) WHERE until_entry IS NULL;

CREATE TABLE set_aside_reason (
  set_aside INTEGER NOT NULL REFERENCES set_aside (id) ON DELETE CASCADE,
  no INTEGER NOT NULL,
  rule TEXT NOT NULL,
  line INTEGER NOT NULL,
  column_no INTEGER NOT NULL,
  -- What is there and what is allowed, and what to do, in English and in Swedish.
  message TEXT NOT NULL,
  message_sv TEXT NOT NULL,
  fix TEXT,
  fix_sv TEXT,
  PRIMARY KEY (set_aside, no),
  CHECK ((fix IS NULL) = (fix_sv IS NULL))
) STRICT, WITHOUT ROWID;

-- A file of exchange rates as it was sent: sqlar_uncompress(data, size) opens it.
CREATE TABLE rates_file (
  entry INTEGER PRIMARY KEY REFERENCES log_entry (entry),
  name TEXT NOT NULL,
  -- The month of a list that does not say it.
  month TEXT CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  data BLOB NOT NULL
) STRICT;

-- The Commission's monthly accounting rates as imported: units of the currency for one euro, as written.
CREATE TABLE rate (
  id INTEGER PRIMARY KEY,
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  value TEXT NOT NULL CHECK (value GLOB '[0-9]*' AND value NOT GLOB '*[^0-9.]*'),
  from_entry INTEGER NOT NULL REFERENCES log_entry (entry),
  until_entry INTEGER REFERENCES log_entry (entry)
) STRICT;
CREATE UNIQUE INDEX rate_now ON rate (month, currency) WHERE until_entry IS NULL;

-- The documents that hold now. Reading as of an earlier entry puts a table of this name before it.
CREATE VIEW current_document AS
SELECT document.id AS document, document.kind, document.issuer, document.external_id, document.project,
  version.id AS version, version.number, version.issued, version.received, version.segment,
  version.from_entry
FROM document JOIN document_version AS version ON version.id = document.current_version;
