#include <array>
#include <string>

#include "corpus/generator/random.h"
#include "corpus/generator/words.h"

namespace debrief::generator {
namespace {

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends)
    if (word.ends_with(end)) return true;
  return false;
}

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

// "company" but not "delay": a y that becomes ie.
bool ends_in_soft_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

std::string with_s(std::string_view word) {
  std::string out(word);
  if (ends_in_soft_y(word)) {
    out.pop_back();
    return out + "ies";
  }
  return out + (ends_with_any(word, {"s", "x", "z", "ch", "sh"}) ? "es" : "s");
}

std::string with_ed(std::string_view word) {
  std::string out(word);
  if (word.ends_with('e')) return out + "d";
  if (!ends_in_soft_y(word)) return out + "ed";
  out.pop_back();
  return out + "ied";
}

std::string with_ing(std::string_view word) {
  std::string out(word);
  if (word.ends_with('e') && !word.ends_with("ee")) out.pop_back();
  return out + "ing";
}

constexpr std::array<std::string_view, 40> onsets = {
    "v",  "k",  "m",  "t",  "r",  "s",  "l",  "n",  "d",  "p",  "b",  "c",  "f",  "g",
    "h",  "z",  "j",  "w",  "tr", "br", "st", "pr", "cl", "gr", "fl", "dr", "ch", "sh",
    "th", "pl", "kr", "sp", "bl", "qu", "sk", "fr", "gl", "cr", "sl", "sw"};
constexpr std::array<std::string_view, 10> vowels = {"a",  "e",  "i",  "o",  "u",
                                                     "ai", "ea", "io", "ou", "ei"};
// Inside a word and at its end: in between, clusters would make it hard to say.
constexpr std::array<std::string_view, 12> inner_codas = {"",  "",  "",  "",  "",  "",
                                                          "n", "r", "l", "s", "m", "x"};
constexpr std::array<std::string_view, 20> last_codas = {
    "",  "n",  "r",  "",   "l",  "s",  "m",  "",   "x",  "nd",
    "t", "nt", "ck", "rn", "st", "ld", "rk", "mp", "lt", "ph"};

}  // namespace

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + separator.size());
  }
  return parts;
}

Verb conjugate(std::string_view entry) {
  const auto forms = split(entry, "/");
  const std::string_view base = forms[0];
  if (forms.size() == 3)
    return {std::string(base), std::string(forms[1]), std::string(forms[2]),
            with_s(base)};
  return {std::string(base), with_ed(base), with_ing(base), with_s(base)};
}

std::string plural(std::string_view noun) {
  if (noun.ends_with("sis")) return std::string(noun.substr(0, noun.size() - 2)) + "es";
  const bool is_plural = noun.ends_with('s') && !ends_with_any(noun, {"ss", "us"});
  return is_plural ? std::string(noun) : with_s(noun);
}

std::string invent_word(std::uint64_t number) {
  Random random(derive(0x6465627269656600ULL, number));
  // Rare words are longer than common ones, as in every language.
  const int syllables = number < 20000 ? 2 : random.between(2, 3);
  std::string word;
  for (int i = 0; i < syllables; ++i) {
    word += onsets[random.zipf(onsets.size())];
    word += vowels[random.zipf(vowels.size())];
    word += i + 1 < syllables ? inner_codas[random.below(inner_codas.size())]
                              : last_codas[random.below(last_codas.size())];
  }
  return word;
}

}  // namespace debrief::generator
