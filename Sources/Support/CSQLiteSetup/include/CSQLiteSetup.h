#ifndef C_SQLITE_SETUP_H
#define C_SQLITE_SETUP_H

/// Stops SQLite from counting its memory under a lock at every allocation. It has an effect only
/// before the first connection of the process is opened.
void stop_counting_sqlite_memory(void);

#endif
