// Which briefs of an archive are editions of one another.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/version_sketch.h"

namespace debrief {

// For each sketch the first of its group: itself, if it stands alone. A group is a star:
// one edition in its middle, of which every other is one (are_editions()). So no chain of
// small steps makes one group of briefs that differ: J. Aslam, E. Pelekhov, D. Rus, "The
// Star Clustering Algorithm", 2004, the middle with the most editions first, of equals
// the first. Depends on nothing but the sketches and their order; SKETCHES must outlive
// the call.
//
// Candidates come from locality-sensitive hashing (19 bands of 3 bins: of pairs with a
// resemblance of .5 it misses 8 %, of .7 less than .1 %), in about linear time: where
// many briefs have a band in common, each is compared with few of them, the nearest by
// day.
std::vector<std::uint32_t> group_versions(
    const std::vector<const VersionSketch*>& sketches);

}  // namespace debrief
