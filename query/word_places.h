// Where words, phrases and windows of words stand in a brief.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/open_brief.h"
#include "query/positions/term_places.h"
#include "query/served_positions.h"

namespace debrief {

class WordPlaces {
 public:
  using Positions = std::vector<Xapian::termpos>;  // ascending

  // Of all INDEXES, which must outlive it.
  explicit WordPlaces(const IndexSet& indexes) : indexes_(&indexes) {}

  // Of one database.
  explicit WordPlaces(std::shared_ptr<const PartPositions> part)
      : only_part_(std::move(part)) {}

  // From now on takes from POSITIONS, which must outlive it and are of the part whose
  // briefs will be asked for, what they have.
  void use(const ServedPositions& positions) { served_ = &positions; }

  // Whether briefs of PART can be looked for ahead of where the words stand in them.
  bool can_note(std::size_t part) const;

  // Notes, as number N of a few, where the words asked for so far stand in brief ID of
  // PART, no brief before the last. recall(N) has it read from there, recall(none_noted)
  // by way of the lists again.
  static constexpr std::size_t none_noted = ~std::size_t{0};
  void note(std::size_t n, Xapian::docid id, std::size_t part);
  void recall(std::size_t n) { recalled_ = n; }

  // Which briefs of a part have the term NAME. Valid as long as this.
  TermPlaces& term_places(const std::string& name, std::size_t part);

  // The terms of the words that may stand at each place of a node of words.
  static std::vector<std::vector<std::string>> terms_of(const BoundQuery& words);

  // Where all the words of the node stand in a row: the place of the first. Valid until
  // the same is asked of another brief. The node must outlive this.
  const Positions& starts_of(const BoundQuery& words, OpenBrief& brief);

  // The first and last place of every window in which all parts begin: as OP_NEAR has it,
  // at most `distance` apart for two, a word more for each further part.
  std::vector<std::pair<Xapian::termpos, Xapian::termpos>> pairs_of(
      const BoundQuery& near, OpenBrief& brief);

 private:
  struct Term {
    std::string name;
    Xapian::docid id = 0;  // of the brief that the positions are of
    Positions positions;
    std::deque<std::optional<TermPlaces>> places;  // by part
    std::vector<TermPlaces::Note> notes;           // by their numbers
  };

  // A node of words.
  struct Row {
    const BoundQuery* words = nullptr;
    std::vector<std::vector<Term*>> places;
    Positions starts;
    Positions any;  // of several words that may stand at a place
  };

  std::shared_ptr<const PartPositions> positions_in(std::size_t part) const;
  Row& row_of(const BoundQuery& words);
  Term& term_of(const std::string& name);
  const Positions& positions_of(Term& term, OpenBrief& brief);
  const Positions& positions_at(Row& row, std::size_t place, OpenBrief& brief);
  TermPlaces& places_in(Term& term, std::size_t part);
  void read_positions(Term& term, OpenBrief& brief);

  const IndexSet* indexes_ = nullptr;
  std::shared_ptr<const PartPositions> only_part_;  // without INDEXES
  const ServedPositions* served_ = nullptr;
  std::size_t recalled_ = none_noted;
  std::deque<Term> terms_;  // few: they are looked through
  std::deque<Row> rows_;
};

}  // namespace debrief
