#include "query/word_places.h"

#include <algorithm>
#include <utility>

#include "debrief/index.h"
#include "debrief/schema.h"
#include "query/row_places.h"

namespace debrief {

WordPlaces::Term& WordPlaces::term_of(const std::string& name) {
  const auto known = std::find_if(terms_.begin(), terms_.end(),
                                  [&](const Term& term) { return term.name == name; });
  if (known != terms_.end()) return *known;
  Term& term = terms_.emplace_back();
  term.name = name;
  return term;
}

std::vector<std::vector<std::string>> WordPlaces::terms_of(const BoundQuery& words) {
  if (words.where != Where::title) return words.words;
  std::vector<std::vector<std::string>> places = words.words;
  for (std::vector<std::string>& stems : places)
    for (std::string& stem : stems) stem = term(field("title").prefix, stem);
  return places;
}

WordPlaces::Row& WordPlaces::row_of(const BoundQuery& words) {
  const auto known = std::find_if(rows_.begin(), rows_.end(),
                                  [&](const Row& row) { return row.words == &words; });
  if (known != rows_.end()) return *known;
  Row& row = rows_.emplace_back();
  row.words = &words;
  for (const std::vector<std::string>& terms : terms_of(words)) {
    std::vector<Term*>& place = row.places.emplace_back();
    for (const std::string& name : terms) place.push_back(&term_of(name));
  }
  return row;
}

TermPlaces& WordPlaces::term_places(const std::string& name, std::size_t part) {
  return places_in(term_of(name), part);
}

TermPlaces& WordPlaces::places_in(Term& term, std::size_t part) {
  if (term.places.size() <= part) term.places.resize(part + 1);
  std::optional<TermPlaces>& places = term.places[part];
  if (!places) places.emplace(positions_in(part), term.name);
  return *places;
}

std::shared_ptr<const PartPositions> WordPlaces::positions_in(std::size_t part) const {
  return indexes_ != nullptr ? indexes_->positions_of(part) : only_part_;
}

bool WordPlaces::can_note(std::size_t part) const {
  return positions_in(part)->is_all_in_file();
}

void WordPlaces::note(std::size_t n, Xapian::docid id, std::size_t part) {
  for (Term& term : terms_) {
    if (term.notes.size() <= n) term.notes.resize(n + 1);
    term.notes[n] = places_in(term, part).note(id);
  }
}

void WordPlaces::read_positions(Term& term, OpenBrief& brief) {
  if (recalled_ < term.notes.size() && term.notes[recalled_].is_known) {
    const std::optional<PositionReader>& reader = term.notes[recalled_].reader;
    return reader ? reader->read_all(term.positions) : term.positions.clear();
  }
  const Positions* known =
      served_ == nullptr ? nullptr : served_->of(brief.local_id(), term.name);
  if (known != nullptr)
    term.positions = *known;
  else
    places_in(term, brief.part()).read(brief.local_id(), term.positions);
}

const WordPlaces::Positions& WordPlaces::positions_of(Term& term, OpenBrief& brief) {
  if (term.id != brief.id()) read_positions(term, brief);
  term.id = brief.id();
  return term.positions;
}

const WordPlaces::Positions& WordPlaces::positions_at(Row& row, std::size_t place,
                                                      OpenBrief& brief) {
  const std::vector<Term*>& terms = row.places[place];
  if (terms.size() == 1) return positions_of(*terms.front(), brief);
  row.any.clear();
  for (Term* term : terms) {
    const Positions& found = positions_of(*term, brief);
    row.any.insert(row.any.end(), found.begin(), found.end());
  }
  std::sort(row.any.begin(), row.any.end());
  return row.any;
}

const WordPlaces::Positions& WordPlaces::starts_of(const BoundQuery& words,
                                                   OpenBrief& brief) {
  Row& row = row_of(words);
  if (row.places.size() == 1) return positions_at(row, 0, brief);
  row.starts.clear();
  for (std::size_t i = 0; i < row.places.size(); ++i) {
    const Positions& here = positions_at(row, i, brief);
    if (i == 0)
      row.starts = here;
    else
      keep_followed(row.starts, here, i);
    if (row.starts.empty()) break;
  }
  return row.starts;
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
