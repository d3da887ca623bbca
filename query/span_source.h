// What only positions can tell, as a part of a query.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "query/bound_query.h"
#include "query/find_spans.h"

namespace debrief {

// The briefs for which a part of a question holds that only positions can tell.
class SpanSource : public Xapian::PostingSource {
 public:
  explicit SpanSource(BoundQuery query) : query_(std::move(query)) {}

  // Called once for each shard.
  void init(const Xapian::Database& db) override {
    ids_.clear();
    at_ = 0;
    is_started_ = false;
    if (query_.answers != nullptr)
      if (const auto known = query_.answers->find(answers_key(db));
          known != query_.answers->end()) {
        ids_ = known->second;
        return;
      }
    BoundQuery open = query_;
    open.answers = nullptr;
    ids_ = find_spans(open, db);
  }

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(ids_.size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void next(double) override { is_started_ ? static_cast<void>(++at_) : start(); }
  void skip_to(Xapian::docid id, double) override {
    start();
    at_ = static_cast<std::size_t>(
        std::lower_bound(ids_.begin() + static_cast<std::ptrdiff_t>(at_), ids_.end(),
                         id) -
        ids_.begin());
  }
  bool at_end() const override { return at_ >= ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[at_]; }
  SpanSource* clone() const override {
    return new SpanSource(query_);
  }  // Xapian asks for it

 private:
  void start() { is_started_ = true; }

  BoundQuery query_;
  std::vector<Xapian::docid> ids_;
  std::size_t at_ = 0;
  bool is_started_ = false;
};

}  // namespace debrief
