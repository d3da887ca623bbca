#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "debrief/text.h"
#include "query/render/render.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

std::string shown(const Record& record, const Style& style) {
  return '\n' + visible(render_brief(record, style));
}

}  // namespace

TEST_CASE("A whole brief has its summary, its claims by number and its sources") {
  CHECK_EQ(shown(ferry_record(), plain_style(80)), R"(
Oslo ferries go electric
Monday 2026-05-04, worked out from a weekday that the text names (high
confidence)
format text, saved 2026-05-05
briefs/ferries.txt
/mnt/copy/ferries.txt
1f2e3d4c5b6a7988

Summary
4  Norled buys four electric ferries. [1]

Claims
1  Norled ordered four ferries on Monday. Siemens builds the drives. [1] [3]
2  Kari Lund said the first one sails in 2027. [2]

Open questions
3  Nobody has said what they cost. (uncited)

Sources
[1]  norled.no
[2]  nrk.no
[3]  news.siemens.com
)");
  CHECK_EQ(shown(ferry_record(), plain_style(32)), R"(
Oslo ferries go electric
Monday 2026-05-04, worked out
from a weekday that the text
names (high confidence)
format text, saved 2026-05-05
briefs/ferries.txt
/mnt/copy/ferries.txt
1f2e3d4c5b6a7988

Summary
4  Norled buys four electric
   ferries. [1]

Claims
1  Norled ordered four ferries
   on Monday. Siemens builds the
   drives. [1] [3]
2  Kari Lund said the first one
   sails in 2027. [2]

Open questions
3  Nobody has said what they
   cost. (uncited)

Sources
[1]  norled.no
[2]  nrk.no
[3]  news.siemens.com
)");
}

TEST_CASE("Names are bold where they stand in the text") {
  Style style = plain_style(80);
  style.color = true;
  Record record = ferry_record();
  record.claims.resize(1);
  CHECK_EQ(shown(record, style), R"(
^[1mOslo ferries go electric^[0m
Monday 2026-05-04, worked out from a weekday that the text names (high
confidence)
^[2mformat text, saved 2026-05-05^[0m
^[2mbriefs/ferries.txt^[0m
^[2m/mnt/copy/ferries.txt^[0m
^[2m1f2e3d4c5b6a7988^[0m

^[35mClaims^[0m
^[2m1  ^[0m^[1mNorled^[0m ordered four ferries on Monday. ^[1mSiemens^[0m builds the drives.^[2m [1]^[0m^[2m [3]^[0m

^[35mSources^[0m
^[2m[1]  ^[0mnorled.no
^[2m[2]  ^[0mnrk.no
^[2m[3]  ^[0mnews.siemens.com
)");
}

TEST_CASE("How the date is known is said in words") {
  struct Row {
    std::string_view method;
    std::string_view confidence;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{"header", "high", "Monday 2026-05-04, from the header of the message"},
        Row{"front-matter", "high", "Monday 2026-05-04, stated at the top of the file"},
        Row{"file-name", "medium", "Monday 2026-05-04, from the name of the file"},
        Row{"dateline", "high", "Monday 2026-05-04, from its dateline"},
        Row{"weekday", "high",
            "Monday 2026-05-04, worked out from a weekday that the text names"},
        Row{"text", "low", "Monday 2026-05-04, worked out from the dates in the text"},
        Row{"saved", "low", "Monday 2026-05-04, the day the file was saved"},
        Row{"by other means", "low", "Monday 2026-05-04"}}) {
    Record record;
    record.title = "t";
    record.date = Date{2026, 5, 4};
    record.date_method = row.method;
    record.date_confidence = row.confidence;
    const std::string text = render_brief(record, plain_style(100));
    CHECK_EQ(text.substr(0, text.find('\n', 2)), "t\n" + std::string(row.expected) +
                                                     " (" + std::string(row.confidence) +
                                                     " confidence)");
  }
}

TEST_CASE("A brief without anything is shown all the same") {
  Record record;
  record.id = "00";
  record.format = "text";
  CHECK_EQ(render_brief(record, plain_style(80)),
           "(untitled)\nundated\nformat text\n00\n");
}

TEST_CASE("A hostile brief cannot write to the terminal what it likes") {
  Record record = ferry_record();
  record.title = record.id = record.format = record.date_method = hostile;
  record.paths = {hostile};
  record.sources = record.companies = record.people = {hostile};
  for (RecordClaim& claim : record.claims) {
    claim.heading = claim.text = hostile;
    claim.sources = {hostile};
  }
  for (const std::size_t width : {1, 80, 300}) {
    std::string lines = render_brief(record, plain_style(width));
    std::erase(lines, '\n');
    CHECK_EQ(printable(lines), lines);
  }
}

TEST_CASE("A whole brief as JSON is shaped like a line of --parse") {
  CHECK_EQ(
      render_brief_json(ferry_record()),
      R"({"schema":1,"path":"/home/ada/briefs/ferries.txt",)"
      R"("paths":["/home/ada/briefs/ferries.txt","/mnt/copy/ferries.txt"],)"
      R"("id":"1f2e3d4c5b6a7988","format":"text","title":"Oslo ferries go electric",)"
      R"("date":{"value":"2026-05-04","method":"weekday","confidence":"high"},)"
      R"("saved":"2026-05-05","summary":["Norled buys four electric ferries."],)"
      R"("claims":[{"n":1,"zone":"body","text":"Norled ordered four ferries on Monday. )"
      R"(Siemens builds the drives.","sources":["norled.no","news.siemens.com"],"amounts":[]},)"
      R"({"n":2,"zone":"body","text":"Kari Lund said the first one sails in 2027.",)"
      R"("sources":["nrk.no"],"amounts":[]},)"
      R"({"n":3,"zone":"body","text":"Nobody has said what they cost.","sources":[],"amounts":[]},)"
      R"({"n":4,"zone":"summary","text":"Norled buys four electric ferries.",)"
      R"("sources":["norled.no"],"amounts":[]}],)"
      R"("companies":[{"name":"Norled"},{"name":"Siemens"}],"organizations":[],)"
      R"("people":[{"name":"Kari Lund"}],"places":[],)"
      R"("sources":[{"host":"norled.no","claims":1},{"host":"nrk.no","claims":1},)"
      R"({"host":"news.siemens.com","claims":1}],"named":[]})"
      "\n");
  CHECK_EQ(render_brief_json({}),
           R"({"schema":1,"path":null,"paths":[],"id":"","format":"","title":"",)"
           R"("date":{"value":null,"method":"","confidence":""},"saved":null,)"
           R"("summary":[],"claims":[],"companies":[],"organizations":[],"people":[],)"
           R"("places":[],"sources":[],"named":[]})"
           "\n");
}

TEST_CASE("The table of fields is shown with an example each, on any width") {
  CHECK_EQ('\n' + render_fields(plain_style(80)), R"(
What can stand in a question, with an example
title         title:partnership                words of the title
summary       summary:"revenue share"          words of the summary bullets
body          body:silicon                     words of the body
claim         claim:(bedrock source:cnbc.com)  all of it within one claim
company       company:openai                   a company the brief is about
source        source:microsoft.com             a cited outlet, with every host
                                               under it
person        person:jassy                     a person, by full name or a part
                                               of it
organization  organization:"European Union"    an agency, university, party or
                                               court
place         place:france                     a country, city or region
date          date:2026-04..2026-06            the day the brief was published
mentioned     mentioned:2030                   a date that the text speaks of
format        format:markdown                  what the brief was saved as
outlets       outlets:2..                      how many outlets back it, by
                                               registrable domain
primary       primary:yes                      a party is cited about itself

What else --facets counts, beside company, source, person, organization, place,
format, outlets, primary
month         month published
year          year published
domain        cited outlets by registrable domain
)");
  const std::string narrow = render_fields(plain_style(40));
  CHECK_EQ('\n' + narrow.substr(0, narrow.find("\nbody")), R"(
What can stand in a question, with an
example
title         title:partnership
  words of the title
summary       summary:"revenue share"
  words of the summary bullets)");
}
