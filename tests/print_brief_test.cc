#include "indexer/print_brief.h"

#include <doctest/doctest.h>

#include <string>

#include "indexer/read_briefs.h"
#include "query/ask.h"
#include "tests/memory_index.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

// What --parse prints of BYTES: the last KEY and the list behind it.
std::string printed(const std::string& bytes, const std::string& key) {
  static const NameBook book;
  const RepeatedLines none;
  const FileStatus status{"/x/brief.txt", bytes.size(), 0};
  const FileBriefs read = read_briefs(status, bytes, {book, none, Date{2026, 11, 20}});
  const std::string line = print_brief(read.briefs.at(0).brief);
  const std::size_t begin = line.rfind("\"" + key + "\":");
  if (begin == line.npos) return "";
  int depth = 0;
  std::size_t end = begin;
  do {
    depth += line[end] == '[' || line[end] == '{' ? 1 : 0;
    depth -= line[end] == ']' || line[end] == '}' ? 1 : 0;
    ++end;
  } while (end < line.size() && (depth > 0 || line[end - 1] != ']'));
  return line.substr(begin, end - begin);
}

const std::string deal =
    "Zoë’s deal\n\nCNBC reported that Acme pays $50 billion. (openai.com) It owns 20%, "
    "Reuters said. (reuters.com)\n";

}  // namespace

TEST_CASE("A parsed brief shows the amounts of each claim, in code points of its text") {
  CHECK_EQ(printed(deal, "amounts"),
           R"("amounts":[{"kind":"percent","value":20.0,"unit":"%","text":"20%",)"
           R"("span":[62,65]}])");
}

TEST_CASE("A parsed brief shows who is named as a publisher, and who is not cited") {
  CHECK_EQ(printed(deal, "named"),
           R"("named":[{"name":"CNBC","host":"cnbc.com","claim":1,"backed":false,)"
           R"("span":[12,16]},{"name":"Reuters","host":"reuters.com","claim":2,)"
           R"("backed":true,"span":[67,74]}])");
  CHECK_EQ(
      printed(deal, "sources"),
      R"("sources":[{"host":"openai.com","claims":1},{"host":"reuters.com","claims":1}])");
}

TEST_CASE("Amounts and attributions are kept in the index") {
  const IndexSet indexes = index_in_memory({{"deal.txt", deal}});
  QueryFlags flags;
  const Results results = ask(flags, indexes, Date{2026, 5, 1});
  REQUIRE_EQ(results.briefs.size(), 1);
  const Record& record = results.briefs[0].record;
  CHECK_EQ(record.claims.at(0).amounts.at(0).value, 5e10);
  CHECK_EQ(record.claims.at(1).amounts.at(0).unit, "%");
  CHECK(record.named ==
        std::vector<RecordAttribution>{{"CNBC", "cnbc.com", 1, false},
                                       {"Reuters", "reuters.com", 2, true}});
  const std::string page = render_brief(record, plain_style(80));
  CHECK(page.ends_with("\nNamed, not cited\n1  CNBC (cnbc.com)\n"));
  CHECK(render_brief_json(record).find(R"("text":"$50 billion","span":[29,40]}]})") !=
        std::string::npos);
}
