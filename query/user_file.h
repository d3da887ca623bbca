// Small files in the user's own folders.
#pragma once

#include <optional>
#include <string>

namespace debrief {

// $XDG_CONFIG_HOME/debrief, else ~/.config/debrief. Throws Error when neither variable is
// set.
std::string config_folder();

// $XDG_STATE_HOME/debrief, else ~/.local/state/debrief. Likewise.
std::string state_folder();

// $XDG_CACHE_HOME/debrief, else ~/.cache/debrief. Likewise.
std::string cache_folder();

// All of a file; none there: nothing. Throws Error when it cannot be read.
std::optional<std::string> read_user_file(const std::string& path);

// Puts TEXT in the place of a file at one moment; a link stays one. Throws Error when it
// cannot.
void replace_user_file(const std::string& path, const std::string& text);

// Throws Error when it cannot; none there: nothing is done.
void remove_user_file(const std::string& path);

// Held by one process at a time: others wait. Makes the folder when it is not there.
class FolderLock {
 public:
  // Throws Error when the folder cannot be made or written to, and, unless it WAITS, when
  // another process holds it.
  explicit FolderLock(const std::string& folder, bool waits = true);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace debrief
