#include "query/parse_dates.h"

#include <doctest/doctest.h>

#include <string>

#include "debrief/error.h"

using namespace debrief;

namespace {

constexpr Date wednesday{2026, 4, 29};

std::string read(std::string_view text, const Date& today = wednesday) {
  const DateRange range = parse_dates(text, today);
  if (!range.first && !range.last) return "undated";
  return (range.first ? to_string(*range.first) : "") + " to " +
         (range.last ? to_string(*range.last) : "");
}

std::string refusal(std::string_view text) {
  try {
    return "read as " + read(text);
  } catch (const Error& error) {
    return std::string(error.what()) + "\nhint: " + error.hint;
  }
}

const std::string forms =
    "\nhint: a date is 2026, 2026-04, 2026-04-27, 2026-Q2, today, yesterday, monday,\n"
    "  7d, 2w, 3m, 1y or none; a range is a..b, a.. or ..b";

}  // namespace

TEST_CASE("A date means all days of its period") {
  const char* rows[][2] = {
      {"2026", "2026-01-01 to 2026-12-31"},
      {"2026-04", "2026-04-01 to 2026-04-30"},
      {"2024-02", "2024-02-01 to 2024-02-29"},
      {"2026-04-27", "2026-04-27 to 2026-04-27"},
      {"2026-Q2", "2026-04-01 to 2026-06-30"},
      {"2026-q2", "2026-04-01 to 2026-06-30"},
      {"2026-H1", "2026-01-01 to 2026-06-30"},
      {"2026-W18", "2026-04-27 to 2026-05-03"},
      {"2020s", "2020-01-01 to 2029-12-31"},
      {"0001", "0001-01-01 to 0001-12-31"},
      {"２０２６", "2026-01-01 to 2026-12-31"},
      {"today", "2026-04-29 to 2026-04-29"},
      {"Yesterday", "2026-04-28 to 2026-04-28"},
      {"none", "undated"},
      {"NONE", "undated"},
  };
  for (const auto& row : rows) CHECK_EQ(read(row[0]), std::string(row[1]));
}

TEST_CASE("A weekday is the last one, today included") {
  const char* rows[][2] = {
      {"monday", "2026-04-27"},   {"tuesday", "2026-04-28"}, {"wednesday", "2026-04-29"},
      {"thursday", "2026-04-23"}, {"friday", "2026-04-24"},  {"saturday", "2026-04-25"},
      {"SUNDAY", "2026-04-26"},
  };
  for (const auto& row : rows)
    CHECK_EQ(read(row[0]), std::string(row[1]) + " to " + row[1]);
}

TEST_CASE("A length of time goes from that long ago until today") {
  const char* rows[][2] = {
      {"0d", "2026-04-29 to 2026-04-29"},    {"7d", "2026-04-22 to 2026-04-29"},
      {"2w", "2026-04-15 to 2026-04-29"},    {"3m", "2026-01-29 to 2026-04-29"},
      {"1y", "2025-04-29 to 2026-04-29"},    {"30D", "2026-03-30 to 2026-04-29"},
      {"2025y", "0001-04-29 to 2026-04-29"},
  };
  for (const auto& row : rows) CHECK_EQ(read(row[0]), std::string(row[1]));
  CHECK_EQ(read("1m", {2026, 3, 31}), "2026-02-28 to 2026-03-31");
  CHECK_EQ(read("1y", {2024, 2, 29}), "2023-02-28 to 2024-02-29");
}

TEST_CASE("A range goes from the first day of one date to the last of the other") {
  const char* rows[][2] = {
      {"2026-04..2026-06", "2026-04-01 to 2026-06-30"},
      {"2025..2026-Q1", "2025-01-01 to 2026-03-31"},
      {"2026-04-27..2026-04-27", "2026-04-27 to 2026-04-27"},
      {"2026-04-15..2026-04", "2026-04-15 to 2026-04-30"},
      {"2026-04..", "2026-04-01 to "},
      {"..2026-04", " to 2026-04-30"},
      {"monday..today", "2026-04-27 to 2026-04-29"},
      {"30d..7d", "2026-03-30 to 2026-04-22"},
      {"..1w", " to 2026-04-22"},
      {"1w..", "2026-04-22 to "},
  };
  for (const auto& row : rows) CHECK_EQ(read(row[0]), std::string(row[1]));
}

TEST_CASE("What is no date is refused with the forms, or with the one that was meant") {
  const char* rows[][2] = {
      {">=2026-04", "\">=2026-04\" is no date\nhint: write 2026-04.."},
      {">2026-04", "\">2026-04\" is no date\nhint: write 2026-05-01.."},
      {"<=2026-04", "\"<=2026-04\" is no date\nhint: write ..2026-04"},
      {"<2026-04", "\"<2026-04\" is no date\nhint: write ..2026-03-31"},
      {"≥2026", "\"≥2026\" is no date\nhint: write 2026.."},
      {"2026/4/7", "\"2026/4/7\" is no date\nhint: write 2026-04-07"},
      {"2026.04", "\"2026.04\" is no date\nhint: write 2026-04"},
      {"2026-4", "\"2026-4\" is no date\nhint: write 2026-04"},
      {"20260427", "\"20260427\" is no date\nhint: write 2026-04-27"},
      {"2026-02-29",
       "there is no day 2026-02-29\nhint: the last one of 2026-02 is "
       "2026-02-28"},
      {"2026-04-31",
       "there is no day 2026-04-31\nhint: the last one of 2026-04 is "
       "2026-04-30"},
      {"2026-04..2026-06-31",
       "there is no day 2026-06-31\nhint: the last one of 2026-06 "
       "is 2026-06-30"},
      {"2026-06..2026-04",
       "\"2026-06..2026-04\" ends before it begins\nhint: write 2026-04..2026-06"},
      {"7d..2w", "\"7d..2w\" ends before it begins\nhint: write 2w..7d"},
      {"..", "\"..\" has no date at either end\nhint: write 2026-04.. or ..2026-06"},
  };
  for (const auto& row : rows) CHECK_EQ(refusal(row[0]), std::string(row[1]));
  CHECK_EQ(refusal(""), "a date is missing" + forms);
  for (const char* text :
       {"notadate", "2026-13", "2026-Q5", "2026-W54", "26", "april", "d", "-7d", "7x",
        "2026y", "9999999d", "27.4.2026", "04/05/2026", "0000", "\x1b[31m"})
    CHECK_MESSAGE(refusal(text).ends_with(" is no date" + forms), text);
  CHECK_EQ(refusal("2026-13"), "\"2026-13\" is no date" + forms);
  CHECK_EQ(refusal("2026-04..soon"), "\"soon\" is no date" + forms);
  CHECK_EQ(refusal("none..2026"), "\"none\" is no date" + forms);
  CHECK_EQ(refusal("2025..2026..2027"), "\"2026..2027\" is no date" + forms);
}
