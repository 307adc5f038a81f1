#ifndef C_SQLITE_SETUP_H
#define C_SQLITE_SETUP_H

/// Sets SQLite up for an import of many small files. It has an effect only before the first
/// connection of the process is opened.
///
/// SQLite no longer counts its memory under a lock at every allocation. And what a savepoint may
/// have to put back is kept in memory up to 1 MiB, which the pages of some hundred small records
/// stay below: by itself SQLite writes it to a temporary file from 64 KiB on, page by page.
void set_up_sqlite(void);

#endif
