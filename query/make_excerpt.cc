#include "query/make_excerpt.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "debrief/text.h"

namespace debrief {
namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

// What a text has of the question.
struct Marks {
  Ranges ranges;              // bytes, in order, without overlaps
  std::size_t different = 0;  // how many of the question's words and phrases it has
};

bool stands_at(const BoundQuery& words, const std::vector<TextToken>& tokens,
               std::size_t at) {
  if (at + words.words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    const auto& stems = words.words[i];
    if (std::find(stems.begin(), stems.end(), tokens[at + i].stem) == stems.end())
      return false;
  }
  return true;
}

void join_overlaps(Ranges& ranges) {
  std::sort(ranges.begin(), ranges.end());
  Ranges joined;
  for (const auto& range : ranges)
    if (!joined.empty() && range.first < joined.back().second)
      joined.back().second = std::max(joined.back().second, range.second);
    else
      joined.push_back(range);
  ranges = std::move(joined);
}

Marks find_marks(const BoundQuery& query, const std::vector<TextToken>& tokens) {
  Marks marks;
  for_each_words(query, [&](const BoundQuery& words) {
    bool found = false;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (!stands_at(words, tokens, at)) continue;
      found = true;
      marks.ranges.emplace_back(tokens[at].begin,
                                tokens[at + words.words.size() - 1].end);
    }
    marks.different += found ? 1 : 0;
  });
  join_overlaps(marks.ranges);
  return marks;
}

// Where a cut may be made: behind the last space before `at`, if there is one near.
std::size_t word_edge(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return std::min(at, text.size());
  const auto space = text.rfind(' ', at);
  if (space != std::string_view::npos && at - space < 40) return space + 1;
  return clip(text, at).size();
}

// TEXT around its first mark, so that as many marks as possible are in.
Excerpt cut(std::string_view text, const Ranges& ranges, std::size_t width) {
  Excerpt excerpt;
  std::size_t begin = 0;
  if (text.size() > width && !ranges.empty()) {
    // The window, beginning at a mark, that has the most of them.
    std::size_t most = 0;
    for (std::size_t i = 0, j = 0; i < ranges.size(); ++i) {
      while (j < ranges.size() && ranges[j].second <= ranges[i].first + width * 3 / 4)
        ++j;
      if (j > i + most) most = j - i, begin = ranges[i].first;
    }
    begin = begin > width / 4 ? word_edge(text, begin - width / 4) : 0;
  }
  std::size_t end = std::min(text.size(), begin + width);
  if (end < text.size()) end = std::max(word_edge(text, end), begin);
  excerpt.text = text.substr(begin, end - begin);
  while (excerpt.text.ends_with(' ')) excerpt.text.pop_back();
  excerpt.cut_before = begin > 0;
  excerpt.cut_after = end < text.size();
  for (const auto& [first, last] : ranges)
    if (first >= begin && last <= begin + excerpt.text.size())
      excerpt.highlights.emplace_back(first - begin, last - begin);
  return excerpt;
}

}  // namespace

Marker::Marker(const BoundQuery& query, Analyzer& analyzer)
    : query_(query), analyzer_(analyzer) {
  for_each_words(query, [&](const BoundQuery& words) {
    ++asked_;
    has_phrase_ = has_phrase_ || words.words.size() > 1;
    for (const auto& stems : words.words)
      for (const std::string& stem : stems)
        if (!stem.empty() && static_cast<unsigned char>(stem[0]) < firsts_.size())
          firsts_.set(static_cast<unsigned char>(stem[0]));
  });
}

const std::vector<TextToken>& Marker::tokens_of(std::string_view text) {
  if (asked_ != 0) analyzer_.analyze(text, firsts_, tokens_, has_phrase_);
  return tokens_;
}

Excerpt Marker::mark(std::string_view text) {
  return {std::string(text), find_marks(query_, tokens_of(text)).ranges, false, false};
}

Excerpt Marker::best_of(const Record& record, std::size_t width) {
  std::tuple<std::size_t, bool, std::size_t> best{0, false, 0};
  constexpr std::size_t most_ranges = 3;
  const std::tuple perfect{asked_, true, asked_ == 0 ? 0 : most_ranges};
  const RecordClaim* claim = nullptr;
  Marks marks;
  for (const RecordClaim& candidate : record.claims) {
    Marks found = find_marks(query_, tokens_of(candidate.text));
    // Without words, the summary says best what a brief is about.
    const bool is_preferred = (candidate.zone == Zone::summary) == (found.different == 0);
    const std::tuple value{found.different, is_preferred,
                           std::min(found.ranges.size(), most_ranges)};
    if (claim != nullptr && value <= best) continue;
    best = value;
    claim = &candidate;
    marks = std::move(found);
    if (best == perfect) break;
  }
  if (claim == nullptr) return {};
  return cut(claim->text, marks.ranges, width);
}

}  // namespace debrief
