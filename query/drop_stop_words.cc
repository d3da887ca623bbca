#include "query/drop_stop_words.h"

#include <algorithm>
#include <utility>

namespace debrief {
namespace {

bool is_noise(const Query& word, Analyzer& analyzer) {
  const auto tokens = analyzer.analyze(word.text);
  return std::all_of(tokens.begin(), tokens.end(),
                     [](const TextToken& token) { return is_stop_word(token.word); });
}

// True when something is asked that no stop word is: then these may go.
bool is_significant(const Query& query, Analyzer& analyzer) {
  if (query.op == Op::word) return !is_noise(query, analyzer);
  return query.parts.empty() ||
         std::any_of(query.parts.begin(), query.parts.end(),
                     [&](const Query& part) { return is_significant(part, analyzer); });
}

void drop_noise(Query& query, Analyzer& analyzer) {
  if (query.op == Op::near || query.op == Op::except) return;
  for (Query& part : query.parts) drop_noise(part, analyzer);
  if (query.op != Op::both && query.op != Op::either) return;
  std::erase_if(query.parts, [&](const Query& part) {
    return (part.op == Op::word && is_noise(part, analyzer)) ||
           ((part.op == Op::both || part.op == Op::either) && part.parts.empty());
  });
  if (query.parts.size() == 1) query = Query(std::move(query.parts.front()));
}

}  // namespace

void drop_stop_words(Query& query, Analyzer& analyzer) {
  if (is_significant(query, analyzer)) drop_noise(query, analyzer);
}

}  // namespace debrief
