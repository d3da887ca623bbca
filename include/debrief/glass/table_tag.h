// What a table keeps under a key, as it was before it was made smaller.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "debrief/glass/mapped_table.h"

namespace debrief {

// The whole tag that CURSOR stands at. Throws as MappedTable::block(), and Error where it
// cannot be inflated.
std::string plain_tag(TableCursor& cursor);

// Brings CURSOR to KEY and puts what stands there into TAG. False: there is none.
bool find_tag(TableCursor& cursor, std::string_view key, std::string& tag);

// The same in TABLE, for one who looks once.
bool find_tag(const std::shared_ptr<const MappedTable>& table, std::string_view key,
              std::string& tag);

}  // namespace debrief
