#include "query/set_plain_scores.h"

#include <algorithm>
#include <string>

namespace debrief {
namespace {

// Scores EACH for a term, and asks how often it occurs so that its own list is read.
class AskingWeight : public Xapian::Weight {
 public:
  explicit AskingWeight(double each) : each_(each) { need_stat(WDF); }

  std::string name() const override { return "AskingWeight"; }
  AskingWeight* clone() const override { return new AskingWeight(each_); }
  void init(double factor) override { score_ = each_ * factor; }
  double get_sumpart(Xapian::termcount, Xapian::termcount,
                     Xapian::termcount) const override {
    return score_;
  }
  double get_maxpart() const override { return score_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double each_;
  double score_ = 0;
};

}  // namespace

bool has_gaps(const IndexDatabase& db) { return db.get_doccount() != db.get_lastdocid(); }

bool has_gaps(const IndexSet& indexes) {
  return std::any_of(indexes.parts.begin(), indexes.parts.end(),
                     [](const IndexDatabase& part) { return has_gaps(part); });
}

void set_no_scores(Xapian::Enquire& enquire, const Xapian::Database& db) {
  if (has_gaps(db))
    enquire.set_weighting_scheme(AskingWeight(0));
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
}

// A server knows stock schemes only. Of those that ask, this one reckons the least.
void set_no_scores(Xapian::Enquire& enquire, const IndexSet& indexes) {
  if (!has_gaps(indexes))
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  else if (indexes.is_remote)
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
  else
    enquire.set_weighting_scheme(AskingWeight(0));
}

void set_count_scores(Xapian::Enquire& enquire, const IndexSet& indexes) {
  if (!has_gaps(indexes))
    enquire.set_weighting_scheme(Xapian::CoordWeight());
  else if (indexes.is_remote)
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("bnn"));
  else
    enquire.set_weighting_scheme(AskingWeight(1));
}

}  // namespace debrief
