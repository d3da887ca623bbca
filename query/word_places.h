// Where words, phrases and windows of words stand in a brief.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/open_brief.h"
#include "query/served_positions.h"

namespace debrief {

class WordPlaces {
 public:
  using Positions = std::vector<Xapian::termpos>;  // ascending

  // All must outlive it. With INDEXES, DB is the whole of them.
  WordPlaces(const Xapian::Database& db, const IndexSet* indexes)
      : db_(db), indexes_(indexes) {}

  // From now on takes from POSITIONS, which must outlive it and are of the part whose
  // briefs will be asked for, what they have.
  void use(const ServedPositions& positions) { served_ = &positions; }

  // Where all the words of the node stand in a row: the place of the first.
  Positions starts_of(const BoundQuery& words, OpenBrief& brief);

  // The first and last place of every window in which all parts begin: as OP_NEAR has it,
  // at most `distance` apart for two, a word more for each further part.
  std::vector<std::pair<Xapian::termpos, Xapian::termpos>> pairs_of(
      const BoundQuery& near, OpenBrief& brief);

 private:
  struct TermPositions {
    std::string term;
    Xapian::docid id = 0;  // of the brief that these are of
    Positions positions;
  };

  const Positions& positions_of(const std::string& term, OpenBrief& brief);
  void read_positions(const std::string& term, OpenBrief& brief, Positions& positions);

  const Xapian::Database& db_;
  const IndexSet* indexes_ = nullptr;
  const ServedPositions* served_ = nullptr;
  std::vector<TermPositions> positions_;  // few: they are looked through
};

}  // namespace debrief
