#include "query/look_up_early.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/add_synonyms.h"
#include "query/ask.h"
#include "query/drop_stop_words.h"
#include "query/far_part.h"
#include "query/period_terms.h"
#include "query/search_asked.h"
#include "query/search_groups.h"

namespace debrief {
namespace {

// Of so many it is dearer to ask for each than for a question that has them all.
constexpr std::size_t most_asked_each = 16;

// Notes what binding a question looks up.
class Foreseer {
 public:
  explicit Foreseer(Analyzer& analyzer) : analyzer_(analyzer) {}

  void note(const Query& query, bool by_claim) {
    for (const Query& part : query.parts) note(part, by_claim || query.op == Op::claim);
    if (query.op == Op::word || query.op == Op::phrase) note_words(query);
    if (query.op == Op::period) note_period(query, field(query.field));
    if (query.op != Op::value) return;
    const Field& row = field(query.field);
    if (row.kind == FieldKind::name) note_name(query, row);
    if (row.kind == FieldKind::number)
      lookups_.beginnings.emplace((by_claim ? claim_level(row) : row).prefix);
  }

  Lookups lookups() && { return std::move(lookups_); }

 private:
  void note_words(const Query& query) {
    for (const TextToken& token : analyzer_.analyze(query.text)) {
      lookups_.terms.insert(token.stem);
      lookups_.placed.insert(token.stem);
      if (query.field == "title")
        lookups_.terms.insert(term(field("title").prefix, token.stem));
    }
  }

  void note_name(const Query& query, const Field& row) {
    if (row.name == "source") {
      lookups_.terms.insert(
          term(row.prefix, host_of(query.text).value_or(fold(query.text))));
      return;
    }
    const std::string key = name_key(query.text);
    if (key.empty()) return;
    lookups_.terms.insert(term(row.prefix, key));
    lookups_.keys.insert(metadata_key(fmt::format("{}{}:", alias_key, row.name), key));
  }

  void note_period(const Query& query, const Field& row) {
    if (query.first && query.last) {
      const auto terms = period_terms(row, *query.first, *query.last);
      if (terms.size() <= most_asked_each)
        lookups_.terms.insert(terms.begin(), terms.end());
    } else if (query.first || query.last) {
      lookups_.beginnings.insert(period_prefix(row));
    }
  }

  Analyzer& analyzer_;
  Lookups lookups_;
};

Lookups lookups_of(const Query& query, bool by_claim, Analyzer& analyzer) {
  Foreseer foreseer(analyzer);
  foreseer.note(query, by_claim);
  Lookups lookups = std::move(foreseer).lookups();
  lookups.terms.insert(std::string(in_group_term));  // count_in_groups()
  lookups.keys.merge(spelling_keys(query));
  return lookups;
}

bool has_phrase(const Query& query) {
  return query.op == Op::phrase || query.op == Op::near ||
         std::any_of(query.parts.begin(), query.parts.end(), has_phrase);
}

// Where words stand tells what phrases match, and orders a page by relevance.
bool looks_at_places(const QueryFlags& flags, const Query& question) {
  const bool is_by_date = flags.sort == Sort::newest || flags.sort == Sort::oldest;
  return has_phrase(question) || flags.view == View::claims ||
         (flags.view == View::briefs && flags.limit != 0 && !is_by_date);
}

void add_terms_of(const BoundQuery& query, std::set<std::string>& terms) {
  for (const auto& stems : query.words)
    for (const std::string& stem : stems)
      terms.insert(query.where == Where::title ? term(field("title").prefix, stem)
                                               : stem);
  if (query.op == BoundOp::value)
    for (const std::string& value : query.values)
      terms.insert(term(query.field->prefix, value));
  terms.insert(query.terms.begin(), query.terms.end());
  for (const BoundQuery& part : query.parts) add_terms_of(part, terms);
}

}  // namespace

void look_up_early(const Query& query, bool by_claim, const IndexSet& indexes,
                   Analyzer& analyzer) {
  if (indexes.is_remote) look_up_far(indexes.far, lookups_of(query, by_claim, analyzer));
}

void look_up_bound(const BoundQuery& query, const IndexSet& indexes) {
  if (!indexes.is_remote) return;
  std::set<std::string> terms;
  add_terms_of(query, terms);
  std::erase_if(terms, [&](const std::string& name) {
    return std::all_of(indexes.far.begin(), indexes.far.end(), [&](const auto& part) {
      return part == nullptr || part->known_numbers(name) != nullptr;
    });
  });
  if (terms.size() <= most_asked_each) look_up_far(indexes.far, terms, {});
}

Lookups foresee_lookups(const QueryFlags& flags) {
  if (!flags.show.empty()) return {};
  try {
    Query question = question_of(flags, day_or_today(flags.today));
    if (flags.group) (void)take_group_filters(question);
    Analyzer analyzer;
    drop_stop_words(question, analyzer);
    Lookups lookups = lookups_of(question, bind_options(flags).by_claim, analyzer);
    if (!looks_at_places(flags, question) || lookups.placed.size() < 2)
      lookups.placed.clear();
    return lookups;
  } catch (const Error&) {  // which is said when it is asked
    return {};
  }
}

}  // namespace debrief
