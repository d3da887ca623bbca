// The generations of an index on disk (debrief/index.h draws them), and whose turn it is
// to write.
#pragma once

#include <string>

namespace debrief {

// The generation of DIR that its stub names: "gen-3"; none: empty.
std::string generation_in_use(const std::string& dir);

// The name for the one that follows: "gen-3" -> "gen-4", none -> "gen-1".
std::string generation_after(const std::string& used);

// Names GENERATION in the stub, at one moment also for those who read it right now.
// Throws Error when DIR cannot be written to.
void put_in_use(const std::string& dir, const std::string& generation);

// Takes away every generation but this one: what a run that was killed left, and what a
// rebuild has replaced some time ago.
void remove_unused(const std::string& dir, const std::string& used);

// True when DIR has a generation in use, of whatever version.
bool has_index(const std::string& dir);

// Holds DIR for one writer, from construction to destruction. Throws Error that names the
// process when another one holds it, when DIR cannot be made, or when it holds other
// things than an index, in which case nothing there is touched.
class IndexLock {
 public:
  explicit IndexLock(const std::string& dir);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace debrief
