#include "debrief/word_scanner.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>

#include "debrief/text.h"

namespace debrief {
namespace {

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

// None above ASCII is either.
constexpr ByteSet bytes_of(Kind kind) {
  ByteSet bytes{};
  for (std::size_t c = 0; c < ascii_kinds.size(); ++c) bytes[c] = ascii_kinds[c] == kind;
  return bytes;
}
constexpr ByteSet letter_bytes = bytes_of(Kind::letter);
constexpr ByteSet other_bytes = bytes_of(Kind::other);

Kind kind_of(char32_t value) {
  if (value < 0x80) return ascii_kinds[value];
  const auto c = static_cast<UChar32>(value);
  if (u_isdigit(c)) return Kind::digit;
  const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
  if (!u_isalnum(c) && !mark) return Kind::other;
  return is_written_without_spaces(c) ? Kind::alone : Kind::letter;
}

// What stands where in a text.
struct TextSigns {
  std::string_view text;

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

  // Where the bytes of SET from `where` on end.
  std::size_t end_of(const ByteSet& set, std::size_t where) const {
    while (where < text.size() && set[static_cast<unsigned char>(text[where])]) ++where;
    return where;
  }

  static bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

  // "U.S.", "U.S", "J.P.": the end of single letters joined by dots; 0: none here.
  std::size_t end_of_initials(std::size_t at) const {
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

  // Where the ASCII letters from AT on end, if that is where the word ends; else, and
  // for a single letter, AT: they may go on behind a sign.
  std::size_t end_of_letters(std::size_t at) const {
    const std::size_t end = end_of(letter_bytes, at);
    if (end < at + 2) return at;
    if (end == text.size()) return end;
    const bool is_end =
        other_bytes[static_cast<unsigned char>(text[end])] && text[end] != '\'';
    return is_end ? end : at;
  }
};

}  // namespace

ByteSet word_beginnings(const std::bitset<128>& firsts) {
  static constexpr ByteSet beyond_ascii = [] {
    ByteSet bytes{};
    std::fill(bytes.begin() + 0x80, bytes.end(), true);
    return bytes;
  }();
  ByteSet wanted = beyond_ascii;
  for (std::size_t c = '0'; c <= '9'; ++c) wanted[c] = firsts[c];
  for (std::size_t c = 'a'; c <= 'z'; ++c) wanted[c] = wanted[c - 32] = firsts[c];
  return wanted;
}

void WordScanner::pass_words(const ByteSet& wanted) {
  const TextSigns signs{text};
  for (;;) {
    at = signs.end_of(other_bytes, at);
    if (at == text.size() || wanted[static_cast<unsigned char>(text[at])]) return;
    const std::size_t end = signs.end_of_letters(at);
    if (end == at) return;
    at = end;
  }
}

bool WordScanner::next(std::size_t& begin) {
  const TextSigns signs{text};
  at = signs.end_of(other_bytes, at);
  if (const std::size_t end = signs.end_of_letters(at); end != at) {
    begin = at;
    at = end;
    return true;
  }
  TextSigns::Sign s = signs.sign(at);
  while (s.size != 0 && s.kind == Kind::other) s = signs.sign(at += s.size);
  if (s.size == 0) return false;
  begin = at;
  if (s.kind == Kind::alone) {
    at += s.size;
    return true;
  }
  if (const std::size_t end = signs.end_of_initials(at); end != 0) {
    at = end;
    return true;
  }
  for (;;) {
    at += s.size;
    if (s.kind == Kind::letter) at = signs.end_of(letter_bytes, at);
    const Kind before = s.kind;
    s = signs.sign(at);
    if (s.kind == Kind::letter || s.kind == Kind::digit) continue;
    const std::size_t joined = signs.joint(at, before);
    if (joined == 0) return true;
    at += joined;
    s = signs.sign(at);
  }
}

}  // namespace debrief
