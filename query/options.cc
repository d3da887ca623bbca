#include "query/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "debrief/command_line.h"
#include "debrief/date.h"
#include "debrief/error.h"
#include "debrief/schema.h"
#include "query/error_at.h"

namespace debrief {
namespace {

// Past these an answer no longer fits into memory, or Xapian's 32 bits number no brief.
constexpr std::size_t most_shown = 1'000'000;
constexpr std::size_t most_skipped = 4'294'967'295;

template <typename Value, std::size_t n>
using Choices = std::array<std::pair<std::string_view, Value>, n>;

constexpr Choices<View, 5> views = {{{"briefs", View::briefs},
                                     {"claims", View::claims},
                                     {"timeline", View::timeline},
                                     {"facets", View::facets},
                                     {"count", View::count}}};
constexpr Choices<Sort, 3> sorts = {
    {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}}};
constexpr Choices<Format, 6> formats = {{{"text", Format::text},
                                         {"json", Format::json},
                                         {"jsonl", Format::jsonl},
                                         {"csv", Format::csv},
                                         {"paths", Format::paths},
                                         {"oneline", Format::oneline}}};
constexpr Choices<std::string_view, 2> kinds_of_day = {
    {{"published", "published"}, {"mentioned", "mentioned"}}};
constexpr Choices<std::string_view, 4> time_units = {
    {{"day", "day"}, {"week", "week"}, {"month", "month"}, {"year", "year"}}};
constexpr Choices<std::string_view, 3> colors = {
    {{"auto", "auto"}, {"always", "always"}, {"never", "never"}}};

template <const auto& choices>
std::vector<std::string> names_of() {
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) names.emplace_back(name);
  return names;
}

std::string joined(const std::vector<std::string>& list, std::string_view between) {
  std::string out;
  for (const std::string& item : list)
    out.append(out.empty() ? "" : between).append(item);
  return out;
}

[[noreturn]] void refuse_value(std::string_view option, std::string_view thing,
                               const std::string& typed,
                               const std::vector<std::string>& known) {
  const std::string near = nearest(typed, known);
  const std::string all = fmt::format("--{} takes {}", option, joined(known, ", "));
  throw Error(fmt::format("there is no {} {}", thing, quoted(typed)),
              near.empty() ? all : fmt::format("did you mean {}?\n{}", near, all));
}

template <typename Value, std::size_t n>
Value choose(std::string_view option, const Choices<Value, n>& choices,
             const std::string& typed) {
  std::vector<std::string> known;
  for (const auto& [name, value] : choices) {
    if (name == typed) return value;
    known.emplace_back(name);
  }
  refuse_value(option, option, typed, known);
}

std::optional<std::size_t> number_of(const std::string& typed, std::size_t most) {
  std::size_t number = 0;
  const char* end = typed.data() + typed.size();
  const auto [rest, error] = std::from_chars(typed.data(), end, number);
  if (typed.empty() || error != std::errc{} || rest != end || number > most)
    return std::nullopt;
  return number;
}

std::size_t number(std::string_view option, const std::string& typed, std::size_t most) {
  if (const auto value = number_of(typed, most)) return *value;
  throw Error(
      fmt::format("--{} {} is not a number from 0 to {}", option, quoted(typed), most));
}

std::vector<std::string> known_facets() {
  std::vector<std::string> known;
  for (const Field& row : fields())
    if (row.facet) known.emplace_back(row.name);
  known.emplace_back("none");
  return known;
}

std::vector<std::string> facets_of(const std::string& typed) {
  const std::vector<std::string> known = known_facets();
  std::vector<std::string> chosen;
  for (std::size_t at = 0; at <= typed.size();) {
    const std::size_t end = std::min(typed.find(',', at), typed.size());
    const std::string name = typed.substr(at, end - at);
    at = end + 1;
    if (name == "none" && typed != "none")
      throw Error("--facets takes 'none' or names, not both");
    if (name == "none") return {};
    const Field* row = find_field(name);
    if (row == nullptr || !row->facet) refuse_value("facets", "facet", name, known);
    if (std::find(chosen.begin(), chosen.end(), row->name) == chosen.end())
      chosen.emplace_back(row->name);
  }
  return chosen;
}

void check_day(const std::string& typed) {
  if (!parse_date(typed))
    throw Error(fmt::format("--today {} is not a day", quoted(typed)),
                "write it as 2026-04-27");
}

bool is_number(const std::string& value) {
  return number_of(value, most_shown).has_value();
}

bool is_format(const std::string& value) {
  return std::any_of(formats.begin(), formats.end(),
                     [&](const auto& choice) { return choice.first == value; });
}

using Flags = QueryFlags;
using Value = const std::string&;

constexpr std::string_view what = "What to search";
constexpr std::string_view which = "Which briefs (repeated: all of them; a,b: either)";
constexpr std::string_view how = "What to show";
constexpr std::string_view about = "About";

constexpr std::array<Option, 33> table = {{
    {what, 'd', "db", "DIR|HOST:PORT",
     "The index, repeatable: several answer as one (else $DEBRIEF_DB, else "
     "$XDG_DATA_HOME/debrief/index)",
     [](Flags& f, Value v) { f.dbs.push_back(v); }},
    {what, 0, "partial", "",
     "Answer without the index servers that do not answer, and say so",
     [](Flags& f, Value) { f.partial = true; }},
    {what, 0, "any", "", "Match any word (default: all words)",
     [](Flags& f, Value) { f.any = true; }},
    {what, 0, "expand", "",
     "Rank by words of the best hits as well; what matches stays the same",
     [](Flags& f, Value) { f.expand = true; }},
    {what, 0, "literal", "",
     "Only what matches as typed: else a misspelt word is corrected when nothing does, "
     "and what matches the most words is shown",
     [](Flags& f, Value) { f.literal = true; }},
    {what, 0, "like", "ID", "Briefs like this one",
     [](Flags& f, Value v) { f.like = v; }},
    {what, 0, "today", "DATE", "Read dates as of this day (default: the clock's)",
     [](Flags& f, Value v) {
       check_day(v);
       f.today = v;
     }},
    {which, 's', "source", "X", "Citing this outlet: cnbc.com, microsoft.com",
     [](Flags& f, Value v) { f.sources.push_back(v); }},
    {which, 'c', "company", "X", "About this company",
     [](Flags& f, Value v) { f.companies.push_back(v); }},
    {which, 'p', "person", "X", "About this person",
     [](Flags& f, Value v) { f.people.push_back(v); }},
    {which, 0, "not-source", "X", "Not citing it",
     [](Flags& f, Value v) { f.not_sources.push_back(v); }},
    {which, 0, "not-company", "X", "Not about it",
     [](Flags& f, Value v) { f.not_companies.push_back(v); }},
    {which, 0, "not-person", "X", "Not about them",
     [](Flags& f, Value v) { f.not_people.push_back(v); }},
    {which, 0, "since", "DATE", "Published then or later: 2026-04, monday, 3m",
     [](Flags& f, Value v) { f.since = v; }},
    {which, 0, "until", "DATE", "Published then or earlier; the day is included",
     [](Flags& f, Value v) { f.until = v; }},
    {how, 0, "view", "VIEW", "briefs, claims, timeline, facets or count (briefs)",
     [](Flags& f, Value v) { f.view = choose("view", views, v); }, nullptr,
     names_of<views>},
    {how, 0, "group", "",
     "With claims: those that say the same as one, with all their outlets",
     [](Flags& f, Value) { f.group = true; }},
    {how, 0, "by", "WHICH", "Timeline by days published or mentioned (published)",
     [](Flags& f, Value v) { f.by = choose("by", kinds_of_day, v); }, nullptr,
     names_of<kinds_of_day>},
    {how, 0, "unit", "UNIT", "Timeline by day, week, month or year (what fits)",
     [](Flags& f, Value v) { f.unit = choose("unit", time_units, v); }, nullptr,
     names_of<time_units>},
    {how, 0, "compare", "DATE DATE",
     "What is new, gone, more or less from one period to another",
     [](Flags& f, Value v) {
       if (f.view != View::briefs && f.view != View::compare)
         throw Error("--compare is a view of its own", "leave out --view");
       f.compare.push_back(v);
       f.view = View::compare;
     }},
    {how, 0, "show", "ID", "One brief, whole, its claims marked with their sources",
     [](Flags& f, Value v) { f.show = v; }},
    {how, 0, "all-versions", "",
     "Every edition of a brief (default: the best match, and how many others there are)",
     [](Flags& f, Value) { f.all_versions = true; }},
    {how, 0, "facets", "LIST", "What to count (company,source); 'none', or of",
     [](Flags& f, Value v) { f.facets = facets_of(v); }, nullptr, known_facets},
    {how, 0, "facet-limit", "N", "Values of each facet (10); 0: all",
     [](Flags& f, Value v) { f.facet_limit = number("facet-limit", v, most_shown); }},
    {how, 0, "sort", "ORDER",
     "relevance, newest or oldest (relevance of words, else newest)",
     [](Flags& f, Value v) { f.sort = choose("sort", sorts, v); }, nullptr,
     names_of<sorts>},
    {how, 'n', "limit", "N", "Hits to show (10)",
     [](Flags& f, Value v) {
       f.limit = number("limit", v, most_shown);
       f.limit_typed = true;
     },
     is_number},
    {how, 0, "offset", "N", "Hits to skip before them (0)",
     [](Flags& f, Value v) { f.offset = number("offset", v, most_skipped); }},
    {how, 'f', "format", "FORMAT", "text, json, jsonl, csv, paths or oneline (text)",
     [](Flags& f, Value v) { f.format = choose("format", formats, v); }, is_format,
     names_of<formats>},
    {how, 0, "color", "WHEN", "auto, always or never (auto; NO_COLOR is obeyed)",
     [](Flags& f, Value v) { f.color = choose("color", colors, v); }, nullptr,
     names_of<colors>},
    {about, 0, "fields", "", "What can be searched, with an example each",
     [](Flags& f, Value) { f.fields = true; }},
    {about, 0, "explain", "", "The query as typed, as understood, as run",
     [](Flags& f, Value) { f.explain = true; }},
    {about, 0, "version", "", "Print the version", nullptr},
    {about, 'h', "help", "", "Print this help", nullptr},
}};

}  // namespace

std::span<const Option> options() {
  static const std::vector<Option> rows = [] {
    std::vector<Option> all;
    for (const Option& row : table)
      if (row.group != about) all.push_back(row);
    for (const Option& row : standing_options()) all.push_back(row);
    for (const Option& row : table)
      if (row.group == about) all.push_back(row);
    return all;
  }();
  return rows;
}

std::vector<std::string> option_names() {
  std::vector<std::string> names;
  for (const Option& option : options())
    names.push_back(fmt::format("--{}", option.name));
  return names;
}

}  // namespace debrief
