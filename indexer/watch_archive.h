// Waits until something changes in an archive.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/walk_archive.h"

namespace debrief {

// Watches what walk_archive() would find at and under the paths, from construction on.
// Folders are watched by inotify, with those above each path, so that one that is moved
// away and comes back is noticed; where the kernel has no room for that, or none at all,
// every file is looked at once a second. A file counts as changed when whoever writes it
// closes it.
class ArchiveWatch {
 public:
  // PATHS and SKIP as for walk_archive().
  ArchiveWatch(const std::vector<std::string>& paths, std::string skip);
  ~ArchiveWatch();
  ArchiveWatch(const ArchiveWatch&) = delete;
  ArchiveWatch& operator=(const ArchiveWatch&) = delete;

  // Waits for a change and then until nothing has changed for 0.3 s, at most 1 s, so that
  // a burst is one. True: something may have changed. False: the time is over, or a
  // signal handler has set STOP, which must not happen on another thread.
  bool wait(const std::atomic<bool>& stop, std::chrono::milliseconds most);

  // Why files are looked at every second; empty: they need not be.
  const std::string& why_polling() const { return why_polling_; }

 private:
  // A watched folder, or a file that a link leads to.
  struct Place {
    std::string path;
    bool is_whole = false;        // all in it matters; else these names
    std::set<std::string> names;  // "briefs", on the way to "/home/a/briefs"
  };

  void watch_all();
  void watch_above(const std::string& root);
  void watch_under(const std::string& path, int depth);
  Place* add(const std::string& path);
  void poll_from_now(const std::string& why);
  bool wait_for_poll(const std::atomic<bool>& stop, std::chrono::milliseconds most);
  bool wait_for_event(const std::atomic<bool>& stop, std::chrono::milliseconds most);
  bool read_events();
  bool matters(int descriptor, unsigned mask, const std::string& name);

  std::vector<std::string> roots_;  // absolute
  std::string skip_;
  int inotify_ = -1;              // -1: polling
  std::map<int, Place> places_;   // by watch descriptor
  std::set<int> seen_;            // in the round that watch_all() makes
  bool folders_changed_ = false;  // watch_all() is due
  std::string why_polling_;
  Archive last_;  // as polled
};

}  // namespace debrief
