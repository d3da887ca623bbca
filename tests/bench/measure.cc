// Runs a command and prints what it cost: debrief_bench_measure [-n N] COMMAND...
//
// One line, tab-separated: wall milliseconds, CPU milliseconds (user and system, its
// children's too), peak memory in MB (the largest of its processes'), exit code. With
// -n N it runs N times, after once unmeasured, and prints the medians. The command's
// output goes to /dev/null, its errors stay; it is not run through a shell, whose start
// costs as much as a query.
#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

struct Cost {
  double wall_ms = 0;
  double cpu_ms = 0;
  double peak_mb = 0;
  int exit_code = 0;
};

double milliseconds(const timeval& time) {
  return 1e3 * static_cast<double>(time.tv_sec) +
         1e-3 * static_cast<double>(time.tv_usec);
}

// Throws away what the command prints, and starts it.
pid_t start(char** command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int error = posix_spawnp(&child, command[0], &actions, nullptr, command, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    fmt::print(stderr, "debrief_bench_measure: cannot run {}\n", command[0]);
    std::exit(127);
  }
  return child;
}

Cost run_once(char** command) {
  const auto from = std::chrono::steady_clock::now();
  const pid_t child = start(command);
  int status = 0;
  rusage used{};
  while (wait4(child, &status, 0, &used) < 0) continue;
  const std::chrono::duration<double, std::milli> wall =
      std::chrono::steady_clock::now() - from;
  return {wall.count(), milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
          static_cast<double>(used.ru_maxrss) / 1024,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

double median_of(const std::vector<Cost>& costs, double Cost::*what) {
  std::vector<double> values;
  for (const Cost& cost : costs) values.push_back(cost.*what);
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

int main(int argc, char** argv) {
  int runs = 1;
  char** command = argv + 1;
  if (argc > 2 && std::string_view(argv[1]) == "-n") {
    runs = std::atoi(argv[2]);
    command = argv + 3;
  }
  if (runs < 1 || command >= argv + argc) {
    fmt::print(stderr, "usage: debrief_bench_measure [-n N] COMMAND...\n");
    return 2;
  }
  if (runs > 1) run_once(command);
  std::vector<Cost> costs;
  for (int i = 0; i < runs; ++i) costs.push_back(run_once(command));
  fmt::print("{:.3f}\t{:.3f}\t{:.1f}\t{}\n", median_of(costs, &Cost::wall_ms),
             median_of(costs, &Cost::cpu_ms), median_of(costs, &Cost::peak_mb),
             costs.back().exit_code);
}
