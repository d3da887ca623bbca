#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "indexer/dates/find_dates.h"
#include "indexer/dates/holidays.h"

using namespace debrief;

namespace {

// "2026-04-27 [Monday], 2023 [2023]"
std::string found(std::string_view text, std::optional<Date> published) {
  std::string out;
  for (const DateMention& mention : find_dates(text, published)) {
    const auto span = mention.span;
    if (!out.empty()) out += ", ";
    out += to_string(mention.value) + " [" +
           std::string(text.substr(span.begin, span.end - span.begin)) + "]";
  }
  return out;
}

struct Row {
  const char* text;
  const char* dates;
};

// All told on Wednesday, 29 April 2026.
template <std::size_t n>
void check(const Row (&rows)[n]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK_EQ(found(row.text, Date{2026, 4, 29}), std::string(row.dates));
  }
}

}  // namespace

TEST_CASE("A date is found however it is written") {
  check({
      {"on April 27, 2026, it", "2026-04-27 [April 27, 2026]"},
      {"on 27 April 2026", "2026-04-27 [27 April 2026]"},
      {"the 27th of April 2026", "2026-04-27 [27th of April 2026]"},
      {"Apr. 27th, 2026", "2026-04-27 [Apr. 27th, 2026]"},
      {"Mon., Apr. 27, 2026", "2026-04-27 [Mon., Apr. 27, 2026]"},
      {"Monday (April 27)", "2026-04-27 [Monday (April 27]"},
      {"April 27 (Monday), 14 December, Monday",
       "2026-04-27 [April 27 (Monday], 2026-12-14 [14 December, Monday]"},
      {"27.04.26 and 4/27/26", "2026-04-27 [27.04.26], 2026-04-27 [4/27/26]"},
      {"at 2026-04-27T10:00Z", "2026-04-27 [2026-04-27]"},
      {"27/04/2026 and 04/27/2026", "2026-04-27 [27/04/2026], 2026-04-27 [04/27/2026]"},
      {"27.04.2026", "2026-04-27 [27.04.2026]"},
      {"04/05/2026 may be either", ""},
      {"04/05/2026 after 27/04/2026", "2026-05-04 [04/05/2026], 2026-04-27 [27/04/2026]"},
      {"04/05/2026 after 4/27/2026", "2026-04-05 [04/05/2026], 2026-04-27 [4/27/2026]"},
      {"04/05/2026, 27/04/2026, 4/27/2026",
       "2026-04-27 [27/04/2026], 2026-04-27 [4/27/2026]"},
      {"the Fourth of July, 2026", "2026-07-04 [Fourth of July, 2026]"},
      {"in April 2026", "2026-04 [April 2026]"},
      {"in Sept. 2025", "2025-09 [Sept. 2025]"},
      {"in 2026-04", "2026-04 [2026-04]"},
      {"2026-02-30 and February 30", ""},
      {"a 2019 law", "2019 [2019]"},
      {"since ’98", "1998 [’98]"},
  });
}

TEST_CASE("Parts of years have values of their own") {
  check({
      {"the third quarter of 2026", "2026-Q3 [the third quarter of 2026]"},
      {"Q3 2026, 3Q26, Q3'26", "2026-Q3 [Q3 2026], 2026-Q3 [3Q26], 2026-Q3 [Q3'26]"},
      {"first-quarter revenue rose", "2026-Q1 [first-quarter]"},
      {"fourth-quarter revenue rose", "2025-Q4 [fourth-quarter]"},
      {"FY26, fiscal 2027, fiscal year 2028",
       "2026 [FY26], 2027 [fiscal 2027], 2028 [fiscal year 2028]"},
      {"the first half of 2027, H2 2027",
       "2027-H1 [the first half of 2027], 2027-H2 [H2 2027]"},
      {"the second half of this year", "2026-H2 [the second half of this year]"},
      {"the 1990s, the '80s, mid-1970s",
       "1990s [the 1990s], 1980s [the '80s], 1970s [mid-1970s]"},
      {"early 2027, mid-2028, late March 2026",
       "2027 [early 2027], 2028 [mid-2028], 2026-03 [late March 2026]"},
      {"the summer of 2025, last winter, in the fall of 2026",
       "2025-SU [the summer of 2025], 2025-WI [last winter], 2026-FA [the fall of 2026]"},
      {"last year's third quarter; 2026's first quarter; the fourth quarter of last year",
       "2025-Q3 [last year's third quarter], 2026-Q1 [2026's first quarter], 2025-Q4 "
       "[the fourth quarter of last year]"},
      {"from the year-ago quarter, by year-end, at year-end 2027",
       "2025 [the year-ago], 2026 [year-end], 2027 [year-end 2027]"},
      {"March of this year, December last year",
       "2026-03 [March of this year], 2025-12 [December last year]"},
      {"by the end of the year, later this month",
       "2026 [the end of the year], 2026-04 [later this month]"},
  });
}

TEST_CASE("A range is two dates") {
  check({
      {"from May 3 to May 7, 2027", "2027-05-03 [May 3], 2027-05-07 [May 7, 2027]"},
      {"on Nov. 23-25, 2026", "2026-11-23 [Nov. 23], 2026-11-25 [25, 2026]"},
      {"3–7 May 2027", "2027-05-03 [3], 2027-05-07 [7 May 2027]"},
      {"2019-2021 and 1939–45", "2019 [2019], 2021 [2021], 1939 [1939], 1945 [45]"},
      {"in March and April 2025", "2025-03 [March], 2025-04 [April 2025]"},
      {"from December to January 2026", "2025-12 [December], 2026-01 [January 2026]"},
      {"May 3 and 7 people", "2026-05-03 [May 3]"},
  });
}

TEST_CASE("Tense decides on which side of the day published a date lies") {
  check({
      {"It said so Monday.", "2026-04-27 [Monday]"},
      {"It will say so Monday.", "2026-05-04 [Monday]"},
      {"It is meeting on Friday.", "2026-05-01 [Friday]"},
      {"It will be launched on Friday.", "2026-05-01 [Friday]"},
      {"It said Tuesday it will meet on Friday.",
       "2026-04-28 [Tuesday], 2026-05-01 [Friday]"},
      {"A hearing is set for September 6.", "2026-09-06 [September 6]"},
      {"Answers are due by Friday.", "2026-05-01 [Friday]"},
      {"It agreed to pay on Thursday.", "2026-04-30 [Thursday]"},
      {"OpenAI to launch a phone on Monday", "2026-05-04 [Monday]"},
      {"It was signed on December 5.", "2025-12-05 [December 5]"},
      {"It will be signed on February 5.", "2027-02-05 [February 5]"},
      {"It closed in June.", "2025-06 [June]"},
      {"It will close in June.", "2026-06 [June]"},
      {"It was said on Wednesday.", "2026-04-29 [Wednesday]"},
      {"Monday’s language replaces exclusivity.", "2026-04-27 [Monday]"},
  });
}

TEST_CASE("Relative dates count from the day published") {
  check({
      {"yesterday, today, tomorrow",
       "2026-04-28 [yesterday], 2026-04-29 [today], 2026-04-30 [tomorrow]"},
      {"the day before yesterday", "2026-04-27 [the day before yesterday]"},
      {"this morning, last night", "2026-04-29 [this morning], 2026-04-28 [last night]"},
      {"last week, this week, next week",
       "2026-W17 [last week], 2026-W18 [this week], 2026-W19 [next week]"},
      {"last month, next quarter, this year",
       "2026-03 [last month], 2026-Q3 [next quarter], 2026 [this year]"},
      {"last Wednesday, next Wednesday, this Friday",
       "2026-04-22 [last Wednesday], 2026-05-06 [next Wednesday], 2026-05-01 [this "
       "Friday]"},
      {"two weeks ago, three years ago, a month ago",
       "2026-W16 [two weeks ago], 2023 [three years ago], 2026-03 [a month ago]"},
      {"It will return in three days.", "2026-05-02 [in three days]"},
      {"It was built in three days.", ""},
      {"over the weekend it rained, this weekend, last weekend, next weekend",
       "2026-W17 [weekend], 2026-W18 [this weekend], 2026-W17 [last weekend], 2026-W19 "
       "[next weekend]"},
      {"last March, next March", "2026-03 [last March], 2027-03 [next March]"},
      {"20% more than a year earlier", "2025 [a year earlier]"},
      {"in the next few weeks, in recent days, over the past few months",
       "2026-05 [the next few weeks], 2026-W17 [recent days], 2026-Q1 [the past few "
       "months]"},
      {"in the coming months, the next several years",
       "2026-Q3 [the coming months], 2020s [the next several years]"},
      {"twenty-one days ago, thirty years ago, thirteen weeks ago",
       "2026-04-08 [twenty-one days ago], 1996 [thirty years ago], 2026-W05 [thirteen "
       "weeks ago]"},
      {"in the next weeks, recently, over the last two years", ""},
      {"over the next week", ""},
  });
}

TEST_CASE("What follows another date counts from that one") {
  check({
      {"It opened in 2019. The following year it closed.",
       "2019 [2019], 2020 [The following year]"},
      {"It began on May 3, 2020. Three days later it ended.",
       "2020-05-03 [May 3, 2020], 2020-05-06 [Three days later]"},
      {"It began on May 3, 2020. The day before, it rained; in the same month it ended.",
       "2020-05-03 [May 3, 2020], 2020-05-02 [The day before], 2020-05 [the same month]"},
      {"It grew by 5% from the year before. The year before the war it fell.",
       "2025 [the year before]"},
      {"It began in 2020. Three days later it ended.", "2020 [2020]"},
      {"In March 2019 it moved, and in May it grew.",
       "2019-03 [March 2019], 2019-05 [May]"},
      {"Founded in 2006, it grew in March.", "2006 [2006], 2026-03 [March]"},
      {"It won in August of last year and July of this year.",
       "2025-08 [August of last year], 2026-07 [July of this year]"},
  });
}

TEST_CASE("A narrative of other years counts from the date it spoke of last") {
  check({
      {"In September 1939 war broke out. In November, Finland was attacked. It ended in "
       "March 1940. On April 9, Norway was invaded; in June 1940, France fell.",
       "1939-09 [September 1939], 1939-11 [November], 1940-03 [March 1940], 1940-04-09 "
       "[April 9], 1940-06 [June 1940]"},
      {"It lasted from December 1914. In January, in February 1915 and in 1916 it went "
       "on.",
       "1914-12 [December 1914], 1915-01 [January], 1915-02 [February 1915], 1916 "
       "[1916]"},
  });
}

TEST_CASE("Holidays have the day their rule gives them") {
  check({
      {"Christmas 2025, New Year's Eve 2025, Thanksgiving 2025",
       "2025-12-25 [Christmas 2025], 2025-12-31 [New Year's Eve 2025], 2025-11-27 "
       "[Thanksgiving 2025]"},
      {"Labor Day 2026, Memorial Day 2026, Black Friday 2026",
       "2026-09-07 [Labor Day 2026], 2026-05-25 [Memorial Day 2026], 2026-11-27 [Black "
       "Friday 2026]"},
      {"Mother’s Day 2026, St. Patrick's Day 2026",
       "2026-05-10 [Mother’s Day 2026], 2026-03-17 [St. Patrick's Day 2026]"},
      {"last Christmas", "2025-12-25 [last Christmas]"},
      {"He was a good man, new to the mother of all trees.", ""},
  });
  // Easter Sundays of record.
  for (const Date& date : {Date{1961, 4, 2}, Date{2000, 4, 23}, Date{2008, 3, 23},
                           Date{2026, 4, 5}, Date{2038, 4, 25}})
    CHECK_EQ(easter(date.year), date);
}

TEST_CASE("Words and numbers that only look like dates are left alone") {
  check({
      {"It may march on; a second later the sun sat on a wed sea.", ""},
      {"March on, said May. August company.", ""},
      {"2,000 people, 2000 people, 1500 users, about 2020 employees", ""},
      {"GPT-4, Boeing 787, $2026, € 2026, v2.2024, 1080p, 2024.5, Covid-2019", ""},
      {"Monday.com, every Monday, Mondays, The Sunday Times", ""},
      {"January Jones met April Smith.", ""},
      {"May 20% of it fall? March 20 percent more", ""},
      {"the fall of Berlin, prices fall, spring up", ""},
      {"https://example.com/2026/04/27/story www.2026.example", ""},
      {"480 BC, in March 44 BC, 2019p", ""},
      {"room 2.2026.1, 20:24, 1/2, 99/99/9999", ""},
  });
}

TEST_CASE("Without a day published only absolute dates have a value") {
  CHECK_EQ(found("Monday, yesterday, April 27, last year, Q3; 2019, May 3, 2020, "
                 "Christmas, summer",
                 std::nullopt),
           "2019 [2019], 2020-05-03 [May 3, 2020]");
}

TEST_CASE("Hostile text is read to its end") {
  const std::size_t megabyte = 1 << 20;
  CHECK_EQ(found(std::string(megabyte, '7'), Date{2026, 4, 29}), "");
  CHECK_EQ(found(std::string(megabyte, '('), Date{2026, 4, 29}), "");
  CHECK_EQ(found(std::string(megabyte, 'a'), Date{2026, 4, 29}), "");
  std::string weekdays;
  std::string links;
  for (int i = 0; i < 100000; ++i) {
    weekdays += "Monday ";
    links += "2019-";
  }
  CHECK_EQ(find_dates(weekdays, Date{2026, 4, 29}).size(), 100000);
  find_dates(links, Date{2026, 4, 29});
  for (const char* text : {"", "'", "April", "May 3 to", "2026-", "the", "in three",
                           "Monday, the", "St.", "\xE2\x80\x99s", "end of the", "0000"})
    find_dates(text, Date{2026, 4, 29});
  CHECK_EQ(found("9999 years ago, in 0000, 3000 years ago", Date{2026, 4, 29}), "");
}
