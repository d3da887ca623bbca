#include "indexer/amounts/read_unit.h"

#include <algorithm>
#include <array>

#include "indexer/amounts/lower_word.h"

namespace debrief {
namespace {

struct WordRead {
  std::string_view text;
  AmountMeaning meaning;
  std::size_t end = 0;  // of the word; where the search began when there is none
};

// The word that follows at AT after one space or hyphen, or touches.
WordRead next_word(std::string_view text, std::size_t at) {
  std::size_t begin = skip_space(text, at);
  if (begin == at && begin < text.size() && text[begin] == '-') ++begin;
  const std::size_t end = end_of_letters(text, begin);
  if (end == begin) return {{}, {}, at};
  const std::string_view word = text.substr(begin, end - begin);
  return {word, amount_meaning_of(LowerWord(word).view()), end};
}

UnitRead none_at(std::size_t at) {
  UnitRead none;
  none.end = at;
  return none;
}

bool touches(std::string_view text, std::size_t at) {
  return end_of_letters(text, at) != at;
}

// "percentage points", "basis points" (a hundredth of one).
UnitRead read_points(std::string_view text, std::size_t at) {
  const WordRead first = next_word(text, at);
  const double factor = first.text == "percentage" ? 1 : first.text == "basis" ? 0.01 : 0;
  if (factor == 0) return none_at(at);
  const WordRead second = next_word(text, first.end);
  if (second.text != "point" && second.text != "points") return none_at(at);
  return {AmountKind::percent, factor, "pp", second.end};
}

UnitRead read_percent(std::string_view text, std::size_t at) {
  const std::size_t sign = skip_space(text, at);
  if (sign < text.size() && text[sign] == '%')
    return {AmountKind::percent, 1, "%", sign + 1};
  const WordRead word = next_word(text, at);
  if (word.meaning.word == AmountWord::percent)
    return {AmountKind::percent, 1, "%", word.end};
  if (word.meaning.word == AmountWord::per) {
    const WordRead cent = next_word(text, word.end);
    if (cent.text == "cent") return {AmountKind::percent, 1, "%", cent.end};
  }
  return read_points(text, at);
}

// "US", "Canadian", … before "dollars", "Swiss" before "francs": the currency meant.
std::string_view national_currency(std::string_view nation, std::string_view coin) {
  struct Row {
    std::string_view nation;
    std::string_view coin;
    std::string_view currency;
  };
  constexpr Row rows[] = {
      {"US", "dollars", "USD"},        {"American", "dollars", "USD"},
      {"Canadian", "dollars", "CAD"},  {"Australian", "dollars", "AUD"},
      {"Singapore", "dollars", "SGD"}, {"Taiwan", "dollars", "TWD"},
      {"Swiss", "francs", "CHF"},      {"Swedish", "kronor", "SEK"},
      {"Norwegian", "kroner", "NOK"},  {"Danish", "kroner", "DKK"},
      {"Mexican", "pesos", "MXN"},     {"Argentine", "pesos", "ARS"},
      {"Philippine", "pesos", "PHP"},  {"Turkish", "lira", "TRY"},
      {"Indian", "rupees", "INR"},     {"Pakistani", "rupees", "PKR"},
      {"Chinese", "yuan", "CNY"},      {"Japanese", "yen", "JPY"},
      {"British", "pounds", "GBP"},    {"Egyptian", "pounds", "EGP"}};
  for (const Row& row : rows)
    if (row.nation == nation && row.coin == coin) return row.currency;
  return {};
}

UnitRead read_currency(std::string_view text, std::size_t at, bool scaled) {
  const WordRead word = next_word(text, at);
  if (word.end == at) return none_at(at);
  const WordRead after = next_word(text, word.end);
  if (const auto code = national_currency(word.text, after.text); !code.empty())
    return {AmountKind::money, 1, std::string(code), after.end};
  if (word.text == "pounds" && (scaled || after.text == "sterling"))
    return {AmountKind::money, 1, "GBP", after.text == "sterling" ? after.end : word.end};
  // "won" is mostly a verb.
  const bool currency = word.meaning.word == AmountWord::currency;
  if (!currency || (word.text == "won" && !scaled)) return none_at(at);
  return {AmountKind::money, word.meaning.value, std::string(word.meaning.unit),
          word.end};
}

UnitRead read_measure(std::string_view text, std::size_t at) {
  const WordRead word = next_word(text, at);
  if (word.end == at) return none_at(at);
  const auto quantity = AmountKind::quantity;
  if (word.text == "square" || word.text == "sq") {
    const WordRead side = next_word(text, word.end);
    if (side.meaning.word != AmountWord::unit || side.meaning.unit != "m")
      return none_at(at);
    return {quantity, side.meaning.value * side.meaning.value, "m2", side.end};
  }
  if (word.text == "metric") {
    const WordRead ton = next_word(text, word.end);
    if (ton.meaning.unit == "ton") return {quantity, 1000, "kg", ton.end};
  }
  if (word.meaning.word != AmountWord::unit) return none_at(at);
  if (word.meaning.unit == "W") {
    const WordRead hour = next_word(text, word.end);
    if (hour.text == "hour" || hour.text == "hours")
      return {quantity, word.meaning.value, "Wh", hour.end};
  }
  return {quantity, word.meaning.value, std::string(word.meaning.unit), word.end};
}

bool is_lower(std::string_view word) { return word[0] >= 'a' && word[0] <= 'z'; }

bool is_plural(std::string_view word) {
  constexpr std::array<std::string_view, 4> irregular = {"children", "men", "people",
                                                         "women"};
  if (std::binary_search(irregular.begin(), irregular.end(), word)) return true;
  return word.size() >= 4 && word.ends_with('s') && !word.ends_with("ss") &&
         !word.ends_with("us") && !word.ends_with("is");
}

}  // namespace

ScaleRead read_scale(std::string_view text, std::size_t at, bool money) {
  ScaleRead read{1, at, false};
  if (touches(text, at)) {
    const std::size_t end = end_of_letters(text, at);
    const std::string_view letters = text.substr(at, end - at);
    const AmountMeaning meaning = amount_meaning_of(LowerWord(letters).view());
    const double scale = short_scale(letters);
    const bool unit = meaning.word == AmountWord::unit && !money;
    if (meaning.word == AmountWord::scale) return {meaning.value, end, true};
    if (unit || meaning.word == AmountWord::currency) return read;
    // "405B parameters" are billions, "5m" without a noun may be metres.
    const bool counted = scale > 0 && (money || read_noun(text, end).end != end);
    if (!counted) return {1, std::string_view::npos, false};
    return {scale, end, true};
  }
  for (int n = 0; n < 2; ++n) {
    const WordRead word = next_word(text, read.end);
    const bool scale = word.meaning.word == AmountWord::scale;
    const double brief = money && n == 0 ? short_scale(word.text) : 0;
    if (!scale && brief == 0) break;
    read = {read.scale * (scale ? word.meaning.value : brief), word.end, true};
  }
  return read;
}

UnitRead read_unit(std::string_view text, std::size_t at, bool scaled) {
  UnitRead read = read_percent(text, at);
  if (read.end == at) read = read_currency(text, at, scaled);
  if (read.end == at) read = read_measure(text, at);
  return read;
}

UnitRead read_noun(std::string_view text, std::size_t at) {
  constexpr int most_words = 3;
  std::size_t end = at;
  for (int n = 0; n < most_words; ++n) {
    const std::size_t begin = skip_space(text, end);
    const WordRead word = next_word(text, end);
    const bool hyphen = begin == end && n == 0;
    if (hyphen || word.end == end || !is_lower(word.text)) break;
    if (word.meaning.word != AmountWord::none) break;
    if (is_plural(word.text))
      return {AmountKind::quantity, 1, std::string(word.text), word.end};
    end = word.end;
  }
  return none_at(at);
}

}  // namespace debrief
