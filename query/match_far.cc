#include "query/match_far.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "query/far_part.h"
#include "query/match_messages.h"
#include "query/message_kinds.h"
#include "query/set_plain_scores.h"
#include "query/wire_plan.h"

namespace debrief {
namespace {

void expect_told(char kind, char wanted) {
  if (kind != wanted)
    throw Xapian::NetworkError("it answers something else than it was asked");
}

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
      add_statistics(content, sum);
      return false;
    });
  settle_lines(server_lines(parts));
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

// Up to so many briefs are found in less time than one waits for a server.
constexpr std::size_t few_found = 500;

bool has_everything(const Plan& plan) {
  if (plan.op() == Xapian::Query::LEAF_MATCH_NOTHING) return false;
  return plan.op() == Xapian::Query::LEAF_MATCH_ALL ||
         std::any_of(plan.parts().begin(), plan.parts().end(), has_everything);
}

bool finds_few(const Plan& plan, const Statistics& known) {
  std::size_t briefs = 0;
  for (const auto& [term, numbers] : known.terms) briefs += numbers.briefs;
  return briefs <= few_found && !has_everything(plan);
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
  settle_lines(server_lines(indexes.far));
  for (Conversation& conversation : conversations) {
    cut_page(conversation.question, conversation.found);
    found.push_back(std::move(conversation.found));
  }
  return found;
}

struct AskedAhead::State {
  explicit State(FarQuestion asked)
      : question(std::move(asked)),
        conversation{question, terms_of(question.plan), std::nullopt, {}} {}

  FarQuestion question;
  Conversation conversation;
  std::vector<ServerLine*> lines;
};

AskedAhead::AskedAhead(const IndexSet& indexes, FarQuestion question) {
  if (!indexes.are_all_far()) return;
  auto state = std::make_unique<State>(std::move(question));
  const auto known = known_statistics(indexes.far, state->conversation.terms);
  if (!known || !finds_few(state->question.plan, *known)) return;
  state_ = std::move(state);
  state_->lines = server_lines(indexes.far);
  ask_matches(indexes.far, indexes.all.get_doccount(), has_gaps(indexes),
              state_->conversation);
}

AskedAhead::~AskedAhead() = default;

std::optional<FarMatches> AskedAhead::answer() {
  if (state_ == nullptr) return std::nullopt;
  settle_lines(state_->lines);  // if that was not done meanwhile
  FarMatches found = std::move(state_->conversation.found);
  cut_page(state_->question, found);
  state_ = nullptr;
  return found;
}

FarMatches match_far(const IndexSet& indexes, const FarQuestion& question) {
  return std::move(match_far(indexes, std::vector{question}).front());
}

}  // namespace debrief
