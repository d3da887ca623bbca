#include "indexer/boilerplate.h"

#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "debrief/text.h"
#include "indexer/citations.h"

namespace debrief {
namespace {

constexpr std::size_t longest_footer_line =
    400;  // bytes; what is longer was written to be read

// How lines begin, folded, that apps and mailers add: the sharing sheets of news apps,
// app shops, mailing lists, mail clients.
struct Phrase {
  std::string_view beginning;
  bool takes_the_rest;  // everything below it is footer too
};
constexpr std::array<Phrase, 16> phrases = {{
    {"get your own daily briefing", true},
    {"get this briefing in your inbox", true},
    {"you are receiving this", true},
    {"you received this email because", true},
    {"shared from ", false},
    {"shared via ", false},
    {"sent from my ", false},
    {"download on the app store", false},
    {"download the app", false},
    {"get it on google play", false},
    {"unsubscribe", false},
    {"manage your subscription", false},
    {"manage preferences", false},
    {"view in browser", false},
    {"view this email in your browser", false},
    {"forwarded this email?", false},
}};

// What the phrases begin with.
constexpr std::array<bool, 128> phrase_letters = [] {
  std::array<bool, 128> letters{};
  for (const Phrase& phrase : phrases)
    letters[static_cast<unsigned char>(phrase.beginning[0])] = true;
  return letters;
}();

const Phrase* phrase_of(std::string_view text) {
  if (text.empty() || text.size() > longest_footer_line) return nullptr;
  // No folding changes an ASCII letter to anything but a small one.
  const auto first = static_cast<unsigned char>(text[0]);
  const bool is_big = first >= 'A' && first <= 'Z';
  if (first < 0x80 && !phrase_letters[is_big ? first + 32U : first]) return nullptr;
  const std::string folded = fold(text);
  for (const Phrase& phrase : phrases)
    if (folded.starts_with(phrase.beginning)) return &phrase;
  return nullptr;
}

bool cites(const Block& block) { return !take_citations(block).citations.empty(); }

std::uint64_t hash_of(std::string_view text) {
  const std::string folded = fold(text);
  return XXH3_64bits(folded.data(), folded.size());
}

// A line of signs ("---", "***") separates and says nothing.
bool is_rule(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (u_isalnum(static_cast<UChar32>(c.value))) return false;
    at += c.size;
  }
  return true;
}

// Where the rest is footer: the uppermost phrase that takes it, unless a claim would be
// lost by that; none: the end. Whether blocks cite is asked last, and of few: the body
// is long.
std::size_t without_rest(const std::vector<Block>& blocks) {
  std::vector<std::size_t> takers;  // from the last one upwards
  for (std::size_t i = blocks.size(); i > 1 && blocks.size() - i < 2 * footer_lines; --i)
    if (const Phrase* phrase = phrase_of(blocks[i - 1].text);
        phrase != nullptr && phrase->takes_the_rest)
      takers.push_back(i - 1);
  std::size_t size = blocks.size();
  std::size_t looked = blocks.size();
  for (const std::size_t taker : takers) {
    for (; looked > taker; --looked)
      if (cites(blocks[looked - 1])) return size;
    size = taker;
  }
  return size;
}

// How many blocks are left when known phrases and rules are taken from the end.
std::size_t without_phrases(const std::vector<Block>& blocks) {
  std::size_t size = without_rest(blocks);
  while (size > 1 &&
         (phrase_of(blocks[size - 1].text) != nullptr || is_rule(blocks[size - 1].text)))
    --size;
  return size;
}

// The lines of a brief's end from the last upwards, as long as they can be a footer.
class Ending {
 public:
  // Whether LINE belongs to it too; when one does not, none above it does.
  bool take(const Block& line) {
    if (is_over_) return false;
    is_over_ = line.text.size() > longest_footer_line || cites(line);
    if (is_over_) return false;
    const std::uint64_t hash = hash_of(line.text);
    if (std::find(lines_.begin(), lines_.end(), hash) != lines_.end()) return true;
    is_over_ = lines_.size() == footer_lines;
    if (!is_over_) lines_.push_back(hash);
    return !is_over_;
  }

  // Different ones, the last first.
  const std::vector<std::uint64_t>& lines() const { return lines_; }

 private:
  std::vector<std::uint64_t> lines_;
  bool is_over_ = false;
};

}  // namespace

void remove_boilerplate(std::vector<Block>& blocks, const RepeatedLines& repeated) {
  blocks.resize(without_phrases(blocks));
  if (repeated.empty()) return;
  // What ending_lines() does not tell must not count, or nobody knows when to read again.
  Ending ending;
  const auto is_footer = [&](const Block& line) {
    return repeated.count(hash_of(line.text)) != 0 && ending.take(line);
  };
  while (blocks.size() > 1 && is_footer(blocks.back())) {
    blocks.pop_back();
    const std::size_t left = without_phrases(blocks);  // they may stand between
    while (blocks.size() > left) {
      ending.take(blocks.back());
      blocks.pop_back();
    }
  }
}

std::vector<std::uint64_t> ending_lines(const std::vector<Block>& blocks) {
  Ending ending;
  std::size_t left = without_phrases(blocks);
  while (left > 1 && ending.take(blocks[left - 1])) --left;
  return ending.lines();
}

}  // namespace debrief
