// Prints what questions cost in one process: debrief_bench_questions INDEX|HOST:PORT...
// Each figure is the least and the median of many runs, in milliseconds. For callgrind a
// second argument behind "--" runs that question alone, once:
//   valgrind --tool=callgrind debrief_bench_questions INDEX -- "deal revenue"
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "query/ask.h"

using namespace debrief;

namespace {

constexpr Date today{2026, 11, 20};

struct Row {
  const char* name;
  View view;
  Sort sort;
  const char* question;
  std::vector<std::string> facets;
};

const std::vector<std::string> two = {"company", "source"};
const std::vector<std::string> four = {"company", "source", "person", "month"};

const Row rows[] = {
    {"rare word", View::briefs, Sort::automatic, "jiorvant", two},
    {"common word", View::briefs, Sort::automatic, "questions", two},
    {"very common word", View::briefs, Sort::automatic, "revenue", two},
    {"and", View::briefs, Sort::automatic, "interview questions", two},
    {"phrase", View::briefs, Sort::automatic, "\"revenue share\"", two},
    {"newest first", View::briefs, Sort::newest, "questions", two},
    {"everything", View::briefs, Sort::automatic, "", two},
    {"facets of everything", View::facets, Sort::automatic, "", four},
    {"facets of most", View::facets, Sort::automatic, "said", four},
    {"facets of half", View::facets, Sort::automatic, "revenue", four},
    {"claims, two words, outlet", View::claims, Sort::automatic,
     "breach interview source:reuters.com", two},
    {"claims, common words", View::claims, Sort::automatic,
     "deal revenue source:reuters.com", two},
    {"claim:", View::briefs, Sort::automatic, "claim:(deal revenue)", two}};

double milliseconds(const QueryFlags& flags, const IndexSet& indexes,
                    std::size_t& total) {
  const auto from = std::chrono::steady_clock::now();
  total = ask(flags, indexes, today).total;
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() -
                                                   from)
      .count();
}

void print_cost(const Row& row, const IndexSet& indexes, int runs) {
  QueryFlags flags;
  flags.view = row.view;
  flags.sort = row.sort;
  flags.question = row.question;
  flags.facets = row.facets;
  std::vector<double> costs;
  std::size_t total = 0;
  for (int i = 0; i < runs; ++i) costs.push_back(milliseconds(flags, indexes, total));
  std::sort(costs.begin(), costs.end());
  fmt::print("{:<28} {:>8} {:>9.2f} {:>9.2f}\n", row.name, total, costs.front(),
             costs[costs.size() / 2]);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  const std::vector<std::string> names(arguments.begin(), dashes);
  if (names.empty()) {
    fmt::print(stderr, "usage: debrief_bench_questions INDEX... [-- QUESTION]\n");
    return 2;
  }
  const IndexSet indexes = open_indexes(names);
  if (dashes != arguments.end() && dashes + 1 != arguments.end()) {
    print_cost({"once", View::briefs, Sort::automatic, (dashes + 1)->c_str(), two},
               indexes, 1);
    return 0;
  }
  fmt::print("{:<28} {:>8} {:>9} {:>9}\n", "question", "found", "least", "median");
  for (const Row& row : rows) print_cost(row, indexes, 15);
  return 0;
}
