#include "debrief/periods.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace debrief;

namespace {
std::string list(const std::vector<Period>& periods) {
  std::string out;
  for (const Period& p : periods) out += (out.empty() ? "" : " ") + to_string(p);
  return out;
}
}  // namespace

TEST_CASE("A date is held by larger periods, and indexed under few of them") {
  CHECK_EQ(list(holding(*parse_period("2026-04-27"))),
           "2026-04-27 2026-W18 2026-04 2026-Q2 2026-H1 2026 2020s");
  CHECK_EQ(list(holding(*parse_period("2026-W18"))),
           "2026-W18 2026-Q2 2026-H1 2026 2020s");
  CHECK_EQ(list(holding(*parse_period("2030"))), "2030 2030s");
  CHECK_EQ(list(indexed_under(*parse_period("2026-04-27"))), "2026-04-27 2026-04 2026");
  CHECK_EQ(list(indexed_under(*parse_period("2026-W18"))), "2026-W18 2026");
  CHECK_EQ(list(indexed_under(*parse_period("2026-Q2"))), "2026-Q2 2026");
}

TEST_CASE("A range is covered by few periods") {
  const char* rows[][3] = {
      {"2026-04-27", "2026-04-27", "2026-04-27"},
      {"2026-01-01", "2026-12-31", "2026"},
      {"2026-04-01", "2026-06-30", "2026-04 2026-05 2026-06 2026-W18 2026-Q2"},
      {"2026-12-30", "2027-01-02", "2026-12-30 2026-12-31 2027-01-01 2027-01-02"},
      {"2026-02-02", "2026-02-01", ""}};
  for (const auto& row : rows)
    CHECK_EQ(list(cover(*parse_date(row[0]), *parse_date(row[1]))), std::string(row[2]));
}

TEST_CASE("A cover finds exactly the periods that lie in the range") {
  const Date begin{2025, 11, 20};
  for (int from = 0; from < 120; from += 7)
    for (int size = 0; size < 130; size += 3) {
      const Date first = from_days(to_days(begin) + from);
      const Date last = from_days(to_days(first) + size);
      const auto periods = cover(first, last);
      for (int day = -10; day < 300; ++day)
        for (const Precision precision :
             {Precision::day, Precision::week, Precision::month, Precision::quarter,
              Precision::season, Precision::half, Precision::year, Precision::decade}) {
          const Period period = period_of(from_days(to_days(begin) + day), precision);
          const auto above = indexed_under(period);
          const bool found =
              std::any_of(above.begin(), above.end(), [&](const Period& p) {
                return std::find(periods.begin(), periods.end(), p) != periods.end();
              });
          REQUIRE_EQ(found, period.first >= first && last_day(period) <= last);
        }
    }
}

TEST_CASE("What a date is indexed under leads to all that holds it") {
  for (const char* text : {"2026-04-27", "2026-W18", "2026-W14", "2026-12-31", "2026-02",
                           "2026-Q3", "2026-SU", "2026-H2", "2030", "2030s"}) {
    CAPTURE(text);
    const Period period = *parse_period(text);
    std::vector<Period> reached;
    for (const Period& one : indexed_under(period))
      for (const Period& above : holding(one)) reached.push_back(above);
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    std::vector<Period> all = holding(period);
    std::sort(all.begin(), all.end());
    CHECK_EQ(list(reached), list(all));
  }
}
