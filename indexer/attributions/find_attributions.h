// On whose word beside the citations: the outlets that claims name as publishers.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/brief.h"

namespace debrief {

// The outlets that CLAIMS, stretches of TEXT (valid UTF-8), name as publishers: "CNBC
// reported", "told the Financial Times", "according to Reuters and the FT", "the Epoch
// Times wrote". Those of the table (outlets.h) and, without a host, unlisted ones whose
// name ends like a newspaper's. Backed: the claim cites a host of the outlet; a bullet
// of the summary, which repeats the body, is backed by any claim that does. By claim,
// then in reading order, in linear time.
std::vector<Attribution> find_attributions(std::string_view text,
                                           const std::vector<Claim>& claims);

}  // namespace debrief
