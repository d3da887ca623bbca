#include "query/nearest_word.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/text.h"
#include "query/answer_spans.h"
#include "query/plan_query.h"
#include "query/part_words.h"
#include "query/served_words.h"

namespace debrief {
namespace {

constexpr std::size_t shortest_guessed = 3;  // letters
constexpr std::size_t shortest_half = 2;
constexpr std::size_t longest_slipped = 64;  // bytes; a name or a number otherwise

bool is_guessable(const std::string& word) {
  return count_code_points(word) >= shortest_guessed &&
         std::none_of(word.begin(), word.end(),
                      [](char c) { return c >= '0' && c <= '9'; });
}

// How many bits are set: "Counting bits set, in parallel" (S. Anderson, "Bit Twiddling
// Hacks"). Many at once, where std::popcount() is a call for each.
constexpr std::uint32_t bits_in(std::uint32_t bits) {
  bits -= bits >> 1 & 0x5555'5555;
  bits = (bits & 0x3333'3333) + (bits >> 2 & 0x3333'3333);
  bits = (bits + (bits >> 4)) & 0x0F0F'0F0F;
  bits += bits >> 8;
  bits += bits >> 16;
  return bits & 0x3F;
}

struct Near {
  std::size_t slips = 0;
  std::string word;
  std::string stem;
};

// Those among the words shown to it that are as near as any.
class NearWords {
 public:
  explicit NearWords(const std::string& typed)
      : typed_(typed),
        letters_(letters_in(typed)),
        limit_(count_code_points(typed) <= 5 ? 1 : 2) {}

  // For COUNT words that lie side by side, the first from ENDS[0] to ENDS[1], whether they
  // may be near: not 0 in MAY_BE. False: none of them.
  bool look_over(const std::uint32_t* ends, const std::uint32_t* letters,
                 std::size_t count, std::uint32_t* may_be) const {
    const auto limit = static_cast<std::uint32_t>(limit_);
    const auto size = static_cast<std::uint32_t>(typed_.size());
    std::uint32_t any = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t longer = ends[i + 1] - ends[i] - size + limit;
      const bool is_of_size = longer <= 2 * limit;
      const bool has_letters = bits_in(letters_ ^ letters[i]) <= 2 * limit;
      may_be[i] = is_of_size & has_letters;
      any |= may_be[i];
    }
    return any != 0;
  }

  // How many slips away a word is; nothing: too many, or none.
  std::optional<std::size_t> slips_to(std::string_view word) const {
    const std::size_t longer = std::max(word.size(), typed_.size());
    if (longer - std::min(word.size(), typed_.size()) > limit_) return std::nullopt;
    if (bits_in(letters_ ^ letters_in(word)) > 2 * limit_) return std::nullopt;
    const std::size_t slips = edit_distance(typed_, word, limit_);
    return slips == 0 || slips > limit_ ? std::nullopt : std::optional(slips);
  }

  void add(std::size_t slips, std::string word, std::string stem) {
    if (is_stop_word(word)) return;  // it would be left out of the question
    if (slips < limit_) words_.clear();
    limit_ = slips;
    words_.push_back({slips, std::move(word), std::move(stem)});
  }

  // Those there are are one slip away; none is nearer.
  bool is_nearest() const { return !words_.empty() && limit_ <= 1; }

  std::optional<std::string> likeliest(const IndexSet& indexes) const {
    using Rank = std::tuple<bool, bool, Xapian::doccount, std::string>;
    std::optional<Rank> best;
    for (const Near& near : words_) {
      if (near.slips > limit_) continue;
      const Rank rank{near.word[0] != typed_[0], letters_in(near.word) != letters_,
                      ~briefs_with(indexes, near.stem), near.word};
      if (~std::get<2>(rank) != 0 && (!best || rank < *best)) best = rank;
    }
    return best ? std::optional(std::get<3>(*best)) : std::nullopt;
  }

 private:
  const std::string& typed_;
  std::uint32_t letters_;
  std::size_t limit_;
  std::vector<Near> words_;
};

// Calls USE(place, slips) for every string of a table from FROM on that is near. Nearly
// all are not, by their size and letters: many of them are looked at together.
template <class Fn>
void for_each_near(const SortedStrings& strings, std::size_t from, const NearWords& near,
                   Fn use) {
  constexpr std::size_t at_once = 256;
  std::array<std::uint32_t, at_once> may_be;
  const auto look_at = [&](std::size_t i) {
    if (const auto slips = near.slips_to(strings[i])) use(i, *slips);
  };
  if (from == 0 && strings.count != 0) look_at(from++);  // none ends before it
  for (; from < strings.count; from += at_once) {
    const std::size_t count = std::min(at_once, strings.count - from);
    if (near.look_over(strings.ends + from - 1, strings.letters + from, count,
                       may_be.data()))
      for (std::size_t i = 0; i < count; ++i)
        if (may_be[i] != 0) look_at(from + i);
  }
}

// Words whose stem is another.
void add_words(const IndexSet& indexes, NearWords& near) {
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    const VocabularyTable* table = indexes.vocabulary(part);
    const auto look_at = [&](std::string_view word, std::string_view stem) {
      if (const auto slips = near.slips_to(word))
        near.add(*slips, std::string(word), std::string(stem));
    };
    if (table == nullptr) {
      for_each_word(indexes, part, "", look_at);
      continue;
    }
    for_each_near(table->words(), 0, near, [&](std::size_t i, std::size_t slips) {
      near.add(slips, std::string(table->words()[i]),
               stem_of_word(indexes, part, *table, i));
    });
    for (const auto& [word, stem] : table->new_words()) look_at(word, stem);
  }
}

// A stem that words are known for need not be a word itself ("compani", "pric"). It is
// one when its plural is known, unless that is the plural of a word in -e; else the
// shortest of those words stands for it.
std::string word_for(const IndexSet& indexes, const std::string& stem) {
  if (knows_word(indexes, stem + "s") && !knows_word(indexes, stem + "e")) return stem;
  std::string shortest;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    for_each_word(
        indexes, part, stem.substr(0, stem.size() - 1),
        [&](std::string_view word, std::string_view stem_of_it) {
          if (stem_of_it == stem && (shortest.empty() || word.size() < shortest.size()))
            shortest = word;
        });
  return shortest.empty() ? stem : shortest;
}

// Behind numbers, and behind the terms of fields, which begin with capitals.
constexpr std::string_view first_stem = "a";

// Words that are their own stem, of a part that has no vocabulary table.
void add_listed_stems(const IndexSet& indexes, std::size_t part, NearWords& near) {
  const Xapian::Database& db = indexes.parts[part];
  auto t = db.allterms_begin("");
  t.skip_to(std::string(first_stem));
  for (; t != db.allterms_end(""); ++t) {
    const std::string stem = *t;
    const auto slips = near.slips_to(stem);
    if (slips) near.add(*slips, word_for(indexes, stem), stem);
  }
}

void add_stems(const IndexSet& indexes, NearWords& near) {
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    const VocabularyTable* table = indexes.vocabulary(part);
    if (table == nullptr) {
      add_listed_stems(indexes, part, near);
      continue;
    }
    const auto add = [&](const std::string& stem, std::size_t slips) {
      if (table->is_current() || indexes.all.term_exists(stem))
        near.add(slips, word_for(indexes, stem), stem);
    };
    const SortedStrings& stems = table->stems();
    for_each_near(
        stems, stems.first_from(first_stem), near,
        [&](std::size_t i, std::size_t slips) { add(std::string(stems[i]), slips); });
    for (const std::string& stem : table->new_stems())
      if (stem >= first_stem)
        if (const auto slips = near.slips_to(stem)) add(stem, *slips);
  }
}

// The same for words that were listed.
void add_listed(const IndexSet& indexes, const std::vector<KnownWords>& known,
                NearWords& near) {
  for (std::size_t part = 0; part < known.size(); ++part)
    for (const std::string& word : known[part].words)
      if (const auto slips = near.slips_to(word))
        near.add(*slips, word,
                 indexes.parts[part].get_metadata(metadata_key(word_key, word)));
  for (const KnownWords& own : known)
    for (const std::string& stem : own.stems)
      if (const auto slips = near.slips_to(stem))
        near.add(*slips, word_for(indexes, stem), stem);
}

// From servers, where a list of all words takes a second: first what is one slip away.
std::optional<std::string> nearest_listed(const IndexSet& indexes,
                                          const std::string& word) {
  NearWords nearest(word);
  if (word.size() <= longest_slipped)
    add_listed(indexes, list_words(indexes, slipped_beginnings(word)), nearest);
  if (nearest.is_nearest()) return nearest.likeliest(indexes);
  NearWords near(word);
  add_listed(indexes, list_words(indexes, all_beginnings()), near);
  return near.likeliest(indexes);
}

}  // namespace

std::optional<std::string> nearest_word(const IndexSet& indexes,
                                        const std::string& word) {
  if (!is_guessable(word)) return std::nullopt;
  if (indexes.is_remote) return nearest_listed(indexes, word);
  NearWords near(word);
  add_words(indexes, near);
  add_stems(indexes, near);
  return near.likeliest(indexes);
}

std::optional<std::string> split_word(const IndexSet& indexes, const std::string& word,
                                      Analyzer& analyzer) {
  Xapian::doccount most = 0;
  std::string best;
  for (std::size_t at = shortest_half; at + shortest_half <= word.size(); ++at) {
    if ((static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) continue;
    const std::string halves = word.substr(0, at) + ' ' + word.substr(at);
    const auto tokens = analyzer.analyze(halves);
    if (tokens.size() != 2 || !indexes.all.term_exists(tokens[0].stem) ||
        !indexes.all.term_exists(tokens[1].stem))
      continue;
    Xapian::Enquire enquire(indexes.all);
    BoundQuery pair;
    pair.op = BoundOp::words;
    pair.words = {{tokens[0].stem}, {tokens[1].stem}};
    pair.rows = indexes.rows;
    enquire.set_query(plan_query(answered(indexes, pair)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::doccount briefs =
        enquire.get_mset(0, 0, indexes.all.get_doccount()).get_matches_estimated();
    if (briefs > most) most = briefs, best = halves;
  }
  return best.empty() ? std::nullopt : std::optional(best);
}

}  // namespace debrief
