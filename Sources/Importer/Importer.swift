// Importer
