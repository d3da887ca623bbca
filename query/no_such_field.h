// Why a name before a colon cannot be searched, and what to write instead.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

struct NoSuchField {
  std::string message;
  std::string hint;
};

// NAME is no searchable field of the table. A field that is only counted ("month") leads
// to the one it is counted from ("date"), a misspelt one to the nearest, and for others
// the hint shows TYPED, the whole of it with the colon, in quotes and lists the fields.
NoSuchField no_such_field(std::string_view name, std::string_view typed);

}  // namespace debrief
