-- The views of facts: organisations, agreements, events, and what sources say of projects. As of all views,
-- their names and columns stay as they are; README.md beside this file explains each column.

CREATE VIEW organisations AS
SELECT current_document.issuer, current_document.external_id AS id, organisation.name,
  organisation.acronym, organisation.legal_kind, organisation.sector, organisation.founded,
  organisation.operating_year_kind AS operating_year,
  organisation.operating_year_first_month, organisation.annual_meeting,
  organisation.membership_fee_required AS member_fee_required,
  organisation.membership_fee_amount_minor AS member_fee_minor,
  (SELECT group_concat(membership_benefit.text, '; ') FROM membership_benefit
    WHERE membership_benefit.version = organisation.version) AS member_benefits
FROM current_document
JOIN organisation ON organisation.version = current_document.version;

CREATE VIEW organisation_names AS
SELECT current_document.issuer, current_document.external_id AS organisation, organisation.name,
  1 AS is_current, NULL AS first_day, NULL AS last_day
FROM current_document
JOIN organisation ON organisation.version = current_document.version
UNION ALL
SELECT current_document.issuer, current_document.external_id, former_name.name, 0,
  former_name.first_day, former_name.last_day
FROM current_document
JOIN former_name ON former_name.version = current_document.version;

CREATE VIEW relations AS
SELECT current_document.issuer, current_document.external_id AS organisation, organisation.name,
  relation.kind, relation.name AS other
FROM current_document
JOIN organisation ON organisation.version = current_document.version
JOIN relation ON relation.version = current_document.version;

CREATE VIEW event_series_of_organisations AS
SELECT current_document.issuer, current_document.external_id AS organisation, organisation.name,
  event_series.kind, event_series.per_year, event_series.days, event_series.note
FROM current_document
JOIN organisation ON organisation.version = current_document.version
JOIN event_series ON event_series.version = current_document.version;

CREATE VIEW agreements AS
SELECT current_document.issuer, current_document.external_id AS id, agreement.form,
  agreement.title, agreement.subject, agreement.signed, agreement.start_day AS first_day,
  agreement.end_day AS last_day, agreement.notice_months, agreement.extension_months,
  (SELECT count(*) FROM party WHERE party.version = agreement.version) AS parties,
  agreement.evaluation_plan, agreement.disputes
FROM current_document
JOIN agreement ON agreement.version = current_document.version;

CREATE VIEW agreement_parties AS
SELECT current_document.issuer, current_document.external_id AS agreement, party.name,
  party.sector, party.role, party.address_municipality AS municipality,
  party.address_county AS county,
  (SELECT organisation_identifier.text FROM organisation_identifier
    WHERE organisation_identifier.version = party.version
      AND organisation_identifier.parent = party.element
      AND organisation_identifier.scheme = 'orgnr'
    ORDER BY organisation_identifier.element LIMIT 1) AS organisation_number
FROM current_document
JOIN party ON party.version = current_document.version;

CREATE VIEW agreement_contributions AS
SELECT current_document.issuer, current_document.external_id AS agreement, party.name AS party,
  party_contribution.kind, party_contribution.amount_minor, agreement.currency,
  party_contribution.hours, party_contribution.note
FROM current_document
JOIN agreement ON agreement.version = current_document.version
JOIN party ON party.version = current_document.version
JOIN party_contribution ON party_contribution.version = party.version
  AND party_contribution.parent = party.element;

CREATE VIEW agreement_principles AS
SELECT current_document.issuer, current_document.external_id AS agreement,
  principle.text AS principle
FROM current_document
JOIN principle ON principle.version = current_document.version;

CREATE VIEW agreement_places AS
SELECT current_document.issuer, current_document.external_id AS agreement, agreement.form,
  location.place, location.municipality, location.county, location.country
FROM current_document
JOIN agreement ON agreement.version = current_document.version
JOIN location ON location.version = current_document.version;

CREATE VIEW agreement_days AS
SELECT current_document.issuer, current_document.external_id AS agreement, follow_up.day,
  follow_up.day_earliest AS earliest, follow_up.day_latest AS latest, follow_up.note
FROM current_document
JOIN follow_up ON follow_up.version = current_document.version;

CREATE VIEW linked_projects AS
SELECT current_document.kind AS stated_in, current_document.issuer,
  current_document.external_id AS document, linked_project.issuer AS stated_issuer,
  linked_project.id AS stated_id,
  (SELECT name.project FROM project_names AS name
    WHERE name.issuer = linked_project.issuer AND name.id = linked_project.id
      AND name.kind IN ('case', 'application')
    ORDER BY name.kind DESC LIMIT 1) AS project
FROM current_document
JOIN linked_project ON linked_project.version = current_document.version;

CREATE VIEW events AS
SELECT current_document.kind AS stated_in, current_document.issuer,
  current_document.external_id AS document, 0 AS element, NULL AS project, event_record.kind,
  event_record.name, event_record.series, event_record.order_no, event_record.first_day,
  event_record.last_day, event_record.first_day_earliest AS earliest,
  coalesce(event_record.last_day_latest, event_record.first_day_latest) AS latest,
  location.place, location.municipality, location.county, location.country,
  event_record.participants_total AS participants,
  event_record.participants_total_approx AS participants_approx
FROM current_document
JOIN event_record ON event_record.version = current_document.version
LEFT JOIN location ON location.version = current_document.version
  AND location.element = (SELECT min(first.element) FROM location AS first
    WHERE first.version = current_document.version)
UNION ALL
SELECT current_document.kind, current_document.issuer, current_document.external_id,
  event.element, project.key, event.kind, event.name, NULL, event.order_no, event.first_day,
  event.last_day, event.first_day_earliest,
  coalesce(event.last_day_latest, event.first_day_latest), event.location_place,
  event.location_municipality, event.location_county, event.location_country,
  event.participants_total, event.participants_total_approx
FROM current_document
JOIN event ON event.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW event_participants AS
SELECT current_document.kind AS stated_in, current_document.issuer,
  current_document.external_id AS document, 0 AS element, event_record.name, participant_count.sector,
  participant_count.count AS participants, participant_count.approx AS participants_approx
FROM current_document
JOIN event_record ON event_record.version = current_document.version
JOIN participant_count ON participant_count.version = current_document.version
UNION ALL
SELECT current_document.kind, current_document.issuer, current_document.external_id,
  event.element, event.name, participant_count.sector, participant_count.count,
  participant_count.approx
FROM current_document
JOIN event ON event.version = current_document.version
JOIN participant_count ON participant_count.version = event.version
  AND participant_count.parent = event.element;

CREATE VIEW event_organisations AS
SELECT current_document.issuer, current_document.external_id AS event, event_record.name AS event_name,
  'organiser' AS part, event_organiser.name, event_organiser.sector, event_organiser.role
FROM current_document
JOIN event_record ON event_record.version = current_document.version
JOIN event_organiser ON event_organiser.version = current_document.version
UNION ALL
SELECT current_document.issuer, current_document.external_id, event_record.name, 'speaker',
  event_speaker.name, event_speaker.sector, event_speaker.role
FROM current_document
JOIN event_record ON event_record.version = current_document.version
JOIN event_speaker ON event_speaker.version = current_document.version;

CREATE VIEW event_visitors AS
SELECT current_document.kind AS stated_in, current_document.issuer,
  current_document.external_id AS document, project.key AS project, event_visitor.country
FROM current_document
JOIN event_visitor ON event_visitor.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW attendees AS
SELECT project.key AS project, current_document.external_id AS report, attendee.name,
  attendee.sector, attendee.note
FROM current_document
JOIN attendee ON attendee.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW organisation_categories AS
SELECT project.key AS project, current_document.external_id AS report,
  organisation_category.name AS category, organisation_category.presence
FROM current_document
JOIN organisation_category ON organisation_category.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW taxonomies AS
SELECT current_document.issuer, current_document.external_id AS event, taxonomy.id AS taxonomy,
  taxonomy_theme.code, taxonomy_theme.title
FROM current_document
JOIN taxonomy ON taxonomy.version = current_document.version
JOIN taxonomy_theme ON taxonomy_theme.version = taxonomy.version
  AND taxonomy_theme.parent = taxonomy.element;

CREATE VIEW themes AS
SELECT project.key AS project, current_document.kind AS stated_in,
  current_document.external_id AS document, theme.taxonomy, theme.code
FROM current_document
JOIN theme ON theme.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW partnerships AS
SELECT project.key AS project, current_document.kind AS stated_in,
  current_document.external_id AS document, partnership.form, partnership.note
FROM current_document
JOIN partnership ON partnership.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW sourced_projects AS
SELECT project.key AS project, current_document.issuer, current_document.external_id AS id,
  project_fact.title, project_fact.acronym, project_fact.fund, project_fact.eu_funded,
  project_fact.start_day AS first_day, project_fact.end_day AS last_day,
  project_fact.start_day_earliest AS earliest, project_fact.end_day_latest AS latest,
  project_fact.grant_minor, project_fact.total_cost_minor, project_fact.currency,
  project_fact.partner_count
FROM current_document
JOIN project_fact ON project_fact.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW mainstreaming AS
SELECT project.key AS project, current_document.external_id AS document,
  project_fact.mainstreaming_status AS status, project_fact.start_day AS project_start,
  project_fact.mainstreaming_started AS started, project_fact.mainstreaming_completed AS completed,
  project_fact.mainstreaming_financing AS financing, project_fact.mainstreaming_payers AS payers
FROM current_document
JOIN project_fact ON project_fact.version = current_document.version
JOIN project ON project.id = current_document.project
WHERE project_fact.mainstreaming_status IS NOT NULL
UNION ALL
SELECT project.key, current_document.external_id, report.mainstreaming_status,
  (SELECT min(application.first_day) FROM current_document AS applied
    JOIN application ON application.version = applied.version
    WHERE applied.project = current_document.project),
  report.mainstreaming_started, report.mainstreaming_completed,
  report.mainstreaming_financing, report.mainstreaming_payers
FROM current_document
JOIN report ON report.version = current_document.version
LEFT JOIN project ON project.id = current_document.project
WHERE report.mainstreaming_status IS NOT NULL;

CREATE VIEW evaluations AS
SELECT current_document.kind AS stated_in, current_document.external_id AS document,
  project.key AS project, evaluation.day, evaluation.finding, evaluation.led_to
FROM current_document
JOIN evaluation ON evaluation.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW products AS
SELECT project.key AS project, current_document.external_id AS document, product.text AS product
FROM current_document
JOIN product ON product.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW statistics AS
SELECT project.key AS project, current_document.external_id AS document, statistic.kind,
  statistic.subject, statistic.stated_by, statistic.year, statistic.value
FROM current_document
JOIN statistic ON statistic.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW conflicts AS
SELECT current_document.kind AS stated_in, current_document.external_id AS document,
  project.key AS project, conflict.field, conflict_claim.text AS value,
  source.title AS source
FROM current_document
JOIN conflict ON conflict.version = current_document.version
JOIN conflict_claim ON conflict_claim.version = conflict.version
  AND conflict_claim.parent = conflict.element
LEFT JOIN source ON source.version = conflict.version AND source.id = conflict_claim.source
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW open_fields AS
SELECT current_document.kind AS stated_in, current_document.external_id AS document,
  project.key AS project, not_stated.field
FROM current_document
JOIN not_stated ON not_stated.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;
