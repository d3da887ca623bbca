#include <doctest/doctest.h>

#include <string>

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

}  // namespace

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
