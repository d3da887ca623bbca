#include "debrief/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace debrief {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_ascii_byte(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Where the bytes of ASCII from AT on end: eight at a time.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080) != 0) break;
  }
  while (at < text.size() && is_ascii_byte(text[at])) ++at;
  return at;
}

// Where what is ASCII and no control character ends, from AT on: eight at a time, of which
// a byte that is else sets its highest bit in one of three numbers.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t below = eight - 0x2020202020202020;
    const std::uint64_t above = eight + 0x0101010101010101;
    if (((eight | below | above) & 0x8080808080808080) != 0) break;
  }
  while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
  return at;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Accents that sit on a Latin letter are left out; marks of other scripts carry meaning.
icu::UnicodeString without_latin_accents(const icu::UnicodeString& decomposed) {
  icu::UnicodeString out;
  bool after_latin = false;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (after_latin) continue;
    } else {
      after_latin = c < 0x0250 || (c >= 0x1E00 && c < 0x1F00);
    }
    out.append(c);
  }
  return out;
}

// Latin letters that no decomposition takes apart.
std::string_view plain_letter(UChar32 c) {
  switch (c) {
    case 0xE6:
      return "ae";
    case 0xF0:
      return "d";
    case 0xF8:
      return "o";
    case 0xFE:
      return "th";
    case 0x111:
      return "d";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return "'";
    default:
      return {};
  }
}

// The signs that texts are full of, without a table: dashes and quotes. Else: empty.
std::string_view folded_sign(std::string_view sign) {
  for (const std::string_view quote : {"\u2018", "\u2019"})
    if (sign == quote) return "'";
  for (const std::string_view other : {"\u2013", "\u2014", "\u201c", "\u201d"})
    if (sign == other) return other;
  return {};
}

// TEXT as fold() has it, appended, the long way.
void append_folded(std::string& out, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  const auto whole = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString decomposed = nfkd->normalize(whole, status);
  decomposed.foldCase();
  const icu::UnicodeString bare =
      without_latin_accents(nfkd->normalize(decomposed, status));
  // Hangul and the like are put together again, so that a syllable is one code point.
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFCInstance(status)->normalize(bare, status);
  for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    const UChar32 c = composed.char32At(i);
    const std::string_view plain = plain_letter(c);
    if (plain.empty())
      append_utf8(out, static_cast<char32_t>(c));
    else
      out += plain;
  }
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {replacement, 1};
  char32_t value = lead & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return {replacement, 1};
    value = value << 6 | (byte(at + i) & 0x3F);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {replacement, 1};
  return {value, size};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::optional<std::size_t> invalid_utf8_at(std::string_view text) {
  for (std::size_t at = 0;;) {
    at = end_of_ascii(text, at);
    if (at == text.size()) break;
    const CodePoint c = code_point_at(text, at);
    if (c.size == 1) return at;  // nothing above ASCII is one byte long
    at += c.size;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t beyond = end_of_ascii(text, at);
    // What follows may stand on the letter before it, and on none before that.
    const std::size_t plain = beyond == text.size() || beyond == at ? beyond : beyond - 1;
    const std::size_t had = out.size();
    out.resize(had + plain - at);
    std::transform(text.begin() + static_cast<std::ptrdiff_t>(at),
                   text.begin() + static_cast<std::ptrdiff_t>(plain),
                   out.begin() + static_cast<std::ptrdiff_t>(had), ascii_lower);
    at = plain;
    if (beyond == text.size()) break;
    std::size_t end = beyond;
    while (end < text.size() && !is_ascii_byte(text[end])) ++end;
    if (const std::string_view sign = folded_sign(text.substr(beyond, end - beyond));
        !sign.empty()) {
      if (at < beyond) out += ascii_lower(text[at]);
      out += sign;
    } else {
      append_folded(out, text.substr(at, end - at));
    }
    at = end;
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    at = end_of_plain(text, at);
    out.append(text, from, at - from);
    if (at == text.size()) break;
    const CodePoint c = code_point_at(text, at);
    const bool broken = c.size == 1 && static_cast<unsigned char>(text[at]) >= 0x80;
    const bool control = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
    const bool override = (c.value >= 0x202A && c.value <= 0x202E) ||
                          (c.value >= 0x2066 && c.value <= 0x2069);
    if (c.value == '\t' || c.value == '\n' || c.value == '\r')
      out += ' ';
    else
      append_utf8(out, broken || control || override ? replacement : c.value);
    at += c.size;
  }
  return out;
}

// Of the table of distances between beginnings only what lies within LIMIT of its
// diagonal can lead to a distance that small.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> rows(3 * width, limit + 1);
  std::size_t* before = rows.data();
  std::size_t* previous = before + width;
  std::size_t* row = previous + width;
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t begin = i > limit ? i - limit : 1;
    const std::size_t end = std::min(b.size(), i + limit);
    row[begin - 1] = begin == 1 ? i : limit + 1;
    std::size_t least = row[begin - 1];
    for (std::size_t j = begin; j <= end; ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    if (end < b.size()) row[end + 1] = limit + 1;
    std::swap(before, previous);
    std::swap(previous, row);
  }
  return std::min(previous[b.size()], limit + 1);
}

}  // namespace debrief
