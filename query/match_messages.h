// What is said to an index server, and what it says, to find what matches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "query/far_part.h"
#include "query/match_far.h"
#include "query/wire.h"

namespace debrief {

// What scores are made of, of all parts together.
struct Statistics {
  std::uint64_t total_length = 0;
  std::size_t briefs = 0;
  std::map<std::string, TermNumbers> terms;
};

// The question itself, to part PART of PARTS. HAS_GAPS: as set_plain_scores.h has it.
std::string query_message(const FarQuestion& question, bool has_gaps, std::size_t part,
                          std::size_t parts);

// How much of the answer is wanted of BRIEFS in all parts, and what to score by.
std::string page_message(const FarQuestion& question, std::size_t briefs,
                         const Statistics& statistics);

// Adds what a server says of its own briefs. Throws Xapian::NetworkError when it is
// broken.
void add_statistics(std::string_view content, Statistics& sum);

// Reads the answer of a part, also while it is still coming. Throws Xapian::NetworkError
// when it is broken.
class MatchReader {
 public:
  // Adds to FOUND what part PART of PARTS says to QUESTION; both must outlive it.
  MatchReader(const FarQuestion& question, std::size_t part, std::size_t parts,
              FarMatches& found)
      : question_(&question), part_(part), parts_(parts), found_(&found) {}

  // Reads the counts in CONTENT; how many bytes of it that took.
  std::size_t begin(std::string_view content);

  // Reads CONTENT to its end.
  void read(std::string_view content);

 private:
  void read_counts(WireReader& told, bool is_all);
  bool read_values(WireReader& told, bool is_all);
  void read_page(WireReader& told);

  const FarQuestion* question_;
  std::size_t part_;
  std::size_t parts_;
  FarMatches* found_;
  std::size_t spy_ = 0;     // the slot whose counts come next
  bool is_begun_ = false;   // its values have
  std::size_t values_ = 0;  // of it, that have not been told yet
};

}  // namespace debrief
