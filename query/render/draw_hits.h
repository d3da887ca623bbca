// One hit on the screen.
#pragma once

#include <cstddef>
#include <string>

#include "query/render/render.h"

namespace debrief {

//  1  OpenAI-Microsoft IP deal expands cloud                           2026-04-27
//     openai.com, blogs.microsoft.com, cnbc.com · OpenAI, Microsoft, Amazon
//     …AWS will host a Stateful Runtime Environment on Amazon Bedrock and serve…
//     73cfc85442e9fd90  briefs/2026-04-27.txt
//
// `digits` is how wide the widest rank on the page is.
std::string draw_hit(const BriefHit& hit, std::size_t digits, const Style& style);

//  1  CNBC reported Andy Jassy said on X that AWS will begin offering OpenAI models
//     through Bedrock in the next few weeks. (cnbc.com) (blogs.microsoft.com)
//     OpenAI-Microsoft IP deal expands cloud · 2026-04-27 · claim 7 · 73cfc85442e9fd90
std::string draw_hit(const ClaimHit& hit, std::size_t digits, const Style& style);

}  // namespace debrief
