// A line that debrief-index --parse wrote -> the draft of the same brief.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/formats/draft.h"

namespace debrief {

// The object has the shape of such a line: a schema, a text and claims.
bool is_parsed_brief(const nlohmann::json& object);

// Title, bullets and body as the line has them, each claim closed by its sources again:
// parse_brief() makes the same claims of it. Format, day and how it was found are kept as
// stated. Claims that are not in the text are paragraphs at its end.
Draft reread_brief(const nlohmann::json& object);

}  // namespace debrief
