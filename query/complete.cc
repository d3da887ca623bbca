#include "query/complete.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "debrief/error.h"
#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/program_help.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/as_written.h"
#include "query/index_set.h"
#include "query/options.h"
#include "query/standing/questions.h"

namespace debrief {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t most_candidates = 100;
constexpr std::array<std::string_view, 8> usual_dates = {
    "today", "yesterday", "7d", "2w", "3m", "1y", "monday", "none"};

// Terms of the index with how many briefs have them.
class Ranking {
 public:
  explicit Ranking(const IndexSet& indexes) : indexes_(indexes) {}

  void add(const std::string& term, std::string key) {
    found_.emplace_back(~indexes_.all.get_termfreq(term), std::move(key));
  }

  // The most frequent first, each once.
  Lines best() {
    std::sort(found_.begin(), found_.end());
    Lines keys;
    for (auto& [rank, key] : found_)
      if (keys.size() < most_candidates && seen_.insert(key).second)
        keys.push_back(std::move(key));
    return keys;
  }

  bool empty() const { return found_.empty(); }

 private:
  const IndexSet& indexes_;
  std::vector<std::pair<Xapian::doccount, std::string>> found_;
  std::set<std::string> seen_;
};

// Adds the terms of a prefix that begin with BEGINNING.
void add_terms(const IndexSet& indexes, const std::string& prefix,
               const std::string& beginning, Ranking& ranking) {
  const std::string from = prefix + beginning;
  for (auto t = indexes.all.allterms_begin(from); t != indexes.all.allterms_end(from);
       ++t)
    ranking.add(*t, (*t).substr(prefix.size()));
}

// Adds the names that are also written with this beginning: "aws" for Amazon.
void add_aliases(const IndexSet& indexes, const Field& field,
                 const std::string& beginning, Ranking& ranking) {
  const std::string kind = fmt::format("{}{}:", alias_key, field.name);
  for (const Xapian::Database& part : indexes.parts)
    for (auto key = part.metadata_keys_begin(kind + beginning);
         key != part.metadata_keys_end(kind + beginning); ++key) {
      const std::string name = name_key(part.get_metadata(*key));
      const std::string found = term(field.prefix, name);
      if (indexes.all.term_exists(found)) ranking.add(found, name);
    }
}

void add_by_later_word(const IndexSet& indexes, const Field& field,
                       const std::string& beginning, Ranking& ranking) {
  const std::string prefix(field.prefix);
  for (auto t = indexes.all.allterms_begin(prefix); t != indexes.all.allterms_end(prefix);
       ++t)
    if ((*t).find(' ' + beginning, prefix.size()) != std::string::npos)
      ranking.add(*t, (*t).substr(prefix.size()));
}

Lines names_beginning(const IndexSet& indexes, const Field& field,
                      const std::string& typed) {
  Ranking ranking(indexes);
  const bool is_exact = field.name == "source" || field.name == "format";
  const std::string beginning = is_exact ? fold(typed) : name_key(typed);
  add_terms(indexes, std::string(field.prefix), beginning, ranking);
  if (is_exact) return ranking.best();
  if (ranking.empty()) add_aliases(indexes, field, beginning, ranking);
  if (ranking.empty()) add_by_later_word(indexes, field, beginning, ranking);
  Lines names;
  for (const std::string& key : ranking.best())
    names.push_back(as_written(indexes, field, key));
  return names;
}

// Days as people say them, then the months that have briefs, the last first.
Lines dates_beginning(const IndexSet& indexes, const std::string& typed) {
  Lines dates;
  for (const std::string_view date : usual_dates)
    if (date.starts_with(typed)) dates.emplace_back(date);
  Lines months;
  for (auto t = indexes.all.allterms_begin("M2"); t != indexes.all.allterms_end("M2");
       ++t)
    if ((*t).size() == 7)
      months.push_back(fmt::format("{}-{}", (*t).substr(1, 4), (*t).substr(5)));
  for (auto month = months.rbegin(); month != months.rend(); ++month)
    if (month->starts_with(typed) && dates.size() < most_candidates)
      dates.push_back(*month);
  return dates;
}

Lines ids_beginning(const IndexSet& indexes, const std::string& typed) {
  Ranking ranking(indexes);
  if (!typed.empty()) add_terms(indexes, std::string(id_prefix), fold(typed), ranking);
  return ranking.best();
}

Lines questions_beginning(const std::string& typed) {
  Lines names;
  for (const NamedQuestion& one : saved_questions())
    if (one.name.starts_with(typed)) names.push_back(one.name);
  return names;
}

Lines values_of(const Field& field, const IndexSet& indexes, const std::string& typed) {
  if (field.kind == FieldKind::name) return names_beginning(indexes, field, typed);
  if (field.kind == FieldKind::date) return dates_beginning(indexes, typed);
  return {};
}

// As the question language has it: company:"Amazon Web Services".
std::string in_language(const std::string& value) {
  const bool is_one_word = !value.empty() && value.find_first_of(" \"():") == value.npos;
  if (is_one_word) return value;
  std::string quoted = "\"";
  for (const char c : value)
    if (c != '"') quoted += c;
  return quoted + '"';
}

Lines each(const Lines& values, const std::string& head) {
  Lines out;
  for (const std::string& value : values) out.push_back(head + printable(value));
  return out;
}

// The value of an option that says "X" of a field, or whose value is of a known kind.
Lines option_values(const ArgumentPlace& place, const IndexSet& indexes) {
  const HelpOption& option = *place.option;
  std::string name = option.name;
  if (name.starts_with("not-")) name = name.substr(4);
  const std::size_t comma = place.typed.rfind(',');
  const std::size_t begin = comma == std::string::npos ? 0 : comma + 1;
  const std::string head = place.head + place.typed.substr(0, begin);
  if (const Field* field = find_field(name); field != nullptr && option.value == "X")
    return each(values_of(*field, indexes, place.typed.substr(begin)), head);
  if (option.value == "ID") return each(ids_beginning(indexes, place.typed), place.head);
  if (option.value == "DATE")
    return each(dates_beginning(indexes, place.typed), place.head);
  return {};
}

// A word of the question: a field's name, or its value.
Lines question_words(const std::string& typed, const IndexSet& indexes) {
  const std::size_t begin = typed.find_first_not_of("(-");
  const std::size_t colon = typed.find(':');
  Lines lines;
  if (begin == std::string::npos) return lines;
  const std::string open = typed.substr(0, begin);
  if (colon == std::string::npos) {
    for (const Field& field : fields())
      if (field.searchable && field.name.starts_with(typed.substr(begin)))
        lines.push_back(fmt::format("{}{}:\t{}", open, field.name, field.meaning));
    return lines;
  }
  const Field* field = find_field(typed.substr(begin, colon - begin));
  if (field == nullptr) return lines;
  std::string value = typed.substr(colon + 1);
  std::erase(value, '"');
  for (const std::string& one : values_of(*field, indexes, value))
    lines.push_back(typed.substr(0, colon + 1) + in_language(printable(one)));
  return lines;
}

IndexSet indexes_of(const ArgumentPlace& place) {
  Lines dbs;
  for (const auto& [name, value] : place.given)
    if (name == "db") dbs.push_back(value);
  try {
    return open_indexes(dbs);
  } catch (const std::exception&) {
    return {};  // as when no brief is there yet
  } catch (const Xapian::Error&) {
    return {};
  }
}

}  // namespace

std::optional<Lines> complete(const std::string& word, const Lines& before) {
  const std::vector<HelpOption> rows = query_help().options;
  const ArgumentPlace place = place_of_argument(rows, word, before);
  if (place.option != nullptr && place.option->value.starts_with("DIR"))
    return std::nullopt;
  Lines lines = option_candidates(rows, place);
  if (place.is_name || !lines.empty()) return lines;
  if (place.option != nullptr && place.option->value == "NAME")
    return each(questions_beginning(place.typed), place.head);
  if (place.option == nullptr && place.words == 0 && word.starts_with('@'))
    return each(questions_beginning(word.substr(1)), "@");
  if (place.option == nullptr && word.empty()) return lines;
  const IndexSet indexes = indexes_of(place);
  return place.option != nullptr ? option_values(place, indexes)
                                 : question_words(word, indexes);
}

std::optional<int> run_completion(int argc, const char* const* argv) {
  if (argc < 2 || argv[1] != std::string_view("--complete")) return std::nullopt;
  const std::string word = argc > 2 ? argv[2] : "";
  const Lines before(argv + std::min(argc, 3), argv + argc);
  std::optional<Lines> lines;
  try {
    lines = complete(word, before);
  } catch (const std::exception&) {
    lines.emplace();  // a message would stand in the middle of what is being typed
  } catch (const Xapian::Error&) {
    lines.emplace();
  }
  if (!lines) return file_belongs_here;
  for (const std::string& line : *lines) fmt::print("{}\n", line);
  return 0;
}

}  // namespace debrief
