-- The typed rows of the authority's papers about money: payments, checks, corrections, recoveries,
-- irregularities. How rows and columns are named is explained at the head of records.sql.

-- What the authority pays the beneficiary, asks back, checks and corrects: a payment on a claim, an
-- advance, a recovery, a control. Written by the managing authority.
CREATE TABLE payment (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  kind TEXT NOT NULL CHECK (kind = 'advance' OR kind = 'interim' OR kind = 'final' OR kind = 'recovery' OR kind = 'control'),
  application_issuer TEXT,
  application_id TEXT,
  decision_issuer TEXT,
  decision_id TEXT,
  report_issuer TEXT,
  report_id TEXT,
  -- The day the claim was received, when that is not the day the portfolio keeps (Annex XVII, field
  -- 70). The 80 days of Article 74(1)(b) run from it.
  claim_received TEXT CHECK (claim_received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day the payment was decided.
  decided TEXT CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The eligible expenditure of the claim that is accepted (Annex XVII, field 72).
  eligible_expenditure_minor INTEGER CHECK (eligible_expenditure_minor >= 0),
  -- The public contribution to it (Annex XVII, fields 73 and 80).
  public_contribution_minor INTEGER CHECK (public_contribution_minor >= 0),
  -- What the beneficiary is to have: the support for what is accepted, less what settles an
  -- advance. What is due on a claim in all is the sum of its payments.
  amount_due_minor INTEGER CHECK (amount_due_minor >= 0),
  amount_paid_minor INTEGER CHECK (amount_paid_minor >= 0),
  -- The part of what is paid that is Union money (Annex XVII, field 58).
  union_contribution_minor INTEGER CHECK (union_contribution_minor >= 0),
  -- The part of it that is national money.
  national_contribution_minor INTEGER CHECK (national_contribution_minor >= 0),
  -- The day it was paid (Annex XVII, fields 71 and 72).
  paid TEXT CHECK (paid GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day the expenditure was registered in the accounting system of the body that has the
  -- accounting function (Article 76(1)(c)).
  registered TEXT CHECK (registered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day on which documents of the project are kept (Article 82), stated with the last
  -- payment.
  kept_until TEXT CHECK (kept_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  note_lang TEXT
) STRICT;

-- An earlier advance that is settled against the claim, wholly or in part.
CREATE TABLE advance_settlement (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A verification by the managing authority or an audit, and its result (Regulation (EU) 2021/1060,
-- Annex XVII, fields 76 to 78).
CREATE TABLE verification (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT,
  kind TEXT NOT NULL CHECK (kind = 'administrative' OR kind = 'onTheSpot' OR kind = 'audit'),
  outcome TEXT NOT NULL CHECK (outcome = 'accepted' OR outcome = 'acceptedInPart' OR outcome = 'rejected' OR outcome = 'open'),
  -- The day it was closed.
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The body that did it (Annex XVII, field 78).
  body TEXT NOT NULL,
  -- The result in short.
  result TEXT,
  result_lang TEXT,
  -- The eligible expenditure that was looked at.
  checked_minor INTEGER CHECK (checked_minor >= 0),
  -- What was taken off the claim in all.
  deducted_minor INTEGER CHECK (deducted_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What was taken off, and why.
CREATE TABLE deduction (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  -- The line of the claim, by its id in the report; none when it is no single line.
  line TEXT,
  -- The kind of finding, by the Commission's table of types.
  typology TEXT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  -- The Union contribution that goes with it.
  union_contribution_minor INTEGER CHECK (union_contribution_minor >= 0),
  reason TEXT NOT NULL,
  reason_lang TEXT,
  -- The provision that was not kept, as the body cites it.
  paragraph TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An interruption of the 80 days (Article 74(1)(b)).
CREATE TABLE interruption (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- The day the 80 days stopped.
  first_day TEXT NOT NULL CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day they stood still; none while they still do.
  last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- What the beneficiary's information does not let the authority establish.
  reason TEXT NOT NULL,
  reason_lang TEXT,
  CHECK (first_day <= last_day),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A cut in expenditure that was claimed, and the accounts it falls in (Regulation (EU) 2021/1060,
-- Articles 98(6) and 103; Annex XVII, fields 102 to 104 and 128 to 130).
CREATE TABLE correction (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'irregular' OR kind = 'underAssessment' OR kind = 'other' OR kind = 'withdrawal'),
  -- The kind of finding, by the Commission's table of types.
  typology TEXT,
  -- Whether an audit led to it.
  is_after_audit INTEGER CHECK (is_after_audit IN (0, 1)),
  of_issuer TEXT,
  of_id TEXT,
  -- The line's id in that report; none when it is the whole claim.
  of_line TEXT,
  of_payment_issuer TEXT,
  of_payment_id TEXT,
  -- The eligible expenditure that is cut (Annex XVII, fields 103 and 128).
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  -- The Union contribution that is cut.
  union_contribution_minor INTEGER NOT NULL CHECK (union_contribution_minor >= 0),
  -- The public contribution that is cut (Annex XVII, fields 104 and 129).
  public_contribution_minor INTEGER CHECK (public_contribution_minor >= 0),
  -- Why (Annex XVII, field 102).
  reason TEXT NOT NULL,
  reason_lang TEXT,
  -- The day it was decided (Annex XVII, field 102).
  decided TEXT NOT NULL CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The accounting year it is recorded in: that of the decision (Article 103(2)).
  accounting_year TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Money that is asked back (återkrav) and what has come of it.
CREATE TABLE recovery (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  -- The correction that led to it, by its id in this document.
  correction TEXT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  decided TEXT NOT NULL CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day to pay in time.
  due TEXT NOT NULL CHECK (due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- By what the interest is counted, and from when.
  interest_basis TEXT,
  interest_basis_lang TEXT,
  interest_minor INTEGER CHECK (interest_minor >= 0),
  reason TEXT,
  reason_lang TEXT,
  CHECK (decided <= due),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Money that came back, or was set off.
CREATE TABLE recovery_receipt (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  offset_issuer TEXT,
  offset_id TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An irregularity, with what decides whether it is reported (Regulation (EU) 2021/1060, Article
-- 69(2) and (12), Annex XII).
CREATE TABLE irregularity (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  typology TEXT,
  is_suspected_fraud INTEGER NOT NULL CHECK (is_suspected_fraud IN (0, 1)),
  -- The beneficiary told of it before the authority found it, and before the contribution was paid.
  is_told_voluntarily INTEGER CHECK (is_told_voluntarily IN (0, 1)),
  -- The authority found and corrected it before the expenditure stood in a payment application to
  -- the Commission.
  is_found_before_application INTEGER CHECK (is_found_before_application IN (0, 1)),
  -- The project was not carried out only because the beneficiary went bankrupt, without fraud.
  is_only_bankruptcy INTEGER CHECK (is_only_bankruptcy IN (0, 1)),
  -- The day of the first written finding that there is an irregularity (Annex XII, section 1).
  detected TEXT NOT NULL CHECK (detected GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  description TEXT,
  description_lang TEXT,
  -- The provision that was breached.
  provision TEXT,
  -- The irregular expenditure.
  expenditure_minor INTEGER CHECK (expenditure_minor >= 0),
  -- The contribution of the Fund in it.
  fund_amount_minor INTEGER NOT NULL CHECK (fund_amount_minor >= 0),
  -- The day it was reported to the Commission.
  reported TEXT CHECK (reported GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Another irregularity that is interlinked with this one, by the document it stands in.
CREATE TABLE irregularity_link (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Its id in that document.
  irregularity TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;
