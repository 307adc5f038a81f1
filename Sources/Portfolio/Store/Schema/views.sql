-- The views for everyone who opens the file: their names and columns stay as they are.
CREATE VIEW documents AS
SELECT kind, issuer, external_id AS id, number AS version, issued, received
FROM current_document;
