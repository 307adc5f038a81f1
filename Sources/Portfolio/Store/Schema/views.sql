-- The views for everyone who opens the file. Their names and columns stay as they are, whatever the
-- tables below them become; README.md beside this file explains each column.

CREATE VIEW documents AS
SELECT current_document.kind, current_document.issuer, current_document.external_id AS id,
  current_document.number AS version, current_document.issued, current_document.received,
  project.key AS project, imported_file.name AS file, segment.line
FROM current_document
LEFT JOIN project ON project.id = current_document.project
JOIN segment ON segment.id = current_document.segment
JOIN imported_file ON imported_file.id = segment.file;

CREATE VIEW project_names AS
SELECT alias.kind, alias.issuer, alias.id, alias.rank, project.key AS project
FROM project_alias AS alias JOIN project ON project.id = alias.project
UNION ALL
SELECT current_document.kind, current_document.issuer, current_document.external_id,
  CASE current_document.kind WHEN 'application' THEN 4 ELSE 5 END, project.key
FROM current_document JOIN project ON project.id = current_document.project;

CREATE VIEW programmes AS
SELECT current_document.issuer, current_document.external_id AS id, programme.title,
  programme.fund, programme.cci, programme.first_year, programme.last_year, programme.currency,
  programme.eligible_from, programme.eligible_until, programme.approval_number, programme.approved,
  (SELECT sum(allocation.amount_minor) FROM allocation
    WHERE allocation.version = programme.version) AS allocated_minor
FROM current_document
JOIN programme ON programme.version = current_document.version;

CREATE VIEW calls AS
SELECT current_document.issuer, current_document.external_id AS id, call.kind, call.programme_id
    AS programme, call.title,
  (SELECT group_concat(code, ' ') FROM (
    SELECT call_objective.code FROM call_objective
    WHERE call_objective.version = call.version ORDER BY call_objective.element)) AS objectives,
  call.opens, call.closes, call.earliest_start, call.latest_end, call.currency, call.money_minor,
  call.union_share_bp, call.minimum_budget_minor, call.maximum_budget_minor
FROM current_document
JOIN call ON call.version = current_document.version;

CREATE VIEW stages AS
SELECT project.key AS project, current_document.external_id AS document, stage.name AS stage,
  stage.day, stage.day_earliest, stage.day_latest, stage.day_approx, stage.day_source AS source,
  stage.note
FROM current_document
JOIN stage ON stage.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW sources AS
SELECT current_document.kind AS stated_in, current_document.external_id AS document,
  project.key AS project, source.id AS source, source.title, source.uri, source.published,
  source.note
FROM current_document
JOIN source ON source.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW applications AS
SELECT project.key AS project, current_document.issuer, current_document.external_id AS id,
  application.title, application.call_id AS call, application.submitted,
  current_document.received, application.first_day, application.last_day, application.currency,
  application.budget_option AS cost_option,
  application.budget_eligible_cost_minor AS eligible_cost_minor,
  coalesce(application.budget_total_cost_minor, application.budget_eligible_cost_minor)
    AS total_cost_minor,
  (SELECT coalesce(sum(contribution.amount_minor), 0) FROM contribution
    WHERE contribution.version = application.version AND contribution.source = 'union')
    AS union_contribution_minor
FROM current_document
JOIN application ON application.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW decisions AS
SELECT project.key AS project, current_document.issuer, current_document.external_id AS id,
  decision.outcome, decision.decided, decision.valid_from, decision.first_day,
  decision.last_day, decision.currency,
  decision.budget_eligible_cost_minor AS eligible_cost_minor,
  (SELECT sum(contribution.amount_minor) FROM contribution
    WHERE contribution.version = decision.version AND contribution.source = 'union')
    AS union_contribution_minor,
  decision.publication_excluded_for AS excluded_from_publication_for
FROM current_document
JOIN decision ON decision.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW partners AS
SELECT project.key AS project, current_document.kind AS stated_in, partner.role, partner.name,
  partner.legal_kind, partner.sector, partner.address_municipality AS municipality,
  partner.address_county AS county, partner.address_country AS country,
  (SELECT organisation_identifier.text FROM organisation_identifier
    WHERE organisation_identifier.version = partner.version
      AND organisation_identifier.parent = partner.element
      AND organisation_identifier.scheme = 'orgnr'
    ORDER BY organisation_identifier.element LIMIT 1) AS organisation_number
FROM current_document
JOIN partner ON partner.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW objectives AS
SELECT project.key AS project, current_document.kind AS stated_in,
  current_document.external_id AS document, objective.code, objective.action_kind,
  objective.annex_iv_ground, objective.amount_minor
FROM current_document
JOIN objective ON objective.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW budget_lines AS
SELECT project.key AS project, current_document.kind AS stated_in,
  current_document.external_id AS document, budget_line.id AS line, budget_line.partner,
  budget_line.year, budget_line.category, budget_line.form, budget_line.flat_rate,
  budget_line.description, budget_line.amount_minor
FROM current_document
JOIN budget_line ON budget_line.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW contributions AS
SELECT project.key AS project, current_document.kind AS stated_in,
  current_document.external_id AS document, contribution.source, contribution.sector,
  contribution.partner, contribution.name, contribution.amount_minor
FROM current_document
JOIN contribution ON contribution.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW indicators AS
SELECT project.key AS project, current_document.kind AS stated_in,
  current_document.external_id AS document, indicator_target.id AS indicator,
  indicator_target.kind, indicator_target.unit, indicator_target.target_hundredths
FROM current_document
JOIN indicator_target ON indicator_target.version = current_document.version
JOIN project ON project.id = current_document.project;

CREATE VIEW reports AS
SELECT project.key AS project, current_document.issuer, current_document.external_id AS id,
  report.kind, report.title, report.agreement_id AS agreement, report.first_day, report.last_day,
  report.submitted, current_document.received, report.claim_kind AS claim
FROM current_document
JOIN report ON report.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW claims AS
SELECT project.key AS project, current_document.external_id AS report, report.claim_kind AS kind,
  report.first_day, report.last_day, current_document.received, report.currency,
  report.claim_eligible_cost_minor AS eligible_cost_minor,
  report.claim_public_contribution_minor AS public_contribution_minor,
  report.claim_union_contribution_minor AS union_contribution_minor,
  (SELECT count(*) FROM expenditure_line WHERE expenditure_line.version = report.version)
    AS lines
FROM current_document
JOIN report ON report.version = current_document.version
LEFT JOIN project ON project.id = current_document.project
WHERE report.claim_kind IS NOT NULL;

CREATE VIEW expenditure AS
SELECT project.key AS project, current_document.external_id AS report,
  expenditure_line.id AS line, expenditure_line.partner, expenditure_line.objective,
  expenditure_line.category, expenditure_line.form, expenditure_line.flat_rate,
  expenditure_line.description, expenditure_line.voucher,
  expenditure_line.supplier_name AS supplier, expenditure_line.first_day,
  expenditure_line.last_day, expenditure_line.paid, expenditure_line.registered,
  report.currency, expenditure_line.amount_minor, expenditure_line.vat_minor,
  expenditure_line.contract_reference AS contract, expenditure_line.staff_code,
  expenditure_line.staff_hours_hundredths AS hours_hundredths,
  expenditure_line.corrects_id AS corrects_report, expenditure_line.corrects_line
FROM current_document
JOIN report ON report.version = current_document.version
JOIN expenditure_line ON expenditure_line.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW indicator_values AS
SELECT project.key AS project, current_document.external_id AS report, report.last_day,
  indicator_value.id AS indicator, indicator_value.kind, indicator_value.unit,
  indicator_value.achieved_hundredths, coalesce(indicator_value.achieved_approx, 0) AS approx
FROM current_document
JOIN report ON report.version = current_document.version
JOIN indicator_value ON indicator_value.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW indicator_cells AS
SELECT project.key AS project, current_document.external_id AS report,
  indicator_value.id AS indicator, indicator_cell.age, indicator_cell.gender,
  indicator_cell.count
FROM current_document
JOIN indicator_value ON indicator_value.version = current_document.version
JOIN indicator_cell ON indicator_cell.version = indicator_value.version
  AND indicator_cell.parent = indicator_value.element
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW lessons AS
SELECT project.key AS project, current_document.external_id AS report, lesson.kind,
  lesson.element, lesson.text
FROM (
  SELECT version, element, 'obstacle' AS kind, text FROM obstacle
  UNION ALL
  SELECT version, element, 'possibility', text FROM possibility
) AS lesson
JOIN current_document ON current_document.version = lesson.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW payments AS
SELECT project.key AS project, current_document.issuer, current_document.external_id AS id,
  payment.kind, payment.report_id AS report, payment.claim_received, payment.decided,
  payment.paid, payment.registered, payment.currency,
  payment.eligible_expenditure_minor, payment.amount_due_minor, payment.amount_paid_minor,
  payment.union_contribution_minor, payment.national_contribution_minor
FROM current_document
JOIN payment ON payment.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW settlements AS
SELECT project.key AS project, current_document.external_id AS payment,
  advance_settlement.id AS advance, advance_settlement.amount_minor
FROM current_document
JOIN advance_settlement ON advance_settlement.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW verifications AS
SELECT project.key AS project, current_document.external_id AS payment, verification.kind,
  verification.outcome, verification.day, verification.body, verification.checked_minor,
  verification.deducted_minor
FROM current_document
JOIN verification ON verification.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW deductions AS
SELECT project.key AS project, current_document.external_id AS payment,
  payment.report_id AS report, deduction.line, deduction.typology, deduction.amount_minor,
  deduction.union_contribution_minor, deduction.reason
FROM current_document
JOIN payment ON payment.version = current_document.version
JOIN deduction ON deduction.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW interruptions AS
SELECT project.key AS project, current_document.external_id AS payment,
  interruption.first_day, interruption.last_day, interruption.reason
FROM current_document
JOIN interruption ON interruption.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW corrections AS
SELECT project.key AS project, current_document.external_id AS payment, correction.id,
  correction.kind, correction.of_id AS report, correction.of_line AS line,
  correction.amount_minor, correction.union_contribution_minor, correction.decided,
  correction.accounting_year, correction.reason
FROM current_document
JOIN correction ON correction.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW recoveries AS
SELECT project.key AS project, current_document.external_id AS payment, recovery.id,
  recovery.amount_minor, recovery.decided, recovery.due, recovery.interest_minor,
  (SELECT coalesce(sum(recovery_receipt.amount_minor), 0) FROM recovery_receipt
    WHERE recovery_receipt.version = recovery.version
      AND recovery_receipt.parent = recovery.element) AS received_minor
FROM current_document
JOIN recovery ON recovery.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW irregularities AS
SELECT project.key AS project, current_document.external_id AS payment, irregularity.id,
  irregularity.detected, irregularity.fund_amount_minor,
  irregularity.is_suspected_fraud AS suspected_fraud, irregularity.reported
FROM current_document
JOIN irregularity ON irregularity.version = current_document.version
LEFT JOIN project ON project.id = current_document.project;

CREATE VIEW set_aside_records AS
SELECT imported_file.name AS file, segment.line, set_aside.element_name, set_aside.issuer,
  set_aside.external_id AS id, set_aside_reason.rule, set_aside_reason.line AS reason_line,
  set_aside_reason.column_no AS reason_column, set_aside_reason.message, set_aside_reason.fix,
  set_aside_reason.message_sv, set_aside_reason.fix_sv
FROM set_aside
JOIN segment ON segment.id = set_aside.segment
JOIN imported_file ON imported_file.id = segment.file
JOIN set_aside_reason ON set_aside_reason.set_aside = set_aside.id
WHERE set_aside.until_entry IS NULL;
