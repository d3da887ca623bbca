#include "indexer/dates/day_order.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <optional>
#include <string>

#include "indexer/dates/find_dates.h"
#include "indexer/dates/infer_published.h"

using namespace debrief;

namespace {

std::string orders_in(std::string_view text) {
  DayOrders orders;
  add_orders(text, orders);
  return std::string(orders.day_first ? "d" : "") + (orders.month_first ? "m" : "") +
         (orders.either ? "?" : "");
}

std::string published(const Date& stated, DayOrder archive, std::string_view text = "") {
  DateClues clues{{}, stated, "", Date{2026, 5, 20}, Date{2026, 5, 20}};
  clues.stated_order = DayOrder::either;
  clues.archive_order = archive;
  const Published p = infer_published(text, clues);
  return fmt::format("{} {} {}", to_string(*p.date), name_of(p.method),
                     name_of(p.confidence));
}

}  // namespace

TEST_CASE("The order of day and month is seen where numbers leave one only") {
  const char* rows[][2] = {
      {"on 27/04/2026 it rained", "d"},
      {"04/27/2026", "m"},
      {"04/05/2026", "?"},
      {"04/04/2026", ""},
      {"4-27-2026, 27/4/2026 and 1/2/2026", "dm?"},
      {"04/05/26", "?"},
      {"27/04/26", ""},  // the year may come first
      {"2026/04/27", ""},
      {"31/31/2026", ""},
      {"30/02/2026", ""},
      {"1/27/04/2026", ""},
      {"v27/04/2026", ""},
      {"127/04/2026 27/04/20261", ""},
      {"27/04-2026", ""},
      {"brief_27_04_2026.txt", "d"},
      {"27/", ""},
      {"27/04/", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK_EQ(orders_in(row[0]), std::string(row[1]));
  }
  CHECK_EQ(orders_in(std::string(1 << 20, '7') + std::string(1 << 20, '/')), "");
}

TEST_CASE("An archive has the order of three in four of its briefs") {
  const auto order = [](int day_first, int month_first) {
    OrderCounts counts;
    for (int i = 0; i < day_first; ++i) counts.add({true, false, false});
    for (int i = 0; i < month_first; ++i) counts.add({false, true, true});
    counts.add({true, true, false});  // says nothing
    return counts.order();
  };
  CHECK(order(0, 0) == DayOrder::none);
  CHECK(order(1, 0) == DayOrder::day_first);
  CHECK(order(0, 1) == DayOrder::month_first);
  CHECK(order(2, 1) == DayOrder::none);
  CHECK(order(3, 1) == DayOrder::day_first);
  CHECK(order(1, 3) == DayOrder::month_first);
}

TEST_CASE("A stated day that can be read in two ways is settled by the archive") {
  const Date day{2026, 5, 4};  // 04/05/2026
  CHECK_EQ(published(day, DayOrder::day_first), "2026-05-04 front-matter medium");
  CHECK_EQ(published(day, DayOrder::month_first), "2026-04-05 front-matter medium");
  CHECK_EQ(published(day, DayOrder::none), "2026-05-04 front-matter low");
  CHECK_EQ(
      published(day, DayOrder::none, "Report\n\nPARIS, April 5, 2026 — It rained.\n"),
      "2026-04-05 front-matter medium");
  // One reading is still to come.
  CHECK_EQ(published({2026, 9, 5}, DayOrder::none), "2026-05-09 front-matter medium");
}

TEST_CASE("A file named for a day in numbers is settled by the archive") {
  const auto named = [](DayOrder archive) {
    DateClues clues{{}, {}, "03-04-2026.txt", Date{2026, 5, 1}, Date{2026, 5, 1}};
    clues.archive_order = archive;
    const Published p = infer_published("It rained.", clues);
    return fmt::format("{} {} {}", to_string(*p.date), name_of(p.method),
                       name_of(p.confidence));
  };
  CHECK_EQ(named(DayOrder::day_first), "2026-04-03 file-name medium");
  CHECK_EQ(named(DayOrder::month_first), "2026-03-04 file-name medium");
  CHECK_EQ(named(DayOrder::none), "2026-04-03 file-name low");
}

TEST_CASE("Dates that a text mentions follow its own, else the archive") {
  const auto mentioned = [](std::string_view text, DayOrder archive) {
    std::string out;
    for (const DateMention& mention : find_dates(text, Date{2026, 5, 1}, archive))
      out += to_string(mention.value) + ' ';
    return out;
  };
  CHECK_EQ(mentioned("due 04/05/2026", DayOrder::none), "");
  CHECK_EQ(mentioned("due 04/05/2026", DayOrder::day_first), "2026-05-04 ");
  CHECK_EQ(mentioned("due 04/05/2026", DayOrder::month_first), "2026-04-05 ");
  CHECK_EQ(mentioned("due 04/05/2026, paid 04/27/2026", DayOrder::day_first),
           "2026-04-05 2026-04-27 ");
}
