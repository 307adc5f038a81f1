// What has to be told to SQLite through a variadic function, which Swift cannot call.
#include "CSQLiteSetup.h"

#include <sqlite3.h>

void stop_counting_sqlite_memory(void) {
  // Later than the first connection it is refused, and SQLite goes on counting.
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
