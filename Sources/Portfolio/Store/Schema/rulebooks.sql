-- The rulebooks that were adopted, each with all its files, so that a judgement of then can be made again.

-- A file of a rulebook: sqlar_uncompress(data, size) opens it.
CREATE TABLE rulebook_file (
  -- The entry of the log that adopted the rulebook.
  entry INTEGER NOT NULL REFERENCES log_entry (entry),
  -- Its place, the lowest layer first.
  no INTEGER NOT NULL CHECK (no >= 1),
  name TEXT NOT NULL,
  -- Whether the program carried it; else it was laid over the program's own.
  built_in INTEGER NOT NULL CHECK (built_in = 0 OR built_in = 1),
  size INTEGER NOT NULL CHECK (size >= 0),
  data BLOB NOT NULL,
  PRIMARY KEY (entry, no),
  UNIQUE (entry, name)
) STRICT;
