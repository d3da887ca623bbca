// What a name in a brief is the name of.
#pragma once

#include <string_view>

namespace debrief {

enum class NameKind { company, organization, person, place };

// "company", "organization", …
std::string_view name_of(NameKind kind);

}  // namespace debrief
