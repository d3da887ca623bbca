#include "indexer/attributions/outlets.h"

namespace debrief {
namespace {

constexpr bool word = true;

constexpr Outlet outlets[] = {
#include "indexer/attributions/outlets.inc"
};

}  // namespace

std::span<const Outlet> known_outlets() { return outlets; }

}  // namespace debrief
