// A plan -> the text of the brief.
#pragma once

#include <string>

#include "corpus/generator/plan_brief.h"
#include "corpus/generator/world.h"

namespace debrief::generator {

// UTF-8 without a line end at its end, as the app shares it:
//
//   title
//
//   - bullet. - bullet. (host)      one line; some briefs have none
//
//   sentence. sentence. (host) (host) sentence. (host) …      one line
//
//   footer of the app             most briefs have one, of several lines
std::string tell_brief(const World& world, const BriefPlan& plan);

}  // namespace debrief::generator
