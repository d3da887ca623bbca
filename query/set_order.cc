#include "query/set_order.h"

#include <string>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/plan_order.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

// The undated last also when the oldest come first.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string value = document.get_value(date_slot);
    return date_in(value) ? value : "99999999" + value;
  }
};

}  // namespace

bool is_by_relevance(Sort sort) {
  return sort == Sort::relevance || sort == Sort::automatic;
}

std::unique_ptr<Xapian::KeyMaker> set_order(Xapian::Enquire& enquire,
                                            const IndexSet& indexes, Sort sort) {
  if (is_by_relevance(sort))
    set_scores(enquire);
  else
    set_no_scores(enquire, indexes);
  std::unique_ptr<Xapian::KeyMaker> keys;
  if (sort == Sort::newest) {
    enquire.set_sort_by_value(date_slot, true);
  } else if (sort == Sort::oldest) {
    keys = std::make_unique<OldestFirst>();
    enquire.set_sort_by_key(keys.get(), false);
  } else {
    enquire.set_sort_by_relevance_then_value(date_slot, true);
  }
  return keys;
}

}  // namespace debrief
