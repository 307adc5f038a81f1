-- What the rules last said of the whole portfolio: a cache, so that status need not judge again. It is
-- no content: the log and the returns know nothing of it, and it may be emptied at any time.

-- The last judgement of every project by every rule.
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The last entry of the log it knew.
  entry INTEGER NOT NULL,
  -- The day whose law was applied.
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The SHA-256 of the rulebook, and its name.
  rulebook_sha256 TEXT NOT NULL,
  rulebook TEXT NOT NULL,
  projects INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  silent INTEGER NOT NULL,
  not_run INTEGER NOT NULL
) STRICT;

-- How often each rule failed or was not run.
CREATE TABLE judgement_rule (
  rule TEXT PRIMARY KEY,
  severity TEXT NOT NULL CHECK (severity = 'error' OR severity = 'warning' OR severity = 'observation'),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  not_run INTEGER NOT NULL CHECK (not_run >= 0)
) STRICT, WITHOUT ROWID;

-- Which rules failed for which projects; a document that belongs to no project is named instead.
CREATE TABLE judgement_finding (
  no INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict = 'fails' OR verdict = 'notRun'),
  severity TEXT NOT NULL CHECK (severity = 'error' OR severity = 'warning' OR severity = 'observation'),
  project TEXT,
  document TEXT
) STRICT;
