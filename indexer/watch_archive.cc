#include "indexer/watch_archive.h"

#include <dirent.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <utility>

namespace debrief {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds quiet{300};  // nothing more comes: the burst is over
constexpr milliseconds longest_burst{1000};
constexpr milliseconds poll_pause{1000};
constexpr int deepest = 200;  // folders, as walk_archive() goes

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

// Waits for input (descriptor -1: for nothing) without missing a signal between the look
// at STOP and the wait.
bool wait_for_input(int descriptor, const std::atomic<bool>& stop, milliseconds most) {
  sigset_t blocked;
  sigset_t before;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  bool has_input = false;
  if (!stop) {
    pollfd input{descriptor, POLLIN, 0};
    const auto count = std::max<milliseconds::rep>(most.count(), 0);
    const timespec time{static_cast<time_t>(count / 1000),
                        static_cast<long>(count % 1000 * 1'000'000)};
    has_input = ppoll(&input, 1, &time, &before) > 0;
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return has_input;
}

milliseconds until(Clock::time_point time) {
  return std::chrono::ceil<milliseconds>(time - Clock::now());
}

bool is_link(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

// A new file that is still being written says so itself when it is closed; a link or a
// second name never does.
bool is_complete(const std::string& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return true;
  return !S_ISREG(status.st_mode) || status.st_nlink > 1;
}

}  // namespace

ArchiveWatch::ArchiveWatch(const std::vector<std::string>& paths, std::string skip)
    : skip_(std::move(skip)) {
  for (const std::string& path : paths) roots_.push_back(absolute_path(path));
  inotify_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0)
    poll_from_now(std::strerror(errno));
  else
    watch_all();
}

ArchiveWatch::~ArchiveWatch() {
  if (inotify_ >= 0) close(inotify_);
}

void ArchiveWatch::poll_from_now(const std::string& why) {
  if (inotify_ >= 0) close(inotify_);
  inotify_ = -1;
  why_polling_ = why;
  last_ = walk_archive(roots_, skip_);
}

// Watches every folder there is now; those known already keep their watch, whatever they
// are called by now, and those that are out of reach lose it.
void ArchiveWatch::watch_all() {
  folders_changed_ = false;
  seen_.clear();
  for (auto& [descriptor, place] : places_) {
    place.is_whole = false;
    place.names.clear();
  }
  for (const std::string& root : roots_) {
    watch_above(root);
    watch_under(root, 0);
  }
  if (inotify_ < 0) return;
  for (auto place = places_.begin(); place != places_.end();) {
    if (seen_.count(place->first) != 0) {
      ++place;
      continue;
    }
    inotify_rm_watch(inotify_, place->first);
    place = places_.erase(place);
  }
}

ArchiveWatch::Place* ArchiveWatch::add(const std::string& path) {
  if (inotify_ < 0) return nullptr;
  const int descriptor = inotify_add_watch(inotify_, path.c_str(), changes);
  if (descriptor < 0) {  // gone, or not ours to read: the walk says so
    if (errno == ENOSPC || errno == ENOMEM) poll_from_now(std::strerror(errno));
    return nullptr;
  }
  seen_.insert(descriptor);
  Place& place = places_[descriptor];
  place.path = path;
  return &place;
}

void ArchiveWatch::watch_above(const std::string& root) {
  for (std::size_t slash = root.rfind('/'); slash != root.npos && root != "/";) {
    const std::string folder = slash == 0 ? "/" : root.substr(0, slash);
    if (Place* place = add(folder))
      place->names.insert(root.substr(slash + 1, root.find('/', slash + 1) - slash - 1));
    if (slash == 0) break;
    slash = root.rfind('/', slash - 1);
  }
}

void ArchiveWatch::watch_under(const std::string& path, int depth) {
  if (path == skip_ || depth > deepest) return;
  Place* place = add(path);
  // Known in this round: a link leads back, or two paths meet.
  if (place == nullptr || std::exchange(place->is_whole, true)) return;
  // Opened after the watch, so that what comes meanwhile is seen at least once.
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(path.c_str()), closedir);
  if (!entries) return;
  while (const dirent* entry = readdir(entries.get())) {
    if (entry->d_name[0] == '.') continue;
    const bool may_lead_on =
        entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    if (may_lead_on)
      watch_under((path == "/" ? path : path + '/') + entry->d_name, depth + 1);
    if (inotify_ < 0) return;
  }
}

bool ArchiveWatch::matters(int descriptor, unsigned mask, const std::string& name) {
  if ((mask & (IN_Q_OVERFLOW | IN_UNMOUNT)) != 0) return folders_changed_ = true;
  const auto found = places_.find(descriptor);
  if (found == places_.end()) return false;
  const Place& place = found->second;
  if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) return folders_changed_ = true;
  if ((mask & IN_IGNORED) != 0) {
    places_.erase(found);
    return false;
  }
  if (name.empty()) return place.is_whole && (mask & IN_ISDIR) == 0;
  const bool is_named = place.names.count(name) != 0;
  if (!is_named && (!place.is_whole || name.front() == '.')) return false;
  const std::string path = (place.path == "/" ? "" : place.path) + '/' + name;
  if (path == skip_) return false;
  if ((mask & IN_CREATE) != 0 && (mask & IN_ISDIR) == 0 && !is_complete(path))
    return false;
  if ((mask & IN_ISDIR) != 0 || is_named || is_link(path)) folders_changed_ = true;
  return true;
}

// True when one of the events waiting matters.
bool ArchiveWatch::read_events() {
  alignas(inotify_event) std::array<char, 64 << 10> buffer;
  bool any = false;
  for (;;) {
    const ssize_t size = read(inotify_, buffer.data(), buffer.size());
    if (size <= 0) return any;
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      inotify_event event{};
      std::memcpy(&event, at, sizeof event);
      const std::string name(event.len == 0 ? "" : at + sizeof event);
      any = matters(event.wd, event.mask, name) || any;
      at += sizeof event + event.len;
    }
  }
}

bool ArchiveWatch::wait_for_event(const std::atomic<bool>& stop, milliseconds most) {
  const auto end = Clock::now() + most;
  bool changed = false;
  while (!changed && !stop && Clock::now() < end)
    changed = wait_for_input(inotify_, stop, until(end)) && read_events();
  if (!changed || stop) return false;
  const auto latest = Clock::now() + longest_burst;
  for (auto calm = Clock::now() + quiet; !stop && Clock::now() < std::min(calm, latest);)
    if (wait_for_input(inotify_, stop, until(std::min(calm, latest))) && read_events())
      calm = Clock::now() + quiet;
  if (folders_changed_) watch_all();
  return !stop;
}

bool ArchiveWatch::wait_for_poll(const std::atomic<bool>& stop, milliseconds most) {
  const auto end = Clock::now() + most;
  while (!stop && Clock::now() < end) {
    wait_for_input(-1, stop, std::min(poll_pause, until(end)));
    if (stop) return false;
    Archive now = walk_archive(roots_, skip_);
    const bool changed = now.files != last_.files || now.refusals != last_.refusals;
    last_ = std::move(now);
    if (changed) return true;
  }
  return false;
}

bool ArchiveWatch::wait(const std::atomic<bool>& stop, milliseconds most) {
  return inotify_ < 0 ? wait_for_poll(stop, most) : wait_for_event(stop, most);
}

}  // namespace debrief
