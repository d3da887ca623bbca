// How often each value of a slot occurs among the matches that servers find.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/schema.h"

namespace debrief {

// Xapian's own spy, as servers know it. Here it only keeps what they send: it is also
// shown the documents of the page, which they have counted.
class SlotCount : public Xapian::ValueCountMatchSpy {
 public:
  // COUNTS_HERE: local indexes are asked as well; then no page may be asked for.
  explicit SlotCount(Slot slot, bool counts_here = false)
      : Xapian::ValueCountMatchSpy(slot), counts_here_(counts_here) {}

  void operator()(const Xapian::Document& document, double weight) override;
  void merge_results(const std::string& sent) override { sent_.push_back(sent); }

  // Calls FN(value, how many matches have it) for what was counted; a value may come
  // more than once. Throws Xapian::NetworkError for bytes that are no counts.
  void for_each(const std::function<void(std::string_view, std::size_t)>& fn) const;

 private:
  bool counts_here_ = false;
  std::vector<std::string> sent_;  // by server
};

}  // namespace debrief
