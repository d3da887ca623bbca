#include "query/as_written.h"

#include <optional>

#include "debrief/index.h"
#include "debrief/values.h"
#include "query/match_far.h"

namespace debrief {

std::optional<Xapian::docid> first_with(const IndexSet& indexes,
                                        const std::string& name) {
  if (indexes.is_remote) {  // a server sends the whole of a list of postings
    FarQuestion question;
    question.plan = Plan(name);
    question.limit = 1;
    question.is_total_exact = false;
    const FarMatches first = match_far(indexes, question);
    return first.page.empty() ? std::nullopt : std::optional(first.page.front().id);
  }
  const auto posting = indexes.all.postlist_begin(name);
  if (posting == indexes.all.postlist_end(name)) return std::nullopt;
  return *posting;
}

std::string as_written(const IndexSet& indexes, const Field& field,
                       const std::string& key) {
  const std::string name = term(field.prefix, key);
  const auto brief = first_with(indexes, name);
  if (!brief) return key;
  const std::string bytes = indexes.all.value_of(*brief, field.slot);
  for (const std::string_view value : unpack_values(bytes))
    if (name_key(value) == key) return std::string(value);
  return key;
}

}  // namespace debrief
