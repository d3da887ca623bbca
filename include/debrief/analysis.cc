#include "debrief/analysis.h"

#include <libstemmer.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <new>

#include "debrief/text.h"
#include "debrief/word_scanner.h"

namespace debrief {
namespace {

constexpr std::size_t longest_word = 64;  // bytes, folded
constexpr std::size_t longest_raw =
    256;  // bytes folded at all: hostile words are endless
constexpr std::size_t cached_words = 100000;  // some 15 MB; then it starts afresh
constexpr std::size_t words_at_once = 512;
constexpr std::size_t first_slots = 1 << 9;  // a question has a few words; a power of two
constexpr int rules = 1;                     // raise when a rule of analysis.h changes

// Lucene's 33, the words that questions are made of, and their short forms.
constexpr std::array<std::string_view, 104> stop_words = {
    "a",        "about",  "all",    "also",   "am",     "an",    "and",     "any",
    "are",      "as",     "at",     "be",     "been",   "being", "but",     "by",
    "can",      "could",  "did",    "do",     "does",   "for",   "from",    "had",
    "has",      "have",   "he",     "her",    "his",    "how",   "i",       "if",
    "in",       "into",   "is",     "it",     "its",    "many",  "may",     "me",
    "much",     "my",     "no",     "not",    "of",     "on",    "or",      "our",
    "s",        "she",    "should", "so",     "some",   "such",  "t",       "than",
    "that",     "the",    "their",  "them",   "then",   "there", "these",   "they",
    "this",     "those",  "to",     "was",    "we",     "were",  "what",    "when",
    "where",    "which",  "while",  "who",    "whom",   "whose", "why",     "will",
    "with",     "would",  "you",    "your",   "arent",  "cant",  "couldnt", "didnt",
    "doesnt",   "dont",   "hadnt",  "hasnt",  "havent", "im",    "isnt",    "ive",
    "shouldnt", "theyre", "wasnt",  "werent", "weve",   "wont",  "wouldnt", "youre"};

// A raw word without what punctuation does in it.
std::string folded_word(std::string_view raw) {
  std::string word = fold(clip(raw, longest_raw));
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  const bool number = !word.empty() && word[0] >= '0' && word[0] <= '9';
  std::erase_if(word,
                [&](char c) { return c == '\'' || c == ',' || (c == '.' && !number); });
  word.resize(clip(word, longest_word).size());
  return word;
}

// Snowball English. Not Xapian's, though it is the same to the letter (analysis_test.cc):
// words are taken apart without Xapian's library then.
class Stemmer {
 public:
  Stemmer() : state_(sb_stemmer_new("english", nullptr), sb_stemmer_delete) {
    if (state_ == nullptr) throw std::bad_alloc();
  }

  std::string operator()(std::string_view word) const {
    const sb_symbol* const stem =
        sb_stemmer_stem(state_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(state_.get()))};
  }

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> state_;
};

}  // namespace

struct Analyzer::Cache {
  struct Entry {
    std::string raw;
    KnownWord known;
  };
  // A word that was found in the text.
  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t hash = 0;
    const Entry* entry = nullptr;
  };

  Stemmer stemmer;
  std::deque<Entry> entries;
  std::vector<std::size_t> hashes;   // of entries
  std::vector<std::uint32_t> table;  // open addressing: index into entries + 1, 0: free
  std::vector<Found> found;

  Cache() { clear(); }

  void clear() {
    entries.clear();
    hashes.clear();
    table.assign(first_slots, 0);
  }

  std::uint32_t& slot(std::size_t hash) { return table[hash & (table.size() - 1)]; }

  void grow() {
    table.assign(table.size() * 2, 0);
    for (std::uint32_t i = 0; i < hashes.size(); ++i) {
      std::size_t at = hashes[i];
      while (slot(at) != 0) ++at;
      slot(at) = i + 1;
    }
  }

  const Entry* look_up(std::string_view raw, std::size_t hash) {
    std::size_t at = hash;
    for (; slot(at) != 0; ++at) {
      const std::uint32_t i = slot(at) - 1;
      if (hashes[i] == hash && entries[i].raw == raw) return &entries[i];
    }
    if ((entries.size() + 1) * 2 > table.size()) {
      grow();
      for (at = hash; slot(at) != 0; ++at) continue;
    }
    hashes.push_back(hash);
    Entry& entry = entries.emplace_back();
    slot(at) = static_cast<std::uint32_t>(entries.size());
    entry.raw = raw;
    KnownWord& known = entry.known;
    known.word = folded_word(raw);
    known.stem = stemmer(known.word);
    known.word_hash = XXH3_64bits(known.word.data(), known.word.size());
    known.stem_hash = XXH3_64bits(known.stem.data(), known.stem.size());
    return &entry;
  }

  // The next words of the text; none: found is empty. Entries stay until the next call.
  void look_up_some(WordScanner& scanner) {
    if (entries.size() >= cached_words) clear();
    found.clear();
    std::size_t begin = 0;
    const std::string_view text = scanner.text;
    const auto raw = [&](const Found& one) {
      return clip(text.substr(one.begin, one.end - one.begin), longest_raw);
    };
    // Look-ups that miss the processor's caches are under way at once.
    while (found.size() < words_at_once && scanner.next(begin)) {
      Found& one = found.emplace_back();
      one.begin = begin;
      one.end = scanner.at;
      one.hash = std::hash<std::string_view>()(raw(one));
      __builtin_prefetch(&slot(one.hash));
    }
    for (const Found& one : found)
      if (const std::uint32_t i = slot(one.hash); i != 0) {
        __builtin_prefetch(&hashes[i - 1]);
        __builtin_prefetch(&entries[i - 1]);
      }
    for (Found& one : found) one.entry = look_up(raw(one), one.hash);
  }
};

Analyzer::Analyzer() : cache_(std::make_unique<Cache>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<TextToken>& tokens) {
  WordScanner scanner{text};
  std::size_t size = 0;  // tokens are written over, so that their strings keep their room
  do {
    cache_->look_up_some(scanner);
    for (const Cache::Found& found : cache_->found) {
      const KnownWord& known = found.entry->known;
      if (known.stem.empty()) continue;
      if (size == tokens.size()) tokens.emplace_back();
      TextToken& token = tokens[size++];
      token.word = known.word;
      token.stem = known.stem;
      token.begin = found.begin;
      token.end = found.end;
    }
  } while (!cache_->found.empty());
  tokens.resize(size);
}

void Analyzer::for_each_word(std::string_view text,
                             const std::function<void(const KnownWord&)>& use) {
  WordScanner scanner{text};
  do {
    cache_->look_up_some(scanner);
    for (const Cache::Found& found : cache_->found)
      if (!found.entry->known.stem.empty()) use(found.entry->known);
  } while (!cache_->found.empty());
}

void Analyzer::analyze(std::string_view text, const std::bitset<128>& firsts,
                       std::vector<TextToken>& tokens, bool with_others) {
  std::size_t size = 0;  // tokens are written over
  const auto add = [&](std::size_t begin, std::size_t end) -> TextToken& {
    if (size == tokens.size()) tokens.emplace_back();
    TextToken& token = tokens[size++];
    token.word.clear();
    token.stem.clear();
    token.begin = begin;
    token.end = end;
    return token;
  };
  if (cache_->entries.size() >= cached_words) cache_->clear();
  const ByteSet wanted = word_beginnings(firsts);
  WordScanner scanner{text};
  std::size_t begin = 0;
  for (;;) {
    if (!with_others) scanner.pass_words(wanted);
    if (!scanner.next(begin)) break;
    if (!wanted[static_cast<unsigned char>(text[begin])]) {
      if (with_others) add(begin, scanner.at);
      continue;
    }
    const std::string_view raw =
        clip(text.substr(begin, scanner.at - begin), longest_raw);
    const KnownWord& known =
        cache_->look_up(raw, std::hash<std::string_view>()(raw))->known;
    if (known.stem.empty()) continue;
    TextToken& token = add(begin, scanner.at);
    token.word = known.word;
    token.stem = known.stem;
  }
  tokens.resize(size);
}

std::vector<TextToken> Analyzer::analyze(std::string_view text) {
  std::vector<TextToken> tokens;
  analyze(text, tokens);
  return tokens;
}

bool is_stop_word(std::string_view word) {
  return std::find(stop_words.begin(), stop_words.end(), word) != stop_words.end();
}

std::string analysis_fingerprint() {
  const Stemmer stemmer;
  std::string print = std::to_string(rules);
  for (const char* word : {"partnership", "universities", "generously", "skis", "dying",
                           "organization", "luxuriously", "being", "evening"})
    print += ' ' + stemmer(word);
  return print;
}

}  // namespace debrief
