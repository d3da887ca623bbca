#include "indexer/amounts/read_number.h"

#include <algorithm>

#include "indexer/amounts/amount_words.h"
#include "indexer/amounts/lower_word.h"

namespace debrief {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (is_digit_at(text, at)) ++at;
  return at;
}

// Where ",000" ends, or ",00" with a further group behind it; AT for neither.
std::size_t end_of_group(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ',') return at;
  const std::size_t end = end_of_digits(text, at + 1);
  if (end - at == 4) return end;
  const bool two = end - at == 3 && end < text.size() && text[end] == ',';
  return two && end_of_digits(text, end + 1) - end >= 3 ? end : at;
}

NumberRead read_digits(std::string_view text, std::size_t at) {
  constexpr std::size_t most_digits = 30;
  std::size_t end = end_of_digits(text, at);
  const NumberRead none{0, at};
  if (end - at > most_digits) return none;
  NumberRead number{0, end, false, true};
  if (end - at <= 3)
    for (std::size_t next = end; (next = end_of_group(text, end)) != end;) {
      end = next;
      number.plain = false;
      if (end - at > most_digits) return none;
    }
  for (std::size_t i = at; i < end; ++i)
    if (text[i] != ',') number.value = number.value * 10 + (text[i] - '0');
  if (end < text.size() && text[end] == '.' && is_digit_at(text, end + 1)) {
    const std::size_t last = end_of_digits(text, end + 1);
    if (last - end > most_digits) return none;
    double place = 1;
    double fraction = 0;
    for (std::size_t i = end + 1; i < last; ++i) {
      fraction = fraction * 10 + (text[i] - '0');
      place *= 10;
    }
    number.value += fraction / place;
    number.plain = false;
    end = last;
  }
  constexpr std::string_view joints = ".,:/";
  const bool goes_on = end < text.size() && joints.find(text[end]) != joints.npos &&
                       is_digit_at(text, end + 1);
  if (goes_on) return none;
  number.end = end;
  return number;
}

AmountMeaning meaning_at(std::string_view text, std::size_t at, std::size_t end) {
  return amount_meaning_of(LowerWord(text.substr(at, end - at)).view());
}

bool is_scale_at(std::string_view text, std::size_t at) {
  const std::size_t begin = skip_space(text, at);
  return begin != at &&
         meaning_at(text, begin, end_of_letters(text, begin)).word == AmountWord::scale;
}

// "a", "half a", before a scale.
NumberRead read_article(std::string_view text, std::size_t at, std::size_t end) {
  const LowerWord word(text.substr(at, end - at));
  if (word.view() == "a" && is_scale_at(text, end)) return {1, end, true};
  if (word.view() != "half") return {0, at};
  const std::size_t article = skip_space(text, end);
  const bool a = text.substr(article, 2) == "a " && article != end;
  return a && is_scale_at(text, article + 1) ? NumberRead{0.5, article + 1, true}
                                             : NumberRead{0, at};
}

NumberRead read_words(std::string_view text, std::size_t at) {
  const std::size_t end = end_of_letters(text, at);
  const AmountMeaning first = meaning_at(text, at, end);
  if (first.word == AmountWord::number) return {first.value, end, true};
  if (first.word != AmountWord::tens) return read_article(text, at, end);
  if (end < text.size() && (text[end] == '-' || text[end] == ' ')) {
    const std::size_t last = end_of_letters(text, end + 1);
    const AmountMeaning second = meaning_at(text, end + 1, last);
    if (second.word == AmountWord::number && second.value < 10)
      return {first.value + second.value, last, true};
  }
  return {first.value, end, true};
}

}  // namespace

NumberRead read_number(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, at};
  return is_digit_at(text, at) ? read_digits(text, at) : read_words(text, at);
}

std::size_t end_of_letters(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z')))
    ++at;
  return at;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  if (text[at] == ' ' || text[at] == '\n') return at + 1;
  if (text.substr(at, 2) == "\xC2\xA0") return at + 2;      // no-break space
  if (text.substr(at, 3) == "\xE2\x80\xAF") return at + 3;  // narrow no-break space
  return at;
}

}  // namespace debrief
