#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/text.h"
#include "query/ask.h"
#include "query/parse_query.h"

namespace debrief {
namespace {

Query value_of(std::string_view field, std::string text) {
  Query value;
  value.op = Op::value;
  value.field = field;
  value.text = std::move(text);
  return value;
}

// "a,b" -> (or field:a field:b).
Query filter_of(std::string_view field, const std::string& typed) {
  Query either;
  either.op = Op::either;
  for (std::size_t at = 0; at <= typed.size();) {
    const auto end = std::min(typed.find(',', at), typed.size());
    std::string_view part = std::string_view(typed).substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) either.parts.push_back(value_of(field, std::string(part)));
    at = end + 1;
  }
  if (either.parts.empty())
    throw Error(fmt::format("--{} needs a value", field),
                fmt::format("for example: --{} {}", field,
                            field == "source" ? "cnbc.com" : "\"a name\""));
  if (const auto bad = invalid_utf8_at(typed))
    throw Error(fmt::format("--{} is not UTF-8 at byte {}", field, *bad));
  return either.parts.size() == 1 ? Query(std::move(either.parts.front())) : either;
}

Query not_of(Query query) {
  Query except;
  except.op = Op::except;
  except.parts.push_back(std::move(query));
  return except;
}

Query dates_of(const std::string& option, const std::string& range, const Date& today) {
  Query period;
  period.op = Op::period;
  period.field = "date";
  try {
    const DateRange dates = parse_dates(range, today);
    period.first = dates.first;
    period.last = dates.last;
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", option, error.what()), error.hint);
  }
  return period;
}

}  // namespace

Query question_of(const QueryFlags& flags, const Date& today) {
  Query both;
  both.op = Op::both;
  Query asked = parse_query(flags.question, today, flags.any);
  if (asked.op == Op::both)
    both.parts = std::move(asked.parts);
  else if (asked.op != Op::everything)
    both.parts.push_back(std::move(asked));
  const std::pair<std::string_view, const std::vector<std::string>*> wanted[] = {
      {"source", &flags.sources},
      {"company", &flags.companies},
      {"person", &flags.people}};
  for (const auto& [field, values] : wanted)
    for (const std::string& value : *values)
      both.parts.push_back(filter_of(field, value));
  const std::pair<std::string_view, const std::vector<std::string>*> unwanted[] = {
      {"source", &flags.not_sources},
      {"company", &flags.not_companies},
      {"person", &flags.not_people}};
  for (const auto& [field, values] : unwanted)
    for (const std::string& value : *values)
      both.parts.push_back(not_of(filter_of(field, value)));
  if (!flags.since.empty())
    both.parts.push_back(dates_of("--since", flags.since + "..", today));
  if (!flags.until.empty())
    both.parts.push_back(dates_of("--until", ".." + flags.until, today));
  if (both.parts.empty()) return {};
  return both.parts.size() == 1 ? Query(std::move(both.parts.front())) : both;
}

}  // namespace debrief
