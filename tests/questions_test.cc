// corpus/questions.tsv holds the ranking to what a good engine returns first.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "query/ask.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

Files corpus() {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::string(DEBRIEF_SOURCE) + "/corpus/briefs")) {
    std::ifstream file(entry.path(), std::ios::binary);
    files.emplace_back(entry.path().filename().string(),
                       std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return files;
}

}  // namespace

TEST_CASE("Every question of the corpus finds its briefs first and in order") {
  const Files files = corpus();
  REQUIRE(files.size() >= 60);
  const IndexSet indexes = index_on_disk(files);
  std::ifstream questions(std::string(DEBRIEF_SOURCE) + "/corpus/questions.tsv");
  std::size_t asked = 0;
  for (std::string line; std::getline(questions, line);) {
    const auto tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
    QueryFlags flags;
    flags.question = line.substr(0, tab);
    const std::string wanted = line.substr(tab + 1);
    flags.limit =
        1 + static_cast<std::size_t>(std::count(wanted.begin(), wanted.end(), ' '));
    std::string found;
    for (const BriefHit& hit : ask(flags, indexes, {2025, 7, 1}).briefs)
      found += (found.empty() ? "" : " ") + hit.record.paths.front();
    CAPTURE(flags.question);
    CHECK_EQ(found, wanted);
    ++asked;
  }
  CHECK(asked >= 30);
}
