#include "query/plan_order.h"

#include <algorithm>
#include <set>
#include <utility>

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

}  // namespace

// One by one: of an OR of windows behind AND_MAYBE, Xapian 1.4 adds up the wrong scores.
Xapian::Query plan_order(const BoundQuery& query, const std::vector<AddedWord>& added) {
  Xapian::Query order = plan_query(query);
  for (const Xapian::Query& pair : near_pairs(query))
    order = {Xapian::Query::OP_AND_MAYBE, order, pair};
  std::vector<Xapian::Query> words;
  for (const AddedWord& word : added)
    words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(word.stem),
                       word.weight);
  if (words.empty()) return order;
  return {Xapian::Query::OP_AND_MAYBE, order,
          Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end())};
}

void set_scores(Xapian::Enquire& enquire) {
  enquire.set_weighting_scheme(Xapian::IneB2Weight(normalisation));
}

}  // namespace debrief
