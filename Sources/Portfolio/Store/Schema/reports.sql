-- The typed rows of reports: what was done and for whom, and the claim. How rows and columns are named
-- is explained at the head of records.sql.

-- A report on a period (lägesrapport, slutrapport): what was done, for how many, what came of it, and
-- what is claimed for it. Written by the beneficiary. A report on an agreement is no claim, and names
-- the agreement.
CREATE TABLE report (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  -- The currency of the claim.
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  kind TEXT NOT NULL CHECK (kind IN ('progress', 'final')),
  application_issuer TEXT,
  application_id TEXT,
  decision_issuer TEXT,
  decision_id TEXT,
  agreement_issuer TEXT,
  agreement_id TEXT,
  title TEXT,
  title_lang TEXT,
  -- Who wrote it: a body or a role, never a person's name.
  author TEXT,
  author_lang TEXT,
  author_approx INTEGER CHECK (author_approx IN (0, 1)),
  author_derived INTEGER CHECK (author_derived IN (0, 1)),
  author_source TEXT,
  -- The body that led the work.
  lead TEXT,
  lead_lang TEXT,
  lead_approx INTEGER CHECK (lead_approx IN (0, 1)),
  lead_derived INTEGER CHECK (lead_derived IN (0, 1)),
  lead_source TEXT,
  -- When it was written or printed, when that is not the day of issue.
  written TEXT,
  written_earliest TEXT CHECK (written_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  written_latest TEXT CHECK (written_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  written_approx INTEGER CHECK (written_approx IN (0, 1)),
  written_derived INTEGER CHECK (written_derived IN (0, 1)),
  written_source TEXT,
  -- The first day of the period. A report on a grant has both.
  first_day TEXT CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day of the period, which is part of it.
  last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day the beneficiary submitted it. The day it was received is kept with the import (Annex
  -- XVII, field 70).
  submitted TEXT CHECK (submitted GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- What was done in the period.
  progress TEXT,
  progress_lang TEXT,
  -- What differs from the plan, and why.
  deviations TEXT,
  deviations_lang TEXT,
  -- What stands in the way, and what is done about it.
  problems TEXT,
  problems_lang TEXT,
  -- What came of the work.
  results TEXT,
  results_lang TEXT,
  participants_total INTEGER CHECK (participants_total >= 0),
  participants_total_approx INTEGER CHECK (participants_total_approx IN (0, 1)),
  participants_total_derived INTEGER CHECK (participants_total_derived IN (0, 1)),
  participants_total_source TEXT,
  -- How the values were collected, and how participants are told apart and counted once.
  method TEXT,
  method_lang TEXT,
  mainstreaming_status TEXT CHECK (mainstreaming_status = 'planned' OR mainstreaming_status = 'started' OR mainstreaming_status = 'complete' OR mainstreaming_status = 'abandoned'),
  mainstreaming_started TEXT,
  mainstreaming_started_earliest TEXT CHECK (mainstreaming_started_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  mainstreaming_started_latest TEXT CHECK (mainstreaming_started_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  mainstreaming_started_approx INTEGER CHECK (mainstreaming_started_approx IN (0, 1)),
  mainstreaming_started_derived INTEGER CHECK (mainstreaming_started_derived IN (0, 1)),
  mainstreaming_started_source TEXT,
  mainstreaming_completed TEXT,
  mainstreaming_completed_earliest TEXT CHECK (mainstreaming_completed_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  mainstreaming_completed_latest TEXT CHECK (mainstreaming_completed_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  mainstreaming_completed_approx INTEGER CHECK (mainstreaming_completed_approx IN (0, 1)),
  mainstreaming_completed_derived INTEGER CHECK (mainstreaming_completed_derived IN (0, 1)),
  mainstreaming_completed_source TEXT,
  mainstreaming_financing TEXT,
  mainstreaming_financing_lang TEXT,
  mainstreaming_financing_approx INTEGER CHECK (mainstreaming_financing_approx IN (0, 1)),
  mainstreaming_financing_derived INTEGER CHECK (mainstreaming_financing_derived IN (0, 1)),
  mainstreaming_financing_source TEXT,
  mainstreaming_payers TEXT,
  mainstreaming_payers_lang TEXT,
  mainstreaming_payers_approx INTEGER CHECK (mainstreaming_payers_approx IN (0, 1)),
  mainstreaming_payers_derived INTEGER CHECK (mainstreaming_payers_derived IN (0, 1)),
  mainstreaming_payers_source TEXT,
  mainstreaming_note TEXT,
  mainstreaming_note_lang TEXT,
  mainstreaming_note_approx INTEGER CHECK (mainstreaming_note_approx IN (0, 1)),
  mainstreaming_note_derived INTEGER CHECK (mainstreaming_note_derived IN (0, 1)),
  mainstreaming_note_source TEXT,
  claim_kind TEXT CHECK (claim_kind IN ('interim', 'final')),
  -- The separate accounting system or code that the project's costs are kept under (Article
  -- 74(1)(a)(i)).
  claim_accounting_code TEXT,
  -- The eligible expenditure that is claimed (Annex XVII, field 72).
  claim_eligible_cost_minor INTEGER,
  -- The public contribution made or to be made to it (Annex XVII, field 80).
  claim_public_contribution_minor INTEGER,
  -- The Union contribution that is asked for.
  claim_union_contribution_minor INTEGER,
  CHECK (author IS NOT NULL OR coalesce(author_approx, author_derived, author_source) IS NULL),
  CHECK (lead IS NOT NULL OR coalesce(lead_approx, lead_derived, lead_source) IS NULL),
  CHECK (CASE WHEN written IS NULL THEN coalesce(written_earliest, written_latest, written_approx, written_derived, written_source) IS NULL ELSE (written_earliest IS NULL) = (written_latest IS NULL) AND written_earliest <= written_latest END),
  CHECK (participants_total IS NOT NULL OR coalesce(participants_total_approx, participants_total_derived, participants_total_source) IS NULL),
  CHECK (CASE WHEN mainstreaming_started IS NULL THEN coalesce(mainstreaming_started_earliest, mainstreaming_started_latest, mainstreaming_started_approx, mainstreaming_started_derived, mainstreaming_started_source) IS NULL ELSE (mainstreaming_started_earliest IS NULL) = (mainstreaming_started_latest IS NULL) AND mainstreaming_started_earliest <= mainstreaming_started_latest END),
  CHECK (CASE WHEN mainstreaming_completed IS NULL THEN coalesce(mainstreaming_completed_earliest, mainstreaming_completed_latest, mainstreaming_completed_approx, mainstreaming_completed_derived, mainstreaming_completed_source) IS NULL ELSE (mainstreaming_completed_earliest IS NULL) = (mainstreaming_completed_latest IS NULL) AND mainstreaming_completed_earliest <= mainstreaming_completed_latest END),
  CHECK (mainstreaming_financing IS NOT NULL OR coalesce(mainstreaming_financing_approx, mainstreaming_financing_derived, mainstreaming_financing_source) IS NULL),
  CHECK (mainstreaming_payers IS NOT NULL OR coalesce(mainstreaming_payers_approx, mainstreaming_payers_derived, mainstreaming_payers_source) IS NULL),
  CHECK (mainstreaming_note IS NOT NULL OR coalesce(mainstreaming_note_approx, mainstreaming_note_derived, mainstreaming_note_source) IS NULL),
  CHECK (first_day <= last_day),
  CHECK (mainstreaming_started_earliest <= mainstreaming_completed_latest)
) STRICT;

-- How far a planned activity has come.
CREATE TABLE activity_state (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- The activity's id in the application.
  id TEXT,
  state TEXT NOT NULL CHECK (state = 'notStarted' OR state = 'ongoing' OR state = 'completed' OR state = 'cancelled'),
  title TEXT,
  title_lang TEXT,
  note TEXT,
  note_lang TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A body that took part.
CREATE TABLE attendee (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  sector TEXT CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A kind of organisation, and whether it took part.
CREATE TABLE organisation_category (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  presence TEXT NOT NULL CHECK (presence IN ('present', 'absent')),
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What has been reached of an indicator, and for whom.
CREATE TABLE indicator_value (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'output' OR kind = 'result' OR kind = 'project'),
  name TEXT,
  name_lang TEXT,
  unit TEXT,
  -- What has been reached since the project began, this period included (Annex XVII, fields 50 and
  -- 55).
  achieved_hundredths INTEGER CHECK (achieved_hundredths >= 0),
  achieved_approx INTEGER CHECK (achieved_approx IN (0, 1)),
  achieved_derived INTEGER CHECK (achieved_derived IN (0, 1)),
  achieved_source TEXT,
  -- Why the value is as it is, as when it falls.
  comment TEXT,
  comment_lang TEXT,
  CHECK (achieved_hundredths IS NOT NULL OR coalesce(achieved_approx, achieved_derived, achieved_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- How many of them are of an age bracket and a gender (Annex XVII, fields 50 and 53; Regulation
-- (EU) 2021/1147, Annex VIII). The age is that of the first day of registration; there is none where
-- the fund asks for gender alone.
CREATE TABLE indicator_cell (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  age TEXT CHECK (age = 'under18' OR age = '18to60' OR age = 'over60'),
  gender TEXT NOT NULL CHECK (gender = 'female' OR gender = 'male' OR gender = 'nonBinary'),
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- How many answered as the indicator counts when they were asked after a training, and the days of
-- both (R.1.6: three months after).
CREATE TABLE indicator_survey (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  training_ended TEXT NOT NULL CHECK (training_ended GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  asked TEXT NOT NULL CHECK (asked GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- How many went from one level of the Common European Framework of Reference for Languages to
-- another (R.2.8).
CREATE TABLE indicator_proficiency (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  level_before TEXT NOT NULL CHECK (level_before = 'preA1' OR level_before = 'A1' OR level_before = 'A2' OR level_before = 'B1' OR level_before = 'B2' OR level_before = 'C1' OR level_before = 'C2'),
  level_after TEXT NOT NULL CHECK (level_after = 'preA1' OR level_after = 'A1' OR level_after = 'A2' OR level_after = 'B1' OR level_after = 'B2' OR level_after = 'C1' OR level_after = 'C2'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What stood in the way, as the report lists it.
CREATE TABLE obstacle (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What it sees as possible, as the report lists it.
CREATE TABLE possibility (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A proof that the support was made known (Regulation (EU) 2021/1060, Article 50).
CREATE TABLE visibility_proof (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'website' OR kind = 'socialMedia' OR kind = 'statement' OR kind = 'plaque' OR kind = 'poster' OR kind = 'event'),
  day TEXT CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  place TEXT,
  uri TEXT,
  note TEXT,
  note_lang TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A condition of the grant that has been met.
CREATE TABLE met_condition (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- The condition, by its id in the decision.
  id TEXT NOT NULL,
  -- The day it was met.
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- One cost of the period: what, whose, when incurred, paid and registered, in which form of cost.
CREATE TABLE expenditure_line (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- The line's own id, which stays the same in every version of the report.
  id TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category = 'staff' OR category = 'travel' OR category = 'externalExpertise' OR category = 'equipment' OR category = 'supplies' OR category = 'premises' OR category = 'administration' OR category = 'works' OR category = 'land' OR category = 'depreciation' OR category = 'inKind' OR category = 'participantSupport' OR category = 'indirect' OR category = 'remaining' OR category = 'combined' OR category = 'interest' OR category = 'other'),
  form TEXT NOT NULL CHECK (form = 'realCost' OR form = 'unitCost' OR form = 'lumpSum' OR form = 'flatRate' OR form = 'notLinkedToCosts'),
  flat_rate TEXT CHECK (flat_rate = '54a' OR flat_rate = '54b' OR flat_rate = '54c' OR flat_rate = '55' OR flat_rate = '56' OR flat_rate = 'other'),
  method TEXT CHECK (method = '53-3-a' OR method = '53-3-b' OR method = '53-3-c' OR method = '53-3-d' OR method = '53-3-e'),
  -- The body whose cost it is, by its id in the application.
  partner TEXT,
  -- The specific objective, when the project serves several.
  objective TEXT,
  -- The line of the approved budget that it draws on.
  budget_line TEXT,
  -- Of an amount per person that is not linked to costs: for whom it is.
  person TEXT CHECK (person = 'resettled' OR person = 'admitted' OR person = 'admittedVulnerable' OR person = 'transferredIn' OR person = 'minorTransferredIn' OR person = 'transferredOut'),
  -- Land that is derelict or formerly in industrial use (Article 64(1)(b)).
  is_derelict_land INTEGER CHECK (is_derelict_land IN (0, 1)),
  -- Land for environmental conservation (Article 64(1)(b)).
  is_for_conservation INTEGER CHECK (is_for_conservation IN (0, 1)),
  -- Depreciation of an asset that public grants have helped to buy (Article 67(2)).
  is_of_granted_asset INTEGER CHECK (is_of_granted_asset IN (0, 1)),
  -- The voucher (verifikation) in the accounts that proves the cost.
  voucher TEXT,
  description TEXT,
  description_lang TEXT,
  supplier_name TEXT,
  supplier_identifier TEXT,
  supplier_identifier_scheme TEXT,
  supplier_identifier_country TEXT,
  -- The day the cost was incurred, or the first of several.
  first_day TEXT CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day it was incurred, when it was incurred on several.
  last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day it was paid.
  paid TEXT CHECK (paid GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day it was registered in the accounts. Kronor become euro at the rate of a month (Article
  -- 76(1)(c)).
  registered TEXT CHECK (registered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- What is claimed as eligible (Annex XVII, fields 79, 86, 91 and 95, by the form of cost).
  -- Negative only where the line corrects an earlier one.
  amount_minor INTEGER NOT NULL,
  -- The value added tax in the amount (Article 64(1)(c)).
  vat_minor INTEGER,
  -- Whether the body may recover it under national law.
  vat_recoverable INTEGER CHECK (vat_recoverable IN (0, 1)),
  -- The amount in the currency it was paid in, when that is another.
  original TEXT,
  original_currency TEXT CHECK (original_currency GLOB '[A-Z][A-Z][A-Z]'),
  -- How many units of the document's currency one unit was counted as.
  original_rate TEXT,
  -- What a unit is, of a unit cost (Annex XVII, field 88).
  unit TEXT,
  -- How many units were delivered (Annex XVII, field 89).
  quantity_hundredths INTEGER CHECK (quantity_hundredths >= 0),
  -- The cost of a unit (Annex XVII, field 90).
  unit_cost_minor INTEGER CHECK (unit_cost_minor >= 0),
  -- What is delivered for a lump sum (Annex XVII, field 93).
  deliverable TEXT,
  deliverable_lang TEXT,
  -- The day it was delivered: until then nothing is due for it.
  delivered TEXT CHECK (delivered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  contract_reference TEXT,
  contract_procedure TEXT CHECK (contract_procedure = 'open' OR contract_procedure = 'restricted' OR contract_procedure = 'negotiated' OR contract_procedure = 'competitiveDialogue' OR contract_procedure = 'innovationPartnership' OR contract_procedure = 'withoutPublication' OR contract_procedure = 'frameworkCallOff' OR contract_procedure = 'simplified' OR contract_procedure = 'directAward' OR contract_procedure = 'notProcured'),
  -- A code that stands for the person in this project. Never a name or a personal number.
  staff_code TEXT,
  -- The body's own code for the person, the same in all its projects. Never a name or a personal number.
  staff_body_code TEXT,
  -- Hours worked in the project.
  staff_hours_hundredths INTEGER CHECK (staff_hours_hundredths >= 0),
  -- The ordinary monthly salary, as if full time, of the month that is reported first.
  staff_monthly_salary_minor INTEGER CHECK (staff_monthly_salary_minor >= 0),
  -- The latest documented annual gross employment cost (Article 55(2)(a)), of the share of full
  -- time that the person is employed for.
  staff_annual_gross_cost_minor INTEGER CHECK (staff_annual_gross_cost_minor >= 0),
  -- The payroll surcharge (lönekostnadspåslag) of the body, when it is added to the salary.
  staff_surcharge_bp INTEGER CHECK (staff_surcharge_bp BETWEEN 0 AND 10000),
  -- The share of full time that the person is employed for.
  staff_share_of_full_time_bp INTEGER CHECK (staff_share_of_full_time_bp BETWEEN 0 AND 10000),
  -- The fixed share of working time that the person has in the project, when no time is recorded
  -- (Article 55(5)).
  staff_fixed_share_bp INTEGER CHECK (staff_fixed_share_bp BETWEEN 0 AND 10000),
  -- Whether the employer has set the fixed share in a document.
  staff_is_share_documented INTEGER CHECK (staff_is_share_documented IN (0, 1)),
  corrects_issuer TEXT,
  corrects_id TEXT,
  -- The line's id in that report.
  corrects_line TEXT,
  -- A negative amount corrects an earlier line, and says which.
  CHECK (amount_minor >= 0 OR corrects_id IS NOT NULL),
  CHECK (first_day <= last_day),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Income of the project in the period (intäkt).
CREATE TABLE income (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  partner TEXT,
  payer TEXT,
  description TEXT,
  description_lang TEXT,
  received TEXT CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A sum that the claim states for a body, a category, a form of cost, or a combination of them: of
-- staff, of the flat-rate part.
CREATE TABLE claim_sum (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  partner TEXT,
  category TEXT CHECK (category = 'staff' OR category = 'travel' OR category = 'externalExpertise' OR category = 'equipment' OR category = 'supplies' OR category = 'premises' OR category = 'administration' OR category = 'works' OR category = 'land' OR category = 'depreciation' OR category = 'inKind' OR category = 'participantSupport' OR category = 'indirect' OR category = 'remaining' OR category = 'combined' OR category = 'interest' OR category = 'other'),
  form TEXT CHECK (form = 'realCost' OR form = 'unitCost' OR form = 'lumpSum' OR form = 'flatRate' OR form = 'notLinkedToCosts'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;
