#include "query/number_range.h"

#include <fmt/format.h>

#include <algorithm>

#include "debrief/error.h"
#include "query/error_at.h"

namespace debrief {
namespace {

constexpr std::size_t most_digits = 9;

constexpr const char* forms = "numbers: 2, 2..4, 2.., ..4, >=2, >2, <=4, <4";

[[noreturn]] void refuse(std::string_view typed) {
  if (typed == "none" || typed == "no") throw Error("none is a number: 0", "write 0");
  throw Error(fmt::format("{} is not a number", quoted(typed)), forms);
}

std::size_t read_number(std::string_view digits, std::string_view typed) {
  const bool is_digits =
      !digits.empty() && std::all_of(digits.begin(), digits.end(),
                                     [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits) refuse(typed);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  if (digits.size() > most_digits)
    throw Error(fmt::format("{} is larger than any count", quoted(typed)), forms);
  std::size_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number;
}

NumberRange between(std::string_view first, std::string_view last,
                    std::string_view typed) {
  NumberRange range;
  if (first.empty() && last.empty()) refuse(typed);
  if (!first.empty()) range.least = read_number(first, typed);
  if (!last.empty()) range.most = read_number(last, typed);
  if (range.most && *range.most < range.least)
    throw Error("the range ends before it begins",
                fmt::format("write {}..{}", *range.most, range.least));
  return range;
}

}  // namespace

NumberRange parse_number_range(std::string_view text) {
  if (text.starts_with(">=")) return {read_number(text.substr(2), text), std::nullopt};
  if (text.starts_with('>')) return {read_number(text.substr(1), text) + 1, std::nullopt};
  if (text.starts_with("<=")) return {0, read_number(text.substr(2), text)};
  if (text.starts_with('<')) {
    const std::size_t end = read_number(text.substr(1), text);
    if (end == 0) throw Error("nothing is less than 0", "write 0 for none");
    return {0, end - 1};
  }
  if (const auto dots = text.find(".."); dots != std::string_view::npos)
    return between(text.substr(0, dots), text.substr(dots + 2), text);
  const std::size_t number = read_number(text, text);
  return {number, number};
}

std::string to_string(const NumberRange& range) {
  if (!range.most) return fmt::format("{}..", range.least);
  if (range.least == *range.most) return std::to_string(range.least);
  if (range.least == 0) return fmt::format("..{}", *range.most);
  return fmt::format("{}..{}", range.least, *range.most);
}

}  // namespace debrief
