// Which briefs are editions of one another: how often that is told right, and what must
// not depend on it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/group_versions.h"
#include "indexer/make_document.h"
#include "indexer/read_briefs.h"

using namespace debrief;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

const std::vector<std::string> who = {"Nvidia",
                                      "The ministry",
                                      "A regulator",
                                      "Intel",
                                      "The port of Gdansk",
                                      "Its supplier",
                                      "The union",
                                      "OpenAI",
                                      "A court in Lyon",
                                      "The central bank",
                                      "The hospital",
                                      "A start-up",
                                      "Siemens",
                                      "The airline",
                                      "The senate"};
const std::vector<std::string> does = {
    "delayed",   "approved", "cut",      "doubled", "questioned", "sold",     "announced",
    "inspected", "closed",   "financed", "tested",  "withdrew",   "extended", "audited"};
const std::vector<std::string> what = {
    "a plant for memory chips", "the contract on turbines",
    "a loan to farmers",        "the northern railway line",
    "two data centres",         "its forecast for exports",
    "the vaccine programme",    "a tax on fuel",
    "the merger with a rival",  "its fleet of ferries",
    "the rules for drones",     "a pension fund",
    "the search for lithium",   "its oldest reactor"};
const std::vector<std::string> why = {
    "because prices fell",       "after weeks of talks", "despite many complaints",
    "to please its lenders",     "without a vote",       "as the harvest failed",
    "when the licence ended",    "before the elections", "under a secret agreement",
    "while engineers were away", "for the third time",   "at the request of Brussels"};

const std::string& one_of(Random& random, const std::vector<std::string>& list) {
  return list[below(random, list.size())];
}

std::string sentence(Random& random) {
  return fmt::format("{} {} {} worth {} million {}. (reuters.com)", one_of(random, who),
                     one_of(random, does), one_of(random, what), 2 + below(random, 900),
                     one_of(random, why));
}

struct Text {
  std::string title;
  std::vector<std::string> sentences;
  std::string footer = "Shared from Dawn";
  int day = 0;  // of June 2026; 0: not stated
};

Text invented(Random& random, std::size_t sentences) {
  Text text;
  text.title = fmt::format("{} {}", one_of(random, who), one_of(random, why));
  while (text.sentences.size() < sentences) text.sentences.push_back(sentence(random));
  return text;
}

VersionSketch sketch_of(const Text& text) {
  static const NameBook names;
  static const RepeatedLines repeated;
  static Analyzer analyzer;
  std::string bytes = text.title + "\n\n";
  for (const std::string& one : text.sentences) bytes += one + ' ';
  bytes += "\n\n" + text.footer + '\n';
  const std::string path =
      text.day == 0 ? "brief.txt" : fmt::format("2026-06-{:02}.txt", text.day);
  const FileStatus file{path, bytes.size(),
                        std::int64_t{to_days({2026, 7, 1})} * 86'400'000'000'000};
  const FileBriefs read = read_briefs(file, bytes, {names, repeated, Date{2026, 7, 2}});
  return make_document(read.briefs.front().brief, analyzer).sketch;
}

// One word in EVERY is another.
Text corrected(Random& random, Text text, std::size_t every) {
  for (std::string& one : text.sentences) {
    std::string out;
    for (std::size_t at = 0; at < one.size();) {
      const std::size_t end = std::min(one.find(' ', at), one.size());
      const bool changes = one[at] != '(' && below(random, every) == 0;
      out += changes ? fmt::format("changed{}", below(random, 1000))
                     : one.substr(at, end - at);
      if (end < one.size()) out += ' ';
      at = end + 1;
    }
    one = out;
  }
  return text;
}

Text longer(Random& random, Text text, std::size_t by) {
  for (std::size_t i = 0; i < by; ++i)
    text.sentences.insert(
        text.sentences.begin() +
            static_cast<std::ptrdiff_t>(below(random, text.sentences.size() + 1)),
        sentence(random));
  return text;
}

// The same series: title, opening and closing words stay, the news do not.
Text next_issue(Random& random, const Text& text, int day) {
  Text next = text;
  next.day = day;
  for (std::size_t i = next.sentences.size() * 2 / 5; i < next.sentences.size(); ++i)
    next.sentences[i] = sentence(random);
  return next;
}

using Alter = Text (*)(Random&, const Text&);

struct Kind {
  const char* name;
  bool is_edition;
  double floor;  // of the share told right, in percent
  Alter alter;
};

const Kind kinds[] = {
    {"another footer", true, 100,
     [](Random&, const Text& t) {
       Text other = t;
       other.footer = "Get your own daily briefing";
       return other;
     }},
    {"one word in fifty corrected", true, 100,
     [](Random& r, const Text& t) { return corrected(r, t, 50); }},
    {"one word in twenty corrected", true, 97,
     [](Random& r, const Text& t) { return corrected(r, t, 20); }},
    {"two sentences added", true, 99,
     [](Random& r, const Text& t) { return longer(r, t, 2); }},
    {"a third longer", true, 99,
     [](Random& r, const Text& t) { return longer(r, t, t.sentences.size() / 3); }},
    {"a third longer, and corrected", true, 95,
     [](Random& r, const Text& t) {
       return corrected(r, longer(r, t, t.sentences.size() / 3), 40);
     }},
    {"corrected on the next day", true, 96,
     [](Random& r, const Text& t) {
       Text next = corrected(r, t, 60);
       next.day = t.day == 0 ? 0 : t.day + 1;
       return next;
     }},
    {"another of the same topics", false, 100,
     [](Random& r, const Text& t) { return invented(r, t.sentences.size()); }},
    {"the next issue of its series", false, 99,
     [](Random& r, const Text& t) { return next_issue(r, t, t.day + 1); }},
    {"another brief of the day in its series", false, 99,
     [](Random& r, const Text& t) { return next_issue(r, t, t.day); }},
};

bool are_linked(const VersionSketch& a, const VersionSketch& b) {
  const std::vector<std::uint32_t> groups = group_versions({&a, &b});
  return groups[0] == groups[1];
}

}  // namespace

TEST_CASE("Editions are told from other briefs, measured on altered copies") {
  constexpr std::size_t briefs = 300;
  std::size_t linked = 0;
  std::size_t linked_right = 0;
  for (const Kind& kind : kinds) {
    Random random(7);
    std::size_t right = 0;
    for (std::size_t i = 0; i < briefs; ++i) {
      Text text = invented(random, 8 + below(random, 25));
      text.day = static_cast<int>(below(random, 2) * (1 + below(random, 27)));
      const bool is_linked =
          are_linked(sketch_of(text), sketch_of(kind.alter(random, text)));
      right += is_linked == kind.is_edition ? 1 : 0;
      linked += is_linked ? 1 : 0;
      linked_right += is_linked && kind.is_edition ? 1 : 0;
    }
    const double share = 100.0 * static_cast<double>(right) / briefs;
    MESSAGE(fmt::format("{}: {:.1f} % right", kind.name, share));
    CHECK_MESSAGE(share >= kind.floor, kind.name);
  }
  const double precision =
      100.0 * static_cast<double>(linked_right) / static_cast<double>(linked);
  MESSAGE(fmt::format("precision {:.1f} %", precision));
  CHECK_GE(precision, 99.5);
}

TEST_CASE("A chain of editions, each a step from the one before, is no single group") {
  Random random(3);
  Text text = invented(random, 30);
  std::vector<VersionSketch> sketches;
  for (int step = 0; step < 30; ++step) {
    sketches.push_back(sketch_of(text));
    for (int i = 0; i < 2; ++i)
      text.sentences[below(random, text.sentences.size())] = sentence(random);
  }
  std::vector<const VersionSketch*> all;
  for (const VersionSketch& sketch : sketches) all.push_back(&sketch);
  const std::vector<std::uint32_t> groups = group_versions(all);
  CHECK_NE(groups.front(), groups.back());
  const std::set<std::uint32_t> different(groups.begin(), groups.end());
  CHECK_GE(different.size(), 3U);
  CHECK_LE(different.size(), 10U);
}

TEST_CASE("The issues of a series are not editions, whatever they share") {
  Random random(5);
  const Text first = invented(random, 20);
  std::vector<VersionSketch> sketches;
  for (int day = 1; day <= 28; ++day)
    sketches.push_back(sketch_of(next_issue(random, first, day)));
  std::vector<const VersionSketch*> all;
  for (const VersionSketch& sketch : sketches) all.push_back(&sketch);
  const std::vector<std::uint32_t> groups = group_versions(all);
  for (std::uint32_t i = 0; i < groups.size(); ++i) CHECK_EQ(groups[i], i);

  Text empty_issue = first;  // word for word the same, but for the day
  empty_issue.title = "Markets at noon, June 3";
  empty_issue.day = 3;
  Text another = first;
  another.title = "Markets at noon, June 4";
  another.day = 4;
  CHECK(!are_linked(sketch_of(empty_issue), sketch_of(another)));
}

TEST_CASE("A text of a few words has no editions") {
  Text text;
  text.title = "Title 1";
  text.sentences = {"OpenAI said so once. (reuters.com)"};
  CHECK(!are_linked(sketch_of(text), sketch_of(text)));
}

TEST_CASE("Groups follow the briefs and not their order") {
  Random random(11);
  std::vector<VersionSketch> sketches;
  for (int i = 0; i < 60; ++i) {
    const Text text = invented(random, 12);
    sketches.push_back(sketch_of(text));
    for (int k = 0; k < i % 4; ++k)
      sketches.push_back(sketch_of(corrected(random, text, 40)));
  }
  const auto sizes_by_sketch = [&](const std::vector<std::size_t>& order) {
    std::vector<const VersionSketch*> in_order;
    for (const std::size_t i : order) in_order.push_back(&sketches[i]);
    const std::vector<std::uint32_t> groups = group_versions(in_order);
    std::vector<std::set<std::size_t>> members(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) members[groups[i]].insert(order[i]);
    std::sort(members.begin(), members.end());
    return members;
  };
  std::vector<std::size_t> order(sketches.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto wanted = sizes_by_sketch(order);
  std::reverse(order.begin(), order.end());
  CHECK(sizes_by_sketch(order) == wanted);
}
