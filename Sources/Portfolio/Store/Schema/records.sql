-- The typed rows of every kind of document: what the reader makes of the originals, and nothing else.
--
-- A record is one row in the table of its kind (keyed by the document version) and a row in a table of
-- its own for every element that may be repeated (keyed by the version and the element's number within
-- its record, the root being 0). What stands once is columns: the path in snake case, then the unit.
--   …_minor       whole minor units of the document's currency (öre, cent), by ISO 4217
--   …_bp          hundredths of a per cent (basis points)
--   …_hundredths  hundredths of a unit
--   …_earliest, …_latest   the bounds of a vague day
--   …_approx, …_derived, …_source   how sure a fact is and which of the document's sources states it
--   …_lang        the language of a text
-- Flags are 0 or 1, days ISO 8601. Lists of words are written with OR: for IN, SQLite would build a
-- little table for every row it checks, which costs more than the row.

-- A programme: a fund's money in a Member State for a programming period, as the Commission approved it
-- (Regulation (EU) 2021/1060, Annex VI). Written by the managing authority.
CREATE TABLE programme (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  title TEXT NOT NULL,
  title_lang TEXT,
  -- The fund's short name: AMIF, ISF, BMVI, ESF+ …
  fund TEXT NOT NULL,
  -- The programme's CCI number, given by the Commission.
  cci TEXT NOT NULL,
  first_year TEXT NOT NULL,
  last_year TEXT NOT NULL,
  -- When the programme was submitted to the Commission: expenditure may be eligible from then if it is
  -- before 1 January 2021 (Regulation (EU) 2021/1060, Article 63(2)).
  submitted TEXT CHECK (submitted GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  eligible_from TEXT CHECK (eligible_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  eligible_until TEXT CHECK (eligible_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- Whether the programme's rules on eligibility allow depreciation as a cost (Regulation (EU)
  -- 2021/1060, Article 67(2)(a)).
  allows_depreciation INTEGER CHECK (allows_depreciation IN (0, 1)),
  -- The number of the Commission's decision.
  approval_number TEXT,
  approved TEXT,
  approved_earliest TEXT CHECK (approved_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  approved_latest TEXT CHECK (approved_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  approved_approx INTEGER CHECK (approved_approx IN (0, 1)),
  approved_derived INTEGER CHECK (approved_derived IN (0, 1)),
  approved_source TEXT,
  CHECK (CASE WHEN approved IS NULL THEN coalesce(approved_earliest, approved_latest, approved_approx, approved_derived, approved_source) IS NULL ELSE (approved_earliest IS NULL) = (approved_latest IS NULL) AND approved_earliest <= approved_latest END),
  CHECK (eligible_from <= eligible_until)
) STRICT;

-- An authority of the programme and the days it serves (Regulation (EU) 2021/1060, Article 71(1)).
CREATE TABLE authority (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role = 'managing' OR role = 'audit' OR role = 'accounting' OR role = 'intermediate'),
  name TEXT NOT NULL,
  identifier TEXT,
  identifier_scheme TEXT,
  identifier_country TEXT,
  first_day TEXT CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  CHECK (first_day <= last_day),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A specific objective of the programme (SO1 to SO4, TA for technical assistance).
CREATE TABLE programme_objective (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  title_lang TEXT,
  -- Why the objective has less than its minimum share, when it has (Regulation (EU) 2021/1147, Article
  -- 16).
  explanation TEXT,
  explanation_lang TEXT,
  -- From when an enabling condition of the objective is not fulfilled (Regulation (EU) 2021/1060, Article
  -- 15(5) and (6)).
  conditions_unfulfilled_from TEXT CHECK (conditions_unfulfilled_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- From when all its enabling conditions are fulfilled again.
  conditions_fulfilled_from TEXT CHECK (conditions_fulfilled_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Union money of a year, for an objective when it is stated by objective (Annex VI, table 5).
CREATE TABLE allocation (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  objective TEXT,
  year TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- The financing of a type of action (Annex VI, table 6): the Commission's decision sets the rate and
-- what it is applied to (Regulation (EU) 2021/1147, Article 15(7) and (8)).
CREATE TABLE programme_rate (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  objective TEXT NOT NULL,
  action_kind TEXT NOT NULL CHECK (action_kind = 'regular' OR action_kind = 'specific' OR action_kind = 'annexIV' OR action_kind = 'operatingSupport' OR action_kind = 'emergency' OR action_kind = 'technicalAssistance' OR action_kind = 'solidarity' OR action_kind = 'resettlement' OR action_kind = 'transferIn' OR action_kind = 'transferOut' OR action_kind = 'travelAuthorisation' OR action_kind = 'communityLed' OR action_kind = 'mostDeprived' OR action_kind = 'socialInnovation' OR action_kind = 'strategicTechnologies' OR action_kind = 'preparedness' OR action_kind = 'decarbonisation'),
  union_contribution_minor INTEGER CHECK (union_contribution_minor >= 0),
  national_public_minor INTEGER CHECK (national_public_minor >= 0),
  national_private_minor INTEGER CHECK (national_private_minor >= 0),
  co_financing_rate_bp INTEGER NOT NULL CHECK (co_financing_rate_bp BETWEEN 0 AND 10000),
  base TEXT NOT NULL CHECK (base IN ('total', 'public')),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An indicative amount for a code (Annex VI, table 3).
CREATE TABLE programme_intervention (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- When the amendment that added the type of intervention to the programme was requested (Regulation
  -- (EU) 2021/1060, Article 63(7)).
  amendment_requested TEXT CHECK (amendment_requested GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- From when the programme lets costs of solidarity actions be eligible, when that is earlier.
  costs_from TEXT CHECK (costs_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  objective TEXT NOT NULL,
  table_code TEXT NOT NULL,
  group_code TEXT,
  code TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An indicator with its milestone for 2024 and target for 2029 (Annex VI, tables 1 and 2).
CREATE TABLE programme_indicator (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  objective TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'output' OR kind = 'result' OR kind = 'project'),
  name TEXT,
  name_lang TEXT,
  unit TEXT,
  milestone_hundredths INTEGER CHECK (milestone_hundredths >= 0),
  baseline_hundredths INTEGER CHECK (baseline_hundredths >= 0),
  baseline_unit TEXT,
  reference_years TEXT,
  target_hundredths INTEGER CHECK (target_hundredths >= 0),
  target_unit TEXT,
  data_source TEXT,
  comments TEXT,
  comments_lang TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A field that the sources leave open. It says so, so that nobody mistakes silence for forgetting.
CREATE TABLE not_stated (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  field TEXT NOT NULL,
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A field on which sources differ: each value with the source that states it.
CREATE TABLE conflict (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_claim (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Where facts come from: a document, a page, a register.
CREATE TABLE source (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_lang TEXT,
  uri TEXT,
  published TEXT,
  published_earliest TEXT CHECK (published_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  published_latest TEXT CHECK (published_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  note_lang TEXT,
  CHECK (CASE WHEN published IS NULL THEN coalesce(published_earliest, published_latest) IS NULL ELSE (published_earliest IS NULL) = (published_latest IS NULL) AND published_earliest <= published_latest END),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A call for proposals (utlysning): what is open, for whom, for how much, and until when. Written by
-- the managing authority.
CREATE TABLE call (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  kind TEXT NOT NULL CHECK (kind = 'open' OR kind = 'restricted' OR kind = 'feasibilityStudy' OR kind = 'operatingSupport' OR kind = 'emergency'),
  programme_issuer TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_lang TEXT,
  summary TEXT,
  summary_lang TEXT,
  -- The geographical area that the call is for (Regulation (EU) 2021/1060, Article 49(2)(a)), as a
  -- country or a county by its name.
  area TEXT,
  area_lang TEXT,
  -- The Union money available in the call.
  money_minor INTEGER NOT NULL CHECK (money_minor >= 0),
  -- The highest Union share the call offers.
  union_share_bp INTEGER NOT NULL CHECK (union_share_bp BETWEEN 0 AND 10000),
  -- Whether what the Union does not pay is to be paid in cash, and by no other money of the Union.
  co_financing_in_cash_only INTEGER CHECK (co_financing_in_cash_only IN (0, 1)),
  -- The least share of the eligible cost that the project pays itself, with money that comes neither
  -- from the Union nor from the state.
  own_share_bp INTEGER CHECK (own_share_bp BETWEEN 0 AND 10000),
  opens TEXT NOT NULL CHECK (opens GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day on which an application is in time.
  closes TEXT NOT NULL CHECK (closes GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- How many working days after the closing day the signed confirmation may come.
  signature_working_days INTEGER CHECK (signature_working_days >= 0),
  earliest_start TEXT CHECK (earliest_start GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  starts_on_first_of_month INTEGER CHECK (starts_on_first_of_month IN (0, 1)),
  latest_end TEXT CHECK (latest_end GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  minimum_budget_minor INTEGER CHECK (minimum_budget_minor >= 0),
  maximum_budget_minor INTEGER CHECK (maximum_budget_minor >= 0),
  minimum_months INTEGER CHECK (minimum_months >= 0),
  maximum_months INTEGER CHECK (maximum_months >= 0),
  expected_decision TEXT,
  expected_decision_earliest TEXT CHECK (expected_decision_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  expected_decision_latest TEXT CHECK (expected_decision_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reporting_every_months INTEGER CHECK (reporting_every_months >= 0),
  reporting_content_days INTEGER CHECK (reporting_content_days >= 0),
  reporting_finance_days INTEGER CHECK (reporting_finance_days >= 0),
  CHECK (CASE WHEN expected_decision IS NULL THEN coalesce(expected_decision_earliest, expected_decision_latest) IS NULL ELSE (expected_decision_earliest IS NULL) = (expected_decision_latest IS NULL) AND expected_decision_earliest <= expected_decision_latest END),
  CHECK (opens <= closes),
  CHECK (earliest_start <= latest_end)
) STRICT;

-- A case number of the project or the agreement (diarienummer, ärende-id), by whoever keeps the case.
-- There may be several; each is compared byte for byte.
CREATE TABLE case_number (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A specific objective that is open in the call.
CREATE TABLE call_objective (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A theme of a taxonomy that an office or an event keeps.
CREATE TABLE theme (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  taxonomy TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A sector whose bodies may apply. None means that the call does not narrow it down.
CREATE TABLE eligible_applicant (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  sector TEXT NOT NULL CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A cost option the call allows.
CREATE TABLE cost_option (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  option TEXT NOT NULL CHECK (option = 'staffPlus40' OR option = 'realCostsPlus15' OR option = 'realCostsPlus7' OR option = 'realCosts' OR option = 'lumpSum' OR option = 'unitCost' OR option = 'notLinkedToCosts'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A kind of attachment that an application must have.
CREATE TABLE required_attachment (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An organisation as it describes itself or as a source describes it: names now and before, numbers,
-- membership, events. It is no project and asks for no money.
CREATE TABLE organisation (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  acronym TEXT,
  acronym_lang TEXT,
  acronym_approx INTEGER CHECK (acronym_approx IN (0, 1)),
  acronym_derived INTEGER CHECK (acronym_derived IN (0, 1)),
  acronym_source TEXT,
  legal_kind TEXT CHECK (legal_kind = 'publicEntity' OR legal_kind = 'privateEntity' OR legal_kind = 'privateWithoutPersonality' OR legal_kind = 'naturalPerson' OR legal_kind = 'internationalOrganisation'),
  sector TEXT CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  founded TEXT,
  founded_earliest TEXT CHECK (founded_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  founded_latest TEXT CHECK (founded_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  founded_approx INTEGER CHECK (founded_approx IN (0, 1)),
  founded_derived INTEGER CHECK (founded_derived IN (0, 1)),
  founded_source TEXT,
  -- The place or area it was founded in.
  founded_in TEXT,
  founded_in_lang TEXT,
  founded_in_approx INTEGER CHECK (founded_in_approx IN (0, 1)),
  founded_in_derived INTEGER CHECK (founded_in_derived IN (0, 1)),
  founded_in_source TEXT,
  address_street TEXT,
  address_postcode TEXT,
  address_place TEXT,
  address_municipality TEXT,
  address_county TEXT,
  address_nuts TEXT,
  address_country TEXT,
  operating_year_kind TEXT CHECK (operating_year_kind IN ('calendar', 'broken')),
  operating_year_first_month TEXT,
  operating_year_source TEXT,
  annual_meeting TEXT,
  annual_meeting_lang TEXT,
  annual_meeting_approx INTEGER CHECK (annual_meeting_approx IN (0, 1)),
  annual_meeting_derived INTEGER CHECK (annual_meeting_derived IN (0, 1)),
  annual_meeting_source TEXT,
  statutes TEXT,
  statutes_lang TEXT,
  statutes_approx INTEGER CHECK (statutes_approx IN (0, 1)),
  statutes_derived INTEGER CHECK (statutes_derived IN (0, 1)),
  statutes_source TEXT,
  -- Who may become a member.
  membership_open TEXT,
  membership_open_lang TEXT,
  membership_open_approx INTEGER CHECK (membership_open_approx IN (0, 1)),
  membership_open_derived INTEGER CHECK (membership_open_derived IN (0, 1)),
  membership_open_source TEXT,
  -- Who may come without being a member.
  membership_may_attend TEXT,
  membership_may_attend_lang TEXT,
  membership_may_attend_approx INTEGER CHECK (membership_may_attend_approx IN (0, 1)),
  membership_may_attend_derived INTEGER CHECK (membership_may_attend_derived IN (0, 1)),
  membership_may_attend_source TEXT,
  membership_fee_required INTEGER CHECK (membership_fee_required IN (0, 1)),
  membership_fee_required_approx INTEGER CHECK (membership_fee_required_approx IN (0, 1)),
  membership_fee_required_derived INTEGER CHECK (membership_fee_required_derived IN (0, 1)),
  membership_fee_required_source TEXT,
  membership_fee_amount_minor INTEGER CHECK (membership_fee_amount_minor >= 0),
  membership_fee_amount_approx INTEGER CHECK (membership_fee_amount_approx IN (0, 1)),
  membership_fee_amount_derived INTEGER CHECK (membership_fee_amount_derived IN (0, 1)),
  membership_fee_amount_source TEXT,
  CHECK (acronym IS NOT NULL OR coalesce(acronym_approx, acronym_derived, acronym_source) IS NULL),
  CHECK (CASE WHEN founded IS NULL THEN coalesce(founded_earliest, founded_latest, founded_approx, founded_derived, founded_source) IS NULL ELSE (founded_earliest IS NULL) = (founded_latest IS NULL) AND founded_earliest <= founded_latest END),
  CHECK (founded_in IS NOT NULL OR coalesce(founded_in_approx, founded_in_derived, founded_in_source) IS NULL),
  CHECK (annual_meeting IS NOT NULL OR coalesce(annual_meeting_approx, annual_meeting_derived, annual_meeting_source) IS NULL),
  CHECK (statutes IS NOT NULL OR coalesce(statutes_approx, statutes_derived, statutes_source) IS NULL),
  CHECK (membership_open IS NOT NULL OR coalesce(membership_open_approx, membership_open_derived, membership_open_source) IS NULL),
  CHECK (membership_may_attend IS NOT NULL OR coalesce(membership_may_attend_approx, membership_may_attend_derived, membership_may_attend_source) IS NULL),
  CHECK (membership_fee_required IS NOT NULL OR coalesce(membership_fee_required_approx, membership_fee_required_derived, membership_fee_required_source) IS NULL),
  CHECK (membership_fee_amount_minor IS NOT NULL OR coalesce(membership_fee_amount_approx, membership_fee_amount_derived, membership_fee_amount_source) IS NULL)
) STRICT;

-- A name the body had before, with the days it was used when they are known.
CREATE TABLE former_name (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  first_day TEXT,
  first_day_earliest TEXT CHECK (first_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_latest TEXT CHECK (first_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_approx INTEGER CHECK (first_day_approx IN (0, 1)),
  first_day_derived INTEGER CHECK (first_day_derived IN (0, 1)),
  first_day_source TEXT,
  last_day TEXT,
  last_day_earliest TEXT CHECK (last_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_latest TEXT CHECK (last_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_approx INTEGER CHECK (last_day_approx IN (0, 1)),
  last_day_derived INTEGER CHECK (last_day_derived IN (0, 1)),
  last_day_source TEXT,
  CHECK (CASE WHEN first_day IS NULL THEN coalesce(first_day_earliest, first_day_latest, first_day_approx, first_day_derived, first_day_source) IS NULL ELSE (first_day_earliest IS NULL) = (first_day_latest IS NULL) AND first_day_earliest <= first_day_latest END),
  CHECK (CASE WHEN last_day IS NULL THEN coalesce(last_day_earliest, last_day_latest, last_day_approx, last_day_derived, last_day_source) IS NULL ELSE (last_day_earliest IS NULL) = (last_day_latest IS NULL) AND last_day_earliest <= last_day_latest END),
  CHECK (first_day_earliest <= last_day_latest),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A number that identifies a body: scheme orgnr (Swedish organisation number), vat, personal (a sole
-- trader's personal number, shown masked), or another register's name.
CREATE TABLE organisation_identifier (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  text TEXT NOT NULL,
  scheme TEXT NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Another number of the same body. Equal names never make two bodies one; this does.
CREATE TABLE same_as (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- Another number of the same body. Equal names never make two bodies one; this does.
  text TEXT NOT NULL,
  scheme TEXT NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Where it works, with the days when the area has changed.
CREATE TABLE operating_area (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  first_day TEXT,
  first_day_earliest TEXT CHECK (first_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_latest TEXT CHECK (first_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_approx INTEGER CHECK (first_day_approx IN (0, 1)),
  first_day_derived INTEGER CHECK (first_day_derived IN (0, 1)),
  first_day_source TEXT,
  last_day TEXT,
  last_day_earliest TEXT CHECK (last_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_latest TEXT CHECK (last_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_approx INTEGER CHECK (last_day_approx IN (0, 1)),
  last_day_derived INTEGER CHECK (last_day_derived IN (0, 1)),
  last_day_source TEXT,
  CHECK (CASE WHEN first_day IS NULL THEN coalesce(first_day_earliest, first_day_latest, first_day_approx, first_day_derived, first_day_source) IS NULL ELSE (first_day_earliest IS NULL) = (first_day_latest IS NULL) AND first_day_earliest <= first_day_latest END),
  CHECK (CASE WHEN last_day IS NULL THEN coalesce(last_day_earliest, last_day_latest, last_day_approx, last_day_derived, last_day_source) IS NULL ELSE (last_day_earliest IS NULL) = (last_day_latest IS NULL) AND last_day_earliest <= last_day_latest END),
  CHECK (first_day_earliest <= last_day_latest),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A longer text as its source states it.
CREATE TABLE purpose (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A beneficial owner (Regulation (EU) 2021/1060, Annex XVII, field 3): names and birth date, or the
-- register where they stand.
CREATE TABLE beneficial_owner (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  first_name TEXT,
  last_name TEXT,
  birth_date TEXT CHECK (birth_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  register TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A short text as its source states it.
CREATE TABLE membership_benefit (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Events that come back: how many a year, how many days each.
CREATE TABLE event_series (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'conference' OR kind = 'studyVisit' OR kind = 'training' OR kind = 'networkDay' OR kind = 'meeting' OR kind = 'annualMeeting' OR kind = 'other'),
  per_year INTEGER CHECK (per_year >= 0),
  per_year_approx INTEGER CHECK (per_year_approx IN (0, 1)),
  per_year_derived INTEGER CHECK (per_year_derived IN (0, 1)),
  per_year_source TEXT,
  days INTEGER CHECK (days >= 0),
  days_approx INTEGER CHECK (days_approx IN (0, 1)),
  days_derived INTEGER CHECK (days_derived IN (0, 1)),
  days_source TEXT,
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK (per_year IS NOT NULL OR coalesce(per_year_approx, per_year_derived, per_year_source) IS NULL),
  CHECK (days IS NOT NULL OR coalesce(days_approx, days_derived, days_source) IS NULL),
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What it has, or wishes, with another body.
CREATE TABLE relation (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'memberOf' OR kind = 'cooperatesWith' OR kind = 'wishesCooperation' OR kind = 'runs'),
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

-- An agreement between bodies: a national, regional or local agreement (överenskommelse, RÖK, LÖK), a
-- public-civil-society partnership (IOP), a partnership for a project, a letter of intent. People stand
-- in it as roles.
CREATE TABLE agreement (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  form TEXT NOT NULL CHECK (form = 'nationalAgreement' OR form = 'regionalAgreement' OR form = 'localAgreement' OR form = 'iop' OR form = 'projectPartnership' OR form = 'letterOfIntent' OR form = 'procurement' OR form = 'associationGrant' OR form = 'membership' OR form = 'network'),
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  title TEXT NOT NULL,
  title_lang TEXT,
  title_approx INTEGER CHECK (title_approx IN (0, 1)),
  title_derived INTEGER CHECK (title_derived IN (0, 1)),
  title_source TEXT,
  acronym TEXT,
  acronym_lang TEXT,
  acronym_approx INTEGER CHECK (acronym_approx IN (0, 1)),
  acronym_derived INTEGER CHECK (acronym_derived IN (0, 1)),
  acronym_source TEXT,
  -- What the agreement is about.
  subject TEXT,
  subject_lang TEXT,
  subject_approx INTEGER CHECK (subject_approx IN (0, 1)),
  subject_derived INTEGER CHECK (subject_derived IN (0, 1)),
  subject_source TEXT,
  signed TEXT,
  signed_earliest TEXT CHECK (signed_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  signed_latest TEXT CHECK (signed_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  signed_approx INTEGER CHECK (signed_approx IN (0, 1)),
  signed_derived INTEGER CHECK (signed_derived IN (0, 1)),
  signed_source TEXT,
  -- The first day it holds.
  start_day TEXT,
  start_day_earliest TEXT CHECK (start_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  start_day_latest TEXT CHECK (start_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  start_approx INTEGER CHECK (start_approx IN (0, 1)),
  start_derived INTEGER CHECK (start_derived IN (0, 1)),
  start_source TEXT,
  -- The last day it holds.
  end_day TEXT,
  end_day_earliest TEXT CHECK (end_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  end_day_latest TEXT CHECK (end_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  end_approx INTEGER CHECK (end_approx IN (0, 1)),
  end_derived INTEGER CHECK (end_derived IN (0, 1)),
  end_source TEXT,
  -- How many months before its end, or before a party leaves, notice is given.
  notice_months INTEGER CHECK (notice_months >= 0),
  notice_months_approx INTEGER CHECK (notice_months_approx IN (0, 1)),
  notice_months_derived INTEGER CHECK (notice_months_derived IN (0, 1)),
  notice_months_source TEXT,
  -- By how many months it goes on each time when nobody gives notice.
  extension_months INTEGER CHECK (extension_months >= 0),
  extension_months_approx INTEGER CHECK (extension_months_approx IN (0, 1)),
  extension_months_derived INTEGER CHECK (extension_months_derived IN (0, 1)),
  extension_months_source TEXT,
  -- How much the public party steers the work.
  public_influence TEXT,
  public_influence_lang TEXT,
  public_influence_approx INTEGER CHECK (public_influence_approx IN (0, 1)),
  public_influence_derived INTEGER CHECK (public_influence_derived IN (0, 1)),
  public_influence_source TEXT,
  -- How and when the agreement is to be evaluated.
  evaluation_plan TEXT,
  evaluation_plan_lang TEXT,
  evaluation_plan_approx INTEGER CHECK (evaluation_plan_approx IN (0, 1)),
  evaluation_plan_derived INTEGER CHECK (evaluation_plan_derived IN (0, 1)),
  evaluation_plan_source TEXT,
  -- How disputes are settled.
  disputes TEXT,
  disputes_lang TEXT,
  disputes_approx INTEGER CHECK (disputes_approx IN (0, 1)),
  disputes_derived INTEGER CHECK (disputes_derived IN (0, 1)),
  disputes_source TEXT,
  CHECK (acronym IS NOT NULL OR coalesce(acronym_approx, acronym_derived, acronym_source) IS NULL),
  CHECK (subject IS NOT NULL OR coalesce(subject_approx, subject_derived, subject_source) IS NULL),
  CHECK (CASE WHEN signed IS NULL THEN coalesce(signed_earliest, signed_latest, signed_approx, signed_derived, signed_source) IS NULL ELSE (signed_earliest IS NULL) = (signed_latest IS NULL) AND signed_earliest <= signed_latest END),
  CHECK (CASE WHEN start_day IS NULL THEN coalesce(start_day_earliest, start_day_latest, start_approx, start_derived, start_source) IS NULL ELSE (start_day_earliest IS NULL) = (start_day_latest IS NULL) AND start_day_earliest <= start_day_latest END),
  CHECK (CASE WHEN end_day IS NULL THEN coalesce(end_day_earliest, end_day_latest, end_approx, end_derived, end_source) IS NULL ELSE (end_day_earliest IS NULL) = (end_day_latest IS NULL) AND end_day_earliest <= end_day_latest END),
  CHECK (notice_months IS NOT NULL OR coalesce(notice_months_approx, notice_months_derived, notice_months_source) IS NULL),
  CHECK (extension_months IS NOT NULL OR coalesce(extension_months_approx, extension_months_derived, extension_months_source) IS NULL),
  CHECK (public_influence IS NOT NULL OR coalesce(public_influence_approx, public_influence_derived, public_influence_source) IS NULL),
  CHECK (evaluation_plan IS NOT NULL OR coalesce(evaluation_plan_approx, evaluation_plan_derived, evaluation_plan_source) IS NULL),
  CHECK (disputes IS NOT NULL OR coalesce(disputes_approx, disputes_derived, disputes_source) IS NULL)
) STRICT;

-- The law, plan or policy it rests on.
CREATE TABLE agreement_basis (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A body, or a part of society, that is bound by the agreement, and what it brings. The first day and
-- the last day bound its part when it is not a party all the time.
CREATE TABLE party (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  legal_kind TEXT CHECK (legal_kind = 'publicEntity' OR legal_kind = 'privateEntity' OR legal_kind = 'privateWithoutPersonality' OR legal_kind = 'naturalPerson' OR legal_kind = 'internationalOrganisation'),
  sector TEXT CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  -- What the party does in the agreement.
  role TEXT,
  role_lang TEXT,
  role_approx INTEGER CHECK (role_approx IN (0, 1)),
  role_derived INTEGER CHECK (role_derived IN (0, 1)),
  role_source TEXT,
  address_street TEXT,
  address_postcode TEXT,
  address_place TEXT,
  address_municipality TEXT,
  address_county TEXT,
  address_nuts TEXT,
  address_country TEXT,
  first_day TEXT,
  first_day_earliest TEXT CHECK (first_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_latest TEXT CHECK (first_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_approx INTEGER CHECK (first_day_approx IN (0, 1)),
  first_day_derived INTEGER CHECK (first_day_derived IN (0, 1)),
  first_day_source TEXT,
  last_day TEXT,
  last_day_earliest TEXT CHECK (last_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_latest TEXT CHECK (last_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_approx INTEGER CHECK (last_day_approx IN (0, 1)),
  last_day_derived INTEGER CHECK (last_day_derived IN (0, 1)),
  last_day_source TEXT,
  CHECK (role IS NOT NULL OR coalesce(role_approx, role_derived, role_source) IS NULL),
  CHECK (CASE WHEN first_day IS NULL THEN coalesce(first_day_earliest, first_day_latest, first_day_approx, first_day_derived, first_day_source) IS NULL ELSE (first_day_earliest IS NULL) = (first_day_latest IS NULL) AND first_day_earliest <= first_day_latest END),
  CHECK (CASE WHEN last_day IS NULL THEN coalesce(last_day_earliest, last_day_latest, last_day_approx, last_day_derived, last_day_source) IS NULL ELSE (last_day_earliest IS NULL) = (last_day_latest IS NULL) AND last_day_earliest <= last_day_latest END),
  CHECK (first_day_earliest <= last_day_latest),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What the party puts in: money or anything else.
CREATE TABLE party_contribution (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'cash' OR kind = 'staff' OR kind = 'premises' OR kind = 'volunteers' OR kind = 'equipment' OR kind = 'knowledge' OR kind = 'other'),
  -- The money, or the value of what is not money.
  amount_minor INTEGER CHECK (amount_minor >= 0),
  amount_approx INTEGER CHECK (amount_approx IN (0, 1)),
  amount_derived INTEGER CHECK (amount_derived IN (0, 1)),
  amount_source TEXT,
  -- Hours of work in all.
  hours INTEGER CHECK (hours >= 0),
  hours_approx INTEGER CHECK (hours_approx IN (0, 1)),
  hours_derived INTEGER CHECK (hours_derived IN (0, 1)),
  hours_source TEXT,
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK (amount_minor IS NOT NULL OR coalesce(amount_approx, amount_derived, amount_source) IS NULL),
  CHECK (hours IS NOT NULL OR coalesce(hours_approx, hours_derived, hours_source) IS NULL),
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A principle that the parties have agreed on.
CREATE TABLE principle (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Whether a criterion of a public-civil-society partnership is met, as the one who checked it says.
CREATE TABLE partnership_criterion (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name = 'noBasicGrant' OR name = 'noPurchase' OR name = 'commonNeed' OR name = 'ideaBasedInitiative' OR name = 'politicalPlan' OR name = 'notRegulatedInDetail' OR name = 'commonSteering' OR name = 'noMarket' OR name = 'meantToLast'),
  is_met INTEGER NOT NULL CHECK (is_met IN (0, 1)),
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A seat in the group.
CREATE TABLE steering_seat (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  body TEXT NOT NULL,
  body_lang TEXT,
  body_approx INTEGER CHECK (body_approx IN (0, 1)),
  body_derived INTEGER CHECK (body_derived IN (0, 1)),
  body_source TEXT,
  role TEXT,
  role_lang TEXT,
  role_approx INTEGER CHECK (role_approx IN (0, 1)),
  role_derived INTEGER CHECK (role_derived IN (0, 1)),
  role_source TEXT,
  CHECK (role IS NOT NULL OR coalesce(role_approx, role_derived, role_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Something the group has decided.
CREATE TABLE steering_decision (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A day on which the parties follow up what they have agreed.
CREATE TABLE follow_up (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  day TEXT NOT NULL,
  day_earliest TEXT CHECK (day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  day_latest TEXT CHECK (day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  day_approx INTEGER CHECK (day_approx IN (0, 1)),
  day_derived INTEGER CHECK (day_derived IN (0, 1)),
  day_source TEXT,
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK ((day_earliest IS NULL) = (day_latest IS NULL) AND day_earliest <= day_latest),
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An agreement that the document names: the one that an agreement belongs to, or that an event is held
-- under. It need not have arrived.
CREATE TABLE linked_agreement (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A project that the document names, by one of its case numbers or the id of its application: one done
-- under an agreement, or one that an event belongs to. It need not have arrived.
CREATE TABLE linked_project (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An application for a grant (ansökan om stöd): what a project is to do, with whom, when, and for how
-- much. Written by the applicant.
CREATE TABLE application (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  programme_issuer TEXT,
  programme_id TEXT,
  call_issuer TEXT,
  call_id TEXT,
  title TEXT NOT NULL,
  title_lang TEXT,
  acronym TEXT,
  summary TEXT NOT NULL,
  summary_lang TEXT,
  problem TEXT,
  problem_lang TEXT,
  purpose TEXT,
  purpose_lang TEXT,
  target_group TEXT,
  target_group_lang TEXT,
  -- The day the applicant submitted it (Annex XVII, field 14). The day it was received is kept with the
  -- import.
  submitted TEXT NOT NULL CHECK (submitted GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The first day of the project.
  first_day TEXT NOT NULL CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day of the project.
  last_day TEXT NOT NULL CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day the work was physically completed or fully implemented, when it already is (Annex XVII,
  -- field 17).
  completed TEXT CHECK (completed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  involves_third_country INTEGER CHECK (involves_third_country IN (0, 1)),
  aid TEXT CHECK (aid = 'none' OR aid = 'stateAid' OR aid = 'deMinimis'),
  -- The operation is research and innovation, and the monitoring committee has approved an exemption
  -- from Article 53(2) of Regulation (EU) 2021/1060 beforehand.
  research_exemption INTEGER CHECK (research_exemption IN (0, 1)),
  mainstreaming_plan TEXT,
  mainstreaming_plan_lang TEXT,
  mainstreaming_responsible TEXT,
  mainstreaming_financing TEXT,
  mainstreaming_financing_lang TEXT,
  budget_option TEXT NOT NULL CHECK (budget_option = 'staffPlus40' OR budget_option = 'realCostsPlus15' OR budget_option = 'realCostsPlus7' OR budget_option = 'realCosts' OR budget_option = 'lumpSum' OR budget_option = 'unitCost' OR budget_option = 'notLinkedToCosts'),
  budget_eligible_cost_minor INTEGER NOT NULL CHECK (budget_eligible_cost_minor >= 0),
  budget_total_cost_minor INTEGER CHECK (budget_total_cost_minor >= 0),
  financing_co_financing_rate_bp INTEGER CHECK (financing_co_financing_rate_bp BETWEEN 0 AND 10000),
  financing_base TEXT CHECK (financing_base IN ('total', 'public'))
) STRICT;

-- A body in the project, as the document states it. The first day and the last day bound its part when
-- it does not take part all the time.
CREATE TABLE partner (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role = 'applicant' OR role = 'partner' OR role = 'cooperationParty' OR role = 'thirdParty'),
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  legal_kind TEXT CHECK (legal_kind = 'publicEntity' OR legal_kind = 'privateEntity' OR legal_kind = 'privateWithoutPersonality' OR legal_kind = 'naturalPerson' OR legal_kind = 'internationalOrganisation'),
  sector TEXT CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  first_name TEXT,
  last_name TEXT,
  address_street TEXT,
  address_postcode TEXT,
  address_place TEXT,
  address_municipality TEXT,
  address_county TEXT,
  address_nuts TEXT,
  address_country TEXT,
  first_day TEXT,
  first_day_earliest TEXT CHECK (first_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_latest TEXT CHECK (first_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_approx INTEGER CHECK (first_day_approx IN (0, 1)),
  first_day_derived INTEGER CHECK (first_day_derived IN (0, 1)),
  first_day_source TEXT,
  last_day TEXT,
  last_day_earliest TEXT CHECK (last_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_latest TEXT CHECK (last_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_approx INTEGER CHECK (last_day_approx IN (0, 1)),
  last_day_derived INTEGER CHECK (last_day_derived IN (0, 1)),
  last_day_source TEXT,
  is_bound_by_procurement_law INTEGER CHECK (is_bound_by_procurement_law IN (0, 1)),
  recovers_vat INTEGER CHECK (recovers_vat IN (0, 1)),
  CHECK (CASE WHEN first_day IS NULL THEN coalesce(first_day_earliest, first_day_latest, first_day_approx, first_day_derived, first_day_source) IS NULL ELSE (first_day_earliest IS NULL) = (first_day_latest IS NULL) AND first_day_earliest <= first_day_latest END),
  CHECK (CASE WHEN last_day IS NULL THEN coalesce(last_day_earliest, last_day_latest, last_day_approx, last_day_derived, last_day_source) IS NULL ELSE (last_day_earliest IS NULL) = (last_day_latest IS NULL) AND last_day_earliest <= last_day_latest END),
  CHECK (first_day_earliest <= last_day_latest),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- In what form the bodies work together.
CREATE TABLE partnership (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  form TEXT NOT NULL CHECK (form = 'nationalAgreement' OR form = 'regionalAgreement' OR form = 'localAgreement' OR form = 'iop' OR form = 'projectPartnership' OR form = 'letterOfIntent' OR form = 'procurement' OR form = 'associationGrant' OR form = 'membership' OR form = 'network'),
  note TEXT,
  note_lang TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A specific objective the project serves, with its part of the eligible cost, the kind of action, and
-- its types of intervention.
CREATE TABLE objective (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  code TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  action_kind TEXT NOT NULL CHECK (action_kind = 'regular' OR action_kind = 'specific' OR action_kind = 'annexIV' OR action_kind = 'operatingSupport' OR action_kind = 'emergency' OR action_kind = 'technicalAssistance' OR action_kind = 'solidarity' OR action_kind = 'resettlement' OR action_kind = 'transferIn' OR action_kind = 'transferOut' OR action_kind = 'travelAuthorisation' OR action_kind = 'communityLed' OR action_kind = 'mostDeprived' OR action_kind = 'socialInnovation' OR action_kind = 'strategicTechnologies' OR action_kind = 'preparedness' OR action_kind = 'decarbonisation'),
  -- Which indent of Annex IV of Regulation (EU) 2021/1147 justifies the higher rate: 1 to 4.
  annex_iv_ground TEXT,
  -- The implementation measure of Annex II, by its letter.
  measure TEXT,
  -- Of ESF+: the category of the region the money is for, which decides the ceiling (Regulation (EU)
  -- 2021/1060, Article 112).
  region_category TEXT CHECK (region_category = 'lessDeveloped' OR region_category = 'outermost' OR region_category = 'transitionFormerlyLess' OR region_category = 'transition' OR region_category = 'moreDevelopedFormerly' OR region_category = 'moreDeveloped'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A type of intervention: one code of each table of Annex VI of Regulation (EU) 2021/1147, and its
-- share of the objective's amount. An absent code is for the rules to judge.
CREATE TABLE intervention (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  share_bp INTEGER NOT NULL CHECK (share_bp BETWEEN 0 AND 10000),
  field_group TEXT,
  field_code TEXT,
  -- Table 2, type of action.
  action_type TEXT,
  -- Table 3, implementation.
  implementation TEXT,
  -- Table 4, particular themes.
  particular_theme TEXT,
  -- Of ESF+: table 2 of Annex I of Regulation (EU) 2021/1060, form of support.
  support_form TEXT,
  -- Of ESF+: table 3 of Annex I of Regulation (EU) 2021/1060, territorial delivery mechanism.
  territorial_delivery TEXT,
  -- Of ESF+: table 4 of Annex I of Regulation (EU) 2021/1060, economic activity.
  economic_activity TEXT,
  -- Of ESF+: table 6 of Annex I of Regulation (EU) 2021/1060, ESF+ secondary theme.
  secondary_theme TEXT,
  -- Of ESF+: table 7 of Annex I of Regulation (EU) 2021/1060, gender equality.
  gender_equality TEXT,
  -- Of ESF+: table 8 of Annex I of Regulation (EU) 2021/1060, macro-regional and sea basin strategies.
  macro_region TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A third country that takes part in the operation or hosts it (Annex XVII, field 31).
CREATE TABLE third_country (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Where the work is done (Regulation (EU) 2021/1060, Article 49(3)(l) and (m)).
CREATE TABLE location (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  place TEXT,
  postcode TEXT,
  municipality TEXT,
  county TEXT,
  nuts TEXT,
  latitude TEXT,
  longitude TEXT,
  country TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What is to be done, and when.
CREATE TABLE activity (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT,
  title TEXT NOT NULL,
  title_lang TEXT,
  description TEXT,
  description_lang TEXT,
  first_day TEXT CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  CHECK (first_day <= last_day),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What the project is to reach, by an indicator of the programme (O.2.3, R.2.9) or of its own.
CREATE TABLE indicator_target (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'output' OR kind = 'result' OR kind = 'project'),
  name TEXT,
  name_lang TEXT,
  unit TEXT,
  target_hundredths INTEGER NOT NULL CHECK (target_hundredths >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  description TEXT NOT NULL,
  description_lang TEXT,
  measure TEXT,
  measure_lang TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A planned purchase (inköps- och upphandlingsplan), its value without VAT.
CREATE TABLE procurement (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_lang TEXT,
  procedure TEXT,
  -- What is bought, which decides the threshold of public procurement.
  kind TEXT CHECK (kind = 'supplies' OR kind = 'services' OR kind = 'works' OR kind = 'socialServices'),
  -- The body that buys.
  partner TEXT,
  planned TEXT,
  planned_earliest TEXT CHECK (planned_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  planned_latest TEXT CHECK (planned_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  CHECK (CASE WHEN planned IS NULL THEN coalesce(planned_earliest, planned_latest) IS NULL ELSE (planned_earliest IS NULL) = (planned_latest IS NULL) AND planned_earliest <= planned_latest END),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- How the project serves a horizontal principle (Regulation (EU) 2021/1060, Article 9).
CREATE TABLE horizontal_principle (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  principle TEXT NOT NULL CHECK (principle = 'genderEquality' OR principle = 'nonDiscrimination' OR principle = 'accessibility' OR principle = 'fundamentalRights' OR principle = 'sustainableDevelopment'),
  description TEXT NOT NULL,
  description_lang TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- One planned cost: who, what, in which year, in which form of cost.
CREATE TABLE budget_line (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  partner TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category = 'staff' OR category = 'travel' OR category = 'externalExpertise' OR category = 'equipment' OR category = 'supplies' OR category = 'premises' OR category = 'administration' OR category = 'works' OR category = 'land' OR category = 'depreciation' OR category = 'inKind' OR category = 'participantSupport' OR category = 'indirect' OR category = 'remaining' OR category = 'combined' OR category = 'interest' OR category = 'other'),
  year TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form = 'realCost' OR form = 'unitCost' OR form = 'lumpSum' OR form = 'flatRate' OR form = 'notLinkedToCosts'),
  flat_rate TEXT CHECK (flat_rate = '54a' OR flat_rate = '54b' OR flat_rate = '54c' OR flat_rate = '55' OR flat_rate = '56' OR flat_rate = 'other'),
  method TEXT CHECK (method = '53-3-a' OR method = '53-3-b' OR method = '53-3-c' OR method = '53-3-d' OR method = '53-3-e'),
  -- Of an amount per person that is not linked to costs: for whom it is.
  person TEXT CHECK (person = 'resettled' OR person = 'admitted' OR person = 'admittedVulnerable' OR person = 'transferredIn' OR person = 'minorTransferredIn' OR person = 'transferredOut'),
  -- Whether the cost is subject to public procurement: the flat rate of Article 55(1) is not applied
  -- to it.
  is_procured INTEGER CHECK (is_procured IN (0, 1)),
  -- Land that is derelict or formerly in industrial use (Article 64(1)(b)).
  is_derelict_land INTEGER CHECK (is_derelict_land IN (0, 1)),
  -- Land for environmental conservation (Article 64(1)(b)).
  is_for_conservation INTEGER CHECK (is_for_conservation IN (0, 1)),
  description TEXT,
  description_lang TEXT,
  unit TEXT,
  quantity_hundredths INTEGER CHECK (quantity_hundredths >= 0),
  unit_cost_minor INTEGER CHECK (unit_cost_minor >= 0),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A sum that the document states for an organisation, a year, a category, or a combination of them, so
-- that it can be compared with the lines.
CREATE TABLE budget_sum (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  partner TEXT,
  category TEXT CHECK (category = 'staff' OR category = 'travel' OR category = 'externalExpertise' OR category = 'equipment' OR category = 'supplies' OR category = 'premises' OR category = 'administration' OR category = 'works' OR category = 'land' OR category = 'depreciation' OR category = 'inKind' OR category = 'participantSupport' OR category = 'indirect' OR category = 'remaining' OR category = 'combined' OR category = 'interest' OR category = 'other'),
  year TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Money from one source.
CREATE TABLE contribution (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source = 'union' OR source = 'ownCash' OR source = 'partnerCash' OR source = 'thirdPartyCash' OR source = 'inKind' OR source = 'state' OR source = 'otherUnion' OR source = 'income'),
  sector TEXT CHECK (sector IN ('public', 'private')),
  -- The kind of action that the Union money was given to the programme for, when it is earmarked.
  earmark TEXT CHECK (earmark = 'regular' OR earmark = 'specific' OR earmark = 'annexIV' OR earmark = 'operatingSupport' OR earmark = 'emergency' OR earmark = 'technicalAssistance' OR earmark = 'solidarity' OR earmark = 'resettlement' OR earmark = 'transferIn' OR earmark = 'transferOut' OR earmark = 'travelAuthorisation' OR earmark = 'communityLed' OR earmark = 'mostDeprived' OR earmark = 'socialInnovation' OR earmark = 'strategicTechnologies' OR earmark = 'preparedness' OR earmark = 'decarbonisation'),
  -- The Commission's decision that lets earmarked money be used otherwise.
  earmark_amended_by TEXT,
  partner TEXT,
  name TEXT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A paper that goes with the document. Only its name is carried here.
CREATE TABLE attachment (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- The body whose paper it is, when it is that of one.
  partner TEXT,
  name TEXT NOT NULL,
  signed TEXT CHECK (signed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- That the application is signed: in which role and by what authority, never by whom.
CREATE TABLE signature (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  role TEXT NOT NULL,
  authority TEXT,
  signed TEXT NOT NULL CHECK (signed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day the signed confirmation came in, when it came by itself.
  received TEXT CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A decision on an application (beslut om stöd): approval with the grant's conditions, rejection,
-- dismissal, or an amendment that restates the whole. Written by the managing authority.
CREATE TABLE decision (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  outcome TEXT NOT NULL CHECK (outcome = 'approval' OR outcome = 'rejection' OR outcome = 'dismissal' OR outcome = 'amendment' OR outcome = 'withdrawal'),
  application_issuer TEXT,
  application_id TEXT,
  amends_issuer TEXT,
  amends_id TEXT,
  decided TEXT NOT NULL CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The first day the decision is in force. On any day the latest such decision holds.
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The body that issued the document setting out the conditions for support (Annex XVII, field 18).
  issuing_body TEXT,
  -- The role that decided. Never a person's name.
  decided_by TEXT,
  -- The role that checked.
  checked_by TEXT,
  -- Why it was decided so.
  grounds TEXT,
  grounds_lang TEXT,
  title TEXT,
  title_lang TEXT,
  -- The purpose of the operation and its expected or actual achievements, for the public list (Article
  -- 49(3)(e)).
  purpose TEXT,
  purpose_lang TEXT,
  -- The products or services to be delivered (Article 73(3)).
  products TEXT,
  products_lang TEXT,
  -- How the costs of the operation are determined (Article 73(3)).
  cost_method TEXT,
  cost_method_lang TEXT,
  -- The conditions for payment of support (Article 73(3)).
  payment_conditions TEXT,
  payment_conditions_lang TEXT,
  -- The first day of the project (Annex XVII, field 15).
  first_day TEXT CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The last day of the project: the time limit for execution (Annex XVII, field 16).
  last_day TEXT CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- The day the work was physically completed or fully implemented (Annex XVII, field 17).
  completed TEXT CHECK (completed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  strategic_importance INTEGER CHECK (strategic_importance IN (0, 1)),
  -- When the Commission was told of an operation of strategic importance (Article 73(5)).
  commission_informed TEXT CHECK (commission_informed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- When the Commission was consulted on a project with or in a third country (Regulation (EU)
  -- 2021/1147, Article 16(11)).
  commission_consulted TEXT CHECK (commission_consulted GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- When the beneficiary was told that data will be published (Article 49(5)).
  beneficiary_informed TEXT CHECK (beneficiary_informed GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  publication_excluded_for TEXT CHECK (publication_excluded_for = 'security' OR publication_excluded_for = 'publicOrder' OR publication_excluded_for = 'criminalInvestigation' OR publication_excluded_for = 'dataProtection'),
  publication_citation TEXT,
  budget_option TEXT CHECK (budget_option = 'staffPlus40' OR budget_option = 'realCostsPlus15' OR budget_option = 'realCostsPlus7' OR budget_option = 'realCosts' OR budget_option = 'lumpSum' OR budget_option = 'unitCost' OR budget_option = 'notLinkedToCosts'),
  budget_eligible_cost_minor INTEGER CHECK (budget_eligible_cost_minor >= 0),
  budget_total_cost_minor INTEGER CHECK (budget_total_cost_minor >= 0),
  financing_co_financing_rate_bp INTEGER CHECK (financing_co_financing_rate_bp BETWEEN 0 AND 10000),
  financing_base TEXT CHECK (financing_base IN ('total', 'public'))
) STRICT;

-- A condition of the grant (villkor för stöd).
CREATE TABLE condition (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- By this name a report says that it is met. An amendment that restates the condition keeps its
  -- name.
  id TEXT,
  text TEXT NOT NULL,
  text_lang TEXT,
  -- The last day to meet it.
  due TEXT CHECK (due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A period to report on, both days included, and the days by which the contents and the finances are
-- due.
CREATE TABLE reporting_period (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('progress', 'final')),
  first_day TEXT NOT NULL CHECK (first_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day TEXT NOT NULL CHECK (last_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  content_due TEXT NOT NULL CHECK (content_due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  finance_due TEXT NOT NULL CHECK (finance_due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  CHECK (first_day <= last_day),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A contract above the Union's procurement thresholds (Annex XVII, field 23), its amount without VAT.
CREATE TABLE contract (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  reference TEXT NOT NULL,
  -- What is bought, which decides the threshold of public procurement.
  kind TEXT CHECK (kind = 'supplies' OR kind = 'services' OR kind = 'works' OR kind = 'socialServices'),
  -- Whether a central government authority buys, whose threshold is lower.
  is_of_state_authority INTEGER CHECK (is_of_state_authority IN (0, 1)),
  -- Whether the contractor has sub-contracts above EUR 50 000 (Annex XVII, field 24).
  has_subcontracts INTEGER CHECK (has_subcontracts IN (0, 1)),
  contractor TEXT NOT NULL,
  identifier TEXT,
  identifier_scheme TEXT,
  identifier_country TEXT,
  name TEXT,
  concluded TEXT NOT NULL CHECK (concluded GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A sub-contract of the first level, its amount without VAT (Annex XVII, field 24).
CREATE TABLE subcontract (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  reference TEXT,
  subcontractor TEXT NOT NULL,
  identifier TEXT,
  identifier_scheme TEXT,
  identifier_country TEXT,
  name TEXT,
  concluded TEXT CHECK (concluded GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What a source says of a project we hold no application for: its life, its partners, its events, what
-- came of it. Anyone may write one, with the source.
CREATE TABLE project_fact (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  title TEXT NOT NULL,
  title_lang TEXT,
  title_approx INTEGER CHECK (title_approx IN (0, 1)),
  title_derived INTEGER CHECK (title_derived IN (0, 1)),
  title_source TEXT,
  acronym TEXT,
  acronym_lang TEXT,
  acronym_approx INTEGER CHECK (acronym_approx IN (0, 1)),
  acronym_derived INTEGER CHECK (acronym_derived IN (0, 1)),
  acronym_source TEXT,
  summary TEXT,
  summary_lang TEXT,
  summary_approx INTEGER CHECK (summary_approx IN (0, 1)),
  summary_derived INTEGER CHECK (summary_derived IN (0, 1)),
  summary_source TEXT,
  fund TEXT,
  fund_lang TEXT,
  fund_approx INTEGER CHECK (fund_approx IN (0, 1)),
  fund_derived INTEGER CHECK (fund_derived IN (0, 1)),
  fund_source TEXT,
  eu_funded INTEGER CHECK (eu_funded IN (0, 1)),
  eu_funded_approx INTEGER CHECK (eu_funded_approx IN (0, 1)),
  eu_funded_derived INTEGER CHECK (eu_funded_derived IN (0, 1)),
  eu_funded_source TEXT,
  cross_border INTEGER CHECK (cross_border IN (0, 1)),
  cross_border_approx INTEGER CHECK (cross_border_approx IN (0, 1)),
  cross_border_derived INTEGER CHECK (cross_border_derived IN (0, 1)),
  cross_border_source TEXT,
  start_day TEXT,
  start_day_earliest TEXT CHECK (start_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  start_day_latest TEXT CHECK (start_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  start_approx INTEGER CHECK (start_approx IN (0, 1)),
  start_derived INTEGER CHECK (start_derived IN (0, 1)),
  start_source TEXT,
  end_day TEXT,
  end_day_earliest TEXT CHECK (end_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  end_day_latest TEXT CHECK (end_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  end_approx INTEGER CHECK (end_approx IN (0, 1)),
  end_derived INTEGER CHECK (end_derived IN (0, 1)),
  end_source TEXT,
  duration_months INTEGER CHECK (duration_months >= 0),
  duration_months_approx INTEGER CHECK (duration_months_approx IN (0, 1)),
  duration_months_derived INTEGER CHECK (duration_months_derived IN (0, 1)),
  duration_months_source TEXT,
  grant_minor INTEGER CHECK (grant_minor >= 0),
  grant_approx INTEGER CHECK (grant_approx IN (0, 1)),
  grant_derived INTEGER CHECK (grant_derived IN (0, 1)),
  grant_source TEXT,
  total_cost_minor INTEGER CHECK (total_cost_minor >= 0),
  total_cost_approx INTEGER CHECK (total_cost_approx IN (0, 1)),
  total_cost_derived INTEGER CHECK (total_cost_derived IN (0, 1)),
  total_cost_source TEXT,
  partner_count INTEGER CHECK (partner_count >= 0),
  partner_count_approx INTEGER CHECK (partner_count_approx IN (0, 1)),
  partner_count_derived INTEGER CHECK (partner_count_derived IN (0, 1)),
  partner_count_source TEXT,
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
  CHECK (acronym IS NOT NULL OR coalesce(acronym_approx, acronym_derived, acronym_source) IS NULL),
  CHECK (summary IS NOT NULL OR coalesce(summary_approx, summary_derived, summary_source) IS NULL),
  CHECK (fund IS NOT NULL OR coalesce(fund_approx, fund_derived, fund_source) IS NULL),
  CHECK (eu_funded IS NOT NULL OR coalesce(eu_funded_approx, eu_funded_derived, eu_funded_source) IS NULL),
  CHECK (cross_border IS NOT NULL OR coalesce(cross_border_approx, cross_border_derived, cross_border_source) IS NULL),
  CHECK (CASE WHEN start_day IS NULL THEN coalesce(start_day_earliest, start_day_latest, start_approx, start_derived, start_source) IS NULL ELSE (start_day_earliest IS NULL) = (start_day_latest IS NULL) AND start_day_earliest <= start_day_latest END),
  CHECK (CASE WHEN end_day IS NULL THEN coalesce(end_day_earliest, end_day_latest, end_approx, end_derived, end_source) IS NULL ELSE (end_day_earliest IS NULL) = (end_day_latest IS NULL) AND end_day_earliest <= end_day_latest END),
  CHECK (duration_months IS NOT NULL OR coalesce(duration_months_approx, duration_months_derived, duration_months_source) IS NULL),
  CHECK (grant_minor IS NOT NULL OR coalesce(grant_approx, grant_derived, grant_source) IS NULL),
  CHECK (total_cost_minor IS NOT NULL OR coalesce(total_cost_approx, total_cost_derived, total_cost_source) IS NULL),
  CHECK (partner_count IS NOT NULL OR coalesce(partner_count_approx, partner_count_derived, partner_count_source) IS NULL),
  CHECK (CASE WHEN mainstreaming_started IS NULL THEN coalesce(mainstreaming_started_earliest, mainstreaming_started_latest, mainstreaming_started_approx, mainstreaming_started_derived, mainstreaming_started_source) IS NULL ELSE (mainstreaming_started_earliest IS NULL) = (mainstreaming_started_latest IS NULL) AND mainstreaming_started_earliest <= mainstreaming_started_latest END),
  CHECK (CASE WHEN mainstreaming_completed IS NULL THEN coalesce(mainstreaming_completed_earliest, mainstreaming_completed_latest, mainstreaming_completed_approx, mainstreaming_completed_derived, mainstreaming_completed_source) IS NULL ELSE (mainstreaming_completed_earliest IS NULL) = (mainstreaming_completed_latest IS NULL) AND mainstreaming_completed_earliest <= mainstreaming_completed_latest END),
  CHECK (mainstreaming_financing IS NOT NULL OR coalesce(mainstreaming_financing_approx, mainstreaming_financing_derived, mainstreaming_financing_source) IS NULL),
  CHECK (mainstreaming_payers IS NOT NULL OR coalesce(mainstreaming_payers_approx, mainstreaming_payers_derived, mainstreaming_payers_source) IS NULL),
  CHECK (mainstreaming_note IS NOT NULL OR coalesce(mainstreaming_note_approx, mainstreaming_note_derived, mainstreaming_note_source) IS NULL),
  CHECK (mainstreaming_started_earliest <= mainstreaming_completed_latest)
) STRICT;

-- A step in the project's life and when it was taken.
CREATE TABLE stage (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name = 'started' OR name = 'implementing' OR name = 'mainstreamed' OR name = 'ended'),
  day TEXT,
  day_earliest TEXT CHECK (day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  day_latest TEXT CHECK (day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  day_approx INTEGER CHECK (day_approx IN (0, 1)),
  day_derived INTEGER CHECK (day_derived IN (0, 1)),
  day_source TEXT,
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK (CASE WHEN day IS NULL THEN coalesce(day_earliest, day_latest, day_approx, day_derived, day_source) IS NULL ELSE (day_earliest IS NULL) = (day_latest IS NULL) AND day_earliest <= day_latest END),
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A longer text as its source states it.
CREATE TABLE goal (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Something the project does or did.
CREATE TABLE work (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- Something the project does or did.
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Something the project left that others can use.
CREATE TABLE product (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  -- Something the project left that others can use.
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An occasion in a project: a conference, a visit, a course.
CREATE TABLE event (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'conference' OR kind = 'studyVisit' OR kind = 'training' OR kind = 'networkDay' OR kind = 'meeting' OR kind = 'annualMeeting' OR kind = 'other'),
  -- Which of the occasions it is, from 1, when the source numbers them.
  order_no INTEGER CHECK (order_no >= 0),
  name TEXT,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  first_day TEXT,
  first_day_earliest TEXT CHECK (first_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_latest TEXT CHECK (first_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_approx INTEGER CHECK (first_day_approx IN (0, 1)),
  first_day_derived INTEGER CHECK (first_day_derived IN (0, 1)),
  first_day_source TEXT,
  last_day TEXT,
  last_day_earliest TEXT CHECK (last_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_latest TEXT CHECK (last_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_approx INTEGER CHECK (last_day_approx IN (0, 1)),
  last_day_derived INTEGER CHECK (last_day_derived IN (0, 1)),
  last_day_source TEXT,
  location_derived INTEGER CHECK (location_derived IN (0, 1)),
  location_source TEXT,
  location_place TEXT,
  location_postcode TEXT,
  location_municipality TEXT,
  location_county TEXT,
  location_nuts TEXT,
  location_latitude TEXT,
  location_longitude TEXT,
  location_country TEXT,
  -- The body that arranged it.
  organiser TEXT,
  organiser_lang TEXT,
  organiser_approx INTEGER CHECK (organiser_approx IN (0, 1)),
  organiser_derived INTEGER CHECK (organiser_derived IN (0, 1)),
  organiser_source TEXT,
  -- How people worked together there.
  method TEXT,
  method_lang TEXT,
  method_approx INTEGER CHECK (method_approx IN (0, 1)),
  method_derived INTEGER CHECK (method_derived IN (0, 1)),
  method_source TEXT,
  participants_total INTEGER CHECK (participants_total >= 0),
  participants_total_approx INTEGER CHECK (participants_total_approx IN (0, 1)),
  participants_total_derived INTEGER CHECK (participants_total_derived IN (0, 1)),
  participants_total_source TEXT,
  CHECK (name IS NOT NULL OR coalesce(name_approx, name_derived, name_source) IS NULL),
  CHECK (CASE WHEN first_day IS NULL THEN coalesce(first_day_earliest, first_day_latest, first_day_approx, first_day_derived, first_day_source) IS NULL ELSE (first_day_earliest IS NULL) = (first_day_latest IS NULL) AND first_day_earliest <= first_day_latest END),
  CHECK (CASE WHEN last_day IS NULL THEN coalesce(last_day_earliest, last_day_latest, last_day_approx, last_day_derived, last_day_source) IS NULL ELSE (last_day_earliest IS NULL) = (last_day_latest IS NULL) AND last_day_earliest <= last_day_latest END),
  CHECK (organiser IS NOT NULL OR coalesce(organiser_approx, organiser_derived, organiser_source) IS NULL),
  CHECK (method IS NOT NULL OR coalesce(method_approx, method_derived, method_source) IS NULL),
  CHECK (participants_total IS NOT NULL OR coalesce(participants_total_approx, participants_total_derived, participants_total_source) IS NULL),
  CHECK (first_day_earliest <= last_day_latest),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A theme of a taxonomy that an office or an event keeps.
CREATE TABLE event_theme (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  taxonomy TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_visitor (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  country TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A short text as its source states it.
CREATE TABLE event_topic (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Who the participants meet.
CREATE TABLE event_meets (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  -- Who the participants meet.
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What an evaluation found, and what it led to.
CREATE TABLE evaluation (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  day TEXT,
  day_earliest TEXT CHECK (day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  day_latest TEXT CHECK (day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  day_approx INTEGER CHECK (day_approx IN (0, 1)),
  day_derived INTEGER CHECK (day_derived IN (0, 1)),
  day_source TEXT,
  finding TEXT NOT NULL,
  finding_lang TEXT,
  finding_approx INTEGER CHECK (finding_approx IN (0, 1)),
  finding_derived INTEGER CHECK (finding_derived IN (0, 1)),
  finding_source TEXT,
  led_to TEXT,
  led_to_lang TEXT,
  led_to_approx INTEGER CHECK (led_to_approx IN (0, 1)),
  led_to_derived INTEGER CHECK (led_to_derived IN (0, 1)),
  led_to_source TEXT,
  CHECK (CASE WHEN day IS NULL THEN coalesce(day_earliest, day_latest, day_approx, day_derived, day_source) IS NULL ELSE (day_earliest IS NULL) = (day_latest IS NULL) AND day_earliest <= day_latest END),
  CHECK (led_to IS NOT NULL OR coalesce(led_to_approx, led_to_derived, led_to_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A number from the project's surroundings: a forecast or an outcome, by whom.
CREATE TABLE statistic (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'forecast' OR kind = 'outcome' OR kind = 'estimate'),
  subject TEXT NOT NULL,
  subject_lang TEXT,
  subject_approx INTEGER CHECK (subject_approx IN (0, 1)),
  subject_derived INTEGER CHECK (subject_derived IN (0, 1)),
  subject_source TEXT,
  stated_by TEXT,
  by_lang TEXT,
  by_approx INTEGER CHECK (by_approx IN (0, 1)),
  by_derived INTEGER CHECK (by_derived IN (0, 1)),
  by_source TEXT,
  year TEXT,
  year_earliest TEXT CHECK (year_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  year_latest TEXT CHECK (year_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  year_approx INTEGER CHECK (year_approx IN (0, 1)),
  year_derived INTEGER CHECK (year_derived IN (0, 1)),
  year_source TEXT,
  value INTEGER NOT NULL CHECK (value >= 0),
  value_approx INTEGER CHECK (value_approx IN (0, 1)),
  value_derived INTEGER CHECK (value_derived IN (0, 1)),
  value_source TEXT,
  -- The number as a share of a whole, in per cent.
  share_bp INTEGER CHECK (share_bp BETWEEN 0 AND 10000),
  of_what TEXT,
  of_what_lang TEXT,
  of_what_approx INTEGER CHECK (of_what_approx IN (0, 1)),
  of_what_derived INTEGER CHECK (of_what_derived IN (0, 1)),
  of_what_source TEXT,
  CHECK (stated_by IS NOT NULL OR coalesce(by_approx, by_derived, by_source) IS NULL),
  CHECK (CASE WHEN year IS NULL THEN coalesce(year_earliest, year_latest, year_approx, year_derived, year_source) IS NULL ELSE (year_earliest IS NULL) = (year_latest IS NULL) AND year_earliest <= year_latest END),
  CHECK (of_what IS NOT NULL OR coalesce(of_what_approx, of_what_derived, of_what_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An occasion that is more than one project's: a conference, a network day, a study visit. Participants
-- are counted; people stand in it as roles.
CREATE TABLE event_record (
  version INTEGER PRIMARY KEY REFERENCES document_version (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind = 'conference' OR kind = 'studyVisit' OR kind = 'training' OR kind = 'networkDay' OR kind = 'meeting' OR kind = 'annualMeeting' OR kind = 'other'),
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  -- The series of occasions it is one of.
  series TEXT,
  series_lang TEXT,
  series_approx INTEGER CHECK (series_approx IN (0, 1)),
  series_derived INTEGER CHECK (series_derived IN (0, 1)),
  series_source TEXT,
  -- Which of the series it is, from 1.
  order_no INTEGER CHECK (order_no >= 0),
  order_approx INTEGER CHECK (order_approx IN (0, 1)),
  order_derived INTEGER CHECK (order_derived IN (0, 1)),
  order_source TEXT,
  first_day TEXT,
  first_day_earliest TEXT CHECK (first_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_latest TEXT CHECK (first_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_day_approx INTEGER CHECK (first_day_approx IN (0, 1)),
  first_day_derived INTEGER CHECK (first_day_derived IN (0, 1)),
  first_day_source TEXT,
  last_day TEXT,
  last_day_earliest TEXT CHECK (last_day_earliest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_latest TEXT CHECK (last_day_latest GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_day_approx INTEGER CHECK (last_day_approx IN (0, 1)),
  last_day_derived INTEGER CHECK (last_day_derived IN (0, 1)),
  last_day_source TEXT,
  -- The house it is held in.
  venue TEXT,
  venue_lang TEXT,
  venue_approx INTEGER CHECK (venue_approx IN (0, 1)),
  venue_derived INTEGER CHECK (venue_derived IN (0, 1)),
  venue_source TEXT,
  summary TEXT,
  summary_lang TEXT,
  summary_approx INTEGER CHECK (summary_approx IN (0, 1)),
  summary_derived INTEGER CHECK (summary_derived IN (0, 1)),
  summary_source TEXT,
  participants_total INTEGER CHECK (participants_total >= 0),
  participants_total_approx INTEGER CHECK (participants_total_approx IN (0, 1)),
  participants_total_derived INTEGER CHECK (participants_total_derived IN (0, 1)),
  participants_total_source TEXT,
  CHECK (series IS NOT NULL OR coalesce(series_approx, series_derived, series_source) IS NULL),
  CHECK (order_no IS NOT NULL OR coalesce(order_approx, order_derived, order_source) IS NULL),
  CHECK (CASE WHEN first_day IS NULL THEN coalesce(first_day_earliest, first_day_latest, first_day_approx, first_day_derived, first_day_source) IS NULL ELSE (first_day_earliest IS NULL) = (first_day_latest IS NULL) AND first_day_earliest <= first_day_latest END),
  CHECK (CASE WHEN last_day IS NULL THEN coalesce(last_day_earliest, last_day_latest, last_day_approx, last_day_derived, last_day_source) IS NULL ELSE (last_day_earliest IS NULL) = (last_day_latest IS NULL) AND last_day_earliest <= last_day_latest END),
  CHECK (venue IS NOT NULL OR coalesce(venue_approx, venue_derived, venue_source) IS NULL),
  CHECK (summary IS NOT NULL OR coalesce(summary_approx, summary_derived, summary_source) IS NULL),
  CHECK (participants_total IS NOT NULL OR coalesce(participants_total_approx, participants_total_derived, participants_total_source) IS NULL)
) STRICT;

-- Another document about the same occasion, by another source.
CREATE TABLE same_event (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  issuer TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A body that holds it.
CREATE TABLE event_organiser (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  sector TEXT CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  -- What the body does in holding it.
  role TEXT,
  role_lang TEXT,
  role_approx INTEGER CHECK (role_approx IN (0, 1)),
  role_derived INTEGER CHECK (role_derived IN (0, 1)),
  role_source TEXT,
  CHECK (role IS NOT NULL OR coalesce(role_approx, role_derived, role_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- What it is about.
CREATE TABLE event_focus (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- How the participants work.
CREATE TABLE event_method (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  text TEXT NOT NULL,
  lang TEXT,
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A list of themes that the occasion has or uses. Projects name themes by the taxonomy's id and the
-- theme's code.
CREATE TABLE taxonomy (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT,
  title_lang TEXT,
  title_approx INTEGER CHECK (title_approx IN (0, 1)),
  title_derived INTEGER CHECK (title_derived IN (0, 1)),
  title_source TEXT,
  CHECK (title IS NOT NULL OR coalesce(title_approx, title_derived, title_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A theme and what it is called.
CREATE TABLE taxonomy_theme (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  title_lang TEXT,
  title_approx INTEGER CHECK (title_approx IN (0, 1)),
  title_derived INTEGER CHECK (title_derived IN (0, 1)),
  title_source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- How many came from one part of society.
CREATE TABLE participant_count (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  sector TEXT NOT NULL CHECK (sector = 'ideaBased' OR sector = 'public' OR sector = 'businessOther' OR sector = 'notKnown'),
  approx INTEGER CHECK (approx IN (0, 1)),
  derived INTEGER CHECK (derived IN (0, 1)),
  source TEXT,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- Who opened it: a role and its body, never a person's name.
CREATE TABLE event_opening (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  role TEXT NOT NULL,
  role_lang TEXT,
  role_approx INTEGER CHECK (role_approx IN (0, 1)),
  role_derived INTEGER CHECK (role_derived IN (0, 1)),
  role_source TEXT,
  body TEXT,
  body_lang TEXT,
  body_approx INTEGER CHECK (body_approx IN (0, 1)),
  body_derived INTEGER CHECK (body_derived IN (0, 1)),
  body_source TEXT,
  note TEXT,
  note_lang TEXT,
  note_approx INTEGER CHECK (note_approx IN (0, 1)),
  note_derived INTEGER CHECK (note_derived IN (0, 1)),
  note_source TEXT,
  CHECK (body IS NOT NULL OR coalesce(body_approx, body_derived, body_source) IS NULL),
  CHECK (note IS NOT NULL OR coalesce(note_approx, note_derived, note_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- An organisation that spoke, and under which theme when that is stated.
CREATE TABLE event_speaker (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_lang TEXT,
  name_approx INTEGER CHECK (name_approx IN (0, 1)),
  name_derived INTEGER CHECK (name_derived IN (0, 1)),
  name_source TEXT,
  legal_kind TEXT CHECK (legal_kind = 'publicEntity' OR legal_kind = 'privateEntity' OR legal_kind = 'privateWithoutPersonality' OR legal_kind = 'naturalPerson' OR legal_kind = 'internationalOrganisation'),
  sector TEXT CHECK (sector = 'stateAuthority' OR sector = 'countyBoard' OR sector = 'municipality' OR sector = 'region' OR sector = 'municipalAssociation' OR sector = 'ideaBased' OR sector = 'academia' OR sector = 'business' OR sector = 'internationalOrganisation' OR sector = 'other'),
  -- In what role it spoke.
  role TEXT,
  role_lang TEXT,
  role_approx INTEGER CHECK (role_approx IN (0, 1)),
  role_derived INTEGER CHECK (role_derived IN (0, 1)),
  role_source TEXT,
  CHECK (role IS NOT NULL OR coalesce(role_approx, role_derived, role_source) IS NULL),
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;

-- A theme of a taxonomy that an office or an event keeps.
CREATE TABLE speaker_theme (
  version INTEGER NOT NULL REFERENCES document_version (id) ON DELETE CASCADE,
  element INTEGER NOT NULL,
  parent INTEGER NOT NULL,
  taxonomy TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (version, element)
) STRICT, WITHOUT ROWID;
