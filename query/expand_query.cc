#include "query/expand_query.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "debrief/analysis.h"
#include "query/answer_spans.h"
#include "query/brief_terms.h"
#include "query/plan_query.h"

namespace debrief {
namespace {

constexpr Xapian::doccount best_briefs = 30;
constexpr std::size_t most_words = 60;
constexpr double trust = 5;

// How often the word asked for most often is asked for.
double most_asked(const BoundQuery& query) {
  std::map<std::string, int> times;
  int most = 1;
  for_each_words(query, [&](const BoundQuery& asked) {
    for (const auto& stems : asked.words)
      for (const std::string& stem : stems) most = std::max(most, ++times[stem]);
  });
  return most;
}

// The terms of fields begin with capitals.
bool is_telling(const std::string& term) {
  return term.size() > 1 && (term[0] < 'A' || term[0] > 'Z') && !is_stop_word(term);
}

struct Occurrences {
  double count = 0;             // as far as the briefs are trusted
  Xapian::doccount briefs = 0;  // of the whole index
};

std::map<std::string, Occurrences> words_of(const IndexSet& indexes,
                                            const Xapian::MSet& best) {
  double all_trust = 0;
  for (auto hit = best.begin(); hit != best.end(); ++hit)
    all_trust += std::pow(hit.get_weight(), trust);
  std::map<std::string, Occurrences> words;
  if (!(all_trust > 0)) return words;
  std::vector<BriefTerms> by_part = terms_by_part(indexes);
  for (auto hit = best.begin(); hit != best.end(); ++hit) {
    const double share = std::pow(hit.get_weight(), trust) / all_trust * best.size();
    BriefTerms& terms = by_part[(*hit - 1) % by_part.size()];
    terms.open(static_cast<Xapian::docid>((*hit - 1) / by_part.size() + 1));
    while (terms.next()) {
      if (!is_telling(terms.name())) continue;
      Occurrences& word = words[terms.name()];
      word.count += share * terms.wdf();
      if (word.briefs == 0) word.briefs = indexes.all.get_termfreq(terms.name());
    }
  }
  return words;
}

double bo1(const Occurrences& word, double briefs) {
  const double p = word.briefs / briefs;
  return word.count * std::log2((1 + p) / p) + std::log2(1 + p);
}

}  // namespace

std::vector<AddedWord> expand_query(const IndexSet& indexes, const BoundQuery& query) {
  if (is_filter(query)) return {};
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(answered(indexes, query)));
  set_scores(enquire);
  const Xapian::MSet best = enquire.get_mset(0, best_briefs);
  std::vector<AddedWord> added;
  for (const auto& [stem, word] : words_of(indexes, best))
    added.push_back({stem, bo1(word, indexes.all.get_doccount())});
  std::sort(added.begin(), added.end(), [](const AddedWord& a, const AddedWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
  });
  added.resize(std::min(added.size(), most_words));
  const double unit = most_asked(query);
  const double most = added.empty() ? 1 : added.front().weight;
  for (AddedWord& word : added) word.weight *= unit / most;
  return added;
}

}  // namespace debrief
