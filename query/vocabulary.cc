#include "query/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <functional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "debrief/index.h"
#include "debrief/text.h"
#include "debrief/values.h"
#include "debrief/vocabulary_table.h"
#include "query/as_written.h"
#include "query/far_part.h"
#include "query/part_words.h"
#include "query/resolve_source.h"

namespace debrief {
namespace {

constexpr std::size_t shown_nearest = 3;

// Calls FN for every term that begins with BEGINNING, without it.
template <class Fn>
void for_each_term(const IndexDatabase& db, const std::string& beginning, Fn fn) {
  if (db.is_far()) {
    for (const std::string& name : db.terms_with(beginning))
      fn(name.substr(beginning.size()));
    return;
  }
  for (auto t = db.allterms_begin(beginning); t != db.allterms_end(beginning); ++t)
    fn((*t).substr(beginning.size()));
}

// The words of a key, which are parted by spaces.
std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < key.size();) {
    const auto end = std::min(key.find(' ', at), key.size());
    words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// At most LIMIT edits lie between them; by size and letters alone, which nearly all fail.
bool may_be_near(std::string_view a, std::uint32_t letters_of_a, std::string_view b,
                 std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  return longer - std::min(a.size(), b.size()) <= limit &&
         std::popcount(letters_of_a ^ letters_in(b)) <= static_cast<int>(2 * limit);
}

// Those among the keys of a field shown to it that come nearest to what was typed.
class NearestKeys {
 public:
  NearestKeys(const IndexSet& indexes, const Field& field, std::string typed)
      : indexes_(indexes),
        field_(field),
        typed_(std::move(typed)),
        letters_(letters_in(typed_)),
        limit_(std::max<std::size_t>(2, typed_.size() / 4)) {}

  void look_at(const std::string& key) {
    const std::size_t far = remoteness(key);
    if (far >= too_far()) return;
    // Of two that are as near, the more frequent.
    found_.emplace_back(far, ~indexes_.all.get_termfreq(term(field_.prefix, key)), key);
  }

  std::vector<std::string> keys() {
    std::sort(found_.begin(), found_.end());
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < found_.size() && i < shown_nearest; ++i)
      keys.push_back(std::get<2>(found_[i]));
    return keys;
  }

 private:
  std::size_t too_far() const { return limit_ + 3; }

  // Less is nearer. A name that begins with what was typed, or has it as a word, is near
  // whatever its length.
  std::size_t remoteness(const std::string& key) const {
    if (may_be_near(typed_, letters_, key, limit_))
      if (const auto edits = edit_distance(typed_, key, limit_); edits <= limit_)
        return edits;
    if (typed_.size() >= 3 && key.starts_with(typed_)) return limit_ + 1;
    if (typed_.size() >= 3 && key.find(typed_) != std::string::npos) return limit_ + 2;
    for (std::size_t at = 0; at < key.size();) {
      const auto end = std::min(key.find(' ', at), key.size());
      const std::string_view word = std::string_view(key).substr(at, end - at);
      if (word.size() > 2 && may_be_near(typed_, letters_, word, 1) &&
          edit_distance(typed_, word, 1) <= 1)
        return limit_ + 2;
      at = end + 1;
    }
    return too_far();
  }

  const IndexSet& indexes_;
  const Field& field_;
  std::string typed_;
  std::uint32_t letters_;
  std::size_t limit_;  // of edits
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> found_;
};

// WORD is one of the words of KEY.
bool has_word(std::string_view key, std::string_view word) {
  for (std::size_t at = key.find(word); at != std::string_view::npos;
       at = key.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> nearest_keys(const IndexSet& indexes, const Field& field,
                                      const std::string& typed) {
  NearestKeys nearest(indexes, field, typed);
  for_each_term(indexes.all, std::string(field.prefix),
                [&](const std::string& key) { nearest.look_at(key); });
  return nearest.keys();
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
  look_up_far(indexes.far, {stems.begin(), stems.end()}, {});
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
  const std::vector<std::string_view> typed_words = words_of(key);
  NearestKeys nearest(indexes, field, key);
  for_each_term(indexes.all, std::string(field.prefix), [&](const std::string& known) {
    if (std::all_of(typed_words.begin(), typed_words.end(),
                    [&](std::string_view word) { return has_word(known, word); }))
      resolved.values.push_back(as_written(indexes, field, known));
    else if (resolved.values.empty())
      nearest.look_at(known);
  });
  if (resolved.values.empty())
    for (const std::string& near : nearest.keys())
      resolved.nearest.push_back(as_written(indexes, field, near));
  return resolved;
}

}  // namespace debrief
