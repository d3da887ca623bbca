#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "debrief/text.h"
#include "query/columns.h"
#include "query/render/render.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

std::string after_first_line_end(const std::string& text) { return '\n' + text; }

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    widest = std::max(widest, columns_of(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return widest;
}

Record hostile_record() {
  Record record = ferry_record();
  record.id = hostile;
  record.title = hostile;
  record.paths = {"/home/ada/" + hostile};
  record.companies = {hostile, "B"};
  record.sources = {hostile};
  record.people = {hostile};
  record.format = hostile;
  record.date_method = hostile;
  record.date_confidence = hostile;
  for (RecordClaim& claim : record.claims) {
    claim.heading = hostile;
    claim.text = hostile;
    claim.sources = {hostile};
  }
  return record;
}

Results hostile_results(View view) {
  Results results;
  results.view = view;
  results.query = results.understood = hostile;
  results.total = 3;
  results.suggestion = hostile;
  results.notes = {hostile};
  results.relaxed = true;
  results.briefs = {brief_hit(1, hostile_record(), excerpt(hostile, "red"))};
  results.claims = {claim_hit(1, hostile_record(), 1, "red")};
  results.buckets = {{hostile, 1}};
  results.facets = {{hostile, {{hostile, 3, true}, {"x", 1, false}}, 0}};
  return results;
}

constexpr View all_views[] = {View::briefs, View::claims, View::timeline, View::facets,
                              View::count};

}  // namespace

TEST_CASE("Briefs are shown with their date, outlets, companies, place and facets") {
  CHECK_EQ(after_first_line_end(render_text(ferry_results(), plain_style(80))), R"(
1  Oslo ferries go electric                                           2026-05-04
   norled.no, nrk.no, news.siemens.com · Norled, Siemens
   Norled ordered four ferries on Monday.…
   1f2e3d4c5b6a7988  briefs/ferries.txt (+1 copy)

company                                   source
Norled ✓  █████████████████████████  2    norled.no  ████████████████████████  2
Siemens   ████████████▌              1    nrk.no     ████████████              1
+3 more

1 of 2 briefs; go on with --offset 1
)");
}

TEST_CASE("A wide screen puts facets side by side and keeps lines short enough to read") {
  Results results = ferry_results();
  results.facets.push_back({"year", {{"2025", 0, false}, {"2026", 2, false}}, 0});
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(200))), R"(
1  Oslo ferries go electric                                                               2026-05-04
   norled.no, nrk.no, news.siemens.com · Norled, Siemens
   Norled ordered four ferries on Monday.…
   1f2e3d4c5b6a7988  briefs/ferries.txt (+1 copy)

company                                               source                                                year
Norled ✓  █████████████████████████████████████  2    norled.no  ████████████████████████████████████  2    2025                                             0
Siemens   ██████████████████▌                    1    nrk.no     ██████████████████                    1    2026  █████████████████████████████████████████  2
+3 more

1 of 2 briefs; go on with --offset 1
)");
}

TEST_CASE("A narrow screen puts one thing below the other") {
  CHECK_EQ(after_first_line_end(render_text(ferry_results(), plain_style(30))), R"(
1  Oslo ferries go electric
   2026-05-04
   norled.no +2 · Norled +1
   Norled ordered four ferries
   on Monday.…
   1f2e3d4c5b6a7988
   briefs/ferries.txt (+1 copy)

company
Norled ✓  █████████████████  2
Siemens   ████████▌          1
+3 more

source
norled.no  ████████████████  2
nrk.no     ████████          1

1 of 2 briefs; go on with
--offset 1
)");
}

TEST_CASE("Wide characters take two columns") {
  Results results = ferry_results();
  Record& record = results.briefs[0].record;
  record.title = "東京の電気フェリーは二〇二七年に就航する予定だと会社は月曜日に発表した";
  results.briefs[0].title = excerpt(record.title, "フェリー");
  record.companies = {"商船三井"};
  record.date_confidence = "low";
  results.briefs[0].snippet = excerpt("会社は電気フェリーを四隻注文した。", "フェリー");
  results.facets = {{"company", {{"商船三井", 4, false}, {"Ångström", 2, false}}, 0}};
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(60))), R"(
1  東京の電気フェリーは二〇二七年に就航する予定  ~2026-05-04
   だと会社は月曜日に発表した
   norled.no, nrk.no, news.siemens.com · 商船三井
   会社は電気フェリーを四隻注文した。
   1f2e3d4c5b6a7988  briefs/ferries.txt (+1 copy)

company
商船三井  █████████████████████████████████████  4
Ångström  ██████████████████▌                    2

1 of 2 briefs; go on with --offset 1
)");
}

TEST_CASE("Claims are shown with the outlets that close them and where they are from") {
  Results results;
  results.view = View::claims;
  results.total = 12;
  results.offset = 8;
  results.claims = {claim_hit(9, ferry_record(), 1, "ferries"),
                    claim_hit(10, ferry_record(), 3, "cost"),
                    claim_hit(11, ferry_record(), 4, "ferries")};
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(72))), R"(
 9  Norled ordered four ferries on Monday. Siemens builds the drives.
    (norled.no) (news.siemens.com)
    Oslo ferries go electric · 2026-05-04 · claim 1 · 1f2e3d4c5b6a7988

10  Nobody has said what they cost. (uncited)
    Oslo ferries go electric · 2026-05-04 · claim 3 · 1f2e3d4c5b6a7988

11  Norled buys four electric ferries. (norled.no)
    Oslo ferries go electric · 2026-05-04 · summary · 1f2e3d4c5b6a7988

9 to 11 of 12 claims; go on with --offset 11
)");
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(36))), R"(
 9  Norled ordered four ferries on
    Monday. Siemens builds the
    drives. (norled.no)
    (news.siemens.com)
    Oslo ferries go electric
    2026-05-04 · claim 1 ·
    1f2e3d4c5b6a7988

10  Nobody has said what they cost.
    (uncited)
    Oslo ferries go electric
    2026-05-04 · claim 3 ·
    1f2e3d4c5b6a7988

11  Norled buys four electric
    ferries. (norled.no)
    Oslo ferries go electric
    2026-05-04 · summary ·
    1f2e3d4c5b6a7988

9 to 11 of 12 claims; go on with
--offset 11
)");
}

TEST_CASE("A timeline is a bar for each period") {
  Results results;
  results.view = View::timeline;
  results.total = 25;
  results.buckets = {{"2026-01", 3}, {"2026-02", 0}, {"2026-03", 21}, {"2026-04", 1}};
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(50))), R"(
2026-01  █████▎                                  3
2026-02                                          0
2026-03  █████████████████████████████████████  21
2026-04  █▊                                      1

25 briefs
)");
}

TEST_CASE("The facets view is facets, the count a number") {
  Results results = ferry_results();
  results.briefs.clear();
  results.view = View::facets;
  results.facets.resize(1);
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(40))), R"(
company
Norled ✓  ███████████████████████████  2
Siemens   █████████████▌               1
+3 more

2 briefs
)");
  results.view = View::count;
  results.suggestion = "ferry";
  CHECK_EQ(render_text(results, plain_style(40)), "2\n");
  results.total = 0;
  CHECK_EQ(render_text(results, plain_style(40)), "0\n");
}

TEST_CASE("Nothing found is said, with what may help") {
  Results results;
  CHECK_EQ(render_text(results, plain_style(80)), "Nothing found.\n");
  results.notes = {"The index has no source cnbcc.com; the nearest is cnbc.com."};
  results.suggestion = "source:cnbc.com";
  results.facets = {{"company", {}, 0}};
  CHECK_EQ(render_text(results, plain_style(80)),
           "The index has no source cnbcc.com; the nearest is cnbc.com.\n"
           "Did you mean: source:cnbc.com\n"
           "\n"
           "Nothing found.\n");
  results.facets[0].values = {{"Norled", 0, true}};
  CHECK_EQ(after_first_line_end(render_text(results, plain_style(40))), R"(
The index has no source cnbcc.com; the
nearest is cnbc.com.
Did you mean: source:cnbc.com

company
Norled ✓                               0

Nothing found.
)");
}

TEST_CASE("A relaxed answer says how many of the words it has") {
  Results results = ferry_results();
  results.facets.clear();
  results.briefs.clear();
  results.relaxed = true;
  results.asked_words = 4;
  results.matched_words = 3;
  CHECK_EQ(render_text(results, plain_style(80)),
           "Nothing has all 4 words; what follows has 3 of them.\n\n2 briefs\n");
  results.matched_words = 0;
  CHECK_EQ(render_text(results, plain_style(80)),
           "Nothing has all the words; what follows has the most of them.\n\n2 briefs\n");
}

TEST_CASE("The last line says which part of the answer is shown") {
  struct Row {
    std::size_t total;
    std::size_t offset;
    std::size_t shown;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{1, 0, 1, "1 brief\n"}, Row{3, 0, 3, "3 briefs\n"},
        Row{42, 0, 10, "10 of 42 briefs; go on with --offset 10\n"},
        Row{42, 10, 10, "11 to 20 of 42 briefs; go on with --offset 20\n"},
        Row{42, 40, 2, "41 to 42 of 42 briefs\n"}, Row{11, 10, 1, "11 of 11 briefs\n"},
        Row{42, 50, 0, "42 briefs\n"}}) {
    Results results;
    results.total = row.total;
    results.offset = row.offset;
    for (std::size_t i = 0; i < row.shown; ++i)
      results.briefs.push_back(brief_hit(row.offset + i + 1, {}, {}));
    const std::string text = render_text(results, plain_style(80));
    const std::size_t last = text.rfind('\n', text.size() - 2);
    CHECK_EQ(text.substr(last == std::string::npos ? 0 : last + 1),
             std::string(row.expected));
  }
}

TEST_CASE("A brief of which nothing is known is shown all the same") {
  Results results;
  results.total = 1;
  results.briefs = {brief_hit(1, {}, {})};
  results.briefs[0].record.id = "00";
  CHECK_EQ(render_text(results, plain_style(40)),
           "1  (untitled)                    undated\n"
           "   00\n"
           "\n"
           "1 brief\n");
}

TEST_CASE("Colours are weight and one accent, links are asked for apart") {
  Results results = ferry_results();
  results.facets.resize(1);
  Style style = plain_style(60);
  style.color = true;
  CHECK_EQ(after_first_line_end(visible(render_text(results, style))), R"(
^[2m1  ^[0m^[1mOslo ^[0m^[1;35mferries^[0m^[1m go electric^[0m                       ^[2m2026-05-04^[0m
   ^[2mnorled.no^[0m^[2m, ^[0m^[2mnrk.no^[0m^[2m, ^[0m^[2mnews.siemens.com^[0m^[2m · Norled, Siemens^[0m
   Norled ordered four ^[1;35mferries^[0m on Monday.…
   ^[2m1f2e3d4c5b6a7988^[0m  ^[2mbriefs/ferries.txt^[0m^[2m (+1 copy)^[0m

^[1mcompany^[0m
Norled ✓  ^[35m█████████████████████████████████████^[0m  2
Siemens   ^[35m██████████████████▌                  ^[0m  1
^[2m+3 more^[0m

^[1m1 of 2 briefs; go on with --offset 1^[0m
)");
  style.color = false;
  style.links = true;
  results.facets.clear();
  results.briefs[0].record.paths = {"/home/ada/a b%\xc3\xa9.txt"};
  CHECK_EQ(after_first_line_end(visible(render_text(results, style))), R"(
1  Oslo ferries go electric                       2026-05-04
   ^]8;;https://norled.no^\norled.no^]8;;^\, ^]8;;https://nrk.no^\nrk.no^]8;;^\, ^]8;;https://news.siemens.com^\news.siemens.com^]8;;^\ · Norled, Siemens
   Norled ordered four ferries on Monday.…
   1f2e3d4c5b6a7988  ^]8;;file:///home/ada/a%20b%25%C3%A9.txt^\'a b%é.txt'^]8;;^\

1 of 2 briefs; go on with --offset 1
)");
}

TEST_CASE("Without colour not one escape byte is written, whatever is in a brief") {
  for (const View view : all_views)
    for (const std::size_t width : {1, 24, 80, 200}) {
      const std::string text = render_text(hostile_results(view), plain_style(width));
      CHECK_EQ(std::count(text.begin(), text.end(), '\x1b'), 0);
      std::string lines = text;
      std::erase(lines, '\n');
      CHECK_EQ(printable(lines), lines);
    }
}

TEST_CASE("With colour and links a brief adds no escape sequence of its own") {
  Style style = plain_style(80);
  style.color = style.links = true;
  for (const View view : all_views) {
    std::string text = render_text(hostile_results(view), style);
    CHECK_EQ(text.find("\x1b[31m"), std::string::npos);
    CHECK_EQ(text.find("\x1b]0;"), std::string::npos);
    for (std::size_t at = text.find('\x1b'); at != std::string::npos;
         at = text.find('\x1b', at + 1)) {
      const std::string_view here = std::string_view(text).substr(at);
      const bool ours = here.starts_with("\x1b[0m") || here.starts_with("\x1b[1m") ||
                        here.starts_with("\x1b[2m") || here.starts_with("\x1b[35m") ||
                        here.starts_with("\x1b[1;35m") || here.starts_with("\x1b]8;;") ||
                        here.starts_with("\x1b\\");
      CHECK(ours);
    }
  }
}

TEST_CASE("Everything but ids and paths fits the width") {
  Results results = ferry_results();
  results.notes = {"A note that goes on for a while, so that it has to be wrapped."};
  for (std::size_t width = 20; width <= 400; ++width) {
    CAPTURE(width);
    CHECK_LE(widest_line(render_text(results, plain_style(width))),
             std::max<std::size_t>(width, 31));  // the path
    Results claims;
    claims.view = View::claims;
    claims.total = 1;
    claims.claims = {claim_hit(1, ferry_record(), 1, "ferries")};
    CHECK_LE(widest_line(render_text(claims, plain_style(width))), width);
  }
}

TEST_CASE("A brief of one long line and a name without end are shown in bounded room") {
  Results results;
  results.total = 1;
  Record record;
  record.title = std::string(1'000'000, 'x');
  record.companies = {std::string(1'000'000, 'y'), "Z"};
  results.briefs = {brief_hit(1, record, excerpt("short"))};
  results.facets = {{"company", {{record.companies[0], 1, false}}, 0}};
  const std::string text = render_text(results, plain_style(80));
  CHECK_LT(text.size(), 1000);
  CHECK_LE(widest_line(text), 80);
}
