#include "query/match_messages.h"

#include <algorithm>

#include "query/message_kinds.h"
#include "query/postings/word_score.h"
#include "query/wire_plan.h"

namespace debrief {
namespace {

// A scheme as servers know it: Xapian's name and parameters of what set_scores(),
// set_no_scores() and set_count_scores() set.
struct Scheme {
  std::string_view name;
  std::string parameters;
};

Scheme scheme_of(ScoredBy scores, bool has_gaps) {
  constexpr std::string_view by_formula = "Xapian::TfIdfWeight";
  switch (scores) {
    case ScoredBy::words:
      return {"Xapian::IneB2Weight", wire_real(score_normalisation)};
    case ScoredBy::each_word:
      return has_gaps ? Scheme{by_formula, "bnn"} : Scheme{"Xapian::CoordWeight", ""};
    case ScoredBy::nothing:
      break;
  }
  return has_gaps ? Scheme{by_formula, "nnn"} : Scheme{"Xapian::BoolWeight", ""};
}

// The orders of matches, as servers number them.
constexpr char by_score = '0';
constexpr char by_value = '1';
constexpr char by_score_then_value = '3';
constexpr char ids_ascend = '1';
constexpr std::string_view count_spy = "Xapian::ValueCountMatchSpy";

char order_of(const FarQuestion& question) {
  if (!question.by_value) return by_score;
  return question.scores == ScoredBy::nothing ? by_value : by_score_then_value;
}

// As many bytes as a few numbers may have.
constexpr std::size_t enough = 64;

}  // namespace

std::string query_message(const FarQuestion& question, bool has_gaps, std::size_t part,
                          std::size_t parts) {
  std::string bytes =
      wire_text(wire_plan(plan_for_part(question.plan, question.named, part, parts)));
  bytes += wire_number(length_of(question.plan));
  bytes += wire_number(question.with_value ? ~0U : 0U);
  if (question.with_value) bytes += wire_number(*question.with_value);
  bytes += ids_ascend;
  bytes += wire_number(question.by_value.value_or(0));
  bytes += order_of(question);
  bytes += question.by_value && question.highest_first ? '1' : '0';
  bytes += wire_real(0);  // no limit of time
  bytes += '\0';          // nor of what is left out for its score
  bytes += wire_real(0);
  const Scheme scheme = scheme_of(question.scores, has_gaps);
  bytes += wire_text(scheme.name);
  bytes += wire_text(scheme.parameters);
  bytes += wire_text({});  // no briefs known to be right
  for (const CountedSlot& counted : question.counted) {
    bytes += wire_text(count_spy);
    bytes += wire_text(wire_number(counted.slot));
  }
  return wire_message(Asked::query, bytes);
}

std::string page_message(const FarQuestion& question, std::size_t briefs,
                         const Statistics& statistics) {
  const std::size_t wanted =
      question.needs_ids ? briefs : std::min(most_sent(question), briefs);
  std::string bytes = wire_number(0);
  bytes += wire_number(wanted);
  bytes += wire_number(question.is_total_exact ? briefs : wanted);
  bytes += wire_number(statistics.total_length);
  bytes += wire_number(statistics.briefs);
  bytes += wire_number(0);  // briefs known to be right
  bytes += wire_number(statistics.total_length);
  bytes += '\0';  // no scores at most
  bytes += wire_number(statistics.terms.size());
  for (const auto& [term, numbers] : statistics.terms) {
    bytes += wire_text(term);
    bytes += wire_number(numbers.briefs);
    bytes += wire_number(numbers.occurrences);
  }
  return wire_message(Asked::matches, bytes);
}

void add_statistics(std::string_view content, Statistics& sum) {
  WireReader told(content);
  sum.total_length += told.number();
  sum.briefs += told.number();
  const bool has_right_ones = told.number() != 0;
  (void)told.number();
  const bool has_most = told.bytes(1).front() != '\0';
  for (std::size_t terms = told.number(); terms != 0; --terms) {
    TermNumbers& numbers = sum.terms[std::string(told.text())];
    numbers.briefs += static_cast<Xapian::doccount>(told.number());
    if (has_right_ones) (void)told.number();
    numbers.occurrences += static_cast<Xapian::termcount>(told.number());
    if (has_most) (void)told.real();
  }
}

std::size_t MatchReader::begin(std::string_view content) {
  WireReader told(content);
  read_counts(told, false);
  return content.size() - told.rest().size();
}

void MatchReader::read(std::string_view content) {
  WireReader told(content);
  read_counts(told, true);
  read_page(told);
}

// What spies counted: each how many bytes, matches and values, and these with their
// counts. IS_ALL: no more will come.
void MatchReader::read_counts(WireReader& told, bool is_all) {
  for (; spy_ < found_->counts.size(); ++spy_) {
    if (!is_begun_) {
      if (!is_all && told.rest().size() < enough) return;
      (void)told.number();
      (void)told.number();
      values_ = told.number();
      is_begun_ = true;
    }
    if (!read_values(told, is_all)) return;
    is_begun_ = false;
  }
}

// False: more must come.
bool MatchReader::read_values(WireReader& told, bool is_all) {
  for (; values_ != 0; --values_) {
    if (!is_all && told.rest().size() < enough) return false;
    WireReader next = told;
    const std::size_t size = next.number();
    if (!is_all && (size > SIZE_MAX - enough || next.rest().size() < size + enough))
      return false;
    const std::string_view value = next.bytes(size);
    count_value(question_->counted[spy_], value, next.number(), found_->counts[spy_]);
    told = next;
  }
  return true;
}

void MatchReader::read_page(WireReader& told) {
  (void)told.number();  // the first
  (void)told.number();  // at least
  found_->total += told.number();
  for (int i = 0; i < 4; ++i) (void)told.number();  // at most; the same uncollapsed
  for (int i = 0; i < 3; ++i) (void)told.real();    // scores at most, percents
  std::size_t matches = told.number();
  // Each takes some bytes: no more than can come are made room for.
  const std::size_t room = std::min(matches, told.rest().size());
  if (question_->needs_ids)
    found_->ids.reserve(found_->ids.size() + room);
  else
    found_->page.reserve(found_->page.size() + room);
  for (; matches != 0; --matches) {
    FarMatch match;
    match.score = told.real();
    match.id = static_cast<Xapian::docid>((told.number() - 1) * parts_ + part_ + 1);
    const std::string_view sorted_by = told.text();
    const std::string_view value = told.text();
    (void)told.number();  // how many were collapsed
    if (question_->needs_ids) {
      found_->ids.push_back(match.id);
      continue;
    }
    match.sorted_by = sorted_by;
    match.value = value;
    found_->page.push_back(std::move(match));
  }
}

}  // namespace debrief
