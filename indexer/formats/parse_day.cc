#include "indexer/formats/parse_day.h"

#include <charconv>
#include <string>
#include <vector>

#include "indexer/number_words.h"

namespace debrief {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The first words and numbers of TEXT, up to a colon or a 'T' that begins the time.
std::vector<std::string_view> first_tokens(std::string_view text) {
  std::vector<std::string_view> tokens;
  for (std::size_t at = 0; at < text.size() && tokens.size() < 4;) {
    std::size_t end = at;
    if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_letter(text[at])) {
      while (end < text.size() && is_letter(text[end])) ++end;
    } else {
      ++at;
      continue;
    }
    tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

std::optional<int> number(std::string_view token) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(token.data(), token.data() + token.size(), value);
  if (error != std::errc() || end != token.data() + token.size()) return std::nullopt;
  return value;
}

// 1 to 12 for "Apr", "april", "Sept"; English only, as the briefs are.
std::optional<int> month_named(std::string_view token) {
  if (token.size() < 3) return std::nullopt;
  std::string lower;
  for (char c : token.substr(0, 10)) lower += static_cast<char>(c | 32);
  for (const auto& [name, month] : month_words)
    if (name.starts_with(lower)) return month;
  return std::nullopt;
}

std::optional<StatedDay> checked(int year, int month, int day,
                                 DayOrder order = DayOrder::none) {
  const Date date{year, month, day};
  if (year < 1 || year > 9999 || !is_valid(date)) return std::nullopt;
  return StatedDay{date, order};
}

std::optional<StatedDay> compact(std::string_view token) {
  return checked(*number(token.substr(0, 4)), *number(token.substr(4, 2)),
                 *number(token.substr(6, 2)));
}

}  // namespace

std::optional<Date> parse_day(std::string_view text) {
  const auto day = parse_stated_day(text);
  if (!day || day->order == DayOrder::either) return std::nullopt;
  return day->date;
}

std::optional<StatedDay> parse_stated_day(std::string_view text) {
  auto tokens = first_tokens(text.substr(0, 64));
  // A weekday stands before the day: "Mon, 27 Apr 2026", "Monday April 27 2026".
  if (tokens.size() > 3 && is_letter(tokens[0][0]) && !month_named(tokens[0]))
    tokens.erase(tokens.begin());
  if (tokens.empty()) return std::nullopt;
  if (tokens[0].size() == 8 && is_digit(tokens[0][0])) return compact(tokens[0]);
  if (tokens.size() < 3) return std::nullopt;

  const auto first = number(tokens[0]);
  const auto second = number(tokens[1]);
  const auto third = number(tokens[2]);
  if (first && second && third) {
    if (tokens[0].size() == 4) return checked(*first, *second, *third);
    if (tokens[2].size() != 4) return std::nullopt;
    if (*first == *second) return checked(*third, *second, *first);
    if (*first <= 12 && *second <= 12)
      return checked(*third, *second, *first, DayOrder::either);
    return *first > 12 ? checked(*third, *second, *first, DayOrder::day_first)
                       : checked(*third, *first, *second, DayOrder::month_first);
  }
  if (!third || tokens[2].size() != 4) return std::nullopt;
  if (const auto month = month_named(tokens[1]); month && first)
    return checked(*third, *month, *first);
  if (const auto month = month_named(tokens[0]); month && second)
    return checked(*third, *month, *second);
  return std::nullopt;
}

}  // namespace debrief
