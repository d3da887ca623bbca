#include "query/word_places.h"

#include <algorithm>
#include <utility>

#include "debrief/index.h"
#include "debrief/schema.h"

namespace debrief {

const WordPlaces::Positions& WordPlaces::positions_of(const std::string& term,
                                                      OpenBrief& brief) {
  auto known = std::find_if(positions_.begin(), positions_.end(),
                            [&](const TermPositions& t) { return t.term == term; });
  if (known == positions_.end())
    known = positions_.insert(known, TermPositions{term, 0, {}});
  if (known->id != brief.id()) {
    known->id = brief.id();
    known->positions.clear();
    read_positions(term, brief, known->positions);
  }
  return known->positions;
}

void WordPlaces::read_positions(const std::string& term, OpenBrief& brief,
                                Positions& positions) {
  const Positions* known =
      served_ == nullptr ? nullptr : served_->of(brief.local_id(), term);
  if (known != nullptr) {
    positions = *known;
    return;
  }
  const Xapian::Database& part =
      indexes_ == nullptr ? db_ : indexes_->parts[brief.part()];
  const auto end = part.positionlist_end(brief.local_id(), term);
  for (auto at = part.positionlist_begin(brief.local_id(), term); at != end; ++at)
    positions.push_back(*at);
}

WordPlaces::Positions WordPlaces::starts_of(const BoundQuery& words, OpenBrief& brief) {
  const std::string prefix(words.where == Where::title ? field("title").prefix : "");
  Positions starts;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    Positions here;
    for (const std::string& stem : words.words[i]) {
      const Positions& found =
          positions_of(prefix.empty() ? stem : term(prefix, stem), brief);
      here.insert(here.end(), found.begin(), found.end());
    }
    if (words.words[i].size() > 1) std::sort(here.begin(), here.end());
    if (i == 0)
      starts = std::move(here);
    else
      std::erase_if(starts, [&](Xapian::termpos start) {
        return !std::binary_search(here.begin(), here.end(), start + i);
      });
    if (starts.empty()) break;
  }
  return starts;
}

std::vector<std::pair<Xapian::termpos, Xapian::termpos>> WordPlaces::pairs_of(
    const BoundQuery& near, OpenBrief& brief) {
  std::vector<std::pair<Xapian::termpos, std::size_t>> places;
  for (std::size_t part = 0; part < near.parts.size(); ++part)
    for (const Xapian::termpos start : starts_of(near.parts[part], brief))
      places.emplace_back(start, part);
  std::sort(places.begin(), places.end());
  const auto reach = static_cast<Xapian::termpos>(
      static_cast<std::size_t>(near.distance) + near.parts.size() - 2);
  std::vector<std::pair<Xapian::termpos, Xapian::termpos>> pairs;
  std::vector<std::size_t> inside(near.parts.size(), 0);
  std::size_t different = 0;
  std::size_t begin = 0;
  for (const auto& [position, part] : places) {
    different += inside[part]++ == 0 ? 1 : 0;
    while (position - places[begin].first > reach ||
           (inside[places[begin].second] > 1 && places[begin].first != position))
      different -= --inside[places[begin++].second] == 0 ? 1 : 0;
    if (different == near.parts.size()) pairs.emplace_back(places[begin].first, position);
  }
  return pairs;
}

}  // namespace debrief
