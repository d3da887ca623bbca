// The archive generator: the same bytes for ever, in the shape and with the skew of saved
// briefs.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/generator/plan_brief.h"
#include "corpus/generator/random.h"
#include "corpus/generator/tell_brief.h"
#include "corpus/generator/teller.h"
#include "debrief/text.h"

using namespace debrief;
using namespace debrief::generator;

namespace {

const World& world() {
  static const World made = make_world();
  return made;
}

std::string brief(std::uint64_t number, const Archive& archive = {}) {
  return tell_brief(world(), plan_brief(archive, number));
}

// FNV-1a, 64 bits.
std::uint64_t digest(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325ULL) {
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

struct Parts {
  std::string title, bullets, body, footer;
};

Parts parts_of(const std::string& text) {
  const auto paragraphs = split(text, "\n\n");
  Parts parts;
  parts.title = paragraphs[0];
  std::size_t at = 1;
  if (paragraphs[at].starts_with("- ")) parts.bullets = paragraphs[at++];
  parts.body = paragraphs.at(at++);
  while (at < paragraphs.size()) parts.footer += std::string(paragraphs[at++]) + "\n";
  return parts;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Lower case by ASCII: runs of letters, without what stands between.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    if (is_letter(c)) {
      if (!inside) words.emplace_back();
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    inside = is_letter(c);
  }
  return words;
}

// The hosts of "… (a.com) (b.org)", in order.
std::vector<std::string> hosts_of(const std::string& text) {
  std::vector<std::string> hosts;
  for (std::size_t at = text.find(" ("); at != std::string::npos;
       at = text.find(" (", at + 1))
    hosts.push_back(text.substr(at + 2, text.find(')', at) - at - 2));
  return hosts;
}

}  // namespace

TEST_CASE("Random numbers are those of the published SplitMix64") {
  Random random(1234567);
  for (const std::uint64_t expected :
       {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL})
    CHECK_EQ(random.next(), expected);
}

TEST_CASE("A Zipf draw stays in its range and prefers the first in proportion") {
  Random random(7);
  std::vector<int> counts(100);
  for (int i = 0; i < 100000; ++i) ++counts.at(random.zipf(counts.size()));
  CHECK(*std::min_element(counts.begin(), counts.end()) > 0);
  const double ratio = double(counts[0]) / double(counts[7] + counts[8]) * 2;
  CHECK(ratio > 7);  // rank 7 to 14 together are as frequent as rank 0
  CHECK(ratio < 9);
  for (int i = 0; i < 1000; ++i) CHECK(random.zipf(5, 3) < 5);
  CHECK_EQ(random.zipf(1), 0);
}

// Whoever changes a word list or a template changes every archive, and with it what
// benchmarks of different days can be compared on: do it on purpose, then put the new
// number here.
TEST_CASE("The first 500 briefs are these bytes on every machine") {
  std::uint64_t hash = digest("");
  for (std::uint64_t i = 0; i < 500; ++i)
    hash = digest(brief(i), digest(file_name({}, i), hash));
  CHECK_EQ(hash, 16040060372505230190ULL);
}

TEST_CASE("Another seed tells other briefs under other names") {
  const Archive other{2, {2016, 1, 1}, {2026, 6, 30}};
  CHECK_NE(brief(5), brief(5, other));
  CHECK_NE(file_name({}, 5), file_name(other, 5));
  CHECK(file_name({}, 5).starts_with("000005_"));
  CHECK_EQ(file_name({}, 5).size(), 6 + 1 + 16 + 4);
  CHECK(file_name({}, 1234567).starts_with("1234567_"));
}

TEST_CASE("Every brief has the shape of a saved one") {
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const std::string text = brief(i);
    CAPTURE(text);
    REQUIRE_FALSE(invalid_utf8_at(text));
    REQUIRE_FALSE(text.ends_with('\n'));
    for (const char* slip : {"  ", "..", " .", " ,", "{", "}", "[", "]", "<", ">", "\t"})
      REQUIRE_MESSAGE(text.find(slip) == std::string::npos, slip);

    const Parts parts = parts_of(text);
    for (const std::string& line : {parts.title, parts.bullets, parts.body})
      REQUIRE(line.find('\n') == std::string::npos);
    const std::size_t title_words = split(parts.title, " ").size();
    REQUIRE(title_words >= 4);
    REQUIRE(title_words <= 20);
    const bool full_stop = parts.title.ends_with('.') && !parts.title.ends_with(" Co.") &&
                           !parts.title.ends_with("U.S.") &&
                           !parts.title.ends_with("U.K.");
    REQUIRE_FALSE(full_stop);
    REQUIRE(split(parts.bullets, " - ").size() <= 4);
    REQUIRE((parts.body.ends_with('.') || parts.body.ends_with(')') ||
             parts.body.ends_with("”")));
    for (const std::string& host : hosts_of(parts.body)) {
      REQUIRE(host.find('.') != std::string::npos);
      REQUIRE(host.find_first_of(" ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
    }
  }
}

TEST_CASE("A bullet says what the body says") {
  std::size_t bullets = 0, repeated = 0;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const Parts parts = parts_of(brief(i));
    const auto of_body = words_of(parts.body);
    const std::set<std::string> body(of_body.begin(), of_body.end());
    for (const std::string_view bullet : split(parts.bullets, " - ")) {
      const auto words = words_of(std::string(bullet));
      const auto known = std::count_if(words.begin(), words.end(),
                                       [&](const auto& w) { return body.contains(w); });
      ++bullets;
      repeated += known * 10 >= static_cast<std::ptrdiff_t>(words.size()) * 7;
    }
  }
  CHECK(bullets > 600);
  CHECK(repeated * 100 > bullets * 95);
}

TEST_CASE("Sizes, words and outlets are spread as in saved briefs") {
  constexpr std::uint64_t briefs = 3000;
  std::size_t bytes = 0, running = 0, distinct = 0, cloud = 0, footed = 0, cited = 0;
  std::size_t vocabulary_at_half = 0;
  std::map<std::string, std::size_t> frequency, outlets;
  for (std::uint64_t i = 0; i < briefs; ++i) {
    if (i == briefs / 2) vocabulary_at_half = frequency.size();
    const std::string text = brief(i);
    const Parts parts = parts_of(text);
    const auto words = words_of(text);
    const std::set<std::string> own(words.begin(), words.end());
    bytes += text.size();
    running += split(text, " ").size();
    distinct += own.size();
    cloud += own.contains("cloud");
    footed += !parts.footer.empty();
    for (const std::string& word : words) ++frequency[word];
    for (const std::string& host : hosts_of(parts.body)) ++outlets[host], ++cited;
  }
  const auto mean = [](std::size_t sum) { return double(sum) / double(briefs); };
  CHECK(mean(bytes) == doctest::Approx(2850).epsilon(0.05));
  CHECK(mean(running) == doctest::Approx(420).epsilon(0.05));
  CHECK(mean(distinct) == doctest::Approx(215).epsilon(0.06));
  CHECK(mean(cloud) == doctest::Approx(0.25).epsilon(0.1));
  CHECK(mean(footed) == doctest::Approx(0.85).epsilon(0.05));

  CHECK(frequency.size() > 15000);
  // Still growing, less than evenly: by a third to a half when the archive doubles.
  const double growth = double(frequency.size()) / double(vocabulary_at_half);
  CHECK(growth > 1.3);
  CHECK(growth < 1.7);
  const auto once = std::count_if(frequency.begin(), frequency.end(),
                                  [](const auto& entry) { return entry.second == 1; });
  CHECK(double(once) / double(frequency.size()) == doctest::Approx(0.45).epsilon(0.2));

  CHECK(outlets.size() > 1000);
  std::vector<std::size_t> counts;
  for (const auto& [host, count] : outlets) counts.push_back(count);
  std::sort(counts.rbegin(), counts.rend());
  CHECK(double(counts[0]) / double(cited) == doctest::Approx(0.065).epsilon(0.3));
  CHECK(counts[0] > 8 * counts[30]);
}

TEST_CASE("About one brief in a hundred repeats another, one more does with a change") {
  constexpr std::uint64_t briefs = 10000;
  std::map<std::uint64_t, std::vector<BriefPlan>> plans;
  std::size_t copies = 0, changed = 0;
  for (std::uint64_t i = 0; i < briefs; ++i) {
    const BriefPlan plan = plan_brief({}, i);
    std::vector<BriefPlan>& known = plans[plan.key];
    if (known.empty() && plan.variant == 0)
      known.push_back(plan);
    else if (std::find(known.begin(), known.end(), plan) != known.end())
      ++copies;
    else if (++changed <= 20) {
      const std::string original = tell_brief(world(), known.at(0));
      const std::string variant = tell_brief(world(), plan);
      CHECK_NE(original, variant);
      CHECK_EQ(parts_of(original).title, parts_of(variant).title);
      CHECK(parts_of(variant).body.size() < parts_of(original).body.size() * 3 / 2);
    }
  }
  CHECK(copies > 70);
  CHECK(copies < 130);
  CHECK(changed > 70);
  CHECK(changed < 130);
}

TEST_CASE("Days fill the range, more to its end and on weekdays; stories come back") {
  const Archive archive{1, {2020, 1, 4}, {2023, 12, 31}};  // from Saturday to Sunday
  std::size_t early = 0, late = 0, weekends = 0;
  std::map<std::uint64_t, int> stories;
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const BriefPlan plan = plan_brief(archive, i);
    REQUIRE(plan.date >= archive.since);
    REQUIRE(plan.date <= archive.until);
    REQUIRE_EQ(from_days(static_cast<int>(file_time(plan) / 86400)), plan.date);
    early += plan.date.year == 2020;
    late += plan.date.year == 2023;
    weekends += weekday(plan.date) > 5;
    if (plan.story != plan.key) ++stories[plan.story];
  }
  CHECK(late > 3 * early);
  CHECK(weekends > 300);
  CHECK(weekends < 700);
  CHECK(stories.size() > 15);
  for (const auto& [story, told] : stories) CHECK(told < 25);
  const Archive one_day{1, {2024, 2, 29}, {2024, 2, 29}};
  for (std::uint64_t i = 0; i < 100; ++i)
    CHECK_EQ(plan_brief(one_day, i).date, one_day.since);
}

TEST_CASE("A brief's weekday and day of the month agree with its date") {
  std::size_t told = 0;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const BriefPlan plan = plan_brief({}, i);
    const std::string text = tell_brief(world(), plan);
    CAPTURE(text);
    const auto sentence = parts_of(text).body.substr(0, 400);
    told += sentence.find(" on " + month_day(plan.date, plan.date)) != std::string::npos;
  }
  CHECK(told > 180);  // the others say the weekday, or nothing
}
