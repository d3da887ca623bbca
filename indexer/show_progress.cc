#include "indexer/show_progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace debrief {
namespace {

constexpr std::size_t bar_width = 20;
constexpr auto pause = std::chrono::milliseconds(100);

std::string bar(const Progress& progress) {
  const std::size_t filled = progress.done * bar_width / progress.total;
  std::string text(bar_width, ' ');
  std::fill_n(text.begin(), filled, '=');
  if (filled < bar_width) text[filled] = '>';
  return text;
}

std::string time_left(double seconds) {
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  return fmt::format("{:.0f} min", seconds / 60);
}

}  // namespace

ProgressLine::~ProgressLine() {
  if (is_drawn_) fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
}

void ProgressLine::show(const Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < pause || progress.total == 0) return;
  drawn_ = now;
  is_drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double rate = static_cast<double>(progress.done) / std::max(seconds, 0.001);
  const double left =
      static_cast<double>(progress.total - progress.done) / std::max(rate, 0.001);
  // Fits 80 columns also with seven digits.
  fmt::print(stderr, "\r  {} of {} files [{}] {:.0f} a second, {} left\x1b[K",
             progress.done, progress.total, bar(progress), rate, time_left(left));
  std::fflush(stderr);
}

}  // namespace debrief
