// Timelines and periods side by side, from texts to what is counted.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "debrief/error.h"
#include "query/ask.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

std::string brief(const char* date, const char* text) {
  return fmt::format("---\ntitle: A brief\ndate: {}\n---\n\n{}\n", date, text);
}

const Files files = {
    {"1.md", brief("2026-01-05", "Intel cut jobs at its plants. (cnbc.com)")},
    {"2.md", brief("2026-01-20", "Intel cut more jobs. (cnbc.com)")},
    {"3.md", brief("2026-01-21", "Nvidia rose again. (reuters.com)")},
    {"4.md", brief("2026-03-02", "Nvidia sold chips. (reuters.com)")},
    {"5.md", brief("2026-03-09", "Nvidia sold more chips by 2031. (ft.com)")},
    {"6.md", brief("2026-03-30", "Nvidia and Intel sold chips in 2031. (ft.com)")},
    {"7.md", brief("2026-03-30", "Apple sold chips. (ft.com)")}};

Results answer(const QueryFlags& flags) {
  return ask(flags, index_in_memory(files), Date{2026, 4, 1});
}

std::string timeline_of(const std::string& by, const std::string& unit,
                        const std::string& question = "") {
  QueryFlags flags;
  flags.question = question;
  flags.view = View::timeline;
  flags.by = by;
  flags.unit = unit;
  const Results results = answer(flags);
  std::string out;
  for (const Bucket& bucket : results.buckets)
    out += fmt::format("{} {}, ", bucket.period, bucket.count);
  for (const std::string& note : results.notes) out += note + ". ";
  return out;
}

std::string compared(const std::string& before, const std::string& now,
                     const std::string& question = "") {
  QueryFlags flags;
  flags.question = question;
  flags.view = View::compare;
  flags.compare = {before, now};
  const Results results = answer(flags);
  const Comparison& comparison = results.comparison.value();
  std::string out =
      fmt::format("{} {} | {} {} | {}\n", comparison.before, comparison.briefs_before,
                  comparison.now, comparison.briefs_now, results.total);
  for (const ComparedField& field : comparison.fields) {
    out += field.name + ':';
    for (const Change& change : field.changes)
      out += fmt::format(" {} {}>{}", change.value, change.before, change.now);
    out += '\n';
  }
  for (const std::string& note : results.notes) out += note + '\n';
  return out;
}

}  // namespace

TEST_CASE("A timeline has every period from the first to the last") {
  const struct {
    const char* by;
    const char* unit;
    const char* question;
    const char* buckets;
  } rows[] = {
      {"published", "month", "", "2026-01 3, 2026-02 0, 2026-03 4, "},
      {"published", "year", "", "2026 7, "},
      {"published", "week", "jobs", "2026-W02 1, 2026-W03 0, 2026-W04 1, "},
      {"published", "day", "again", "2026-01-21 1, "},
      {"published", "", "again", "2026-01 1, "},  // one day is no range: its month
      {"published", "", "date:2026-03-02..2026-03-09",
       "2026-03-02 1, 2026-03-03 0, 2026-03-04 0, 2026-03-05 0, 2026-03-06 0, "
       "2026-03-07 0, 2026-03-08 0, 2026-03-09 1, "},
      {"mentioned", "year", "2031", "2031 2, "},
      {"mentioned", "day", "2031", "2 speak of no day, only of longer periods. "},
      {"published", "", "date:1999", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question);
    CAPTURE(row.unit);
    CHECK_EQ(timeline_of(row.by, row.unit, row.question), row.buckets);
  }
}

TEST_CASE("What fits is chosen by the range, and what is too long gives way") {
  const auto brief_of = [](const char* date) {
    return std::pair<std::string, std::string>(fmt::format("{}.md", date),
                                               brief(date, "Ships sail."));
  };
  const auto first_of = [](const Files& some, const std::string& unit) {
    QueryFlags flags;
    flags.view = View::timeline;
    flags.unit = unit;
    const Results results = ask(flags, index_in_memory(some), Date{2026, 4, 1});
    return fmt::format("{} {} {}", results.buckets.front().period, results.buckets.size(),
                       results.notes.empty() ? "" : results.notes.front());
  };
  CHECK_EQ(first_of({brief_of("2026-01-01"), brief_of("2026-02-14")}, ""),
           "2026-01-01 45 ");
  CHECK_EQ(first_of({brief_of("2026-01-01"), brief_of("2026-02-15")}, ""), "2026-W01 7 ");
  CHECK_EQ(first_of({brief_of("2025-09-30"), brief_of("2026-03-31")}, ""),
           "2025-W40 27 ");
  CHECK_EQ(first_of({brief_of("2025-09-30"), brief_of("2026-04-01")}, ""), "2025-09 8 ");
  CHECK_EQ(first_of({brief_of("2010-01-01"), brief_of("2026-04-03")}, ""), "2010 17 ");
  CHECK_EQ(first_of({brief_of("2000-01-01"), brief_of("2026-04-03")}, "day"),
           "2000-01 316 by month: more than 1000 periods by day");
}

TEST_CASE("Companies rise by the growth of their share") {
  QueryFlags flags;
  flags.view = View::timeline;
  flags.unit = "month";
  const Results results = answer(flags);
  REQUIRE(results.rise);
  CHECK_EQ(results.rise->since, "2026-02");
  CHECK_EQ(results.rise->before, 3);
  CHECK_EQ(results.rise->now, 4);
  REQUIRE_EQ(results.rise->values.size(), 1);  // Apple is in one brief only
  CHECK_EQ(results.rise->values[0].value, "Nvidia");
  CHECK_EQ(results.rise->values[0].before, 1);
  CHECK_EQ(results.rise->values[0].now, 3);
  CHECK(results.rise->values[0].score > 0);
}

TEST_CASE("Two periods are compared by companies, sources, people and words") {
  CHECK_EQ(compared("2026-01", "2026-03"),
           "2026-01-01..2026-01-31 3 | 2026-03-01..2026-03-31 4 | 7\n"
           "company: Intel 2>1 Nvidia 1>3 Apple 0>1\n"
           "source: ft.com 0>3 cnbc.com 2>0 reuters.com 1>1\n"
           "person:\n"
           "word: chips 0>4 sold 0>4 cut 2>0 jobs 2>0\n");
  CHECK_EQ(compared("2026-01", "2026-03", "nvidia"),
           "2026-01-01..2026-01-31 1 | 2026-03-01..2026-03-31 3 | 4\n"
           "company: Intel 0>1\n"
           "source: ft.com 0>2 reuters.com 1>1\n"
           "person:\n"
           "word: chips 0>3 rose 1>0 sold 0>3\n");
  CHECK_EQ(compared("2025", "2026-03-30"),
           "2025-01-01..2025-12-31 0 | 2026-03-30 2 | 2\n"
           "company:\nsource:\nperson:\nword:\n");
}

TEST_CASE("Periods that overlap are compared, and that is said") {
  const std::string text = compared("2026", "2026-03");
  CHECK_NE(text.find("| 2026-03-01..2026-03-31 4 | 7\n"), std::string::npos);
  CHECK_NE(text.find("the two periods overlap"), std::string::npos);
}

TEST_CASE("A period that cannot be meant is refused") {
  QueryFlags flags;
  flags.view = View::compare;
  flags.compare = {"2026-13", "2026-03"};
  CHECK_THROWS_AS(answer(flags), Error);
}
