// Names in a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

// Finds names as whole words, in the letters they are written in, the longest where
// several begin at one place. Takes time in proportion to the text times the logarithm of
// the names, whatever they are.
class NameMarker {
 public:
  // Names longer than 100 bytes are not looked for.
  explicit NameMarker(std::vector<std::string> names);

  // Where names stand: [begin, end) in bytes, in order, without overlaps.
  std::vector<std::pair<std::size_t, std::size_t>> operator()(
      std::string_view text) const;

 private:
  std::size_t longest_at(std::string_view rest) const;

  std::vector<std::string> names_;  // sorted, each once
  std::vector<std::size_t> parts_;  // of each, the longest other that it begins with
};

}  // namespace debrief
