#include "debrief/analysis.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <functional>

#include "debrief/text.h"

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

enum class Kind : std::uint8_t { letter, digit, alone, other };

bool is_written_without_spaces(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

constexpr std::array<Kind, 128> ascii_kinds = [] {
  std::array<Kind, 128> kinds{};
  kinds.fill(Kind::other);
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 32] = Kind::letter;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Kind::digit;
  return kinds;
}();

Kind kind_of(char32_t value) {
  if (value < 0x80) return ascii_kinds[value];
  const auto c = static_cast<UChar32>(value);
  if (u_isdigit(c)) return Kind::digit;
  const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
  if (!u_isalnum(c) && !mark) return Kind::other;
  return is_written_without_spaces(c) ? Kind::alone : Kind::letter;
}

// Reads words from a text, one after the other.
struct Scanner {
  std::string_view text;
  std::size_t at = 0;

  struct Sign {
    Kind kind = Kind::other;
    char32_t value = 0;
    std::size_t size = 0;  // 0: behind the end
  };
  Sign sign(std::size_t where) const {
    if (where >= text.size()) return {};
    if (const auto byte = static_cast<unsigned char>(text[where]); byte < 0x80)
      return {ascii_kinds[byte], byte, 1};
    const CodePoint c = code_point_at(text, where);
    return {kind_of(c.value), c.value, c.size};
  }

  bool is_ascii_letter(std::size_t where) const {
    if (where >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[where]);
    return byte < 0x80 && ascii_kinds[byte] == Kind::letter;
  }

  bool is_ascii_other(std::size_t where) const {
    if (where >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[where]);
    return byte < 0x80 && ascii_kinds[byte] == Kind::other;
  }

  static bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

  // "U.S.", "U.S", "J.P.": the end of single letters joined by dots; 0: none here.
  std::size_t end_of_initials() const {
    std::size_t end = 0;
    int letters = 0;
    for (std::size_t where = at;;) {
      const Sign letter = sign(where);
      if (letter.kind != Kind::letter || sign(where + letter.size).kind == Kind::letter)
        break;
      ++letters;
      end = where + letter.size;
      if (sign(end).value != '.') break;
      where = end + 1;
    }
    return letters >= 2 ? end : 0;
  }

  // How many bytes at `where` join what is before it to what is after; 0: the word ends.
  std::size_t joint(std::size_t where, Kind before) const {
    const Sign s = sign(where);
    const Kind after = sign(where + s.size).kind;
    if (is_apostrophe(s.value))
      return before == Kind::letter && after == Kind::letter ? s.size : 0;
    if (before != Kind::digit || after != Kind::digit) return 0;
    if (s.value == '.') return s.size;
    if (s.value != ',') return 0;
    for (std::size_t i = 1; i <= 3; ++i)
      if (sign(where + i).kind != Kind::digit) return 0;
    return sign(where + 4).kind == Kind::digit ? 0 : s.size;
  }

  // Where the ASCII letters from `at` on end, if that is where the word ends; else, and
  // for a single letter, `at`: they may go on behind a sign.
  std::size_t end_of_letters() const {
    std::size_t end = at;
    while (is_ascii_letter(end)) ++end;
    if (end < at + 2 || end == text.size()) return end < at + 2 ? at : end;
    const auto byte = static_cast<unsigned char>(text[end]);
    return byte < 0x80 && ascii_kinds[byte] == Kind::other && byte != '\'' ? end : at;
  }

  // Moves to the next word: [begin, at). False when there is none.
  bool next(std::size_t& begin) {
    while (is_ascii_other(at)) ++at;
    if (const std::size_t end = end_of_letters(); end != at) {
      begin = at;
      at = end;
      return true;
    }
    Sign s = sign(at);
    while (s.size != 0 && s.kind == Kind::other) s = sign(at += s.size);
    if (s.size == 0) return false;
    begin = at;
    if (s.kind == Kind::alone) {
      at += s.size;
      return true;
    }
    if (const std::size_t end = end_of_initials(); end != 0) {
      at = end;
      return true;
    }
    for (;;) {
      at += s.size;
      while (s.kind == Kind::letter && is_ascii_letter(at)) ++at;
      const Kind before = s.kind;
      s = sign(at);
      if (s.kind == Kind::letter || s.kind == Kind::digit) continue;
      const std::size_t joined = joint(at, before);
      if (joined == 0) return true;
      at += joined;
      s = sign(at);
    }
  }
};

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

}  // namespace

struct Analyzer::Cache {
  struct Entry {
    std::string raw;
    std::string word;
    std::string stem;
  };
  // A word that was found in the text.
  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t hash = 0;
    const Entry* entry = nullptr;
  };

  Xapian::Stem stemmer{"english"};
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
    entry.word = folded_word(raw);
    entry.stem = stemmer(entry.word);
    return &entry;
  }

  // The next words of the text; none: found is empty. Entries stay until the next call.
  void look_up_some(Scanner& scanner) {
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
  Scanner scanner{text};
  std::size_t size = 0;  // tokens are written over, so that their strings keep their room
  do {
    cache_->look_up_some(scanner);
    for (const Cache::Found& found : cache_->found) {
      if (found.entry->stem.empty()) continue;
      if (size == tokens.size()) tokens.emplace_back();
      TextToken& token = tokens[size++];
      token.word = found.entry->word;
      token.stem = found.entry->stem;
      token.begin = found.begin;
      token.end = found.end;
    }
  } while (!cache_->found.empty());
  tokens.resize(size);
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
  Scanner scanner{text};
  std::size_t begin = 0;
  while (scanner.next(begin)) {
    const char first = text[begin];
    const bool is_plain = (first >= 'a' && first <= 'z') ||
                          (first >= 'A' && first <= 'Z') ||
                          (first >= '0' && first <= '9');
    const auto lower = static_cast<std::size_t>(
        static_cast<unsigned char>(first >= 'A' && first <= 'Z' ? first + 32 : first));
    if (is_plain && !firsts[lower]) {
      if (with_others) add(begin, scanner.at);
      continue;
    }
    const std::string_view raw =
        clip(text.substr(begin, scanner.at - begin), longest_raw);
    const auto* entry = cache_->look_up(raw, std::hash<std::string_view>()(raw));
    if (entry->stem.empty()) continue;
    TextToken& token = add(begin, scanner.at);
    token.word = entry->word;
    token.stem = entry->stem;
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
  const Xapian::Stem stemmer("english");
  std::string print = std::to_string(rules);
  for (const char* word : {"partnership", "universities", "generously", "skis", "dying",
                           "organization", "luxuriously", "being", "evening"})
    print += ' ' + stemmer(word);
  return print;
}

}  // namespace debrief
