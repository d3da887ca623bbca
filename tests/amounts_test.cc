#include <doctest/doctest.h>

#include <string>

#include "indexer/amounts/find_amounts.h"

using namespace debrief;

namespace {

// "money 5e+10 USD [$50 billion]; …"
std::string found(std::string_view text) {
  std::string out;
  for (const Amount& amount : find_amounts(text)) {
    if (!out.empty()) out += "; ";
    const Span span = amount.span;
    out += to_string(amount) + " [" +
           std::string(text.substr(span.begin, span.end - span.begin)) + "]";
  }
  return out;
}

struct Row {
  const char* text;
  const char* amounts;
};

template <std::size_t n>
void check(const Row (&rows)[n]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK_EQ(found(row.text), std::string(row.amounts));
  }
}

}  // namespace

TEST_CASE("Money is a number of one currency") {
  check({
      {"invest $50 billion in it", "money 50000000000 USD [$50 billion]"},
      {"a $1.5-billion deal", "money 1500000000 USD [$1.5-billion]"},
      {"€1.2bn, £300m, $5K, $2T",
       "money 1200000000 EUR [€1.2bn]; money 300000000 GBP [£300m]; money 5000 USD "
       "[$5K]; "
       "money 2000000000000 USD [$2T]"},
      {"Rs 10.4 crore and Rs. 500",
       "money 104000000 INR [Rs 10.4 crore]; money 500 INR "
       "[Rs. 500]"},
      {"₹2,00,000 or ₹1 lakh crore",
       "money 200000 INR [₹2,00,000]; money 1000000000000 INR [₹1 lakh crore]"},
      {"US$3,250.75, C$20, HK$8 million, USD 5 million",
       "money 3250.75 USD [US$3,250.75]; money 20 CAD [C$20]; money 8000000 HKD [HK$8 "
       "million]; money 5000000 USD [USD 5 million]"},
      {"50 billion dollars, 20 euros, half a billion dollars, a million yen",
       "money 50000000000 USD [50 billion dollars]; money 20 EUR [20 euros]; money "
       "500000000 USD [half a billion dollars]; money 1000000 JPY [a million yen]"},
      {"two billion US dollars, 3 million Swiss francs, 50 cents",
       "money 2000000000 USD [two billion US dollars]; money 3000000 CHF [3 million "
       "Swiss "
       "francs]; money 0.5 USD [50 cents]"},
      {"5 million pounds, 20 pounds sterling, 20 pounds",
       "money 5000000 GBP [5 million pounds]; money 20 GBP [20 pounds sterling]; "
       "quantity "
       "9.0718474 kg [20 pounds]"},
      {"a loss of -$5 million", "money -5000000 USD [-$5 million]"},
      {"$ 5", "money 5 USD [$ 5]"},
      {"the team won 5 games", "quantity 5 games [5 games]"},
  });
}

TEST_CASE("A share is a number of percent") {
  check({
      {"20%, 20 percent, 20 per cent, 0.3 pct, 20-percent",
       "percent 20 % [20%]; percent 20 % [20 percent]; percent 20 % [20 per cent]; "
       "percent "
       "0.3 % [0.3 pct]; percent 20 % [20-percent]"},
      {"twenty-five percent, −3%, fell -3.5 %",
       "percent 25 % [twenty-five percent]; percent -3 % [−3%]; percent -3.5 % [-3.5 %]"},
      {"by 25 basis points or 2 percentage points",
       "percent 0.25 pp [25 basis points]; percent 2 pp [2 percentage points]"},
  });
}

TEST_CASE("A measure is reduced to its unit without prefix") {
  check({
      {"2 gigawatts, 500MW, a 2-gigawatt plant",
       "quantity 2000000000 W [2 gigawatts]; quantity 500000000 W [500MW]; quantity "
       "2000000000 W [2-gigawatt]"},
      {"3 megawatt-hours, 40 kWh",
       "quantity 3000000 Wh [3 megawatt-hours]; quantity 40000 "
       "Wh [40 kWh]"},
      {"80 GB, 3 GHz, 10 Gbps",
       "quantity 80000000000 B [80 GB]; quantity 3000000000 Hz [3 "
       "GHz]; quantity 10000000000 bit/s [10 Gbps]"},
      {"5 km, 3-nanometre, 10 miles",
       "quantity 5000 m [5 km]; quantity 3e-09 m [3-nanometre]; quantity 16093.44 m [10 "
       "miles]"},
      {"100 square metres, 2 metric tons, 2 tons, 3 million barrels",
       "quantity 100 m2 [100 square metres]; quantity 2000 kg [2 metric tons]; quantity "
       "2 "
       "ton [2 tons]; quantity 3000000 barrel [3 million barrels]"},
  });
}

TEST_CASE("What is counted keeps its noun") {
  check({
      {"1.5 million users, 2,000 people, 21,000 jobs",
       "quantity 1500000 users [1.5 million users]; quantity 2000 people [2,000 people]; "
       "quantity 21000 jobs [21,000 jobs]"},
      {"20 million monthly active users, 405B parameters",
       "quantity 20000000 users [20 million monthly active users]; quantity 405000000000 "
       "parameters [405B parameters]"},
      {"three customers, a hundred shops",
       "quantity 3 customers [three customers]; "
       "quantity 100 shops [a hundred shops]"},
      {"It sold 3 million in March.", "quantity 3000000  [3 million]"},
  });
}

TEST_CASE("Both ends of a range are amounts") {
  check({
      {"$10 to $15 billion",
       "money 10000000000 USD [$10]; money 15000000000 USD [$15 "
       "billion]"},
      {"$10-15 billion",
       "money 10000000000 USD [$10]; money 15000000000 USD [15 billion]"},
      {"$500 to $1 million", "money 500 USD [$500]; money 1000000 USD [$1 million]"},
      {"10–15%, 2 to 3 gigawatts, 1-2 million users",
       "percent 10 % [10]; percent 15 % [15%]; quantity 2000000000 W [2]; quantity "
       "3000000000 W [3 gigawatts]; quantity 1000000 users [1]; quantity 2000000 users "
       "[2 "
       "million users]"},
      {"between 5 and 10 percent", "percent 5 % [5]; percent 10 % [10 percent]"},
      {"between $60 billion and $90 billion",
       "money 60000000000 USD [$60 billion]; money 90000000000 USD [$90 billion]"},
  });
}

TEST_CASE("What only looks like an amount is none") {
  check({
      {"April 27, 27 April, in 2023 sales rose, 2019-2021, two weeks ago, 5 years", ""},
      {"GPT-4 models, Windows 11 users, v2 things, 1.2.3 versions, 10:30 trains", ""},
      {"the 27th games, No. 5, #5 things, 1/2 cups, a 1,500-page book", ""},
      {"hundreds of millions, several billion, one of them, the two sides' own",
       "quantity 2 "
       "sides "
       "[two "
       "sides]"},
      {"$, €, $x, US$, Rs, 5m, 10K, B, %, -%", ""},
  });
}

TEST_CASE("Hostile text is read to its end") {
  const std::size_t megabyte = 1 << 20;
  for (const char* piece :
       {"9", "$", "$1-", "1,000", "a ", "half a ", "1 ", "1 x ", "two ", "\xE2\x82\xAC",
        "- ", "US", "twenty-", "1.", "1 to "}) {
    std::string text;
    while (text.size() < megabyte) text += piece;
    std::size_t end = 0;
    bool in_order = true;
    for (const Amount& amount : find_amounts(text)) {
      in_order &= amount.span.begin >= end && amount.span.end > amount.span.begin;
      end = amount.span.end;
    }
    CHECK_MESSAGE(in_order, piece);
    CHECK_LE(end, text.size());
  }
  for (const char* text : {"", "$", "5", "5 ", "5-", "\xC2\xA0", "twenty-", "half", "Rs.",
                           "1,", "1.", "-", "5 per", "5 square", "5 basis"})
    CHECK_EQ(found(text), "");
}
