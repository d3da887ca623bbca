#include "indexer/print_report.h"

#include <doctest/doctest.h>

using namespace debrief;

namespace {

Report busy() {
  Report report;
  report.added = 4;
  report.changed = 1;
  report.unchanged = 97;
  report.refused = {{"/a/x.bin", "binary: a NUL byte at 1", false}, {"/b\xff", "", true}};
  report.notes = {{"/a/y.md", "front matter is no YAML (line 3)"}};
  report.by_format = {{"html", 41}, {"email", 41}, {"text", 312}};
  return report;
}

}  // namespace

TEST_CASE("The closing line and the formats are said in words") {
  CHECK_EQ(print_counts(busy(), 0.44),
           "4 added, 1 changed, 0 removed, 2 refused, 97 unchanged (0.4 s)");
  CHECK_EQ(print_formats(busy()), "by format: 312 text, 41 email, 41 html");
  CHECK_EQ(print_counts({}, 0),
           "0 added, 0 changed, 0 removed, 0 refused, 0 unchanged (0.0 s)");
  CHECK_EQ(print_formats({}), "");
}

TEST_CASE("The report is one line of JSON, also when a path is not UTF-8") {
  CHECK_EQ(print_report(busy(), 0.41249),
           "{\"schema\":1,\"added\":4,\"changed\":1,\"removed\":0,\"refused\":["
           "{\"path\":\"/a/x.bin\",\"reason\":\"binary: a NUL byte at 1\"},"
           "{\"path\":\"/b\xEF\xBF\xBD\",\"reason\":\"\"}],\"unchanged\":97,\"notes\":["
           "{\"path\":\"/a/y.md\",\"note\":\"front matter is no YAML (line 3)\"}],"
           "\"by_format\":{\"email\":41,\"html\":41,\"text\":312},\"stopped\":false,"
           "\"seconds\":0.412}");
}
