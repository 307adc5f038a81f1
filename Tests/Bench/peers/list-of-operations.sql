-- The public list of operations of a synthetic portfolio, by the shortest road: the same columns as
-- `fondbok export list-of-operations --format csv`, for data in which every project has one decision.
-- Nothing is masked, checked, read back or added up.
WITH grants AS (
  SELECT document.project, decision.*
  FROM current_document AS document JOIN decision USING (version)
  WHERE document.kind = 'decision' AND decision.outcome = 'approval'
)
SELECT project.key AS operation_code, project.key_issuer AS operation_code_issuer,
  applicant.name AS beneficiary_name, number.text AS beneficiary_number,
  NULL AS beneficiary_first_name, NULL AS beneficiary_surname, NULL AS beneficiary_name_removed,
  (SELECT count(*) FROM contract WHERE contract.version = grants.version) AS contractor_count,
  (SELECT group_concat(contractor, ' | ') FROM contract WHERE contract.version = grants.version)
    AS contractors,
  grants.title, grants.title_lang AS title_language, grants.purpose,
  grants.purpose_lang AS purpose_language, grants.first_day AS start,
  grants.last_day AS completion, 'expected' AS completion_kind, grants.currency,
  printf('%d.%02d', grants.budget_eligible_cost_minor / 100, grants.budget_eligible_cost_minor % 100)
    AS total_cost,
  printf('%d.%02d', grants.budget_eligible_cost_minor / 100, grants.budget_eligible_cost_minor % 100)
    AS eligible_cost,
  printf('%d.%02d', contribution.amount_minor / 100, contribution.amount_minor % 100)
    AS union_contribution,
  contribution.amount_minor * 100 / grants.budget_eligible_cost_minor AS co_financing_rate,
  'exact' AS co_financing_rate_rounding,
  grants.financing_co_financing_rate_bp / 100 AS co_financing_rate_stated,
  programme.fund, programme.cci AS programme,
  (SELECT count(*) FROM objective WHERE objective.version = grants.version) AS objective_count,
  (SELECT group_concat(code, ' | ') FROM objective WHERE objective.version = grants.version)
    AS objectives,
  (
    SELECT group_concat(printf('%d.%02d', amount_minor / 100, amount_minor % 100), ' | ')
    FROM objective WHERE objective.version = grants.version
  ) AS objective_amounts,
  (SELECT count(*) FROM location WHERE location.version = grants.version) AS location_count,
  place.place AS location_places, place.postcode AS location_postcodes,
  place.municipality AS location_municipalities, place.county AS location_counties,
  place.nuts AS location_nuts, NULL AS location_coordinates, place.country AS location_countries,
  NULL AS beneficiary_place, NULL AS beneficiary_postcode, NULL AS beneficiary_municipality,
  NULL AS beneficiary_county, NULL AS beneficiary_nuts, NULL AS beneficiary_country,
  types.count AS intervention_count, types.objectives AS intervention_objectives,
  types.shares AS intervention_shares, types.fields AS intervention_fields,
  types.action_types AS intervention_action_types,
  types.implementations AS intervention_implementations, types.themes AS intervention_themes
FROM grants
JOIN project ON project.id = grants.project
JOIN document ON document.kind = 'application' AND document.issuer = grants.application_issuer
  AND document.external_id = grants.application_id
JOIN application ON application.version = document.current_version
JOIN partner AS applicant ON applicant.version = application.version AND applicant.role = 'applicant'
JOIN organisation_identifier AS number ON number.version = applicant.version
  AND number.parent = applicant.element AND number.scheme = 'orgnr'
JOIN document AS frame ON frame.kind = 'programme' AND frame.issuer = application.programme_issuer
  AND frame.external_id = application.programme_id
JOIN programme ON programme.version = frame.current_version
JOIN contribution ON contribution.version = grants.version AND contribution.source = 'union'
LEFT JOIN location AS place ON place.version = grants.version
JOIN (
  SELECT intervention.version, count(*) AS count, group_concat(objective.code, ' | ') AS objectives,
    group_concat(share_bp / 100, ' | ') AS shares,
    group_concat(field_group || '.' || field_code, ' | ') AS fields,
    group_concat(action_type, ' | ') AS action_types,
    group_concat(implementation, ' | ') AS implementations,
    group_concat(particular_theme, ' | ') AS themes
  FROM intervention
  JOIN objective ON objective.version = intervention.version
    AND objective.element = intervention.parent
  GROUP BY intervention.version
) AS types ON types.version = grants.version
ORDER BY project.key, project.key_issuer, project.id
