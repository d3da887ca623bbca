// A question on its way to all servers of an index set.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/index_set.h"
#include "query/match_far.h"
#include "query/match_messages.h"

namespace debrief {

// What TERMS are scored by, if all numbers of all parts are known already.
std::optional<Statistics> known_statistics(const FarParts& parts,
                                           const std::set<std::string>& terms);

// It stays where it is while servers answer. Where that can be, they send lists and it is
// found here (match_here.h). What is counted is counted by servers, or here by columns
// (count_columns.h), where that is quicker: then they say which briefs match instead.
class FarConversation {
 public:
  // INDEXES, all of whose parts are far, must outlive it.
  FarConversation(const IndexSet& indexes, FarQuestion question);
  FarConversation(const FarConversation&) = delete;
  FarConversation& operator=(const FarConversation&) = delete;

  // Of its plan.
  const std::set<std::string>& terms() const { return terms_; }

  // Counts what is to be counted by columns where that is quicker; put() does that too.
  void choose_counting();

  // At most so many briefs match; nothing: not all is known that tells.
  std::optional<std::size_t> most_matches() const;

  // True when the answer can be had without some of its matches: servers count nothing.
  bool can_leave_out() const { return question_.counted.empty(); }

  // Puts it. Where all is known that scores are made of, that is no wait; the answer is
  // there once all lines are settled.
  void put();

  // What it finds but for LEFT_OUT, ascending ids of IndexSet::all, which match as well
  // (none, unless can_leave_out()); once. Nothing: there is no room to spare for as many
  // of them as would be on the page.
  std::optional<FarMatches> answer(const std::vector<Xapian::docid>& left_out);

 private:
  void ask_servers();
  void ask_statistics();
  bool find_here();
  void ask_page(const FarQuestion& question, bool is_put, FarMatches& found);
  void ask_all_apart();
  std::vector<Xapian::docid> all_but(const std::vector<Xapian::docid>& left_out);
  std::vector<std::vector<Xapian::docid>> by_part(
      const std::vector<Xapian::docid>& ids) const;

  const IndexSet& indexes_;
  FarQuestion question_;            // as servers are asked it
  std::vector<CountedSlot> slots_;  // what is counted by columns
  std::optional<FarQuestion> all_;  // for all its matches, where they are needed
  std::set<std::string> terms_;
  std::optional<Statistics> statistics_;  // none: servers tell them first
  bool is_here_ = false;  // it is to be found by lists
  FarMatches found_;
  FarMatches matches_;  // of all_
};

}  // namespace debrief
