// Several editions of a brief, one hit: in what is found, counted, paged and shown.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "query/ask.h"
#include "query/find_brief.h"
#include "query/render/render.h"
#include "query/versions_of.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

const std::string opening =
    "The ferry Aurora left Turku late on Monday, April 27, 2026 because a pump had failed. "
    "(yle.fi) Its owner, Viking Line, paid every passenger for a night at a hotel. "
    "(hs.fi) The pump came from Wärtsilä, which sent two engineers from Vaasa. (yle.fi) ";
const std::string ending =
    "Inspectors will look at the sister ship before she sails again. (traficom.fi)\n";

// The second edition gives the number of passengers, the third says more.
const Files files = {
    {"1.txt", "Ferry held in Turku\n\n" + opening +
                  "About 900 people waited in the harbour. (hs.fi) " + ending},
    {"2.txt", "Ferry held in Turku\n\n" + opening +
                  "About 1,200 people waited in the harbour. (reuters.com) " + ending},
    {"3.txt", "Ferry held in Turku\n\n" + opening +
                  "About 1,200 people waited in the harbour. (reuters.com) A choir among "
                  "them sang "
                  "through the night, and the cafés stayed open for it. (bbc.co.uk) " +
                  ending},
    {"other.txt",
     "A bridge for Vaasa\n\nVaasa will build a bridge to the islands, the council said "
     "on Tuesday, April 28, 2026. (yle.fi) It costs 90 million euros. (hs.fi)\n"},
};

QueryFlags flags_of(const std::string& question, View view = View::briefs) {
  QueryFlags flags;
  flags.question = question;
  flags.view = view;
  return flags;
}

std::string counts(const IndexSet& indexes, QueryFlags flags) {
  const Results results = ask(flags, indexes, {2026, 5, 1});
  std::string out = fmt::format("{}:", results.total);
  for (const Facet& facet : results.facets)
    for (const FacetCount& value : facet.values)
      out += fmt::format(" {} {}", value.value, value.count);
  for (const Bucket& bucket : results.buckets)
    out += fmt::format(" {} {}", bucket.period, bucket.count);
  return out;
}

}  // namespace

TEST_CASE("A hit stands for all editions, the best of those that match") {
  const IndexSet indexes = index_in_memory(files);
  struct Row {
    const char* question;
    const char* found;
    std::size_t versions;  // of the first hit
  };
  const Row rows[] = {
      {"choir", "3.txt\n", 2},
      {"900", "1.txt\n", 2},
      {"bridge", "other.txt\n", 0},
      {"source:bbc.co.uk", "3.txt\n", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    CHECK_EQ(found_by(indexes, row.question), row.found);
    const Results results = ask(flags_of(row.question), indexes, {2026, 5, 1});
    CHECK_EQ(results.briefs.front().versions.size(), row.versions);
  }
  // Of equals one is shown; whichever it is, it is one.
  for (const char* question : {"ferry", "", "turku harbour", "source:yle.fi ferry"}) {
    CAPTURE(std::string(question));
    const Results results = ask(flags_of(question), indexes, {2026, 5, 1});
    CHECK_EQ(results.total, question[0] == '\0' ? 2U : 1U);
    CHECK_EQ(results.briefs.size(), results.total);
  }
}

TEST_CASE("Totals, facets, months and pages count editions once") {
  const IndexSet indexes = index_in_memory(files);
  QueryFlags flags = flags_of("vaasa");
  flags.facets = {"source"};
  CHECK_EQ(ask(flags, indexes, {2026, 5, 1}).total, 2U);
  flags.facets = {"month"};
  CHECK_EQ(counts(indexes, flags), "2: 2026-04 2");
  flags.view = View::timeline;
  flags.unit = "month";
  CHECK_EQ(counts(indexes, flags), "2: 2026-04 2 2026-04 2");
  flags.unit = {};
  flags.view = View::count;
  CHECK_EQ(counts(indexes, flags), "2:");
  flags.view = View::briefs;
  flags.limit = 1;
  std::string pages;
  for (flags.offset = 0; flags.offset < 3; ++flags.offset)
    pages += fmt::format("{} ", ask(flags, indexes, {2026, 5, 1}).briefs.size());
  CHECK_EQ(pages, "1 1 0 ");
  // Each facet without its own either-filter: an edition that only then matches does not
  // make two of one.
  flags = flags_of("turku");
  flags.sources = {"reuters.com,bbc.co.uk"};
  flags.facets = {"source"};
  CHECK_EQ(counts(indexes, flags).substr(0, 2), "1:");
  CHECK_NE(counts(indexes, flags).find("hs.fi 1"), std::string::npos);
  CHECK_EQ(counts(indexes, flags).find(" 2"), std::string::npos);
}

TEST_CASE("Each sort shows the edition that comes first in it") {
  Files dated = files;
  for (std::size_t i = 0; i < 3; ++i)
    dated[i].first = fmt::format("2026-04-2{}.txt", i + 1);
  const IndexSet indexes = index_in_memory(dated);
  QueryFlags flags = flags_of("turku");
  flags.sort = Sort::newest;
  CHECK_EQ(found_by(indexes, flags), "2026-04-23.txt\n");
  flags.sort = Sort::oldest;
  CHECK_EQ(found_by(indexes, flags), "2026-04-21.txt\n");
}

TEST_CASE("--all-versions shows every edition as a brief of its own") {
  const IndexSet indexes = index_in_memory(files);
  QueryFlags flags = flags_of("turku");
  flags.all_versions = true;
  const Results results = ask(flags, indexes, {2026, 5, 1});
  CHECK_EQ(results.total, 3U);
  for (const BriefHit& hit : results.briefs) CHECK(hit.versions.empty());
  flags.view = View::claims;
  flags.question = "waited";
  CHECK_EQ(ask(flags, indexes, {2026, 5, 1}).total, 3U);
}

TEST_CASE("A claim that editions share is found once, one of a single edition always") {
  const IndexSet indexes = index_in_memory(files);
  const auto total = [&](const char* question) {
    return ask(flags_of(question, View::claims), indexes, {2026, 5, 1}).total;
  };
  CHECK_EQ(total("pump"), 2U);
  CHECK_EQ(total("waited"), 2U);  // 900, and 1,200 twice
  CHECK_EQ(total("900"), 1U);
  CHECK_EQ(total("choir"), 1U);
  CHECK_EQ(total("source:traficom.fi"), 1U);
  CHECK_EQ(total("vaasa"), 2U);
}

TEST_CASE("A brief names its other editions, and none of them is like it") {
  const IndexSet indexes = index_in_memory(files);
  const Results results = ask(flags_of("choir"), indexes, {2026, 5, 1});
  const Record& record = results.briefs.front().record;
  const auto id = find_id(indexes, record.id);
  REQUIRE(id.has_value());
  const std::vector<Version> versions = versions_of(indexes.all, *id);
  std::string paths;
  for (const char* path : {"1.txt", "2.txt", "3.txt"})
    for (const Version& version : versions)
      if (version.path == path) paths += version.path + ' ';
  CHECK_EQ(paths, "1.txt 2.txt ");
  CHECK_NE(render_brief(record, {}, versions).find("Other versions"), std::string::npos);
  CHECK_NE(render_json(results).find(R"("versions":[{"id":")"), std::string::npos);
  CHECK_NE(render_text(results, {}).find("(+2 versions)"), std::string::npos);
  QueryFlags flags;
  flags.like = record.id;
  CHECK_EQ(ask(flags, indexes, {2026, 5, 1}).total, 0U);
  flags.all_versions = true;
  CHECK_EQ(ask(flags, indexes, {2026, 5, 1}).total, 2U);
}
