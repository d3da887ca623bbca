// What the JSON outputs share; the only header here that costs the JSON library.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "query/results.h"

namespace debrief {

using Json = nlohmann::ordered_json;

// One line without its end: UTF-8 whatever is in it (what is none becomes U+FFFD), and
// harmless to a terminal: DEL, C1 controls and bidirectional overrides are written as
// \u009b like the controls that JSON itself escapes.
std::string dump(const Json& json);

// "briefs", "claims", …
std::string_view name_of(View view);

Json text_or_null(const std::optional<Date>& date);
Json first_path(const Record& record);
Json versions_list(const std::vector<Version>& versions);

}  // namespace debrief
