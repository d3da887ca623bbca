#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "debrief/text.h"
#include "query/render/render.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

// CR as "$".
std::string lines(std::string text) {
  for (char& c : text)
    if (c == '\r') c = '$';
  return '\n' + text;
}

// A CSV of RFC 4180, section 2, as its records of fields; what the grammar does not allow
// is one field that says so.
using Rows = std::vector<std::vector<std::string>>;

Rows read_rfc_4180(const std::string& csv) {
  Rows rows;
  for (std::size_t at = 0; at < csv.size();) {
    std::vector<std::string> row;
    for (bool goes_on = true; goes_on;) {
      std::string& field = row.emplace_back();
      if (csv[at] == '"') {
        for (++at; at < csv.size(); ++at) {
          if (csv[at] == '"' && csv[at + 1] != '"') break;
          if (csv[at] == '"') ++at;
          field += csv[at];
        }
        ++at;
      } else {
        while (at < csv.size() && csv[at] != ',' && csv[at] != '\r') {
          if (csv[at] == '"' || csv[at] == '\n') return {{"bare quote or line end"}};
          field += csv[at++];
        }
      }
      goes_on = csv.compare(at, 1, ",") == 0;
      if (goes_on) ++at;
    }
    if (csv.compare(at, 2, "\r\n") != 0) return {{"no CRLF"}};
    at += 2;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

TEST_CASE("Whatever stands in a brief, its CSV is one of RFC 4180") {
  for (const std::string& text :
       std::vector<std::string>{"a,b", "\"", "\"\"", "a \"b\", c", "line\nline", "a\r\nb",
                                ",", "", " a ", "\",\"", "\xC3\xA9\xFF", hostile}) {
    CAPTURE(text);
    Results results = ferry_results();
    results.briefs[0].record.title = text;
    results.briefs[0].record.companies = {text, text};
    results.briefs[0].snippet.text = text;
    const Rows rows = read_rfc_4180(render_csv(results));
    REQUIRE_EQ(rows.size(), 2);
    REQUIRE_EQ(rows[1].size(), rows[0].size());
    CHECK_EQ(rows[0][3], "title");
    CHECK_EQ(rows[1][3], printable(text));
    CHECK_EQ(rows[1][9], text.empty() ? "" : printable(text + "; " + text));
  }
  CHECK_EQ(read_rfc_4180("a,\"b\"\"c\"\r\n"), Rows{{"a", "b\"c"}});
  CHECK_EQ(read_rfc_4180("a\n"), Rows{{"bare quote or line end"}});
  CHECK_EQ(read_rfc_4180("a"), Rows{{"no CRLF"}});
}

TEST_CASE("Briefs as CSV have a header, quotes where needed and CRLF") {
  Results results = ferry_results();
  results.briefs.push_back(
      brief_hit(2, ferry_record(), excerpt("He said \"no\", twice.")));
  results.briefs[1].record.date.reset();
  results.briefs[1].record.paths = {"/a,b.txt"};
  CHECK_EQ(lines(render_csv(results)), R"(
rank,score,id,title,date,date_method,path,paths,format,companies,people,sources,snippet$
1,7.41,1f2e3d4c5b6a7988,Oslo ferries go electric,2026-05-04,weekday,/home/ada/briefs/ferries.txt,/home/ada/briefs/ferries.txt; /mnt/copy/ferries.txt,text,Norled; Siemens,Kari Lund,norled.no; nrk.no; news.siemens.com,Norled ordered four ferries on Monday.$
2,7.41,1f2e3d4c5b6a7988,Oslo ferries go electric,,weekday,"/a,b.txt","/a,b.txt",text,Norled; Siemens,Kari Lund,norled.no; nrk.no; news.siemens.com,"He said ""no"", twice."$
)");
}

TEST_CASE("Claims as CSV name their brief and outlets") {
  Results results;
  results.view = View::claims;
  results.claims = {claim_hit(1, ferry_record(), 1, ""),
                    claim_hit(2, ferry_record(), 4, "")};
  CHECK_EQ(lines(render_csv(results)), R"(
rank,score,brief_id,title,date,path,claim,zone,text,sources$
1,3.50,1f2e3d4c5b6a7988,Oslo ferries go electric,2026-05-04,/home/ada/briefs/ferries.txt,1,body,Norled ordered four ferries on Monday. Siemens builds the drives.,norled.no; news.siemens.com$
2,3.50,1f2e3d4c5b6a7988,Oslo ferries go electric,2026-05-04,/home/ada/briefs/ferries.txt,4,summary,Norled buys four electric ferries.,norled.no$
)");
}

TEST_CASE("Other views as CSV are what they count") {
  Results results = ferry_results();
  results.view = View::facets;
  CHECK_EQ(render_csv(results),
           "facet,value,count\r\ncompany,Norled,2\r\ncompany,Siemens,1\r\n"
           "source,norled.no,2\r\nsource,nrk.no,1\r\n");
  results.view = View::count;
  CHECK_EQ(render_csv(results), "total\r\n2\r\n");
  results.view = View::timeline;
  results.buckets = {{"2026-04", 3}};
  CHECK_EQ(render_csv(results), "period,count\r\n2026-04,3\r\n");
}

TEST_CASE("No spreadsheet runs what a brief says, no terminal obeys it") {
  Results results;
  results.view = View::facets;
  results.facets = {{"company",
                     {{"=1+1", 1, false},
                      {"+1", 1, false},
                      {"-1,5", 1, false},
                      {"@a", 1, false},
                      {"\t=1", 1, false},
                      {"a=1", 1, false},
                      {hostile, 1, false}},
                     0}};
  CHECK_EQ(lines(render_csv(results)), R"(
facet,value,count$
company,'=1+1,1$
company,'+1,1$
company,"'-1,5",1$
company,'@a,1$
company, =1,1$
company,a=1,1$
company,a�[31mred�]0;t� �5m line back� �gnp ��(,1$
)");
}

TEST_CASE("Nothing found is a CSV of its header alone") {
  Results results;
  CHECK_EQ(render_csv(results),
           "rank,score,id,title,date,date_method,path,paths,format,companies,people,"
           "sources,snippet\r\n");
  results.view = View::claims;
  CHECK_EQ(render_csv(results),
           "rank,score,brief_id,title,date,path,claim,zone,text,sources\r\n");
}

TEST_CASE("Paths are the first of each hit, each once") {
  Results results = ferry_results();
  results.briefs.push_back(results.briefs[0]);
  results.briefs.push_back(brief_hit(3, ferry_record(), {}));
  results.briefs[2].record.paths = {"/a/b c"};
  results.briefs.push_back(brief_hit(4, {}, {}));
  CHECK_EQ(render_paths(results), "/home/ada/briefs/ferries.txt\n/a/b c\n");
  CHECK_EQ(render_paths(results, true), "/home/ada/briefs/ferries.txt\n'/a/b c'\n");
  results.briefs[2].record.paths = {"/a/\x1b[2J"};
  CHECK_EQ(render_paths(results, true), "/home/ada/briefs/ferries.txt\n$'/a/\\033[2J'\n");
  CHECK_EQ(render_paths({}), "");
}

TEST_CASE("Paths may end in NUL, never quoted") {
  Results results = ferry_results();
  results.briefs.push_back(brief_hit(2, ferry_record(), {}));
  results.briefs[1].record.paths = {"/a/b\nc"};
  CHECK_EQ(render_null_paths(results),
           std::string("/home/ada/briefs/ferries.txt\0/a/b\nc\0", 36));
}

TEST_CASE("A hit is a line of parts between tabs, whatever it is of") {
  Results results = ferry_results();
  results.briefs[0].record.title = "a\tb\nc\x1b[2J";
  CHECK_EQ(render_oneline(results),
           "1f2e3d4c5b6a7988\t2026-05-04\ta b c\uFFFD[2J\tNorled, Siemens\tnorled.no, "
           "nrk.no, news.siemens.com\n");
  Results claims;
  claims.view = View::claims;
  claims.claims = {claim_hit(1, ferry_record(), 4, "")};
  claims.claims[0].record.date.reset();
  CHECK_EQ(render_oneline(claims),
           "1f2e3d4c5b6a7988\tundated\tOslo ferries go electric\t4\tNorled buys four "
           "electric ferries.\tnorled.no\n");
  results.briefs.clear();
  results.view = View::facets;
  CHECK_EQ(render_oneline(results),
           "company\tNorled\t2\ncompany\tSiemens\t1\nsource\tnorled.no\t2\n"
           "source\tnrk.no\t1\n");
  results.view = View::count;
  CHECK_EQ(render_oneline(results), "2\n");
  results.view = View::timeline;
  results.buckets = {{"2026-04", 3}};
  CHECK_EQ(render_oneline(results), "2026-04\t3\n");
}
