// From a hit to its claim.
#pragma once

#include <cstddef>

#include "query/results.h"

namespace debrief {

// The claim that a hit names, within its record; none of that number: nullptr.
inline const RecordClaim* claim_of(const ClaimHit& hit) {
  const auto& claims = hit.record.claims;
  if (hit.claim < 1 || static_cast<std::size_t>(hit.claim) > claims.size())
    return nullptr;
  return &claims[static_cast<std::size_t>(hit.claim) - 1];
}

}  // namespace debrief
