// Claims that say the same, from texts to groups.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "query/ask.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

std::string brief(const char* date, const char* text) {
  return fmt::format("---\ntitle: A brief of {}\ndate: {}\n---\n\n{}\n", date, date,
                     text);
}

const Files files = {
    {"1.md", brief("2026-01-05",
                   "Intel cut 15,000 jobs at its plants in Ireland and Oregon. "
                   "(cnbc.com) Nobody else said anything of it. (ft.com)")},
    {"2.md", brief("2026-01-06",
                   "Intel cut 15,000 jobs in its plants in Oregon and Ireland. "
                   "(reuters.com)")},
    {"3.md", brief("2026-01-07",
                   "Intel cut 12,000 jobs at its plants in Ireland and Oregon. "
                   "(cnbc.com)")},
    {"4.md", brief("2026-02-01",
                   "At its plants in Ireland and Oregon, Intel cut 15,000 jobs. "
                   "(www.cnbc.com)")}};

std::string groups_of(const std::string& question, Sort sort = Sort::oldest,
                      std::size_t offset = 0, std::size_t limit = 10) {
  QueryFlags flags;
  flags.question = question;
  flags.view = View::claims;
  flags.group = true;
  flags.sort = sort;
  flags.offset = offset;
  flags.limit = limit;
  const Results results = ask(flags, index_in_memory(files), Date{2026, 4, 1});
  std::string out = fmt::format("{}:", results.total);
  for (const ClaimHit& hit : results.claims) {
    const ClaimGroup& group = hit.group.value();
    out += fmt::format(" {}x {}..{}", group.claims, to_string(group.first.value()),
                       to_string(group.last.value()));
    for (const std::string& host : group.sources) out += ' ' + host;
    out += ';';
  }
  return out;
}

}  // namespace

TEST_CASE("Claims that say the same are one, with all their outlets and days") {
  CHECK_EQ(groups_of("jobs"),
           "2: 3x 2026-01-05..2026-02-01 cnbc.com reuters.com; "
           "1x 2026-01-07..2026-01-07 cnbc.com;");
  CHECK_EQ(groups_of("jobs", Sort::newest),
           "2: 3x 2026-01-05..2026-02-01 cnbc.com reuters.com; "
           "1x 2026-01-07..2026-01-07 cnbc.com;");
  CHECK_EQ(groups_of("jobs", Sort::oldest, 1, 1),
           "2: 1x 2026-01-07..2026-01-07 cnbc.com;");
  CHECK_EQ(groups_of(""),
           "3: 3x 2026-01-05..2026-02-01 cnbc.com reuters.com; "
           "1x 2026-01-05..2026-01-05 ft.com; 1x 2026-01-07..2026-01-07 cnbc.com;");
}

TEST_CASE("With groups outlets: is meant of the group as a whole") {
  CHECK_EQ(groups_of("jobs outlets:2.."),
           "1: 3x 2026-01-05..2026-02-01 cnbc.com reuters.com;");
  CHECK_EQ(groups_of("jobs outlets:1"), "1: 1x 2026-01-07..2026-01-07 cnbc.com;");
  CHECK_EQ(groups_of("jobs -outlets:1"),
           "1: 3x 2026-01-05..2026-02-01 cnbc.com reuters.com;");
  CHECK_EQ(groups_of("outlets:1", Sort::oldest),
           "2: 1x 2026-01-05..2026-01-05 ft.com; 1x 2026-01-07..2026-01-07 cnbc.com;");
  CHECK_EQ(groups_of("outlets:3.."), "0:");
  // Within claim: it is meant of each claim.
  CHECK_EQ(groups_of("jobs claim:(outlets:2..)"), "0:");
}

TEST_CASE("A member of a group is named by brief, claim and day") {
  QueryFlags flags;
  flags.question = "jobs outlets:2";
  flags.view = View::claims;
  flags.group = true;
  flags.facets = {"source", "outlets"};
  const Results results = ask(flags, index_in_memory(files), Date{2026, 4, 1});
  REQUIRE_EQ(results.claims.size(), 1);
  const ClaimGroup& group = results.claims[0].group.value();
  REQUIRE_EQ(group.members.size(), 3);
  CHECK_EQ(group.members[0].date, Date{2026, 1, 5});
  CHECK_EQ(group.members[2].date, Date{2026, 2, 1});
  CHECK_EQ(group.members[0].claim, 1);
  CHECK_EQ(results.understood, "(and jobs outlets:2)");
  // Facets count the claims of the groups that are left.
  REQUIRE_EQ(results.facets.size(), 2);
  CHECK_EQ(results.facets[0].values[0].value, "cnbc.com");
  CHECK_EQ(results.facets[0].values[0].count, 2);
  CHECK_EQ(results.facets[1].name, "outlets");
  CHECK_EQ(results.facets[1].values[0].count, 3);
}
