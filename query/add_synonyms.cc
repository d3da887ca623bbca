#include "query/add_synonyms.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/values.h"

namespace debrief {
namespace {

constexpr std::size_t longest_name = 6;  // words

// How else names are written, by what the indexes hold.
class Spellings {
 public:
  // Of no indexes it only notes what is asked for, and knows nothing.
  explicit Spellings(const IndexSet* indexes) : indexes_(indexes) {}

  // The other spellings of words FIRST to END of a list; none: empty.
  std::vector<std::string> of(const std::vector<Query>& parts, std::size_t first,
                              std::size_t end) {
    std::string typed;
    for (std::size_t i = first; i < end; ++i) typed += parts[i].text + ' ';
    const std::string name = name_key(typed);
    if (name.size() < 2) return {};
    const std::string key = metadata_key(synonym_key, name);
    if (indexes_ == nullptr) {
      noted_.insert(key);
      return {};
    }
    const std::string known = look_up(*indexes_, key);
    const auto values = unpack_values(known);
    return {values.begin(), values.end()};
  }

  const std::set<std::string>& noted() const { return noted_; }

 private:
  const IndexSet* indexes_;
  std::set<std::string> noted_;
};

Query either_of(Query typed, const std::vector<std::string>& others,
                const std::string& field) {
  Query either;
  either.op = Op::either;
  either.at = typed.at;
  either.length = typed.length;
  either.parts.push_back(std::move(typed));
  for (const std::string& other : others) {
    Query& part = either.parts.emplace_back();
    part.op = other.find(' ') == std::string::npos ? Op::word : Op::phrase;
    part.field = field;
    part.text = other;
  }
  return either;
}

// How many words from FIRST on may be one name: those in one field.
std::size_t run_end(const std::vector<Query>& parts, std::size_t first) {
  std::size_t end = first;
  while (end < parts.size() && end - first < longest_name && parts[end].op == Op::word &&
         parts[end].field == parts[first].field)
    ++end;
  return end;
}

Query joined(std::vector<Query> words) {
  if (words.size() == 1) return std::move(words.front());
  Query both;
  both.op = Op::both;
  both.at = words.front().at;
  both.length = words.back().at + words.back().length - both.at;
  both.parts = std::move(words);
  return both;
}

void add_to_list(Query& list, Spellings& spellings) {
  std::vector<Query> parts;
  for (std::size_t at = 0; at < list.parts.size();) {
    std::size_t end = list.op == Op::both             ? run_end(list.parts, at)
                      : list.parts[at].op == Op::word ? at + 1
                                                      : at;
    std::vector<std::string> others;
    for (; end > at; --end)
      if (others = spellings.of(list.parts, at, end); !others.empty()) break;
    if (others.empty()) {
      parts.push_back(std::move(list.parts[at++]));
      continue;
    }
    const std::string field = list.parts[at].field;
    std::vector<Query> words(
        std::make_move_iterator(list.parts.begin() + static_cast<std::ptrdiff_t>(at)),
        std::make_move_iterator(list.parts.begin() + static_cast<std::ptrdiff_t>(end)));
    parts.push_back(either_of(joined(std::move(words)), others, field));
    at = end;
  }
  // An either within an either is one.
  list.parts.clear();
  for (Query& part : parts) {
    if (list.op == Op::either && part.op == Op::either)
      std::move(part.parts.begin(), part.parts.end(), std::back_inserter(list.parts));
    else
      list.parts.push_back(std::move(part));
  }
  if (list.op == Op::both && list.parts.size() == 1)
    list = Query(std::move(list.parts.front()));
}

void add_to_query(Query& query, Spellings& spellings) {
  if (query.op == Op::near) return;
  if (query.op == Op::word) {
    Query list;
    list.op = Op::both;
    list.parts.push_back(std::move(query));
    add_to_list(list, spellings);
    query = std::move(list);
    return;
  }
  if (query.op == Op::both || query.op == Op::either) {
    for (Query& part : query.parts)
      if (part.op != Op::word) add_to_query(part, spellings);
    add_to_list(query, spellings);
    return;
  }
  for (Query& part : query.parts) add_to_query(part, spellings);
}

}  // namespace

void add_synonyms(Query& query, const IndexSet& indexes) {
  Spellings spellings(&indexes);
  add_to_query(query, spellings);
}

std::set<std::string> spelling_keys(const Query& query) {
  Spellings spellings(nullptr);
  Query names = query;
  add_to_query(names, spellings);
  return spellings.noted();
}

}  // namespace debrief
