// A line on a terminal that says how far a run is.
#pragma once

#include <chrono>
#include <cstddef>

#include "indexer/update_index.h"

namespace debrief {

// Draws "  1,234 of 5,000 files  [=====>    ]  410 a second, 9 s left" over itself on
// standard error, at most ten times a second, and takes it away when it ends.
class ProgressLine {
 public:
  ~ProgressLine();
  void show(const Progress& progress);

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
  bool is_drawn_ = false;
};

}  // namespace debrief
