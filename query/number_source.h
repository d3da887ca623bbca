// Documents by their numbers, as a part of a query.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace debrief {

// For one local database: thousands of numbers cost far less than as many terms do.
class NumberSource : public Xapian::PostingSource {
 public:
  // IDS are ascending.
  explicit NumberSource(std::vector<Xapian::docid> ids) : ids_(std::move(ids)) {}

  void init(const Xapian::Database&) override { next_ = 0; }
  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(ids_.size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid id, double) override {
    if (next_ == 0) next_ = 1;
    if (at_end()) return;
    const auto from = ids_.begin() + static_cast<std::ptrdiff_t>(next_ - 1);
    if (*from >= id) return;
    next_ =
        static_cast<std::size_t>(std::lower_bound(from, ids_.end(), id) - ids_.begin()) +
        1;
  }
  bool at_end() const override { return next_ > ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[next_ - 1]; }
  // Xapian asks for it, and deletes it.
  NumberSource* clone() const override { return new NumberSource(ids_); }

 private:
  std::vector<Xapian::docid> ids_;
  std::size_t next_ = 0;  // from 1: where it stands; 0: before the first
};

}  // namespace debrief
