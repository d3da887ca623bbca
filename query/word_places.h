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
#include "query/positions/position_cursor.h"
#include "query/served_positions.h"

namespace debrief {

class WordPlaces {
 public:
  using Positions = std::vector<Xapian::termpos>;  // ascending

  // All must outlive it. With INDEXES, DB is the whole of them, each with its own table
  // of positions; else TABLE is that of DB. A part without one is asked through Xapian.
  WordPlaces(const Xapian::Database& db, const IndexSet* indexes,
             std::shared_ptr<const PositionTable> table)
      : db_(db), indexes_(indexes), only_table_(std::move(table)) {}

  // From now on takes from POSITIONS, which must outlive it and are of the part whose
  // briefs will be asked for, what they have.
  void use(const ServedPositions& positions) { served_ = &positions; }

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
    std::vector<std::optional<PositionCursor>> cursors;  // by part
  };

  // A node of words.
  struct Row {
    const BoundQuery* words = nullptr;
    std::vector<std::vector<Term*>> places;
    Positions starts;
    Positions any;  // of several words that may stand at a place
  };

  Row& row_of(const BoundQuery& words);
  Term& term_of(const std::string& name);
  const Positions& positions_of(Term& term, OpenBrief& brief);
  const Positions& positions_at(Row& row, std::size_t place, OpenBrief& brief);
  bool read_table(Term& term, const OpenBrief& brief);
  void read_positions(Term& term, OpenBrief& brief);

  const Xapian::Database& db_;
  const IndexSet* indexes_ = nullptr;
  std::shared_ptr<const PositionTable> only_table_;  // without INDEXES
  const ServedPositions* served_ = nullptr;
  std::deque<Term> terms_;  // few: they are looked through
  std::deque<Row> rows_;
};

}  // namespace debrief
