#include "query/keyness.h"

#include <cmath>

namespace debrief {
namespace {

double cell(double observed, double expected) {
  return observed > 0 ? observed * std::log(observed / expected) : 0;
}

}  // namespace

double keyness(std::size_t before, std::size_t briefs_before, std::size_t now,
               std::size_t briefs_now) {
  const auto a = static_cast<double>(before);
  const auto b = static_cast<double>(now);
  const auto first = static_cast<double>(briefs_before);
  const auto second = static_cast<double>(briefs_now);
  const double all = first + second;
  if (first == 0 || second == 0 || a + b == 0 || a + b == all) return 0;
  const double share = (a + b) / all;
  const double sum = cell(a, first * share) + cell(b, second * share) +
                     cell(first - a, first * (1 - share)) +
                     cell(second - b, second * (1 - share));
  const double g2 = 2 * std::fmax(sum, 0);  // rounding may leave less than nothing
  return b * first < a * second ? -g2 : g2;
}

}  // namespace debrief
