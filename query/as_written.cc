#include "query/as_written.h"

#include "debrief/index.h"
#include "debrief/values.h"

namespace debrief {

std::string as_written(const IndexSet& indexes, const Field& field,
                       const std::string& key) {
  const std::string name = term(field.prefix, key);
  const auto posting = indexes.all.postlist_begin(name);
  if (posting == indexes.all.postlist_end(name)) return key;
  const std::string bytes = indexes.all.get_document(*posting).get_value(field.slot);
  for (const std::string_view value : unpack_values(bytes))
    if (name_key(value) == key) return std::string(value);
  return key;
}

}  // namespace debrief
