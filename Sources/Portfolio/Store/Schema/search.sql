-- What can be searched for in words: the title, the summary, the names of bodies, and the ids and case
-- numbers of every document version. A personal number is none of them.
CREATE VIEW search_text (version, title, summary, names, ids) AS
SELECT version.id,
  CASE document.kind
    WHEN 'application' THEN (SELECT title || coalesce(char(10) || acronym, '') FROM application WHERE application.version = version.id)
    WHEN 'decision' THEN (SELECT title FROM decision WHERE decision.version = version.id)
    WHEN 'project' THEN (SELECT title || coalesce(char(10) || acronym, '') FROM project_fact WHERE project_fact.version = version.id)
    WHEN 'report' THEN (SELECT title FROM report WHERE report.version = version.id)
    WHEN 'programme' THEN (SELECT title FROM programme WHERE programme.version = version.id)
    WHEN 'call' THEN (SELECT title FROM call WHERE call.version = version.id)
    WHEN 'agreement' THEN (SELECT title || coalesce(char(10) || acronym, '') FROM agreement WHERE agreement.version = version.id)
    WHEN 'event' THEN (SELECT name || coalesce(char(10) || series, '') FROM event_record WHERE event_record.version = version.id)
  END,
  CASE document.kind
    WHEN 'application' THEN (SELECT summary FROM application WHERE application.version = version.id)
    WHEN 'decision' THEN (SELECT purpose FROM decision WHERE decision.version = version.id)
    WHEN 'project' THEN (SELECT summary FROM project_fact WHERE project_fact.version = version.id)
    WHEN 'report' THEN (SELECT progress FROM report WHERE report.version = version.id)
    WHEN 'call' THEN (SELECT summary FROM call WHERE call.version = version.id)
    WHEN 'agreement' THEN (SELECT subject FROM agreement WHERE agreement.version = version.id)
    WHEN 'event' THEN (SELECT summary FROM event_record WHERE event_record.version = version.id)
  END,
  CASE document.kind
    WHEN 'organisation' THEN (SELECT name || coalesce(char(10) || acronym, '') || coalesce(char(10) || (SELECT group_concat(former_name.name, char(10)) FROM former_name WHERE former_name.version = version.id), '') FROM organisation WHERE organisation.version = version.id)
    WHEN 'agreement' THEN (SELECT group_concat(party.name, char(10)) FROM party WHERE party.version = version.id)
    ELSE (SELECT group_concat(partner.name, char(10)) FROM partner WHERE partner.version = version.id)
  END,
  document.external_id
    || coalesce(char(10) || (SELECT group_concat(case_number.id, char(10)) FROM case_number WHERE case_number.version = version.id), '')
    || coalesce(char(10) || (SELECT group_concat(organisation_identifier.text, char(10)) FROM organisation_identifier WHERE organisation_identifier.version = version.id AND organisation_identifier.scheme <> 'personal'), '')
FROM document_version AS version CROSS JOIN document ON document.id = version.document;

-- The index of these words, in which å, ä and ö are letters. It holds every version, by its number;
-- joined with current_document it searches those that hold:
--   SELECT kind, external_id FROM search JOIN current_document ON current_document.version = search.rowid
--   WHERE search MATCH 'språk*';
CREATE VIRTUAL TABLE search USING fts5(title, summary, names, ids, content='search_text',
  content_rowid='version', columnsize=0, tokenize='unicode61 remove_diacritics 0');
