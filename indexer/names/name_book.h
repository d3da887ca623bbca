// The names known beforehand, with their other spellings and what each company owns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "debrief/name.h"

namespace debrief {

// A name as a person would write it down: one object of an --entities file.
struct KnownName {
  NameKind kind = NameKind::company;
  std::string name;                  // the canonical one, which facets show
  std::vector<std::string> aliases;  // other spellings of the same: "Amazon.com", "AMZN"
  std::vector<std::string> owns;  // counts for it by the stated roll-up: "AWS", "Bedrock"
  bool outlet = false;  // publishes news: a subject only if the text makes it one
  bool word = false;    // also an ordinary word ("Target"): context must decide

  bool operator==(const KnownName&) const = default;
};

// Copied freely only before it is large; find_names reads it from several threads at
// once.
class NameBook;

}  // namespace debrief
