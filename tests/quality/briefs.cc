// Prints how often a brief's day and its citations are read right:
//   debrief_quality_briefs CORPUS [DATA]    (else $DEBRIEF_DATA)   [--errors]
// CORPUS has briefs/ and dates.tsv; DATA, which lies outside the project, has seed/ and
// archives/ai-news-log/.
#include <fmt/core.h>

#include <cstdlib>

#include "debrief/error.h"
#include "tests/quality/citations_score.h"
#include "tests/quality/published_score.h"

using namespace debrief;
namespace fs = std::filesystem;

namespace {

struct Row {
  const char* name;
  Conditions conditions;
  const char* bars;
};

constexpr const char* bars = "floor .90, 0 at high; aim .97";
constexpr Row rows[] = {
    {"own year gone, file a day younger", {YearsLeft::others, true}, bars},
    {"all years gone, file a day younger", {YearsLeft::none, true}, bars},
    {"own year gone, file's time lost", {YearsLeft::others, false}, "0 at high"},
    {"all years gone, file's time lost", {YearsLeft::none, false}, "0 at high"},
    {"as written, file's time lost", {YearsLeft::all, false}, "0 at high"},
};

void print_wrong(const std::vector<std::string>& wrong, bool errors) {
  for (const std::string& line : wrong)
    if (errors) fmt::print("  {}\n", line);
}

void print_published(const std::vector<DatedFile>& files, const NameBook& book,
                     bool errors) {
  fmt::print("published date, without headers and file names\n");
  for (const Row& row : rows) {
    const PublishedScore score = score_published(files, row.conditions, book);
    fmt::print("{:<36} {:.3f}  ({} of {}; wrong at high: {})  {}\n", row.name,
               score.accuracy(), score.right, score.total, score.wrong_at_high, row.bars);
    print_wrong(score.wrong, errors);
  }
}

void print_citations(const fs::path& log, const NameBook& book, bool errors) {
  CitationsScore all;
  for (const auto& entry : fs::directory_iterator(log)) {
    if (entry.path().extension() != ".md") continue;
    const CitationsScore score = score_citations(entry.path(), book);
    all.right += score.right;
    all.total += score.total;
    print_wrong(score.wrong, errors);
  }
  fmt::print("{:<36} {:.4f}  ({} of {})  floor 1.00 aim 1.00\n",
             "citation -> host, ai-news-log", all.accuracy(), all.right, all.total);
}

int run(int argc, char** argv) {
  const bool errors = argc > 1 && std::string_view(argv[argc - 1]) == "--errors";
  if (errors) --argc;
  if (argc < 2) {
    fmt::print(stderr, "usage: debrief_quality_briefs CORPUS [DATA] [--errors]\n");
    return 2;
  }
  const fs::path corpus = argv[1];
  const char* from_env = std::getenv("DEBRIEF_DATA");
  const fs::path data = argc > 2 ? argv[2] : from_env != nullptr ? from_env : "";
  const NameBook book;
  std::vector<DatedFile> files =
      read_dated_files(corpus / "dates.tsv", corpus / "briefs");
  // One brief, of the only Monday that is an April 27 after the 2023 it looks back on.
  if (fs::is_directory(data / "seed"))
    for (const auto& entry : fs::directory_iterator(data / "seed"))
      files.push_back({entry.path(), Date{2026, 4, 27}});
  print_published(files, book, errors);
  const fs::path log = data / "archives" / "ai-news-log";
  if (fs::is_directory(log))
    print_citations(log, book, errors);
  else
    fmt::print("citation -> host: no archives/ai-news-log in '{}'\n", data.string());
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const Error& error) {
  fmt::print(stderr, "debrief_quality_briefs: {}\n", error.what());
  return 2;
}
