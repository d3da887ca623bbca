#include "debrief/word_codes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "debrief/frequent_words.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr unsigned char as_it_is = 0x80;
constexpr unsigned char first_way = 0x81;
constexpr unsigned char first_sign = 0x86;
constexpr unsigned char first_short = 0x89;
constexpr unsigned char first_long = 0xC0;
constexpr std::size_t short_codes = first_long - first_short;
static_assert(short_codes + std::size_t{64} * 256 == frequent_words);

// What a code stands for: a blank and a word.
constexpr std::size_t most_at_once = 1 + longest_frequent_word;

constexpr std::array<std::string_view, 3> signs = {"\u2019", "\u201C", "\u201D"};
constexpr unsigned char sign_begin = 0xE2;  // their first byte

enum class Case { small, capital, capitals };

// The codes 81 to 85, in their order; small letters with a blank have none.
struct Way {
  Case letters = Case::small;
  bool blank = true;

  bool operator==(const Way&) const = default;
};
constexpr std::array<Way, 5> ways = {{{Case::capital, true},
                                      {Case::small, false},
                                      {Case::capital, false},
                                      {Case::capitals, true},
                                      {Case::capitals, false}}};

// In ASCII a letter and its capital differ in this bit alone.
constexpr unsigned char small_bit = 0x20;

bool is_letter(char c) {
  const auto letter = static_cast<unsigned char>(c | small_bit);
  return letter >= 'a' && letter <= 'z';
}
char upper(char c) { return static_cast<char>(c & ~small_bit); }

class CodeWriter {
 public:
  CodeWriter(std::string& out, std::string_view text) : out_(out), text_(text) {}

  void write() {
    while (at_ < text_.size()) {
      // The blank in front counts as part of a word, and the beginning of the text, too.
      const bool blank = at_ != 0 && text_[at_] == ' ';
      const std::size_t begin = at_ + (blank ? 1 : 0);
      if (begin < text_.size() && is_letter(text_[begin]))
        put_word(begin, blank || at_ == 0);
      else
        put_sign();
    }
  }

 private:
  // The word at `begin`, all of its letters.
  void put_word(std::size_t begin, bool blank) {
    std::array<char, longest_frequent_word> letters;  // written before they are read
    FrequentWords::Place place;
    const std::size_t most = std::min(letters.size(), text_.size() - begin);
    std::size_t size = 0;
    std::size_t large = 0;
    for (; size < most && is_letter(text_[begin + size]); ++size) {
      const char letter = text_[begin + size];
      letters[size] = static_cast<char>(letter | small_bit);
      place.add(letters[size]);
      large += (letter & small_bit) == 0 ? 1 : 0;
    }
    std::size_t end = begin + size;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    Way way{Case::small, blank};
    if (large == 1 && (text_[begin] & small_bit) == 0)
      way.letters = Case::capital;
    else if (large == size)
      way.letters = Case::capitals;
    const bool is_known_way = large == 0 || way.letters != Case::small;
    if (end - begin > letters.size() || !is_known_way ||
        !put_code({letters.data(), size}, place.value(), way))
      out_ += text_.substr(at_, end - at_);
    at_ = end;
  }

  // WORD in small letters, whose search begins at PLACE. False, and nothing written, when it has no code or is no longer
  // than that.
  bool put_code(std::string_view word, std::size_t place, const Way& way) {
    const auto rank = rank_of(word, place);
    if (!rank) return false;
    const bool is_plain = way == Way{};
    const std::size_t size = (is_plain ? 0 : 1) + (*rank < short_codes ? 1 : 2);
    if (size >= word.size() + (way.blank ? 1 : 0)) return false;
    if (!is_plain)
      put(first_way + (std::find(ways.begin(), ways.end(), way) - ways.begin()));
    put_rank(*rank);
    return true;
  }

  void put_rank(std::size_t rank) {
    if (rank < short_codes) return put(first_short + rank);
    put(first_long + (rank - short_codes) / 256);
    put((rank - short_codes) % 256);
  }

  void put_sign() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte == sign_begin)
      for (std::size_t i = 0; i < signs.size(); ++i)
        if (text_.substr(at_).starts_with(signs[i])) {
          at_ += signs[i].size();
          return put(first_sign + i);
        }
    if (byte >= as_it_is) put(as_it_is);
    put(byte);
    ++at_;
  }

  void put(std::size_t byte) { out_ += static_cast<char>(byte); }

  std::string& out_;
  std::string_view text_;
  std::size_t at_ = 0;
};

// Takes codes off the beginning of CODES and writes what they stand for, until few bytes
// of room are left before END. IS_BEGUN: there is text before OUT. Returns where it ends.
char* write_text(std::string_view& codes, char* out, const char* end, bool is_begun) {
  const char* at = codes.data();
  const char* const codes_end = at + codes.size();
  const char* const begin = out;
  const auto next = [&] {
    if (at == codes_end) ByteReader::damaged();
    return static_cast<unsigned char>(*at++);
  };
  while (at != codes_end && static_cast<std::size_t>(end - out) >= most_at_once) {
    unsigned char byte = next();
    if (byte <= as_it_is) {
      *out++ = static_cast<char>(byte < as_it_is ? byte : next());
      continue;
    }
    if (byte >= first_sign && byte < first_short) {
      const std::string_view sign = signs[byte - first_sign];
      out = std::copy(sign.begin(), sign.end(), out);
      continue;
    }
    Way way;
    if (byte < first_sign) {
      way = ways[byte - first_way];
      byte = next();
      if (byte < first_short) ByteReader::damaged();
    }
    const std::size_t rank =
        byte < first_long ? byte - std::size_t{first_short}
                          : short_codes + (byte - first_long) * std::size_t{256} + next();
    if (way.blank && (is_begun || out != begin)) *out++ = ' ';
    const std::string_view word = frequent_word(rank);
    // As many bytes as any word has: that is quicker than as many as this one has.
    std::memcpy(out, word.data(), longest_frequent_word);
    const std::size_t large = way.letters == Case::small     ? 0
                              : way.letters == Case::capital ? 1
                                                             : word.size();
    for (std::size_t i = 0; i < large; ++i) out[i] = upper(out[i]);
    out += word.size();
  }
  codes.remove_prefix(static_cast<std::size_t>(at - codes.data()));
  return out;
}

}  // namespace

void append_word_codes(std::string& out, std::string_view text) {
  CodeWriter(out, text).write();
}

std::string text_of_codes(std::string_view codes) {
  std::array<char, 2048> piece;  // written before it is read
  std::string text;
  while (!codes.empty()) {
    const char* end =
        write_text(codes, piece.data(), piece.data() + piece.size(), !text.empty());
    text.append(piece.data(), static_cast<std::size_t>(end - piece.data()));
  }
  return text;
}

}  // namespace debrief
