#include "debrief/outlets.h"

namespace debrief {
namespace {

constexpr bool word = true;

constexpr Outlet outlets[] = {
#include "debrief/outlets.inc"
};

}  // namespace

std::span<const Outlet> known_outlets() { return outlets; }

}  // namespace debrief
