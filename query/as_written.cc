#include "query/as_written.h"

#include <optional>
#include <string_view>
#include <utility>

#include "debrief/index.h"
#include "debrief/values.h"
#include "query/match_far.h"

namespace debrief {

namespace {

// The first brief with that term, and what it holds under SLOT, in one wait: a server asked
// for a list of postings sends the whole of it.
std::optional<FarMatch> first_far(const IndexSet& indexes, const std::string& name,
                                  std::optional<Slot> slot) {
  FarQuestion question;
  question.plan = Plan(name);
  question.with_value = slot;
  question.limit = 1;
  question.is_total_exact = false;
  FarMatches first = match_far(indexes, question);
  if (first.page.empty()) return std::nullopt;
  return std::move(first.page.front());
}

// The name with that KEY in BYTES of a slot; not there: KEY.
std::string written_in(std::string_view bytes, const std::string& key) {
  for (const std::string_view value : unpack_values(bytes))
    if (name_key(value) == key) return std::string(value);
  return key;
}

}  // namespace

std::optional<Xapian::docid> first_with(const IndexSet& indexes,
                                        const std::string& name) {
  if (indexes.is_remote) {
    const auto first = first_far(indexes, name, std::nullopt);
    return first ? std::optional(first->id) : std::nullopt;
  }
  const auto posting = indexes.all.postlist_begin(name);
  if (posting == indexes.all.postlist_end(name)) return std::nullopt;
  return *posting;
}

std::string as_written(const IndexSet& indexes, const Field& field,
                       const std::string& key) {
  const std::string name = term(field.prefix, key);
  if (indexes.is_remote) {
    const auto first = first_far(indexes, name, field.slot);
    return first ? written_in(first->value, key) : key;
  }
  const auto brief = first_with(indexes, name);
  return brief ? written_in(indexes.all.value_of(*brief, field.slot), key) : key;
}

}  // namespace debrief
