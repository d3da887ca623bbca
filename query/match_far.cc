#include "query/match_far.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <utility>

#include "query/far_conversation.h"
#include "query/far_part.h"

namespace debrief {
namespace {

// Up to so many briefs are found in less time than one waits for a server.
constexpr std::size_t few_found = 500;

// One of two editions among what is found is left out, and then what was counted with it
// is of no use. True: as a rule there are two among so many.
bool are_editions_likely(const IndexSet& indexes, std::size_t found) {
  return found * std::uint64_t{count_in_groups(indexes)} >=
         2 * std::uint64_t{indexes.all.get_doccount()};
}

// What scores are made of, in one wait for all QUESTIONS.
void look_up_terms(const FarParts& parts, const std::deque<FarConversation>& questions) {
  std::set<std::string> terms;
  for (const FarConversation& one : questions)
    terms.insert(one.terms().begin(), one.terms().end());
  look_up_far(parts, terms, {});
}

}  // namespace

std::size_t most_sent(const FarQuestion& question) {
  std::size_t most = 0;
  for (const std::size_t n : {question.offset, question.limit, question.spare})
    most += std::min(n, SIZE_MAX - most);
  return most;
}

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
  std::deque<FarConversation> conversations;
  for (const FarQuestion& question : questions)
    conversations.emplace_back(indexes, question);
  if (conversations.size() > 1) look_up_terms(indexes.far, conversations);
  for (FarConversation& conversation : conversations) conversation.put();
  settle_lines(server_lines(indexes.far));
  for (FarConversation& conversation : conversations)
    found.push_back(conversation.answer({}).value());
  return found;
}

FarMatches match_far(const IndexSet& indexes, const FarQuestion& question) {
  return std::move(match_far(indexes, std::vector{question}).front());
}

AskedAhead::AskedAhead(const IndexSet& indexes, FarQuestion question)
    : indexes_(indexes) {
  if (!indexes.are_all_far()) return;
  auto conversation = std::make_unique<FarConversation>(indexes, std::move(question));
  const auto most = conversation->most_matches();
  if (!most) return;
  conversation->choose_counting();
  if (!conversation->can_leave_out() &&
      (*most > few_found || are_editions_likely(indexes_, *most)))
    return;
  conversation_ = std::move(conversation);
  conversation_->put();
}

AskedAhead::~AskedAhead() = default;

std::optional<FarMatches> AskedAhead::answer(const std::vector<Xapian::docid>& left_out) {
  const auto conversation = std::move(conversation_);
  if (conversation == nullptr) return std::nullopt;
  settle_lines(server_lines(indexes_.far));  // if that was not done meanwhile
  if (!left_out.empty() && !conversation->can_leave_out()) return std::nullopt;
  return conversation->answer(left_out);
}

}  // namespace debrief
