#include <doctest/doctest.h>

#include <string>

#include "indexer/dates/date_in_file_name.h"
#include "indexer/dates/infer_published.h"

using namespace debrief;

namespace {

constexpr Date today{2026, 11, 20};

std::string shown(const Published& published) {
  return (published.date ? to_string(*published.date) : "-") + " " +
         std::string(name_of(published.method)) + " " +
         std::string(name_of(published.confidence));
}

std::string inferred(std::string_view text, std::string_view file_name = {},
                     std::optional<Date> saved = {}) {
  return shown(infer_published(text, {{}, {}, file_name, saved, today}));
}

// A story told twice, in the summary by its weekday and in the body by its date.
std::string brief(const std::string& summary_day, const std::string& body_day,
                  const std::string& rest) {
  return "Bridge over the strait opens\n\n"
         "- Engineers opened the longest suspension bridge of the strait " +
         summary_day +
         ".\n- Ferries stop.\n\n"
         "Engineers opened the longest suspension bridge over the strait on " +
         body_day + ", after years of delay. " + rest + "\n";
}

}  // namespace

TEST_CASE("What the file states of itself comes first") {
  const std::string text = brief("Monday", "April 27", "Work began in 2023.");
  DateClues clues{Date{2026, 4, 28}, Date{2026, 4, 29}, "2026-04-30.txt", {}, today};
  CHECK_EQ(shown(infer_published(text, clues)), "2026-04-28 header high");
  clues.header = {};
  CHECK_EQ(shown(infer_published(text, clues)), "2026-04-29 front-matter high");
  clues.front_matter = Date{2031, 1, 1};  // a day to come cannot be it
  CHECK_EQ(shown(infer_published(text, clues)), "2026-04-30 file-name high");
  clues.file_name = {};
  CHECK_EQ(shown(infer_published(text, clues)), "2026-04-27 weekday high");
}

TEST_CASE("A file name tells the day it holds") {
  const char* rows[][2] = {
      {"2026-04-27.md", "2026-04-27 high"},
      {"2026-04-27-openai-v2.md", "2026-04-27 high"},
      {"brief_2026_04_27.txt", "2026-04-27 high"},
      {"20260427.eml", "2026-04-27 high"},
      {"apr-27-2026.html", "2026-04-27 high"},
      {"27-april-2026.html", "2026-04-27 high"},
      {"27-04-2026.html", "2026-04-27 high"},
      {"24-03-14-news.md", "2024-03-14 medium"},
      {"04-05-2026.html", "2026-04-05 low"},  // or the 4th of May?
      {"2026-04-27_2026-05-01.md", "none"},   // which of the two?
      {"2027-04-27.md", "none"},              // to come
      {"2026-02-30.md", "none"},
      {"12345678.md", "none"},
      {"gpt-4-10-tips.md", "none"},
      {"april.md", "none"},
      {"", "none"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const auto day = date_in_file_name(row[0], today);
    CHECK_EQ(
        day ? to_string(day->date) + " " + std::string(name_of(day->confidence)) : "none",
        std::string(row[1]));
  }
}

TEST_CASE("A file named for a day before one the text looks back on is in doubt") {
  CHECK_EQ(inferred("It was founded in 2025.", "2024-05-06.md"),
           "2024-05-06 file-name medium");
}

TEST_CASE("A dateline at the head is the day published") {
  const char* rows[][2] = {
      {"Trade talks resume\n\nBRUSSELS, March 4, 2025 — Talks resumed.\n",
       "2025-03-04 dateline high"},
      {"Report\nAs of: 2025-12-26\nShares rose.\n", "2025-12-26 dateline high"},
      {"# Daily brief – Monday, April 27, 2026\n\nIt rained.\n",
       "2026-04-27 dateline high"},
      {"Brief\n\nPARIS, Monday, April 27 — It was founded in 2023.\n",
       "2026-04-27 dateline high"},
      {"Brief\n\nPARIS, April 27 — It was founded in 2021.\n",
       "2026-04-27 dateline medium"},
      {"# Updates - 2025-12-26\n\nIt rained.\n", "2025-12-26 dateline high"},
      // Written after the day, or the days, it is about.
      {"News for 2/27/2026-2/28/2026. We read much.\n", "2026-02-28 dateline medium"},
      {"Daily news for April 27, 2026\nIt rained.\n", "2026-04-27 dateline medium"},
      // A weekday that does not fit, a day to come, a deadline.
      {"Published: Tuesday, April 27, 2026\nIt rained.\n", "2026-04-27 dateline medium"},
      {"Published: April 27, 2031\nIt rained.\n", "- none low"},
      {"Deadline: May 1, 2027\nIt rained.\n", "- none low"},
      // The text itself is younger.
      {"As of: 2024-12-26\nIt was sold in 2026.\n", "2024-12-26 dateline medium"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK_EQ(inferred(row[0]), std::string(row[1]));
  }
}

TEST_CASE("A weekday and a date of one event fit few years") {
  CHECK_EQ(inferred(brief("Monday", "April 27", "Work began in 2023.")),
           "2026-04-27 weekday high");
  // 2020 is as good as 2026.
  CHECK_EQ(inferred(brief("Monday", "April 27", "Work began in 2019.")),
           "2026-04-27 weekday medium");
  // The text looks forward to 2021, so it is not from 2026.
  CHECK_EQ(inferred(brief("Monday", "April 27",
                          "Work began in 2016. Trains will cross by 2021.")),
           "2020-04-27 weekday high");
  // Saved in 2020, it cannot be younger.
  CHECK_EQ(
      inferred(brief("Monday", "April 27", "Work began in 2016."), {}, Date{2020, 5, 1}),
      "2020-04-27 weekday high");
  // A file time before what the text looks back on is none.
  CHECK_EQ(
      inferred(brief("Monday", "April 27", "Work began in 2023."), {}, Date{1980, 1, 1}),
      "2026-04-27 weekday high");
}

TEST_CASE("What could fool the weekday lowers the confidence") {
  const char* rests[] = {
      // Another weekday was yesterday, too.
      "It was blessed on Tuesday. Work began in 2023.",
      // The text knows a later day.
      "The first train crossed on May 3. Work began in 2023.",
      // The year looked back on was only announced then.
      "The minister announced the opening in 2023.",
      // A year to come is no year looked back on.
      "It was leased through 2023.",
  };
  for (const char* rest : rests) {
    CAPTURE(rest);
    const std::string result = inferred(brief("Monday", "April 27", rest));
    CHECK_EQ(result.substr(11), "weekday medium");
  }
  // A weekday and a date in one may be long ago: "Issue of Tuesday, March 3".
  CHECK_EQ(inferred("Robots win\n\n- Robots won a game on Tuesday, March 3.\n\nIt began "
                    "in 2025."),
           "2026-03-03 weekday medium");
  // An anniversary and a quotation: other events, no pair, so never high.
  for (const char* text :
       {"Bridge opens\n\n- The bridge opened Monday.\n\nCrowds came early. It recalls "
        "the "
        "fire of February 27, when a ferry burned. Work began in 2022.",
        "Bridge opens\n\n- The bridge will open on Monday.\n\nThe old one fell on April "
        "27 "
        "in a storm that nobody had foreseen. Work began in 2023."})
    CHECK(inferred(text).find("high") == std::string::npos);
}

TEST_CASE("A day to come is not the day published") {
  CHECK_EQ(inferred("Gates open soon\n\nThe fair will open on Monday, April 27, 2026, in "
                    "Lyon.",
                    {}, Date{2026, 4, 20}),
           "2026-04-20 saved low");
}

TEST_CASE("Without anything better the text's own dates and the file's time serve") {
  CHECK_EQ(inferred("Fair opens\n\nThe fair opened on April 27, 2026, in Lyon."),
           "2026-04-27 text medium");
  CHECK_EQ(inferred("Fair opens\n\nThe fair opened on April 27 in Lyon."),
           "2026-04-27 text low");
  CHECK_EQ(inferred("The fair opened on Monday.", {}, Date{2026, 4, 29}),
           "2026-04-27 weekday low");
  CHECK_EQ(inferred("A fair.", {}, Date{2026, 4, 29}), "2026-04-29 saved low");
  CHECK_EQ(inferred("A fair."), "- none low");
  CHECK_EQ(inferred(""), "- none low");
}

TEST_CASE("Hostile text is inferred from in linear time") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 2 == 0 ? "Monday " : "April 27 ";
  CHECK_NE(inferred(text).substr(11), "weekday high");
  CHECK_EQ(inferred(std::string(1 << 20, '9')), "- none low");
  CHECK_EQ(inferred("x", std::string(1 << 20, '-')), "- none low");
}
