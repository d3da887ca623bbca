// Where words stand in many briefs of one server.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/far_part.h"

namespace debrief {

inline constexpr std::size_t most_texts_read = 10'000;

class ServedPositions {
 public:
  using Positions = std::vector<Xapian::termpos>;  // ascending

  // Asks PART for all TERMS in all briefs IDS, ascending, but for terms of whose places
  // pieces have come. All questions are sent at once: one by one each would wait for the
  // one before. Throws what settle_lines() throws.
  static ServedPositions by_xapian(FarPart& part, std::vector<Xapian::docid> ids,
                                   const std::vector<std::string>& terms);

  // The same where Xapian has no positions: from the texts of the briefs, which is so
  // much more that of more than most_texts_read it throws Error, with what to do instead.
  static ServedPositions by_texts(FarPart& part, std::vector<Xapian::docid> ids,
                                  const std::vector<std::string>& terms);

  // Those of TERM in brief ID of PART; nullptr: they were not asked for.
  const Positions* of(Xapian::docid id, const std::string& term) const;

 private:
  explicit ServedPositions(std::vector<Xapian::docid> ids) : ids_(std::move(ids)) {}

  std::vector<Xapian::docid> ids_;
  std::unordered_map<std::string, std::vector<Positions>> positions_;  // by place in ids_
};

}  // namespace debrief
