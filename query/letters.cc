#include "query/letters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <vector>

#include "debrief/text.h"

namespace debrief {
namespace {

struct Place {
  char32_t c;
  std::size_t at;
};

std::vector<Place> code_points(std::string_view text) {
  std::vector<Place> out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out.push_back({c.value, at});
    at += c.size;
  }
  return out;
}

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_currency(char32_t c) { return u_charType(icu(c)) == U_CURRENCY_SYMBOL; }
bool is_digit(char32_t c) { return u_isdigit(icu(c)); }

// True when what stands before code point I is a word that the sign at I belongs to:
// "20%", "50€", "C++", "C#", the last dot of "U.S.".
bool ends_a_word(const std::vector<Place>& text, std::size_t i) {
  const char32_t c = text[i].c;
  if (c == '%' || is_currency(c)) return i > 0 && is_digit(text[i - 1].c);
  if (c == '.') {
    return i > 2 && u_isalpha(icu(text[i - 1].c)) && text[i - 2].c == '.' &&
           u_isalpha(icu(text[i - 3].c)) && (i == 3 || !is_letter(text[i - 4].c));
  }
  if (c != '+' && c != '#') return false;
  if (i > 0 && text[i - 1].c == c) --i;
  return i > 0 && u_isalpha(icu(text[i - 1].c));
}

bool stands_alone(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(icu(c), &status);
  return U_SUCCESS(status) && uscript_breaksBetweenLetters(script);
}

}  // namespace

bool is_letter(char32_t c) {
  return (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(icu(c)) || u_charType(icu(c)) == U_CONTROL_CHAR || c == 0x200B ||
         c == 0xFEFF;
}

bool is_quote(char32_t c) { return c == '"' || (c >= 0x201C && c <= 0x201F); }

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  const std::vector<Place> all = code_points(text);
  std::size_t begin = 0;
  std::size_t end = all.size();
  const auto kept = [](char32_t c) { return is_letter(c) || c == '*'; };
  while (begin < end && !kept(all[begin].c)) ++begin;
  if (begin > 0 && begin < end && is_currency(all[begin - 1].c) && is_digit(all[begin].c))
    --begin;
  while (end > begin && !kept(all[end - 1].c) && !ends_a_word(all, end - 1)) --end;
  const auto offset = [&](std::size_t i) {
    return i < all.size() ? all[i].at : text.size();
  };
  return text.substr(offset(begin), offset(end) - offset(begin));
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool within = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    const bool letter = is_letter(c.value);
    const bool alone = letter && c.value >= 0x80 && stands_alone(c.value);
    if (alone || (letter && !within)) ++words;
    within = letter && !alone;
  }
  return words;
}

std::string single_spaced(std::string_view text) {
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (is_blank(c.value)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    append_utf8(out, c.value);
  }
  return out;
}

}  // namespace debrief
