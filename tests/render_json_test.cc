#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "debrief/text.h"
#include "query/render/render.h"
#include "tests/json_schema.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

SchemaJson results_schema() {
  std::ifstream file(DEBRIEF_TESTS_DIR "/schema/results.schema.json");
  REQUIRE(file.is_open());
  return SchemaJson::parse(file);
}

// Everything in its place, in each view.
std::vector<Results> one_of_each_view() {
  std::vector<Results> all(5, ferry_results());
  all[1].view = View::claims;
  all[1].briefs.clear();
  all[1].claims = {claim_hit(1, ferry_record(), 1, "ferries"),
                   claim_hit(2, ferry_record(), 4, "ferries")};
  all[2].view = View::timeline;
  all[2].buckets = {{"2026-04", 2}, {"2026-05", 0}};
  all[3].view = View::facets;
  all[4].view = View::count;
  for (std::size_t i = 2; i < all.size(); ++i) all[i].briefs.clear();
  all[4].facets.clear();
  all[0].relaxed = true;
  all[0].asked_words = 4;
  all[0].matched_words = 3;
  all[0].suggestion = "ferry";
  all[0].corrected = "ferry";
  all[0].notes = {"a note"};
  all[0].briefs.push_back(brief_hit(2, ferry_record(), {}));
  all[0].briefs[1].record.date.reset();
  all[0].briefs[1].record.date_method = "none";
  all[0].briefs[1].record.paths.clear();
  return all;
}

}  // namespace

TEST_CASE("Briefs as JSON have the keys of the contract, in its order") {
  CHECK_EQ(
      render_json(ferry_results()),
      R"({"schema":1,"query":"Ferries","understood":"ferries","view":"briefs",)"
      R"("relaxed":false,"total":2,"exact":true,"offset":0,"elapsed_ms":1.3,)"
      R"("suggestion":null,"notes":[],)"
      R"("hits":[{"rank":1,"score":7.41,"id":"1f2e3d4c5b6a7988",)"
      R"("title":"Oslo ferries go electric","date":"2026-05-04","date_method":"weekday",)"
      R"("date_confidence":"high","path":"/home/ada/briefs/ferries.txt",)"
      R"("paths":["/home/ada/briefs/ferries.txt","/mnt/copy/ferries.txt"],)"
      R"("format":"text","companies":["Norled","Siemens"],"people":["Kari Lund"],)"
      R"("sources":["norled.no","nrk.no","news.siemens.com"],)"
      R"("snippet":"Norled ordered four ferries on Monday.","highlights":[[20,27]]}],)"
      R"("facets":{"company":[{"value":"Norled","count":2,"chosen":true},)"
      R"({"value":"Siemens","count":1}],)"
      R"("source":[{"value":"norled.no","count":2},{"value":"nrk.no","count":1}]},)"
      R"("facets_more":{"company":3,"source":0}})"
      "\n");
}

TEST_CASE("Claims as JSON name their brief, and a timeline its buckets") {
  const std::vector<Results> all = one_of_each_view();
  const std::string facets =
      R"("facets":{"company":[{"value":"Norled","count":2,"chosen":true},)"
      R"({"value":"Siemens","count":1}],)"
      R"("source":[{"value":"norled.no","count":2},{"value":"nrk.no","count":1}]},)"
      R"("facets_more":{"company":3,"source":0}})"
      "\n";
  const std::string head =
      R"("relaxed":false,"total":2,"exact":true,"offset":0,"elapsed_ms":1.3,)"
      R"("suggestion":null,"notes":[],)";
  const std::string brief =
      R"("brief":{"id":"1f2e3d4c5b6a7988","title":"Oslo ferries go electric",)"
      R"("date":"2026-05-04","path":"/home/ada/briefs/ferries.txt"},)";
  CHECK_EQ(
      render_json(all[1]),
      R"({"schema":1,"query":"Ferries","understood":"ferries","view":"claims",)" + head +
          R"("hits":[{"rank":1,"score":3.5,)" + brief +
          R"("claim":1,"zone":"body","text":"Norled ordered four ferries on Monday. )"
          R"(Siemens builds the drives.","sources":["norled.no","news.siemens.com"],)"
          R"("highlights":[[20,27]]},{"rank":2,"score":3.5,)" +
          brief +
          R"("claim":4,"zone":"summary","text":"Norled buys four electric ferries.",)"
          R"("sources":["norled.no"],"highlights":[[26,33]]}],)" +
          facets);
  CHECK_EQ(render_json(all[2]),
           R"({"schema":1,"query":"Ferries","understood":"ferries","view":"timeline",)" +
               head +
               R"("hits":[],"buckets":[{"period":"2026-04","count":2},)"
               R"({"period":"2026-05","count":0}],)" +
               facets);
}

TEST_CASE("JSON Lines are the hits alone, or what the view counts") {
  const std::vector<Results> all = one_of_each_view();
  const auto hits = [&](std::size_t view) {
    const auto whole = nlohmann::ordered_json::parse(render_json(all[view]));
    std::string lines;
    for (const auto& hit : whole["hits"]) lines += hit.dump() + '\n';
    return lines;
  };
  CHECK_EQ(render_jsonl(all[0]), hits(0));
  const std::string claims = hits(1);
  CHECK_EQ(render_jsonl(all[1]), claims);
  CHECK_EQ(std::count(claims.begin(), claims.end(), '\n'), 2);
  CHECK_EQ(
      render_jsonl(all[2]),
      "{\"period\":\"2026-04\",\"count\":2}\n{\"period\":\"2026-05\",\"count\":0}\n");
  CHECK_EQ(render_jsonl(all[3]),
           "{\"facet\":\"company\",\"value\":\"Norled\",\"count\":2,\"chosen\":true}\n"
           "{\"facet\":\"company\",\"value\":\"Siemens\",\"count\":1}\n"
           "{\"facet\":\"source\",\"value\":\"norled.no\",\"count\":2}\n"
           "{\"facet\":\"source\",\"value\":\"nrk.no\",\"count\":1}\n");
  CHECK_EQ(render_jsonl(all[4]), "{\"total\":2}\n");
  CHECK_EQ(render_jsonl({}), "");
}

TEST_CASE("JSON output keeps to its schema in every view") {
  const SchemaJson schema = results_schema();
  for (const Results& results : one_of_each_view())
    CHECK_EQ(SchemaCheck(schema)(SchemaJson::parse(render_json(results))), "");
  CHECK_EQ(SchemaCheck(schema)(SchemaJson::parse(render_json({}))), "");
}

TEST_CASE("The schema refuses what the contract does not have") {
  const SchemaJson schema = results_schema();
  const SchemaJson good = SchemaJson::parse(render_json(one_of_each_view()[0]));
  struct Row {
    const char* place;
    SchemaJson value;
  };
  for (const Row& row :
       {Row{"/schema", 2}, Row{"/extra", 1}, Row{"/view", "brief"}, Row{"/total", -1},
        Row{"/total", "2"}, Row{"/suggestion", 1}, Row{"/corrected", nullptr},
        Row{"/exact", false}, Row{"/hits/0/rank", 1.5}, Row{"/hits/0/date", "4 May"},
        Row{"/hits/0/highlights", {{1, 2, 3}}}, Row{"/hits/0/extra", 1},
        Row{"/facets/company/0/count", nullptr}, Row{"/facets_more/company", -1}}) {
    CAPTURE(row.place);
    SchemaJson bad = good;
    bad[SchemaJson::json_pointer(row.place)] = row.value;
    CHECK_NE(SchemaCheck(schema)(bad), "");
  }
  for (const auto& [name, value] : good.items()) {
    const bool is_optional =
        name == "asked_words" || name == "matched_words" || name == "corrected";
    SchemaJson bad = good;
    bad.erase(name);
    CAPTURE(name);
    CHECK_EQ(SchemaCheck(schema)(bad).empty(), is_optional);
  }
}

TEST_CASE("Highlights count code points, also where the text is not UTF-8") {
  struct Row {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> bytes;
    std::string expected;
  };
  for (const Row& row :
       {Row{"Zoë sails", {{5, 10}}, "[[4,9]]"},
        Row{"日本 sails", {{0, 6}, {7, 12}}, "[[0,2],[3,8]]"},
        Row{"🚢 sails", {{5, 10}}, "[[2,7]]"}, Row{"\xff\xc3 sails", {{3, 8}}, "[[3,8]]"},
        Row{"a", {{0, 99}}, "[[0,1]]"}, Row{"", {}, "[]"}}) {
    Results results;
    results.briefs = {brief_hit(1, {}, {})};
    results.briefs[0].snippet.text = row.text;
    results.briefs[0].snippet.highlights = row.bytes;
    const SchemaJson hit = SchemaJson::parse(render_json(results))["hits"][0];
    CHECK_EQ(hit["highlights"].dump(), row.expected);
    CHECK_EQ(count_code_points(hit["snippet"].get<std::string>()) >=
                 (row.bytes.empty() ? 0 : hit["highlights"].back()[1].get<std::size_t>()),
             true);
  }
}

TEST_CASE("JSON carries a hostile text whole, in escapes that no terminal obeys") {
  Results results = ferry_results();
  results.briefs[0].record.title = hostile;
  results.query = hostile;
  const std::string json = render_json(results);
  CHECK_EQ(json.substr(0, json.find(",\"understood\"")),
           "{\"schema\":1,\"query\":\"a\\u001b[31mred\\u001b]0;t\\u0007 \\u009b5m\\nline"
           "\\rback\\u007f \\u202egnp \uFFFD\uFFFD(\"");
  std::string line = json;
  line.pop_back();
  CHECK_EQ(printable(line), line);
  const std::string title = SchemaJson::parse(json)["hits"][0]["title"];
  CHECK_EQ(title.substr(0, 9), hostile.substr(0, 9));
}

TEST_CASE("Numbers are rounded, and what is no number is 0") {
  Results results = ferry_results();
  const auto part = [&](const char* place) {
    return SchemaJson::parse(render_json(results))
        .at(SchemaJson::json_pointer(place))
        .dump();
  };
  results.elapsed_ms = 0.04;
  CHECK_EQ(part("/elapsed_ms"), "0.0");
  results.elapsed_ms = 1234.56;
  CHECK_EQ(part("/elapsed_ms"), "1234.6");
  results.briefs[0].score = 0.1 + 0.2;
  CHECK_EQ(part("/hits/0/score"), "0.3");
  results.briefs[0].score = std::numeric_limits<double>::quiet_NaN();
  CHECK_EQ(part("/hits/0/score"), "0.0");
}
