#include "indexer/in_order.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace debrief;

TEST_CASE("Results come in order whatever finishes first") {
  for (const std::size_t jobs : {1, 2, 7}) {
    std::vector<std::size_t> used;
    in_order(
        200, jobs, 3,
        [](std::size_t, std::size_t i) {
          if (i % 13 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
          return i * i;
        },
        [&](std::size_t i, std::size_t square) {
          CHECK_EQ(square, i * i);
          used.push_back(i);
          return true;
        });
    REQUIRE_EQ(used.size(), 200);
    for (std::size_t i = 0; i < used.size(); ++i) CHECK_EQ(used[i], i);
  }
}

TEST_CASE("Work ends early when asked to and when something is thrown") {
  std::size_t used = 0;
  in_order(
      1000, 3, 4, [](std::size_t, std::size_t i) { return i; },
      [&](std::size_t, std::size_t) { return ++used < 10; });
  CHECK_EQ(used, 10);
  const auto fail_at = [](std::size_t bad) {
    in_order(
        100, 2, 4,
        [&](std::size_t, std::size_t i) {
          if (i == bad) throw std::runtime_error("made");
          return i;
        },
        [&](std::size_t i, std::size_t) {
          if (i == 50) throw std::runtime_error("used");
          return true;
        });
  };
  CHECK_THROWS_WITH(fail_at(3), "made");
  CHECK_THROWS_WITH(fail_at(1000), "used");
  in_order(
      0, 2, 4, [](std::size_t, std::size_t i) { return i; },
      [](std::size_t, std::size_t) { return true; });
}

TEST_CASE("What is made or waits never weighs more than it may, but one may alone") {
  const auto weigh = [](std::size_t i) { return i % 10 == 9 ? std::size_t{50} : i % 10; };
  std::atomic<std::size_t> weight{0};
  std::atomic<std::size_t> heaviest{0};
  std::size_t used = 0;
  in_order(
      200, 3, 100,
      [&](std::size_t, std::size_t i) {
        const std::size_t now = weight += weigh(i);
        if (now != weigh(i) && now > heaviest) heaviest = now;
        return i;
      },
      [&](std::size_t i, std::size_t) {
        weight -= weigh(i);
        return ++used > 0;
      },
      weigh, 20);
  CHECK_EQ(used, 200);
  CHECK_LE(heaviest, 20);
}
