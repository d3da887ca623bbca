// Groups of claims, what rises and two periods side by side, in every format.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "query/render/render.h"
#include "tests/json_schema.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

SchemaJson schema_of_results() {
  std::ifstream file(DEBRIEF_SOURCE "/tests/schema/results.schema.json");
  return SchemaJson::parse(std::string{std::istreambuf_iterator<char>(file), {}});
}

Results grouped() {
  Results results;
  results.view = View::claims;
  results.total = 5;
  results.claims = {claim_hit(1, ferry_record(), 2, "first")};
  results.claims[0].group = ClaimGroup{
      2,
      {"bt.no", "nrk.no"},
      Date{2026, 5, 4},
      Date{2026, 6, 1},
      {{"1f2e3d4c5b6a7988", 2, Date{2026, 5, 4}}, {"00000000000000ff", 7, std::nullopt}}};
  return results;
}

Results compared() {
  Results results;
  results.view = View::compare;
  results.total = 12;
  results.comparison = Comparison{"2026-03-01..2026-03-31",
                                  "2026-04-01",
                                  7,
                                  5,
                                  {{"company",
                                    {{"Norled", 1, 4, 4.4321},
                                     {"=HYPERLINK(\"x\")", 3, 0, -3.5},
                                     {"Siemens", 0, 12, 3},
                                     {"Boreal", 4, 1, -0.1}},
                                    2},
                                   {"word", {}, 0}}};
  return results;
}

Results timed() {
  Results results;
  results.view = View::timeline;
  results.total = 3;
  results.buckets = {{"2026-01", 1}, {"2026-02", 0}, {"2026-03", 2}};
  results.rise = Rise{"2026-02", 1, 2, {{"Norled", 0, 2, 3.8191}}};
  return results;
}

}  // namespace

TEST_CASE("A group is shown with all its outlets, how many say so and when") {
  CHECK_EQ('\n' + render_text(grouped(), plain_style(80)), R"(
1  Kari Lund said the first one sails in 2027. (bt.no) (nrk.no)
   Oslo ferries go electric · 2026-05-04 · claim 2 · 1f2e3d4c5b6a7988
   2 claims say so · 2026-05-04 to 2026-06-01

1 of 5 groups of claims; go on with --offset 1
)");
  CHECK_EQ(render_csv(grouped()).substr(0, 88),
           "rank,score,brief_id,title,date,path,claim,zone,text,sources,"
           "claims,group_sources,first,l");
}

TEST_CASE("Periods side by side show what is new, up, down and gone") {
  CHECK_EQ('\n' + render_text(compared(), plain_style(80)), R"(
before: 2026-03-01..2026-03-31, 7 briefs
now: 2026-04-01, 5 briefs

company
new   Siemens          0 → 12
up    Norled           1 →  4
down  Boreal           4 →  1
gone  =HYPERLINK("x")  3 →  0
+2 more

word
no change

12 briefs
)");
  CHECK_EQ(render_csv(compared()),
           "field,value,change,before,now,score\r\n"
           "company,Norled,up,1,4,4.43\r\n"
           "company,\"'=HYPERLINK(\"\"x\"\")\",gone,3,0,-3.50\r\n"
           "company,Siemens,new,0,12,3.00\r\n"
           "company,Boreal,down,4,1,-0.10\r\n");
  const std::string lines = render_jsonl(compared());
  CHECK_EQ(lines.substr(0, lines.find('\n')),
           R"({"field":"company","value":"Norled","before":1,"now":4,"score":4.43,)"
           R"("change":"up"})");
}

TEST_CASE("What rises stands below the timeline") {
  const std::string text = render_text(timed(), plain_style(80));
  CHECK_NE(text.find("2026-02                       "), std::string::npos);
  CHECK_NE(text.find("\n\nRising since 2026-02 (1 brief before, 2 since)\n"
                     "Norled  0 → 2\n\n3 briefs\n"),
           std::string::npos);
}

TEST_CASE("The JSON of groups, timelines and compared periods is as the schema says") {
  const SchemaJson schema = schema_of_results();
  for (const Results& results : {grouped(), compared(), timed()}) {
    const SchemaJson json = SchemaJson::parse(render_json(results));
    CHECK_EQ(SchemaCheck(schema)(json), "");
  }
  const SchemaJson group = SchemaJson::parse(render_json(grouped()))["hits"][0]["group"];
  CHECK_EQ(group.dump(),  // sorted by key
           R"({"claims":2,"first":"2026-05-04","last":"2026-06-01",)"
           R"("members":[{"claim":2,"date":"2026-05-04","id":"1f2e3d4c5b6a7988"},)"
           R"({"claim":7,"date":null,"id":"00000000000000ff"}],)"
           R"("sources":["bt.no","nrk.no"]})");
}

TEST_CASE("A hostile value passes no control character to the screen") {
  Results results = compared();
  results.comparison->fields[0].changes[0].value = hostile;
  const std::string text = render_text(results, plain_style(30));
  CHECK_EQ(text.find('\x1b'), std::string::npos);
  CHECK_EQ(text.find('\r'), std::string::npos);
}
