#include "query/compare_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "debrief/analysis.h"
#include "debrief/index.h"
#include "debrief/record.h"
#include "debrief/schema.h"
#include "query/answer_spans.h"
#include "query/brief_terms.h"
#include "query/compare_facets.h"
#include "query/plan_query.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

constexpr double by_chance = 3.84;  // χ² with one degree of freedom, p = .05

struct Seen {
  std::size_t before = 0;
  std::size_t now = 0;
  Xapian::docid newest = 0;  // the first that was looked at
};
using Words = std::unordered_map<std::string, Seen>;

// The newest first, in an order that depends on nothing but the briefs.
std::vector<Xapian::docid> newest_first(const IndexSet& indexes,
                                        const BoundQuery& query) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(answered(indexes, query)));
  set_no_scores(enquire, indexes);
  enquire.set_sort_by_value(date_slot, true);
  const Xapian::MSet found = enquire.get_mset(0, indexes.all.get_doccount());
  std::vector<Xapian::docid> ids;
  for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(*hit);
  return ids;
}

// Words that tell nothing of a period, beside the stop words: those of grammar, and the
// calendar's, in which periods differ whatever they tell.
constexpr std::string_view empty_words =
    "about above according across after again against ago ahead all almost alone along "
    "already also although always among another any anybody anyone anything apart are "
    "around as aside at away back be because become been before being below beside "
    "besides between beyond both but can come could did do does done down during each "
    "either else even ever every everyone everything few first for former from further "
    "get give given go gone got had half has have he her here hers herself him himself "
    "his how however if in instead into is it its itself just keep kept know last later "
    "least less like made make many may me mean might mine more most much must my myself "
    "near need never next no nobody none nor not nothing now of off often on once one "
    "only onto or other our ourselves out over own part perhaps put quite rather said "
    "same say second see seem seen set several shall she should since so some somebody "
    "someone something soon still such take taken tell than that the their them "
    "themselves then there these they thing third this those though three through thus "
    "till time to together told too took toward turn twice two under until up upon us "
    "use very was way we well went were what when where whether which while who whole "
    "whom whose why will with within without would yet you your yourself "
    "january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday day week month "
    "quarter year today yesterday tomorrow";

bool is_empty_word(std::string_view stem) {
  static const std::set<std::string> stems = [] {
    std::set<std::string> all;
    for (TextToken& token : Analyzer().analyze(empty_words)) {
      all.insert(std::move(token.word));
      all.insert(std::move(token.stem));
    }
    return all;
  }();
  return stems.count(std::string(stem)) != 0;
}

// A stem, or the word that it stands for.
bool is_word(std::string_view stem) {
  const auto is_ascii_sign = [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
  };
  return stem.size() > 1 && !is_stop_word(stem) && !is_empty_word(stem) &&
         !std::all_of(stem.begin(), stem.end(), is_ascii_sign);
}

void count_words_of(const IndexSet& indexes, const BoundQuery& query,
                    std::size_t Seen::*side, Words& words) {
  std::vector<BriefTerms> by_part = terms_by_part(indexes);
  for (const Xapian::docid id : newest_first(indexes, query)) {
    BriefTerms& terms = by_part[(id - 1) % by_part.size()];
    terms.open(static_cast<Xapian::docid>((id - 1) / by_part.size() + 1));
    while (terms.next()) {
      // Capitals begin the prefixes; words stand before and behind them.
      if (terms.name()[0] >= 'A' && terms.name()[0] <= 'Z' && !terms.skip_to("[")) break;
      Seen& seen = words[terms.name()];
      ++(seen.*side);
      if (seen.newest == 0) seen.newest = id;
    }
  }
}

// The word that a stem stands for.
class Spelling {
 public:
  explicit Spelling(const IndexSet& indexes) : indexes_(indexes) {}

  std::string of(const std::string& stem, Xapian::docid id) {
    const Record record = unpack_record(indexes_.all.get_document(id).get_data());
    std::map<std::string, std::size_t> counts;
    const auto add = [&](const std::string& text) {
      for (const TextToken& token : analyzer_.analyze(text))
        if (token.stem == stem) ++counts[token.word];
    };
    add(record.title);
    for (const RecordClaim& claim : record.claims) {
      add(claim.heading);
      add(claim.text);
    }
    const auto most = std::max_element(
        counts.begin(), counts.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? stem : most->first;
  }

 private:
  const IndexSet& indexes_;
  Analyzer analyzer_;
};

}  // namespace

ComparedWords compare_words(const IndexSet& indexes, const BoundQuery& before,
                            const BoundQuery& now, std::size_t limit) {
  Words words;
  count_words_of(indexes, now, &Seen::now, words);
  count_words_of(indexes, before, &Seen::before, words);
  const std::size_t briefs_before = newest_first(indexes, before).size();
  const std::size_t briefs_now = newest_first(indexes, now).size();
  std::vector<Change> changes;
  for (const auto& [stem, seen] : words)
    if (is_word(stem)) changes.push_back({stem, seen.before, seen.now, 0});
  rank_changes(changes, briefs_before, briefs_now);
  Spelling spelling(indexes);
  ComparedWords out;
  for (Change& change : changes) {
    if (std::fabs(change.score) < by_chance) break;
    if (limit != 0 && out.changes.size() == limit) {
      ++out.more;
      continue;
    }
    change.value = spelling.of(change.value, words[change.value].newest);
    if (is_word(change.value)) out.changes.push_back(std::move(change));
  }
  return out;
}

}  // namespace debrief
