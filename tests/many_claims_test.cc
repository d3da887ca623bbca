// Of more claims than are kept while they are found, page, facets and order are those
// that the slots and dates of the briefs themselves give, which is how it is without a
// facet table.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/generator/write_archive.h"
#include "debrief/facet_layout.h"
#include "debrief/generation_paths.h"
#include "indexer/update_index.h"
#include "query/ask.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

constexpr Date claims_today{2026, 11, 20};

class ClaimsFolder {
 public:
  ClaimsFolder() {
    generator::write_folder({}, {0, 600, 100'000}, folder_ / "briefs");
    UpdateOptions options;
    options.dir = index();
    options.paths = {folder_ / "briefs"};
    options.jobs = 2;
    options.today = claims_today;
    (void)update_index(options, NameBook(std::vector<KnownName>()));
  }

  std::string index() const { return folder_ / "index"; }

 private:
  TemporaryFolder folder_;
};

Results claims_of(const IndexSet& indexes, const std::string& question, Sort sort,
                  std::size_t offset) {
  QueryFlags flags;
  flags.view = View::claims;
  flags.question = question;
  flags.sort = sort;
  flags.offset = offset;
  flags.facets = {"company", "source", "person", "domain", "month", "format", "outlets"};
  Results results = ask(flags, indexes, claims_today);
  results.elapsed_ms = 0;
  return results;
}

}  // namespace

TEST_CASE("Many claims are counted and ordered as they are without a facet table") {
  const ClaimsFolder folder;
  const IndexSet by_table = open_indexes({folder.index()});
  REQUIRE(by_table.table(0) != nullptr);
  const std::string generation = generation_paths(folder.index()).front();
  std::filesystem::rename(fmt::format("{}/{}", generation, facets_file),
                          folder.index() + "/aside");
  const IndexSet by_slots = open_indexes({folder.index()});
  REQUIRE(by_slots.table(0) == nullptr);
  std::size_t most = 0;
  for (const char* question :
       {"the", "said OR will", "revenue", "deal source:reuters.com",
        "\"chief executive\"", "company:openai", "outlets:2..",
        "said NOT source:reuters.com"})
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest})
      for (const std::size_t offset : {0U, 7U, 900U, 100'000U}) {
        CAPTURE(question);
        CAPTURE(static_cast<int>(sort));
        CAPTURE(offset);
        const Results told = claims_of(by_table, question, sort, offset);
        CHECK(told == claims_of(by_slots, question, sort, offset));
        most = std::max(most, told.total);
      }
  CHECK(most > 3'000);
}
