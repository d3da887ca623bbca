#include "query/render/bars.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace debrief {
namespace {

constexpr std::size_t parts = 8;
// U+258F to U+2588: left blocks of one to eight eighths.
constexpr std::array<std::string_view, parts> blocks = {"▏", "▎", "▍", "▌",
                                                        "▋", "▊", "▉", "█"};

}  // namespace

std::string bar(std::size_t count, std::size_t most, std::size_t columns) {
  if (count == 0 || most == 0 || columns == 0) return std::string(columns, ' ');
  const double share =
      std::min(1.0, static_cast<double>(count) / static_cast<double>(most));
  const auto eighths = std::max<std::size_t>(
      1, static_cast<std::size_t>(share * static_cast<double>(columns * parts)));
  std::string out;
  for (std::size_t i = 0; i < eighths / parts; ++i) out += blocks.back();
  if (eighths % parts > 0) out += blocks[eighths % parts - 1];
  return out.append(columns - (eighths + parts - 1) / parts, ' ');
}

}  // namespace debrief
