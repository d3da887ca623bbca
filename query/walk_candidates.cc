#include "query/walk_candidates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/schema.h"
#include "query/plan_query.h"

namespace debrief {
namespace {

using Walk = std::unique_ptr<CandidateWalk>;
using Walks = std::vector<Walk>;

class WordWalk : public CandidateWalk {
 public:
  explicit WordWalk(TermPlaces& places) : places_(places) {}
  Xapian::docid seek(Xapian::docid id) override { return places_.seek(id); }
  std::size_t briefs() const override { return places_.briefs(); }

 private:
  TermPlaces& places_;
};

class ListWalk : public CandidateWalk {
 public:
  explicit ListWalk(std::vector<Xapian::docid> ids) : ids_(std::move(ids)) {}

  Xapian::docid seek(Xapian::docid id) override {
    // By steps that double, as the next is mostly near.
    for (std::size_t step = 1; at_ < ids_.size() && ids_[at_] < id; step *= 2) {
      const std::size_t far = std::min(step, ids_.size() - at_);
      if (ids_[at_ + far - 1] < id) {
        at_ += far;
        continue;
      }
      const auto from = ids_.begin() + static_cast<std::ptrdiff_t>(at_);
      at_ += static_cast<std::size_t>(
          std::lower_bound(from, from + static_cast<std::ptrdiff_t>(far), id) - from);
    }
    return at_ < ids_.size() ? ids_[at_] : no_document;
  }
  std::size_t briefs() const override { return ids_.size(); }

 private:
  std::vector<Xapian::docid> ids_;  // ascending
  std::size_t at_ = 0;
};

// The briefs that have a term without positions, read when they are first asked for.
class TermWalk : public CandidateWalk {
 public:
  TermWalk(const Xapian::Database& db, std::string name, const FindIds& find)
      : name_(std::move(name)), find_(find), briefs_(db.get_termfreq(name_)) {}

  Xapian::docid seek(Xapian::docid id) override {
    if (let_through_ != 0) {
      --let_through_;
      return id;
    }
    if (!list_) list_.emplace(find_(Plan(name_)));
    return list_->seek(id);
  }
  std::size_t briefs() const override { return briefs_; }
  bool put_off() override {
    // To look at a brief costs as much as to read so many of a list.
    constexpr std::size_t briefs_a_look = 200;
    let_through_ = briefs_ / briefs_a_look;
    return true;
  }

 private:
  std::string name_;
  const FindIds& find_;
  std::size_t briefs_;
  std::size_t let_through_ = 0;
  std::optional<ListWalk> list_;
};

class AllWalk : public CandidateWalk {
 public:
  explicit AllWalk(Walks parts) : parts_(std::move(parts)) {
    std::stable_sort(parts_.begin(), parts_.end(), [](const Walk& a, const Walk& b) {
      return a->briefs() < b->briefs();
    });
    // One at least has to say which briefs there are.
    std::size_t sure = parts_.size();
    for (auto part = parts_.rbegin(); part != parts_.rend() && sure > 1; ++part)
      if ((*part)->put_off()) --sure;
  }

  Xapian::docid seek(Xapian::docid id) override {
    Xapian::docid wanted = parts_.front()->seek(id);
    for (std::size_t i = 1; i < parts_.size() && wanted != no_document;) {
      const Xapian::docid next = parts_[i]->seek(wanted);
      if (next == wanted) {
        ++i;
      } else {
        wanted = next == no_document ? no_document : parts_.front()->seek(next);
        i = 1;
      }
    }
    return wanted;
  }
  std::size_t briefs() const override { return parts_.front()->briefs(); }

 private:
  Walks parts_;
};

class AnyWalk : public CandidateWalk {
 public:
  explicit AnyWalk(Walks parts) : parts_(std::move(parts)), next_(parts_.size(), 0) {}

  Xapian::docid seek(Xapian::docid id) override {
    Xapian::docid first = no_document;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (next_[i] < id) next_[i] = parts_[i]->seek(id);
      first = std::min(first, next_[i]);
    }
    return first;
  }
  std::size_t briefs() const override {
    std::size_t sum = 0;
    for (const Walk& part : parts_) sum += part->briefs();
    return sum;
  }

 private:
  Walks parts_;
  std::vector<Xapian::docid> next_;  // where each part is
};

Walk walk_any(Walks parts) {
  if (parts.empty()) return std::make_unique<ListWalk>(std::vector<Xapian::docid>());
  if (parts.size() == 1) return std::move(parts.front());
  return std::make_unique<AnyWalk>(std::move(parts));
}

// nullptr among PARTS: it may be anywhere.
Walk walk_all(Walks parts) {
  std::erase(parts, nullptr);
  if (parts.empty()) return nullptr;
  if (parts.size() == 1) return std::move(parts.front());
  return std::make_unique<AllWalk>(std::move(parts));
}

// Each of so many lists is looked into at every step; of more, all are read first.
constexpr std::size_t most_lists = 16;

class Walker {
 public:
  Walker(const Xapian::Database& db, WordPlaces& places, std::size_t part,
         const FindIds& find)
      : db_(db), places_(places), part_(part), find_(find) {}

  Walk walk(const BoundQuery& query) {
    switch (query.op) {
      case BoundOp::words:
        return walk_words(query);
      case BoundOp::near:
      case BoundOp::both:
      case BoundOp::claim:
        return walk_all(walk_each(query.parts));
      case BoundOp::either:
      case BoundOp::at_least: {
        Walks parts = walk_each(query.parts);
        if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) return nullptr;
        return walk_any(std::move(parts));
      }
      case BoundOp::value: {
        std::vector<std::string> names;
        for (const std::string& value : query.values)
          names.push_back(term(query.field->prefix, value));
        return walk_terms(names);
      }
      case BoundOp::period:
        return walk_terms(query.terms);
      case BoundOp::all:
      case BoundOp::except:  // it may hold in one claim and not in another
        return nullptr;
      case BoundOp::brief:
      case BoundOp::nothing:
        break;
    }
    return std::make_unique<ListWalk>(find_(plan_query(query)));
  }

 private:
  Walks walk_each(const std::vector<BoundQuery>& parts) {
    Walks walks;
    for (const BoundQuery& part : parts) walks.push_back(walk(part));
    return walks;
  }

  Walk walk_words(const BoundQuery& query) {
    Walks places;
    for (const std::vector<std::string>& terms : WordPlaces::terms_of(query)) {
      if (terms.size() > most_lists) {
        places.push_back(read_terms(terms));
        continue;
      }
      Walks words;
      for (const std::string& name : terms)
        words.push_back(std::make_unique<WordWalk>(places_.term_places(name, part_)));
      places.push_back(walk_any(std::move(words)));
    }
    return walk_all(std::move(places));
  }

  // Each by its own list, as plan_unscored() would have it.
  Walk read_terms(const std::vector<std::string>& names) {
    std::vector<Xapian::docid> ids;
    for (const std::string& name : names) {
      const std::vector<Xapian::docid> more = find_(Plan(name));
      ids.insert(ids.end(), more.begin(), more.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return std::make_unique<ListWalk>(std::move(ids));
  }

  Walk walk_terms(const std::vector<std::string>& names) {
    if (names.size() > most_lists) return read_terms(names);
    Walks terms;
    for (const std::string& name : names)
      terms.push_back(std::make_unique<TermWalk>(db_, name, find_));
    return walk_any(std::move(terms));
  }

  const Xapian::Database& db_;
  WordPlaces& places_;
  std::size_t part_;
  const FindIds& find_;
};

}  // namespace

std::unique_ptr<CandidateWalk> walk_candidates(
    const std::vector<const BoundQuery*>& queries, const Xapian::Database& db,
    WordPlaces& places, std::size_t part, const FindIds& find) {
  Walker walker(db, places, part, find);
  Walks walks;
  for (const BoundQuery* query : queries) walks.push_back(walker.walk(*query));
  Walk all = walk_all(std::move(walks));
  if (all != nullptr) return all;
  return std::make_unique<ListWalk>(find(Plan(std::string())));
}

}  // namespace debrief
