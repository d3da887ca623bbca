// Prints how often "did you mean" is right: seeded slips in the words and names of an
// index, the share of each kind that is corrected to what it was made from, and what a
// correction costs.
#include <fmt/format.h>

#include <array>
#include <ctime>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/index.h"
#include "query/nearest_word.h"
#include "query/vocabulary.h"

namespace debrief {
namespace {

constexpr std::size_t sample = 500;  // words and names of each kind

enum class Slip { insert, remove, swap, replace };
constexpr std::array<std::string_view, 4> slips = {"letter too many", "letter missing",
                                                   "letters swapped", "letter wrong"};

// WORD with one slip in it, anywhere.
std::string with_slip(std::string word, Slip slip, std::mt19937& random) {
  const auto at = random() % word.size();
  const char letter = static_cast<char>('a' + random() % 26);
  if (slip == Slip::insert) word.insert(word.begin() + static_cast<long>(at), letter);
  if (slip == Slip::remove) word.erase(at, 1);
  if (slip == Slip::replace) word[at] = letter;
  if (slip == Slip::swap && at + 1 < word.size()) std::swap(word[at], word[at + 1]);
  return word;
}

bool is_plain(std::string_view word) {
  return word.size() >= 5 && word.size() <= 40 &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

// The words of at least five letters as they are written: all forms, and the stems that
// have none.
std::vector<std::string> words_of(const IndexSet& indexes) {
  std::set<std::string> words;
  std::set<std::string> stems;
  const std::string key_prefix(word_key);
  for (auto key = indexes.all.metadata_keys_begin(key_prefix);
       key != indexes.all.metadata_keys_end(key_prefix); ++key) {
    const std::string word = (*key).substr(word_key.size());
    stems.insert(indexes.all.get_metadata(*key));
    if (is_plain(word)) words.insert(word);
  }
  auto t = indexes.all.allterms_begin("");
  for (t.skip_to("a"); t != indexes.all.allterms_end(""); ++t)
    if (is_plain(*t) && stems.count(*t) == 0) words.insert(*t);
  return {words.begin(), words.end()};
}

struct Score {
  std::size_t tried = 0;
  std::size_t word = 0;  // the very word
  std::size_t stem = 0;  // or another form of it, which finds the same
};

Score score_words(const IndexSet& indexes, const std::vector<std::string>& words,
                  Slip slip, std::mt19937& random, double& cost) {
  Analyzer analyzer;
  const auto stem_of = [&](const std::string& word) {
    return analyzer.analyze(word).front().stem;
  };
  Score score;
  for (std::size_t i = 0; i < 3 * sample && score.tried < sample; ++i) {
    const std::string& word = words[random() % words.size()];
    const std::string typed = with_slip(word, slip, random);
    if (indexes.all.term_exists(stem_of(typed))) continue;  // a word as well
    const std::clock_t begin = std::clock();
    const auto meant = nearest_word(indexes, typed);
    cost += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    ++score.tried;
    score.word += meant == word ? 1 : 0;
    score.stem += meant && stem_of(*meant) == stem_of(word) ? 1 : 0;
  }
  return score;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// Names of one field with a slip, and with their words in another order.
void print_names(const IndexSet& indexes, const Field& field, std::mt19937& random) {
  const std::string prefix(field.prefix);
  std::vector<std::string> names;
  for (auto t = indexes.all.allterms_begin(prefix); t != indexes.all.allterms_end(prefix);
       ++t)
    if (const std::string name = (*t).substr(prefix.size()); name.size() >= 5)
      names.push_back(name);
  if (names.empty()) return;
  std::size_t tried = 0, first = 0, turned = 0, found = 0;
  for (std::size_t i = 0; i < sample; ++i) {
    const std::string& name = names[random() % names.size()];
    const std::string typed = with_slip(name, static_cast<Slip>(random() % 4), random);
    const ResolvedValue value = resolve_value(indexes, field, typed);
    if (value.values.empty()) {
      ++tried;
      first += !value.nearest.empty() && name_key(value.nearest[0]) == name_key(name);
    }
    const auto blank = name.find(' ');
    if (blank == std::string::npos || field.name == "source") continue;
    const ResolvedValue other = resolve_value(
        indexes, field, name.substr(blank + 1) + ' ' + name.substr(0, blank));
    ++turned;
    for (const std::string& one : other.values) found += name_key(one) == name ? 1 : 0;
  }
  fmt::print("{:<16} {:>5} {:>8.1f} %", field.name, tried, share(first, tried));
  if (turned != 0)
    fmt::print("   of {} turned round {:.1f} %", turned, share(found, turned));
  fmt::print("\n");
}

void print_table(const std::string& path) {
  const IndexSet indexes = open_indexes({path});
  const std::vector<std::string> words = words_of(indexes);
  if (words.empty()) return;
  std::mt19937 random(1);
  double cost = 0;
  std::size_t tried = 0;
  fmt::print("{:<16} {:>5} {:>10} {:>10}   of {} words\n", "", "tried", "word",
             "same stem", words.size());
  for (std::size_t kind = 0; kind < slips.size(); ++kind) {
    const Score score =
        score_words(indexes, words, static_cast<Slip>(kind), random, cost);
    fmt::print("{:<16} {:>5} {:>8.1f} % {:>8.1f} %\n", slips[kind], score.tried,
               share(score.word, score.tried), share(score.stem, score.tried));
    tried += score.tried;
  }
  for (const char* name : {"company", "person", "source"})
    print_names(indexes, field(name), random);
  fmt::print("{:.2f} ms a word\n", 1e3 * cost / static_cast<double>(tried));
}

}  // namespace
}  // namespace debrief

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: debrief_quality_spelling INDEX\n");
    return 2;
  }
  debrief::print_table(argv[1]);
}
