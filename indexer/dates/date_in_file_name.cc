#include "indexer/dates/date_in_file_name.h"

#include <algorithm>
#include <vector>

#include "indexer/dates/date_expression.h"

namespace debrief {
namespace {

// A number or a word of the name, whatever stands between two of them.
struct Part {
  int value = 0;   // of a number, or of a month's name
  int digits = 0;  // 0 for a word
  bool month = false;
  bool first = false;  // nothing stands before it
};

std::vector<Part> parts_of(std::string_view name) {
  std::vector<Part> parts;
  for (const DateToken& token : read_date_tokens(name)) {
    Part part;
    part.first = token.begin == 0;
    if (token.kind == DateToken::Kind::number) {
      part.digits = token.digits;
      part.value = token.value;
    } else if (token.kind == DateToken::Kind::word) {
      part.month = token.word == Word::month || token.word == Word::month_name ||
                   token.word == Word::month_short;
      if (part.month) part.value = token.value;
    } else {
      continue;
    }
    parts.push_back(part);
  }
  return parts;
}

bool is_year(const Part& part) {
  return part.digits == 4 && part.value >= 1900 && part.value < 2200;
}

bool is_short(const Part& part) { return part.digits == 1 || part.digits == 2; }

// The readings of three parts as a day; none, one or two.
std::vector<NamedDay> readings(const Part& a, const Part& b, const Part& c,
                               DayOrder archive) {
  std::vector<NamedDay> days;
  const auto add = [&](int year, int month, int day, Confidence confidence) {
    if (is_valid({year, month, day}))
      days.push_back({{year, month, day}, confidence, {}});
  };
  const auto high = Confidence::high;
  if (is_year(a) && is_short(b) && is_short(c)) {
    add(a.value, b.value, c.value, high);
  } else if (is_year(a) && b.month && is_short(c)) {
    add(a.value, b.value, c.value, high);
  } else if (a.month && is_short(b) && is_year(c)) {
    add(c.value, a.value, b.value, high);
  } else if (is_short(a) && b.month && is_year(c)) {
    add(c.value, b.value, a.value, high);
  } else if (is_short(a) && is_short(b) && is_year(c)) {
    add(c.value, b.value, a.value, high);
    if (a.value != b.value) add(c.value, a.value, b.value, high);
    if (days.size() == 2 && archive != DayOrder::none) {
      days.erase(days.begin() + (archive == DayOrder::day_first ? 1 : 0));
      days.front().confidence = Confidence::medium;
    }
  } else if (a.first && a.digits == 2 && b.digits == 2 && c.digits == 2) {
    add(2000 + a.value, b.value, c.value, Confidence::medium);
  }
  return days;
}

}  // namespace

std::optional<NamedDay> date_in_file_name(std::string_view name, const Date& newest,
                                          DayOrder archive) {
  const std::vector<Part> parts = parts_of(name.substr(0, 4096));
  std::vector<NamedDay> days;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::vector<NamedDay> found;
    const int packed = parts[i].digits == 8 ? parts[i].value : 0;
    const Date unpacked{packed / 10000, packed / 100 % 100, packed % 100};
    if (unpacked.year >= 1900 && unpacked.year < 2200 && is_valid(unpacked))
      found.push_back({unpacked, Confidence::high, {}});
    else if (i + 2 < parts.size())
      found = readings(parts[i], parts[i + 1], parts[i + 2], archive);
    for (const NamedDay& day : found)
      if (day.date <= newest) days.push_back(day);
  }
  if (days.empty()) return std::nullopt;
  if (days.size() == 2 && days[1].date == swapped(days[0].date) &&
      days[0].date != days[1].date) {
    std::sort(days.begin(), days.end(),
              [](const NamedDay& a, const NamedDay& b) { return a.date < b.date; });
    return NamedDay{days[0].date, Confidence::low, days[1].date};
  }
  for (const NamedDay& day : days)
    if (day.date != days.front().date) return std::nullopt;
  return days.front();
}

}  // namespace debrief
