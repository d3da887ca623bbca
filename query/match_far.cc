#include "query/match_far.h"

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "query/far_part.h"
#include "query/message_kinds.h"
#include "query/postings/word_score.h"
#include "query/set_plain_scores.h"
#include "query/wire.h"
#include "query/wire_plan.h"

namespace debrief {
namespace {

// What scores are made of, of all parts together.
struct Statistics {
  std::uint64_t total_length = 0;
  std::size_t briefs = 0;
  std::map<std::string, TermNumbers> terms;
};

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

// The question itself.
std::string query_message(const FarQuestion& question, bool has_gaps) {
  std::string bytes = wire_text(wire_plan(question.plan));
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

// How much of the answer is wanted, and what to score by.
std::string page_message(const FarQuestion& question, std::size_t briefs,
                         const Statistics& statistics) {
  const std::size_t wanted = std::min(
      std::min(question.offset, briefs) + std::min(question.limit, briefs), briefs);
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

void expect_told(char kind, char wanted) {
  if (kind != wanted)
    throw Xapian::NetworkError("it answers something else than it was asked");
}

// Adds what a server says of its own briefs.
void read_statistics(std::string_view content, Statistics& sum) {
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

// Reads the answer of a part, also while it is still coming.
class MatchReader {
 public:
  // Adds to FOUND what part PART of PARTS says to QUESTION.
  MatchReader(const FarQuestion& question, std::size_t part, std::size_t parts,
              FarMatches& found)
      : question_(&question), part_(part), parts_(parts), found_(&found) {}

  // Reads the counts in CONTENT; how many bytes of it that took.
  std::size_t begin(std::string_view content) {
    WireReader told(content);
    read_counts(told, false);
    return content.size() - told.rest().size();
  }

  // Reads CONTENT to its end.
  void read(std::string_view content) {
    WireReader told(content);
    read_counts(told, true);
    read_page(told);
  }

 private:
  // As many bytes as a few numbers may have.
  static constexpr std::size_t enough = 64;

  // What spies counted: each how many bytes, matches and values, and these with their
  // counts. IS_ALL: no more will come.
  void read_counts(WireReader& told, bool is_all) {
    while (spy_ < found_->counts.size()) {
      if (!is_all && told.rest().size() < enough) return;
      if (!is_begun_) {
        (void)told.number();
        (void)told.number();
        values_ = told.number();
        is_begun_ = true;
      }
      for (; values_ != 0; --values_) {
        WireReader next = told;
        const std::size_t size = next.number();
        if (!is_all && next.rest().size() < enough + std::min(size, SIZE_MAX - enough))
          return;
        const std::string_view value = next.bytes(size);
        count_value(question_->counted[spy_], value, next.number(), found_->counts[spy_]);
        told = next;
        if (!is_all && told.rest().size() < enough) {
          --values_;
          return;
        }
      }
      is_begun_ = false;
      ++spy_;
    }
  }

  void read_page(WireReader& told) {
    (void)told.number();  // the first
    (void)told.number();  // at least
    found_->total += told.number();
    for (int i = 0; i < 4; ++i) (void)told.number();  // at most; the same uncollapsed
    for (int i = 0; i < 3; ++i) (void)told.real();    // scores at most, percents
    for (std::size_t matches = told.number(); matches != 0; --matches) {
      FarMatch& match = found_->page.emplace_back();
      match.score = told.real();
      match.id = static_cast<Xapian::docid>((told.number() - 1) * parts_ + part_ + 1);
      match.sorted_by = told.text();
      match.value = told.text();
      (void)told.number();  // how many were collapsed
    }
  }

  const FarQuestion* question_;
  std::size_t part_;
  std::size_t parts_;
  FarMatches* found_;
  std::size_t spy_ = 0;
  bool is_begun_ = false;
  std::size_t values_ = 0;  // that it has not told yet
};

// In order, and of all parts' first ones those that are asked for.
void cut_page(const FarQuestion& question, FarMatches& found) {
  const bool has_scores = question.scores != ScoredBy::nothing;
  const auto comes_before = [&](const FarMatch& a, const FarMatch& b) {
    if (has_scores && a.score != b.score) return a.score > b.score;
    if (question.by_value && a.sorted_by != b.sorted_by)
      return question.highest_first ? a.sorted_by > b.sorted_by
                                    : a.sorted_by < b.sorted_by;
    return a.id < b.id;
  };
  std::vector<FarMatch>& page = found.page;
  std::sort(page.begin(), page.end(), comes_before);
  const std::size_t begin = std::min(question.offset, page.size());
  page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(begin));
  if (page.size() > question.limit) page.resize(question.limit);
}

// A question on its way.
struct Conversation {
  const FarQuestion& question;
  std::set<std::string> terms;           // of its plan
  std::optional<Statistics> statistics;  // none: servers tell them first
  FarMatches found;
};

// What TERMS are scored by, if all numbers of all parts are known already.
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

// What scores are made of, in one wait for all QUERIES.
void look_up_terms(const FarParts& parts, const std::vector<Conversation>& queries) {
  std::set<std::string> terms;
  for (const Conversation& one : queries)
    terms.insert(one.terms.begin(), one.terms.end());
  look_up_far(parts, terms, {});
}

// Puts the question and waits for what servers say that scores are made of. They take no
// other question then before they are asked for a page.
void ask_statistics(const FarParts& parts, bool has_gaps, Conversation& one) {
  const std::string message = query_message(one.question, has_gaps);
  Statistics& sum = one.statistics.emplace();
  for (const auto& part : parts)
    part->line().ask(message, [&sum](char kind, std::string_view content) {
      expect_told(kind, Told::statistics);
      read_statistics(content, sum);
      return false;
    });
  settle(lines_of(parts));
}

// Asks for the page by MESSAGES, which may put the question as well.
void ask_page(const FarParts& parts, const std::string& messages, Conversation& one) {
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto reader =
        std::make_shared<MatchReader>(one.question, part, parts.size(), one.found);
    parts[part]->line().ask(
        messages,
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

// Where all is known that scores are made of, question and page take one wait.
void ask_matches(const FarParts& parts, std::size_t briefs, bool has_gaps,
                 Conversation& one) {
  one.found.counts.resize(one.question.counted.size());
  if (one.question.plan.op() == Xapian::Query::LEAF_MATCH_NOTHING) return;
  one.statistics = known_statistics(parts, one.terms);
  std::string messages;
  if (one.statistics)
    messages = query_message(one.question, has_gaps);
  else
    ask_statistics(parts, has_gaps, one);
  ask_page(parts, messages + page_message(one.question, briefs, *one.statistics), one);
}

}  // namespace

void count_value(const CountedSlot& slot, std::string_view bytes, std::size_t n,
                 ValueTally& counts) {
  if (!slot.is_split) return counts.add(bytes, n);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    counts.add(bytes.substr(0, end), n);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

std::vector<FarMatches> match_far(const IndexSet& indexes,
                                  const std::vector<FarQuestion>& questions) {
  std::vector<FarMatches> found;
  if (!indexes.are_all_far()) {
    for (const FarQuestion& question : questions)
      found.push_back(match_by_xapian(indexes, question));
    return found;
  }
  const bool gaps = has_gaps(indexes);
  std::vector<Conversation> conversations;
  for (const FarQuestion& question : questions)
    conversations.push_back({question, terms_of(question.plan), std::nullopt, {}});
  if (conversations.size() > 1) look_up_terms(indexes.far, conversations);
  for (Conversation& conversation : conversations)
    ask_matches(indexes.far, indexes.all.get_doccount(), gaps, conversation);
  settle(lines_of(indexes.far));
  for (Conversation& conversation : conversations) {
    cut_page(conversation.question, conversation.found);
    found.push_back(std::move(conversation.found));
  }
  return found;
}

FarMatches match_far(const IndexSet& indexes, const FarQuestion& question) {
  return std::move(match_far(indexes, std::vector{question}).front());
}

}  // namespace debrief
