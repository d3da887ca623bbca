// Reads texts with marked names as the trainer needs them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace debrief {

// What a stretch of a text is marked as. Sets differ in what they mark: anything is what
// a set leaves open, other what has capitals and is neither of the three.
enum class MarkKind { organization, person, place, other, other_or_none, none, anything };

struct Mark {
  std::size_t begin = 0;  // [begin, end) in bytes
  std::size_t end = 0;
  MarkKind kind = MarkKind::none;
};

struct MarkedText {
  std::string text;
  std::vector<Mark> marks;
  MarkKind elsewhere = MarkKind::none;  // what is not marked
  bool not_organization = false;        // elsewhere is anything but an organisation
  float weight = 1;
};

// The sets in DATA/entities whose licence allows shipping what is made of them, less what
// is held out: every fifth document of WikiGold and headline of SEntFiN (those whose
// number leaves 4), and all that is called test.
std::vector<MarkedText> read_marked(const std::filesystem::path& data);

}  // namespace debrief
