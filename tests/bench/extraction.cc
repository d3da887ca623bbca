// Prints what extraction costs for one brief: debrief_bench_extraction FILE
// Each figure is the least of many runs, on one core: what it takes when nothing else
// runs, so that a busy machine does not blur it.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "indexer/amounts/find_amounts.h"
#include "indexer/attributions/find_attributions.h"
#include "indexer/dates/find_dates.h"
#include "indexer/dates/infer_published.h"
#include "indexer/names/find_names.h"
#include "indexer/read_briefs.h"

using namespace debrief;

namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point from) {
  return std::chrono::duration<double, std::micro>(Clock::now() - from).count();
}

// A line of /proc/self/status in MB: "VmRSS:", "VmHWM:".
double megabytes_of(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == key && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

std::size_t kept = 0;  // of every result, so that none is optimised away

template <typename Work>
void print_cost(const char* name, Work work) {
  double best = 1e12;
  for (int i = 0; i < 1000; ++i) {
    const auto from = Clock::now();
    kept += work();
    best = std::min(best, microseconds_since(from));
  }
  fmt::print("{:<28} {:>8.1f} us\n", name, best);
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  if (!file) {
    fmt::print(stderr, "usage: debrief_bench_extraction FILE\n");
    return 2;
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const FileStatus status{"brief.txt", bytes.size(), 0};
  const Date today{2026, 11, 20};
  const RepeatedLines none;
  const double before = megabytes_of("VmRSS:");

  const auto start = Clock::now();
  const NameBook book;
  const double loaded = microseconds_since(start);
  const Brief brief = read_briefs(status, bytes, {book, none, today}).briefs.at(0).brief;
  const double first = microseconds_since(start);
  fmt::print("a brief of {} bytes\n", bytes.size());
  fmt::print("{:<28} {:>8.1f} us\n{:<28} {:>8.1f} us\n", "NameBook", loaded,
             "NameBook and first brief", first);
  fmt::print("{:<28} {:>8.1f} MB, {:.1f} MB in all\n", "memory for them",
             megabytes_of("VmRSS:") - before, megabytes_of("VmHWM:"));

  const DateClues clues{{}, {}, "brief.txt", today, today};
  const Published published = brief.published;
  print_cost("names", [&] { return find_names(brief.text, book).size(); });
  print_cost("dates", [&] { return find_dates(brief.text, published.date).size(); });
  print_cost("amounts", [&] { return find_amounts(brief.text).size(); });
  print_cost("attributions",
             [&] { return find_attributions(brief.text, brief.claims).size(); });
  print_cost("published date", [&] {
    return infer_published(brief.text, clues).date.has_value() ? 1U : 0U;
  });
  print_cost("read_briefs, all of it", [&] {
    return read_briefs(status, bytes, {book, none, today}).briefs.size();
  });
  return kept == 0 ? 1 : 0;
}
