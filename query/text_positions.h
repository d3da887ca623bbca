// The text of a brief -> where words stand in it.
#pragma once

#include <xapian.h>

#include <bitset>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/record.h"

namespace debrief {

// Where some terms stand, as they were indexed (spans.h): told by what the record keeps,
// which is all of a brief but a heading that nothing stands below.
class TextPositions {
 public:
  using Positions = std::vector<Xapian::termpos>;  // ascending

  // TERMS with the prefix of titles stand in the title alone.
  explicit TextPositions(const std::vector<std::string>& terms);

  // By term, in the order in which they were given.
  std::vector<Positions> in(const Record& record);

 private:
  void add(std::string_view text, bool is_title, std::vector<Positions>& out);

  struct Wanted {
    std::size_t place = 0;
    bool in_title = false;  // only
  };
  std::multimap<std::string, Wanted, std::less<>> wanted_;  // by stem
  std::bitset<128> firsts_;  // letters that stems begin with
  std::size_t terms_ = 0;
  Xapian::termpos next_ = 0;  // position
  Analyzer analyzer_;
  std::vector<TextToken> tokens_;
};

}  // namespace debrief
