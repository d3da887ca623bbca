#include "query/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

#include "debrief/index.h"
#include "debrief/text.h"
#include "debrief/values.h"
#include "query/as_written.h"
#include "query/part_words.h"
#include "query/resolve_source.h"

namespace debrief {
namespace {

constexpr std::size_t shown_nearest = 3;

// Calls FN for every term that begins with BEGINNING, without it.
template <class Fn>
void for_each_term(const Xapian::Database& db, const std::string& beginning, Fn fn) {
  for (auto t = db.allterms_begin(beginning); t != db.allterms_end(beginning); ++t)
    fn((*t).substr(beginning.size()));
}

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < key.size();) {
    const auto end = std::min(key.find(' ', at), key.size());
    words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Less is nearer. A name that begins with what was typed, or has it as a word, is near
// whatever its length.
std::size_t remoteness(const std::string& typed, const std::string& key) {
  const std::size_t limit = std::max<std::size_t>(2, typed.size() / 4);
  const std::size_t edits = edit_distance(typed, key, limit);
  if (edits <= limit) return edits;
  if (typed.size() >= 3 && key.starts_with(typed)) return limit + 1;
  if (typed.size() >= 3 && key.find(typed) != std::string::npos) return limit + 2;
  std::size_t least = limit + 3;
  for (const std::string& word : words_of(key))
    if (word.size() > 2)
      least = std::min(least, edit_distance(typed, word, 1) <= 1 ? limit + 2 : least);
  return least;
}

}  // namespace

std::vector<std::string> nearest_keys(const IndexSet& indexes, const Field& field,
                                      const std::string& typed) {
  const std::size_t too_far = std::max<std::size_t>(2, typed.size() / 4) + 3;
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> found;
  for_each_term(indexes.all, std::string(field.prefix), [&](const std::string& key) {
    const std::size_t far = remoteness(typed, key);
    if (far >= too_far) return;
    // Of two that are as near, the more frequent.
    found.emplace_back(far, ~indexes.all.get_termfreq(term(field.prefix, key)), key);
  });
  std::sort(found.begin(), found.end());
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < found.size() && i < shown_nearest; ++i)
    keys.push_back(std::get<2>(found[i]));
  return keys;
}

std::vector<std::string> expand_prefix(const IndexSet& indexes,
                                       const std::string& beginning, std::size_t limit) {
  std::set<std::string, std::less<>> stems;
  const auto note = [&](std::string_view stem) {
    if (stems.find(stem) == stems.end()) stems.emplace(stem);
  };
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    for_each_stem(indexes, part, beginning, note);
    for_each_word(indexes, part, beginning,
                  [&](std::string_view, std::string_view stem) { note(stem); });
  }
  std::vector<std::pair<Xapian::doccount, std::string>> ranked;
  for (const std::string& stem : stems)
    if (const auto briefs = briefs_with(indexes, stem); briefs != 0)
      ranked.emplace_back(briefs, stem);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> expansion;
  for (std::size_t i = 0; i < ranked.size() && i <= limit; ++i)
    expansion.push_back(std::move(ranked[i].second));
  return expansion;
}

std::vector<std::size_t> numbers_in(const IndexSet& indexes, const Field& field) {
  std::vector<std::size_t> numbers;
  for_each_term(indexes.all, std::string(field.prefix), [&](const std::string& digits) {
    std::size_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) numbers.push_back(number);
  });
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

ResolvedValue resolve_value(const IndexSet& indexes, const Field& field,
                            const std::string& typed) {
  if (field.name == "source") return resolve_source(indexes, typed);
  const std::string key = name_key(typed);
  if (key.empty()) return {};
  if (indexes.all.term_exists(term(field.prefix, key)))
    return {{as_written(indexes, field, key)}, {}, {}};
  const std::string canonical =
      look_up(indexes, metadata_key(fmt::format("{}{}:", alias_key, field.name), key));
  if (!canonical.empty() &&
      indexes.all.term_exists(term(field.prefix, name_key(canonical))))
    return {{canonical}, {}, {}};
  ResolvedValue resolved;
  const std::vector<std::string> typed_words = words_of(key);
  for_each_term(indexes.all, std::string(field.prefix), [&](const std::string& known) {
    const std::vector<std::string> words = words_of(known);
    const bool has_all =
        std::all_of(typed_words.begin(), typed_words.end(), [&](const auto& w) {
          return std::find(words.begin(), words.end(), w) != words.end();
        });
    if (has_all) resolved.values.push_back(as_written(indexes, field, known));
  });
  if (resolved.values.empty())
    for (const std::string& near : nearest_keys(indexes, field, key))
      resolved.nearest.push_back(as_written(indexes, field, near));
  return resolved;
}

}  // namespace debrief
