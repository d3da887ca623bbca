#include "query/mark_everywhere.h"

#include <algorithm>
#include <utility>

#include "query/set_plain_scores.h"

namespace debrief {
namespace {

// A term's own list of documents, which Xapian then takes for no other.
class TermSource : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string name) : name_(std::move(name)) {}

  // Called once for each shard.
  void init(const Xapian::Database& db) override {
    briefs_ = db.get_termfreq(name_);
    at_ = db.postlist_begin(name_);
    end_ = db.postlist_end(name_);
    is_started_ = false;
  }
  Xapian::doccount get_termfreq_min() const override { return briefs_; }
  Xapian::doccount get_termfreq_est() const override { return briefs_; }
  Xapian::doccount get_termfreq_max() const override { return briefs_; }
  void next(double) override {
    if (is_started_) ++at_;
    is_started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    is_started_ = true;
    if (!at_end()) at_.skip_to(id);
  }
  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  // Xapian asks for it, and deletes it.
  TermSource* clone() const override { return new TermSource(name_); }
  std::string get_description() const override { return name_; }

 private:
  std::string name_;
  Xapian::doccount briefs_ = 0;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  bool is_started_ = false;
};

// So many terms of a question are asked of servers, which takes a journey each.
constexpr std::size_t most_asked_far = 8;

class Marker {
 public:
  explicit Marker(const IndexSet& indexes) : indexes_(indexes) {}

  void mark(BoundQuery& query, bool is_excluded) {
    query.is_unscored = is_excluded;
    // Also where a score is made of them: what `at_least` finds takes them without.
    if (query.op == BoundOp::words) mark_words(query);
    for (const std::string& value : query.values)
      if (query.op == BoundOp::value) look_up(term(query.field->prefix, value), query);
    for (const std::string& name : query.terms) look_up(name, query);
    for (BoundQuery& part : query.parts)
      mark(part, is_excluded || query.op == BoundOp::except);
  }

  void look_up(const std::string& name, BoundQuery& query) {
    if (query.everywhere.count(name) != 0) return;
    if (indexes_.is_remote) {
      if (asked_far_++ < most_asked_far && is_in_all(name))
        query.everywhere.emplace(name, true);
      return;
    }
    const auto is_gapped = [&](const IndexDatabase& part) {
      return has_gaps(part) && part.get_termfreq(name) == part.get_doccount();
    };
    if (std::any_of(indexes_.parts.begin(), indexes_.parts.end(), is_gapped))
      query.everywhere.emplace(name, is_in_all(name));
  }

 private:
  bool is_in_all(const std::string& name) const {
    return indexes_.all.get_termfreq(name) == indexes_.all.get_doccount();
  }

  void mark_words(BoundQuery& query) {
    for (const auto& stems : query.words)
      for (const std::string& stem : stems)
        look_up(query.where == Where::title ? term(field("title").prefix, stem) : stem,
                query);
  }

  const IndexSet& indexes_;
  std::size_t asked_far_ = 0;
};

}  // namespace

void mark_everywhere(BoundQuery& query, const IndexSet& indexes) {
  if (has_gaps(indexes)) Marker(indexes).mark(query, false);
}

Plan plan_unscored(const std::string& name, const EverywhereTerms& marked) {
  const auto found = marked.find(name);
  if (found == marked.end()) return Plan(name);
  if (found->second) return Plan(std::string());
  return Plan::unscored(name, Xapian::Query((new TermSource(name))->release()));
}

Plan plan_unscored(const std::string& name, const IndexSet& indexes) {
  BoundQuery one;
  if (has_gaps(indexes)) Marker(indexes).look_up(name, one);
  return plan_unscored(name, one.everywhere);
}

}  // namespace debrief
