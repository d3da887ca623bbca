#include "query/look_up_early.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <utility>
#include <vector>

namespace debrief {
namespace {

// Terms, keys of metadata and beginnings of terms, as they will be asked for.
std::string foreseen(QueryFlags flags) {
  flags.today = "2026-06-30";
  const Lookups lookups = foresee_lookups(flags);
  return fmt::format("{} | {} | {}", fmt::join(lookups.terms, ", "),
                     fmt::join(lookups.keys, ", "), fmt::join(lookups.beginnings, ", "));
}

std::string foreseen(const std::string& question, View view = View::briefs) {
  QueryFlags flags;
  flags.question = question;
  flags.view = view;
  return foreseen(std::move(flags));
}

TEST_CASE("what a question will look up is known before any index is") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", "XV:any |  | "},
      {"the deals", "XV:any, deal | synonym:deals | "},
      {"\"the deals\"", "XV:any, deal, the |  | "},
      {"title:merger", "Smerger, XV:any, merger | synonym:merger | "},
      {"revenue share",
       "XV:any, revenu, share | synonym:revenue, synonym:revenue share, synonym:share "
       "| "},
      {"company:\"Amazon.com\"", "XC:amazon com, XV:any | alias:company:amazon com | "},
      {"source:www.ft.com", "XH:ft.com, XV:any |  | "},
      {"date:2026-04", "M202604, XV:any |  | "},
      {"date:2026-04..", "XV:any |  | Y"},
      {"date:none", "XV:any |  | "},
      {"mentioned:..2030", "XV:any |  | XM:"},
      {"date:2021-01-02..2021-12-30", "XV:any |  | "},  // too many to ask for each
      {"outlets:3..", "XV:any |  | XN:"},
      {"claim:(outlets:3..)", "XV:any |  | XJ:"},
      {"primary:yes", "XV:any |  | "},
      {"sorce:cnbc.com deal", " |  | "},  // an error, later
      {"(deal", " |  | "},
  };
  for (const auto& [question, lookups] : table) {
    CAPTURE(question);
    CHECK(foreseen(question) == lookups);
  }
  CHECK(foreseen("outlets:3..", View::claims) == "XV:any |  | XJ:");
}

TEST_CASE("options are part of what will be looked up") {
  QueryFlags flags;
  flags.companies = {"aws,Intel"};
  flags.not_people = {"jassy"};
  flags.since = "2026-05";
  flags.until = "2026-05";
  CHECK(foreseen(flags) ==
        "XC:aws, XC:intel, XP:jassy, XV:any | alias:company:aws, alias:company:intel, "
        "alias:person:jassy | Y");
  flags.show = "0391c393";
  CHECK(foreseen(flags) == " |  | ");
  flags = {};
  flags.question = "outlets:3..";
  flags.view = View::claims;
  flags.group = true;  // of which groups, and not claims, have so many
  CHECK(foreseen(flags) == "XV:any |  | ");
}

}  // namespace
}  // namespace debrief
