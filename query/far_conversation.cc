#include "query/far_conversation.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>

#include "query/count_columns.h"
#include "query/far_part.h"
#include "query/kept_columns.h"
#include "query/match_here.h"
#include "query/message_kinds.h"
#include "query/set_plain_scores.h"
#include "query/wire_plan.h"

namespace debrief {
namespace {

// Up to so many terms are asked for one by one, to choose how to count.
constexpr std::size_t few_terms = 32;

void sort_page(const FarQuestion& question, std::vector<FarMatch>& page) {
  const bool has_scores = question.scores != ScoredBy::nothing;
  std::sort(page.begin(), page.end(), [&](const FarMatch& a, const FarMatch& b) {
    if (has_scores && a.score != b.score) return a.score > b.score;
    if (question.by_value && a.sorted_by != b.sorted_by)
      return question.highest_first ? a.sorted_by > b.sorted_by
                                    : a.sorted_by < b.sorted_by;
    return a.id < b.id;
  });
}

// Sorts IDS, which come from each part ascending: few runs are quicker to merge.
void sort_runs(std::vector<Xapian::docid>& ids) {
  std::vector<std::ptrdiff_t> ends = {0};
  for (auto at = ids.begin(); at != ids.end();) {
    at = std::is_sorted_until(at, ids.end());
    ends.push_back(at - ids.begin());
  }
  while (ends.size() > 2) {  // two runs become one, and so on
    std::vector<std::ptrdiff_t> merged = {0};
    for (std::size_t i = 2; i < ends.size(); i += 2) {
      std::inplace_merge(ids.begin() + ends[i - 2], ids.begin() + ends[i - 1],
                         ids.begin() + ends[i]);
      merged.push_back(ends[i]);
    }
    if (ends.size() % 2 == 0) merged.push_back(ends.back());
    ends = std::move(merged);
  }
}

// IDS up to LAST but those in LEFT_OUT, ascending, by a bit for each id: a fifth of the
// time that it takes to merge runs of many.
std::vector<Xapian::docid> in_order_but(const std::vector<Xapian::docid>& ids,
                                        const std::vector<Xapian::docid>& left_out,
                                        Xapian::docid last) {
  constexpr std::size_t word = 64;
  std::vector<std::uint64_t> bits(last / word + 1);
  for (const Xapian::docid id : ids) {
    if (id > last)
      throw Xapian::NetworkError("it answers something else than it was asked");
    bits[id / word] |= std::uint64_t{1} << id % word;
  }
  for (const Xapian::docid id : left_out)
    if (id <= last) bits[id / word] &= ~(std::uint64_t{1} << id % word);
  std::vector<Xapian::docid> kept;
  kept.reserve(ids.size());
  for (std::size_t i = 0; i < bits.size(); ++i)
    for (std::uint64_t left = bits[i]; left != 0; left &= left - 1)
      kept.push_back(static_cast<Xapian::docid>(
          i * word + static_cast<std::size_t>(std::countr_zero(left))));
  return kept;
}

// No more than so many of BRIEFS match PLAN.
std::size_t most_found(const Plan& plan, const Statistics& known, std::size_t briefs) {
  using Q = Xapian::Query;
  switch (plan.op()) {
    case Q::LEAF_MATCH_NOTHING:
      return 0;
    case Q::LEAF_TERM: {
      const auto numbers = known.terms.find(plan.term());
      return numbers == known.terms.end() ? briefs : numbers->second.briefs;
    }
    case Q::OP_AND:
    case Q::OP_FILTER:
    case Q::OP_PHRASE:
    case Q::OP_NEAR:
      for (const Plan& part : plan.parts())
        briefs = std::min(briefs, most_found(part, known, briefs));
      return briefs;
    case Q::OP_AND_NOT:
    case Q::OP_AND_MAYBE:
    case Q::OP_SCALE_WEIGHT:
      return most_found(plan.parts().front(), known, briefs);
    case Q::OP_OR:
    case Q::OP_SYNONYM: {
      std::size_t found = 0;
      for (const Plan& part : plan.parts()) found += most_found(part, known, briefs);
      return std::min(found, briefs);
    }
    default:
      return briefs;
  }
}

}  // namespace

std::optional<Statistics> known_statistics(const FarParts& parts,
                                           const std::set<std::string>& terms) {
  Statistics sum;
  for (const auto& part : parts) {
    sum.total_length += part->total_length();
    sum.briefs += part->briefs();
  }
  for (const std::string& term : terms) {
    TermNumbers& numbers = sum.terms[term];
    for (const auto& part : parts) {
      const TermNumbers* known = part->known_numbers(term);
      if (known == nullptr) return std::nullopt;
      numbers.briefs += known->briefs;
      numbers.occurrences += known->occurrences;
    }
  }
  return sum;
}

FarConversation::FarConversation(const IndexSet& indexes, FarQuestion question)
    : indexes_(indexes),
      question_(std::move(question)),
      terms_(terms_of(question_.plan)) {
  found_.counts.resize(question_.counted.size());
  if (question_.has_page_and_ids) ask_all_apart();
}

// All matches are a question of their own beside the page, neither scored nor sorted: to
// score and sort them all takes a server longer than to find them twice, also where words
// must stand in their places (3,500 of 5,000 briefs: 4.0 ms against 2.2 and .75).
void FarConversation::ask_all_apart() {
  question_.is_total_exact = false;
  all_.emplace();
  all_->plan = question_.plan;
  all_->needs_ids = true;
}

std::optional<std::size_t> FarConversation::most_matches() const {
  const auto known = known_statistics(indexes_.far, terms_);
  if (!known) return std::nullopt;
  return most_found(question_.plan, *known, indexes_.all.get_doccount());
}

void FarConversation::choose_counting() {
  const auto most = most_matches();
  if (!most || !counts_by_columns(indexes_.far, question_.counted, *most)) return;
  slots_ = std::exchange(question_.counted, {});
  found_.counts.clear();
  ask_all_apart();
}

// Puts the question and waits for what servers say that scores are made of. They take no
// other question then before they are asked for a page.
void FarConversation::ask_statistics() {
  Statistics& sum = statistics_.emplace();
  const bool gaps = has_gaps(indexes_);
  const FarParts& parts = indexes_.far;
  for (std::size_t part = 0; part < parts.size(); ++part)
    parts[part]->line().ask(query_message(question_, gaps, part, parts.size()),
                            [&sum](char kind, std::string_view content) {
                              expect_told(kind, Told::statistics);
                              add_statistics(content, sum);
                              return false;
                            });
  settle_lines(server_lines(indexes_.far));
}

// Asks for the page, and puts the question if it is not put yet.
void FarConversation::ask_page(const FarQuestion& question, bool is_put,
                               FarMatches& found) {
  const FarParts& parts = indexes_.far;
  const bool gaps = has_gaps(indexes_);
  const std::string page =
      page_message(question, indexes_.all.get_doccount(), *statistics_);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto reader =
        std::make_shared<MatchReader>(question, part, parts.size(), found);
    parts[part]->line().ask(
        (is_put ? "" : query_message(question, gaps, part, parts.size())) + page,
        [reader](char kind, std::string_view content) {
          if (kind == Told::statistics) return true;  // they are known
          expect_told(kind, Told::matches);
          reader->read(content);
          return false;
        },
        [reader](char kind, std::string_view content) {
          return kind == Told::matches ? reader->begin(content) : 0;
        });
  }
}

void FarConversation::put() {
  if (question_.plan.op() == Xapian::Query::LEAF_MATCH_NOTHING) return;
  const bool has_order =
      indexes_.kept != nullptr && indexes_.kept->order(indexes_) != nullptr;
  if ((has_order || !question_.counted.empty()) && terms_.size() <= few_terms)
    look_up_far(indexes_.far, terms_, {});
  choose_counting();
  is_here_ = can_match_here(indexes_, question_, terms_);
  if (is_here_) return ask_lists(indexes_.far, question_.plan, terms_);
  if (indexes_.kept != nullptr) indexes_.kept->ask_order(indexes_);
  ask_servers();
}

void FarConversation::ask_servers() {
  statistics_ = known_statistics(indexes_.far, terms_);
  const bool is_put = !statistics_;
  if (is_put) ask_statistics();
  // Servers that were put it wait to be asked for a page.
  if (!all_ || question_.limit != 0 || is_put) ask_page(question_, is_put, found_);
  if (!all_) return;
  ask_page(*all_, false, matches_);
  ask_columns(indexes_.far, slots_);
}

// False: it is not found here, and servers are to be asked.
bool FarConversation::find_here() {
  auto found = match_here(indexes_, question_, terms_, all_.has_value());
  if (!found) return false;
  matches_.ids = std::move(found->ids);
  found_ = *std::move(found);
  if (!slots_.empty()) {
    ask_columns(indexes_.far, slots_);
    settle_lines(server_lines(indexes_.far));
  }
  return true;
}

// Ascending, as LEFT_OUT do.
std::vector<Xapian::docid> FarConversation::all_but(
    const std::vector<Xapian::docid>& left_out) {
  constexpr std::size_t dense = 64;  // one of so many ids
  const Xapian::docid last = indexes_.all.get_lastdocid();
  if (matches_.ids.size() > last / dense)
    return in_order_but(matches_.ids, left_out, last);
  sort_runs(matches_.ids);
  std::vector<Xapian::docid> ids;
  ids.reserve(matches_.ids.size());
  std::set_difference(matches_.ids.begin(), matches_.ids.end(), left_out.begin(),
                      left_out.end(), std::back_inserter(ids));
  return ids;
}

// In the numbers of each part, ascending as IDS do.
std::vector<std::vector<Xapian::docid>> FarConversation::by_part(
    const std::vector<Xapian::docid>& ids) const {
  const std::size_t parts = indexes_.parts.size();
  std::vector<std::vector<Xapian::docid>> own(parts);
  for (const Xapian::docid id : ids)
    own[(id - 1) % parts].push_back(static_cast<Xapian::docid>((id - 1) / parts + 1));
  return own;
}

std::optional<FarMatches> FarConversation::answer(
    const std::vector<Xapian::docid>& left_out) {
  if (std::exchange(is_here_, false) && !find_here()) {
    ask_servers();
    settle_lines(server_lines(indexes_.far));
  }
  if (all_) {
    found_.total = matches_.ids.size();
    found_.ids = all_but(left_out);
    if (!slots_.empty())
      found_.counts = count_columns(indexes_.far, slots_, by_part(found_.ids));
  }
  sort_page(question_, found_.page);
  std::vector<FarMatch>& page = found_.page;
  const bool is_cut = page.size() > most_sent(question_);
  if (is_cut) page.resize(most_sent(question_));
  const std::size_t left = std::erase_if(page, [&](const FarMatch& match) {
    return std::binary_search(left_out.begin(), left_out.end(), match.id);
  });
  if (left > question_.spare && is_cut) return std::nullopt;
  found_.total -= std::min(found_.total, left_out.size());
  page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(
                                              std::min(question_.offset, page.size())));
  if (page.size() > question_.limit) page.resize(question_.limit);
  return std::move(found_);
}

}  // namespace debrief
