#include "query/parse_item.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "debrief/text.h"
#include "query/error_at.h"
#include "query/letters.h"
#include "query/number_range.h"

namespace debrief {
namespace {

constexpr std::array<std::string_view, 2> choices = {"yes", "no"};

// A date as typed without the punctuation of the sentence it stands in.
std::string_view without_stop(std::string_view text) {
  while (!text.empty() && std::string_view(",;!?").find(text.back()) != text.npos)
    text.remove_suffix(1);
  if (text.ends_with('.') && !text.ends_with("..")) text.remove_suffix(1);
  return text;
}

// The first star in a phrase that is meant as a wildcard: right after a letter.
std::size_t wildcard_in(std::string_view phrase) {
  bool after_letter = false;
  for (std::size_t at = 0; at < phrase.size();) {
    const CodePoint c = code_point_at(phrase, at);
    if (c.value == '*' && after_letter) return at;
    after_letter = is_letter(c.value);
    at += c.size;
  }
  return phrase.npos;
}

std::size_t count_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_letter(c.value)) ++letters;
    at += c.size;
  }
  return letters;
}

bool is_all_letters(std::string_view text) {
  return count_letters(text) == count_code_points(text);
}

}  // namespace

Query ItemParser::parse(const Lexeme& lexeme, const Field* field) {
  const bool is_name = field != nullptr && field->kind == FieldKind::name;
  const bool is_phrase = lexeme.kind == Lexeme::Kind::phrase;
  if (field != nullptr && field->kind == FieldKind::date) return period(lexeme, *field);
  if (field != nullptr && field->kind == FieldKind::number) return number(lexeme, *field);
  if (field != nullptr && field->kind == FieldKind::choice) return choice(lexeme, *field);
  Query leaf;
  leaf.field = field != nullptr ? field->name : "";
  leaf.op = is_name ? Op::value : is_phrase ? Op::phrase : Op::word;
  leaf.text = lexeme.text;
  leaf.at = lexeme.at;
  leaf.length = lexeme.length;
  if (!is_phrase) {
    const std::string_view core = trimmed(lexeme.text);
    leaf.at += static_cast<std::size_t>(core.data() - lexeme.text.data());
    leaf.length = core.size();
    leaf.text = core;
  }
  check_words(leaf);
  if (is_phrase && !is_name && wildcard_in(leaf.text) != std::string::npos)
    throw error_at(question_, leaf.at, leaf.length, "no * works within quotes",
                   "write the word with the * outside of them");
  if (is_phrase || leaf.text.find('*') == std::string::npos) return leaf;
  check_star(leaf, is_name);
  leaf.op = Op::prefix;
  leaf.text.pop_back();
  return leaf;
}

void ItemParser::check_star(const Query& leaf, bool is_name) const {
  const std::size_t star = leaf.text.find('*');
  const std::string before = leaf.text.substr(0, star);
  const auto is_enough = [&](std::string_view text) {
    return count_letters(text) >= limits_.prefix;
  };
  const auto fail = [&](const std::string& message, const std::string& hint) {
    throw error_at(question_, leaf.at, leaf.length, message, hint);
  };
  if (star + 1 != leaf.text.size())
    fail("a * stands at the end of a word only",
         is_enough(before) && is_all_letters(before)
             ? fmt::format("write {}*", printable(clip(before, 40)))
             : "leave it out");
  if (!is_enough(before))
    fail(fmt::format("a * needs at least {} letters before it", limits_.prefix),
         before.empty() ? "no question at all finds everything"
                        : "write more of the word, or leave the * out");
  if (!is_name && !is_all_letters(before))
    fail("only letters and digits stand before a *",
         fmt::format("write the word without it: {}", printable(clip(before, 40))));
}

void ItemParser::check_words(const Query& leaf) {
  // A date has no words, yet it costs something to look for.
  const std::size_t count = leaf.op == Op::period ? 1 : count_words(leaf.text);
  words_ += count;
  const auto fail = [&](const std::string& message, const std::string& hint) {
    throw error_at(question_, leaf.at, leaf.length, message, hint);
  };
  if (leaf.op != Op::value && count > limits_.phrase)
    fail(fmt::format("{} words in a phrase, {} are the most", count, limits_.phrase),
         "quote a shorter part of it, or leave the quotes out");
  if (words_ > limits_.words)
    fail(fmt::format("a question has at most {} words", limits_.words),
         "ask with its most telling words");
}

// A leaf of OP with what was typed as its text.
Query ItemParser::exact(const Lexeme& lexeme, const Field& field, Op op) {
  Query leaf;
  leaf.op = op;
  leaf.field = field.name;
  leaf.text = lexeme.kind == Lexeme::Kind::word ? without_stop(lexeme.text) : lexeme.text;
  leaf.at = lexeme.at;
  leaf.length = lexeme.kind == Lexeme::Kind::word ? leaf.text.size() : lexeme.length;
  check_words(leaf);
  return leaf;
}

Query ItemParser::number(const Lexeme& lexeme, const Field& field) {
  Query leaf = exact(lexeme, field, Op::value);
  try {
    leaf.text = to_string(parse_number_range(leaf.text));
  } catch (const Error& error) {
    throw error_at(question_, leaf.at, leaf.length, error.what(), error.hint);
  }
  return leaf;
}

Query ItemParser::choice(const Lexeme& lexeme, const Field& field) {
  Query leaf = exact(lexeme, field, Op::value);
  const std::string typed = fold(leaf.text);
  for (const std::string_view value : choices) {
    if (typed != value) continue;
    leaf.text = value;
    return leaf;
  }
  std::string hint = fmt::format("{}: is yes or no", field.name);
  for (const std::string_view value : choices)
    if (!typed.empty() && typed.front() == value.front())
      hint = fmt::format("did you mean {}:{}?", field.name, value);
  throw error_at(question_, leaf.at, leaf.length,
                 fmt::format("{} takes yes or no, not {}", field.name, quoted(leaf.text)),
                 hint);
}

Query ItemParser::period(const Lexeme& lexeme, const Field& field) {
  Query leaf = exact(lexeme, field, Op::period);
  try {
    const DateRange range = parse_dates(std::exchange(leaf.text, {}), today_);
    leaf.first = range.first;
    leaf.last = range.last;
  } catch (const Error& error) {
    throw error_at(question_, leaf.at, leaf.length, error.what(), error.hint);
  }
  return leaf;
}

}  // namespace debrief
