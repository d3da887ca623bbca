#include "query/look_up_early.h"

#include <fmt/format.h>

#include <set>
#include <string>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/add_synonyms.h"
#include "query/far_part.h"

namespace debrief {
namespace {

struct Lookups {
  std::set<std::string> terms;
  std::set<std::string> keys;
};

void note_value(const Query& query, const Field& row, Lookups& out) {
  if (row.name == "source") {
    out.terms.insert(term(row.prefix, host_of(query.text).value_or(fold(query.text))));
    return;
  }
  const std::string key = name_key(query.text);
  if (key.empty()) return;
  out.terms.insert(term(row.prefix, key));
  out.keys.insert(metadata_key(fmt::format("{}{}:", alias_key, row.name), key));
}

void note(const Query& query, Analyzer& analyzer, Lookups& out) {
  for (const Query& part : query.parts) note(part, analyzer, out);
  if (query.op == Op::word || query.op == Op::phrase)
    for (const TextToken& token : analyzer.analyze(query.text)) {
      out.terms.insert(token.stem);
      if (query.field == "title")
        out.terms.insert(term(field("title").prefix, token.stem));
    }
  if (query.op == Op::value)
    if (const Field& row = field(query.field); row.kind == FieldKind::name)
      note_value(query, row, out);
}

}  // namespace

void look_up_early(const Query& query, const IndexSet& indexes, Analyzer& analyzer) {
  if (!indexes.is_remote) return;
  Lookups lookups;
  lookups.terms.insert(std::string(in_group_term));  // count_in_groups()
  note(query, analyzer, lookups);
  lookups.keys.merge(spelling_keys(query, indexes));
  look_up_far(indexes.far, lookups.terms, lookups.keys);
}

}  // namespace debrief
