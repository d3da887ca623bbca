// Collects what single words are known to be from public lists:
//   collect_words DICTIONARY WORDNET FIRST LAST MORE_FIRST MORE_LAST > words.txt
// DICTIONARY: English words, one a line. WORDNET: the folder of WordNet's data.* and
// index.*. The rest are names, one a line: those of a census, most frequent first, and
// those of other countries, which count only where they are no English words.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "debrief/error.h"
#include "debrief/text.h"

namespace {

using namespace debrief;

constexpr std::size_t most_surnames = 20'000;  // rarer ones are mostly other words

std::ifstream open(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error("cannot read " + path);
  return file;
}

bool is_small_word(const std::string& word) {
  return word.size() >= 2 && word.size() <= 20 &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

class Collector {
 public:
  void read_dictionary(const std::string& path);
  void read_names(const std::string& path, char code, std::size_t most, bool unless_word);
  void read_wordnet(const std::string& folder);
  void print(std::ostream& out) const;

 private:
  void read_nouns(const std::string& folder);
  bool is_verb(const std::string& word) const;

  std::map<std::string, std::set<char>> words_;
  std::map<std::string, int> senses_;
  std::map<char, std::set<std::string>> parts_;  // v, a, d: verbs, adjectives, adverbs
};

void Collector::read_dictionary(const std::string& path) {
  auto file = open(path);
  for (std::string word; std::getline(file, word);) {
    if (is_small_word(word)) words_[word].insert('c');
  }
}

void Collector::read_names(const std::string& path, char code, std::size_t most,
                           bool unless_word) {
  auto file = open(path);
  std::size_t n = 0;
  for (std::string line; std::getline(file, line) && n < most; ++n) {
    std::replace(line.begin(), line.end(), '-', ' ');
    std::istringstream parts(line);
    for (std::string part; parts >> part;) {
      const std::string word = fold(part);
      if (!is_small_word(word) || word.size() < (unless_word ? 3U : 2U)) continue;
      const auto known = words_.find(word);
      if (unless_word && known != words_.end() && known->second.count('c') != 0) continue;
      words_[word].insert(code);
    }
  }
}

// data.noun: "00001740 03 n …", the second field being the lexicographer file;
// index.noun: "entity n 1 1 ~ 1 1 00001740", the first offset that of the first sense.
void Collector::read_nouns(const std::string& folder) {
  std::map<std::string, int> files;
  auto data = open(folder + "/data.noun");
  for (std::string line; std::getline(data, line);) {
    if (line[0] != ' ') files[line.substr(0, 8)] = std::stoi(line.substr(9, 2));
  }
  auto index = open(folder + "/index.noun");
  for (std::string line; std::getline(index, line);) {
    std::istringstream fields(line);
    std::string word, part, skip, offset;
    int synsets = 0, pointers = 0;
    if (line[0] == ' ' || !(fields >> word >> part >> synsets >> pointers)) continue;
    for (int i = 0; i < pointers + 2; ++i) fields >> skip;
    if (is_small_word(word) && fields >> offset) senses_[word] = files[offset];
  }
}

void Collector::read_wordnet(const std::string& folder) {
  read_nouns(folder);
  const std::map<char, std::string> names = {{'v', "verb"}, {'a', "adj"}, {'d', "adv"}};
  for (const auto& [code, name] : names) {
    auto index = open(folder + "/index." + name);
    for (std::string line; std::getline(index, line);) {
      const std::string word = line.substr(0, line.find(' '));
      if (is_small_word(word)) parts_[code].insert(word);
    }
  }
}

// With the endings that WordNet's index leaves to its reader.
bool Collector::is_verb(const std::string& word) const {
  const std::set<std::string>& verbs = parts_.at('v');
  const auto has = [&](std::size_t cut, const char* tail) {
    return word.size() > cut + 1 && verbs.count(word.substr(0, word.size() - cut) + tail);
  };
  if (verbs.count(word) != 0) return true;
  if (word.ends_with("ed")) return has(1, "") || has(2, "");
  if (word.ends_with("ing")) return has(3, "") || has(3, "e");
  return word.ends_with("s") && has(1, "");
}

void Collector::print(std::ostream& out) const {
  for (const auto& [word, codes] : words_) {
    auto sense = senses_.find(word);
    if (sense == senses_.end() && word.back() == 's') {
      sense = senses_.find(word.substr(0, word.size() - 1));
    }
    out << word << ' ';
    for (const char code : codes) out << code;
    if (codes.count('c') != 0 || sense != senses_.end()) {
      if (is_verb(word)) out << 'v';
      if (parts_.at('a').count(word) != 0) out << 'a';
      if (parts_.at('d').count(word) != 0) out << 'd';
    }
    if (sense != senses_.end()) out << sense->second;
    out << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    std::cerr
        << "usage: collect_words DICTIONARY WORDNET FIRST LAST MORE_FIRST MORE_LAST\n";
    return 2;
  }
  try {
    Collector collector;
    collector.read_dictionary(argv[1]);
    collector.read_names(argv[3], 'f', most_surnames, false);
    collector.read_names(argv[4], 'l', most_surnames, false);
    collector.read_names(argv[5], 'f', std::string::npos, true);
    collector.read_names(argv[6], 'l', std::string::npos, true);
    collector.read_wordnet(argv[2]);
    collector.print(std::cout);
  } catch (const std::exception& error) {
    std::cerr << "collect_words: " << error.what() << '\n';
    return 2;
  }
}
