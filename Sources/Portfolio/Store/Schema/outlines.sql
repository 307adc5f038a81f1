-- What lists show and sums need of an application or a decision, put together from its rows once, so
-- that sixty thousand projects are told of without reading their documents whole. A version never
-- changes, nor does its outline; the day and the project are asked for when a list is made.
CREATE TABLE outline (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT NOT NULL,
  -- Of a decision: what it decides, and when. An application has none of these.
  outcome TEXT,
  valid_from TEXT,
  decided TEXT,
  title TEXT,
  -- The first applicant of an application, with its county and its sector.
  applicant TEXT,
  county TEXT,
  sector TEXT,
  -- The programme and the call that an application names.
  programme_issuer TEXT,
  programme_id TEXT,
  call_issuer TEXT,
  call_id TEXT,
  -- Each objective's code and amount, in their order, with the sign of number 31 between any two.
  objectives TEXT,
  -- The total cost, else the eligible cost; none for a decision without a budget.
  total_minor INTEGER,
  -- How many contributions the plan has, and the Union's in all: none where the sum has no room.
  contributions INTEGER NOT NULL CHECK (contributions >= 0),
  union_minor INTEGER,
  first_day TEXT,
  last_day TEXT
) STRICT;
