// What has to be told to SQLite through a variadic function, which Swift cannot call.
#include "CSQLiteSetup.h"

#include <sqlite3.h>

void set_up_sqlite(void) {
  // Later than the first connection both are refused, and SQLite goes on as it was.
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 1024 * 1024);
}
