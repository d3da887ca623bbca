#include "query/watch_index.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <optional>

#include "debrief/date.h"
#include "debrief/index.h"
#include "query/index_set.h"

namespace debrief {
namespace {

constexpr timespec pause_between = {0, 500'000'000};

// Tells a file from the one that takes its place.
std::string mark_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return "none";
  return fmt::format("{} {} {}.{}", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec);
}

class IndexState {
 public:
  explicit IndexState(const std::vector<std::string>& dbs) : dbs_(dbs) { open(); }

  // Whether anything was committed, or another generation put in use, since last asked.
  bool has_changed() {
    if (stubs() != stubs_) {
      open();
      return true;
    }
    try {
      return indexes_.all.reopen();
    } catch (const Xapian::DatabaseError&) {  // gone, or written while it is read
      open();
      return true;
    }
  }

 private:
  void open() {
    stubs_ = stubs();
    indexes_ = open_indexes(dbs_);
  }

  std::string stubs() const {
    std::string marks;
    for (const std::string& db : dbs_.empty() ? std::vector{index_path({})} : dbs_)
      marks += mark_of(fmt::format("{}/{}", db, stub_name)) + '\n';
    return marks;
  }

  std::vector<std::string> dbs_;
  std::string stubs_;
  IndexSet indexes_;
};

// Signals wait until they are asked for, as long as this lives.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGWINCH}) sigaddset(&held_, signal);
    sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  ~HeldSignals() {
    const timespec at_once{0, 0};
    while (sigtimedwait(&held_, nullptr, &at_once) > 0) {
    }
    sigprocmask(SIG_SETMASK, &before_, nullptr);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  // The signal that came, or comes within the pause; none: 0.
  int wait() const {
    const int signal = sigtimedwait(&held_, nullptr, &pause_between);
    return signal > 0 ? signal : 0;
  }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

bool somebody_reads() {
  pollfd output{STDOUT_FILENO, 0, 0};
  return poll(&output, 1, 0) < 0 || (output.revents & (POLLERR | POLLNVAL)) == 0;
}

}  // namespace

int answer_on_change(const std::vector<std::string>& dbs,
                     const std::function<int(bool is_first)>& answer) {
  const HeldSignals signals;
  IndexState state(dbs);
  Date day = current_date();
  int code = answer(true);
  while (somebody_reads()) {
    const int signal = signals.wait();
    if (signal == SIGINT || signal == SIGTERM) break;
    const bool is_due =
        state.has_changed() || signal == SIGWINCH || current_date() != day;
    day = current_date();
    if (is_due) code = answer(false);
  }
  return code;
}

}  // namespace debrief
