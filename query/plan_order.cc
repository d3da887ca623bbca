#include "query/plan_order.h"

#include <algorithm>
#include <set>
#include <utility>

#include "debrief/periods.h"
#include "query/plan_query.h"

namespace debrief {
namespace {

// IneB2 (G. Amati, "Probability Models for Information Retrieval based on Divergence from
// Randomness", 2003): inverse expected document frequency, Bernoulli after-effect, the
// second normalisation with c. Of Xapian's schemes it ranks the six collections of
// tests/quality best on average (MAP .407; BM25 at its best .395). Of .5, .8,
// 1, 1.2, 1.5, 2 and 4, c = 1 has the best mean; for every five of the six, 1 or .8 has,
// and they differ by less than .001.
constexpr double normalisation = 1.0;

constexpr std::size_t reach = 3;  // places from one word of a question to the other
constexpr Xapian::termcount window = 3;  // words, both included
constexpr double nearness = 1.0 / 32;
constexpr std::size_t most_pairs = 64;

// The words of a question in order. A place where several may stand, or one in a field of
// its own, is empty: it is near to nothing.
struct Place {
  std::string stem;
  const BoundQuery* part = nullptr;
};
std::vector<Place> words_in_order(const BoundQuery& query) {
  std::vector<Place> words;
  for_each_words(query, [&](const BoundQuery& part) {
    for (const auto& stems : part.words) {
      const bool is_one = stems.size() == 1 && part.where == Where::anywhere;
      words.push_back({is_one ? stems.front() : "", &part});
    }
  });
  return words;
}

Xapian::Query add_words(const Xapian::Query& asked, const std::vector<AddedWord>& added) {
  if (added.empty()) return asked;
  std::vector<Xapian::Query> words;
  for (const AddedWord& word : added)
    words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(word.stem),
                       word.weight);
  return {Xapian::Query::OP_AND_MAYBE, asked,
          Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end())};
}

constexpr std::size_t day_length = 8;  // in a value of date_slot; then comes the id

// The first of what was found, and the terms that stand for them: a sort key ends in the
// brief's id.
struct First {
  std::set<Xapian::docid> briefs;
  std::vector<Xapian::Query> ids;
};
First first_of(const Xapian::MSet& best) {
  First first;
  for (auto hit = best.begin(); hit != best.end() && first.briefs.size() < most_reordered;
       ++hit) {
    const std::string key = hit.get_sort_key();
    if (key.size() <= day_length) return {};
    first.briefs.insert(*hit);
    first.ids.emplace_back(std::string(id_prefix) + key.substr(day_length), 0);
  }
  return first;
}

}  // namespace

std::vector<Xapian::Query> near_pairs(const BoundQuery& query) {
  const std::vector<Place> words = words_in_order(query);
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<Xapian::Query> pairs;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = i + 1; j <= i + reach && j < words.size(); ++j) {
      if (pairs.size() == most_pairs) return pairs;
      const std::string pair[] = {std::min(words[i].stem, words[j].stem),
                                  std::max(words[i].stem, words[j].stem)};
      if (words[i].part == words[j].part) continue;  // a phrase is near in any case
      if (pair[0].empty() || pair[0] == pair[1] || !seen.emplace(pair[0], pair[1]).second)
        continue;
      pairs.emplace_back(Xapian::Query::OP_SCALE_WEIGHT,
                         Xapian::Query(Xapian::Query::OP_NEAR, pair, pair + 2, window),
                         nearness);
    }
  return pairs;
}

Xapian::Query plan_order(const BoundQuery& query, const std::vector<AddedWord>& added) {
  return add_words(plan_query(query), added);
}

// The pairs one by one and outermost: of windows in an OR or within a FILTER, Xapian 1.4
// adds up scores also where the words are not near.
std::vector<Match> order_by_nearness(const IndexSet& indexes, const BoundQuery& query,
                                     const std::vector<AddedWord>& added,
                                     const Xapian::MSet& best) {
  std::vector<Match> matches;
  const auto add = [&](const Xapian::MSetIterator& hit) {
    matches.push_back({*hit, 0, hit.get_weight()});
  };
  const std::vector<Xapian::Query> pairs = near_pairs(query);
  const First first = pairs.empty() ? First() : first_of(best);
  if (first.briefs.size() > 1) {
    // That these match is known, also where only positions could tell.
    Xapian::Query order = {
        Xapian::Query::OP_FILTER, add_words(plan_candidates(query), added),
        Xapian::Query(Xapian::Query::OP_OR, first.ids.begin(), first.ids.end())};
    for (const Xapian::Query& pair : pairs)
      order = {Xapian::Query::OP_AND_MAYBE, order, pair};
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query(order);
    set_scores(enquire);
    enquire.set_sort_by_relevance_then_value(date_slot, true);
    // Several indexes may hold the same brief, and not all of these be among the first.
    const auto most =
        static_cast<Xapian::doccount>(first.ids.size() * indexes.parts.size());
    const Xapian::MSet again = enquire.get_mset(0, most, most);
    for (auto hit = again.begin(); hit != again.end(); ++hit)
      if (first.briefs.count(*hit) != 0) add(hit);
  }
  const std::size_t reordered = matches.size();
  for (auto hit = best.begin(); hit != best.end(); ++hit)
    if (hit.get_rank() >= reordered) add(hit);
  return matches;
}

void set_scores(Xapian::Enquire& enquire) {
  enquire.set_weighting_scheme(Xapian::IneB2Weight(normalisation));
}

}  // namespace debrief
