// Are the columns of a database what its value slots hold?
#pragma once

#include <xapian.h>

#include "indexer/check_table.h"

namespace debrief {

// Each piece of the columns of DB (debrief/slot_column.h), a fault for one that is not to
// the byte what would be made now. Columns that are not there or of another state, as who
// knows nothing of them leaves that, are said and no fault: readers pass them over. Of a
// database that is to have none: nothing. Throws Xapian's exceptions.
CheckedTable check_columns(const Xapian::Database& db);

}  // namespace debrief
