#include "query/nearest_word.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/text.h"
#include "query/answer_spans.h"
#include "query/plan_query.h"
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

// Which letters a word has, a bit each. One slip changes two at most.
std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= std::uint32_t{1} << (c & 31);
  return letters;
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
        letters_(letters_of(typed)),
        limit_(count_code_points(typed) <= 5 ? 1 : 2) {}

  // How many slips away a word is; nothing: too many, or none.
  std::optional<std::size_t> slips_to(std::string_view word) const {
    const std::size_t longer = std::max(word.size(), typed_.size());
    if (longer - std::min(word.size(), typed_.size()) > limit_) return std::nullopt;
    if (std::popcount(letters_ ^ letters_of(word)) > static_cast<int>(2 * limit_))
      return std::nullopt;
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
      const Rank rank{near.word[0] != typed_[0], letters_of(near.word) != letters_,
                      ~indexes.all.get_termfreq(near.stem), near.word};
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

// Words whose stem is another.
void add_words(const IndexSet& indexes, NearWords& near) {
  for (const Xapian::Database& part : indexes.parts)
    for (auto key = part.metadata_keys_begin(std::string(word_key));
         key != part.metadata_keys_end(std::string(word_key)); ++key) {
      const std::string name = *key;
      const std::string_view word = std::string_view(name).substr(word_key.size());
      if (const auto slips = near.slips_to(word))
        near.add(*slips, std::string(word), part.get_metadata(name));
    }
}

// A stem that words are known for need not be a word itself ("compani", "pric"). It is
// one when its plural is known, unless that is the plural of a word in -e; else the
// shortest of those words stands for it.
std::string word_for(const IndexSet& indexes, const std::string& stem) {
  const auto is_known = [&](const std::string& word) {
    return !look_up(indexes, metadata_key(word_key, word)).empty();
  };
  if (is_known(stem + "s") && !is_known(stem + "e")) return stem;
  std::string shortest;
  const std::string beginning =
      fmt::format("{}{}", word_key, stem.substr(0, stem.size() - 1));
  for (const Xapian::Database& part : indexes.parts)
    for (auto key = part.metadata_keys_begin(beginning);
         key != part.metadata_keys_end(beginning); ++key)
      if (part.get_metadata(*key) == stem &&
          (shortest.empty() || (*key).size() - word_key.size() < shortest.size()))
        shortest = (*key).substr(word_key.size());
  return shortest.empty() ? stem : shortest;
}

// Words that are their own stem: terms, behind those of fields, which begin with
// capitals.
void add_stems(const IndexSet& indexes, NearWords& near) {
  auto t = indexes.all.allterms_begin("");
  t.skip_to("a");
  for (; t != indexes.all.allterms_end(""); ++t) {
    const std::string stem = *t;
    const auto slips = near.slips_to(stem);
    if (slips) near.add(*slips, word_for(indexes, stem), stem);
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
