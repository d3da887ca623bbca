// Work on many threads, results in order on one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace debrief {

// How many results are used one after the other where nobody waits for room, or as many
// as there are after so long.
inline constexpr std::size_t used_at_once = 8;
inline constexpr std::chrono::milliseconds used_after{20};

// Calls make(worker, i) for i from 0 to n - 1 on `jobs` threads (worker from 0 to jobs -
// 1), and use(i, result) with each result on the calling thread, in order of i whatever
// finishes first. At most `ahead` results wait, which bounds memory. use() returns false
// to stop early. The first exception of either is thrown here once all threads have
// ended. What is being made or waits, weighed by weigh(i), is `most` together or one alone.
template <class Make, class Use, class Weigh>
void in_order(std::size_t n, std::size_t jobs, std::size_t ahead, Make make, Use use,
              Weigh weigh, std::size_t most) {
  using Result = decltype(make(std::size_t{}, std::size_t{}));
  std::mutex mutex;
  std::condition_variable room;   // a worker may begin, or all is over
  std::condition_variable ready;  // there is something to use, or all is over
  std::size_t waiting = 0;        // workers, for room
  std::map<std::size_t, Result> done;
  std::size_t next = 0;  // to be made
  std::size_t used = 0;
  std::size_t weight = 0;  // of those in between
  bool stop = false;
  std::exception_ptr failure;

  const auto may_begin = [&] {
    return next == used || (next < used + ahead && weight + weigh(next) <= most);
  };
  // Several results at a time, or threads would change places for each of them; but
  // nobody waits for more where no more can come.
  const auto may_use = [&] {
    return done.count(used) != 0 &&
           (done.size() >= used_at_once || waiting != 0 || next >= n);
  };
  const auto work = [&](std::size_t worker) {
    for (;;) {
      std::size_t i = 0;
      {
        std::unique_lock lock(mutex);
        const auto goes_on = [&] { return stop || next >= n || may_begin(); };
        if (!goes_on()) {
          ++waiting;
          if (may_use()) ready.notify_one();
          room.wait(lock, goes_on);
          --waiting;
        }
        if (stop || next >= n) return;
        i = next++;
        weight += weigh(i);
        // From here on the others find nothing to begin, and the last results are due.
        if (next == n) {
          room.notify_all();
          ready.notify_one();
        }
      }
      try {
        Result result = make(worker, i);
        const std::lock_guard lock(mutex);
        done.emplace(i, std::move(result));
        if (may_use()) ready.notify_one();
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        stop = true;
        room.notify_all();
        ready.notify_one();
      }
    }
  };
  const auto end = [&] {
    const std::lock_guard lock(mutex);
    stop = true;
    room.notify_all();
  };

  std::vector<std::jthread> threads;
  for (std::size_t worker = 0; worker < jobs; ++worker)
    threads.emplace_back(work, worker);
  try {
    std::unique_lock lock(mutex);
    for (bool go_on = true; go_on && used < n;) {
      if (done.count(used) == 0)
        ready.wait_for(lock, used_after, [&] { return stop || may_use(); });
      if (stop) break;
      if (done.count(used) == 0) continue;
      auto node = done.extract(used);
      lock.unlock();
      go_on = use(used, std::move(node.mapped()));
      lock.lock();
      weight -= weigh(used);
      ++used;
      if (waiting != 0) room.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::current_exception();
  }
  end();
  threads.clear();
  if (failure) std::rethrow_exception(failure);
}

// The same where all weigh nothing.
template <class Make, class Use>
void in_order(std::size_t n, std::size_t jobs, std::size_t ahead, Make make, Use use) {
  const auto nothing = [](std::size_t) { return std::size_t{0}; };
  in_order(n, jobs, ahead, make, use, nothing, 0);
}

}  // namespace debrief
