#include <doctest/doctest.h>

#include <string>

#include "debrief/text.h"
#include "query/render/render.h"
#include "tests/render_sample.h"

using namespace debrief;

TEST_CASE("A preview is what a brief says, without how that is known") {
  const std::string text = '\n' + render_preview(ferry_record(), plain_style(40));
  CHECK_EQ(text, R"(
Oslo ferries go electric
2026-05-04
Norled, Siemens
norled.no, nrk.no, news.siemens.com

• Norled buys four electric ferries.

Norled ordered four ferries on Monday.
Siemens builds the drives. (norled.no)
(news.siemens.com)
Kari Lund said the first one sails in
2027. (nrk.no)
Nobody has said what they cost.
(uncited)

briefs/ferries.txt
)");
  Record empty;
  CHECK_EQ(render_preview(empty, plain_style(40)), "(untitled)\nundated\n");
}

TEST_CASE("A preview of a hostile brief has no control characters") {
  Record record = ferry_record();
  record.title = hostile;
  record.paths = {hostile};
  record.sources = record.companies = record.people = {hostile};
  for (RecordClaim& claim : record.claims) {
    claim.text = hostile;
    claim.sources = {hostile};
  }
  for (const std::size_t width : {1, 20, 300}) {
    std::string lines = render_preview(record, plain_style(width));
    std::erase(lines, '\n');
    CHECK_EQ(printable(lines), lines);
  }
}

TEST_CASE("What is new is counted as such, and nothing new has no facets") {
  Results results = ferry_results();
  results.only_new = true;
  const auto last_line = [&] {
    const std::string text = render_text(results, plain_style(80));
    return text.substr(text.rfind('\n', text.size() - 2) + 1);
  };
  results.total = 1;
  CHECK_EQ(last_line(), "1 new brief\n");
  results.total = 42;
  CHECK_EQ(last_line(), "1 of 42 new briefs; ask again for the others\n");
  results.total = 0;
  results.briefs.clear();
  CHECK_EQ(render_text(results, plain_style(80)), "Nothing new.\n");
}
