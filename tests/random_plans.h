// Databases and plans at random, and in how many plans what is matched past Xapian is not
// what Xapian matches: for the tests of that.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "query/plan_order.h"
#include "query/postings/match_plan.h"

namespace debrief {

using Op = Xapian::Query;
using Found = std::map<Xapian::docid, double>;

inline std::unique_ptr<PartPostings> postings_of(const std::string& folder,
                                                 const Xapian::Database& db) {
  return PartPostings::open(folder, db.get_uuid(), db.get_revision());
}

// From everywhere to once, and some with zero bytes and as long as they get.
inline std::string word_of(std::mt19937& random) {
  const auto n = random() % (1 + random() % (1 + random() % 200));
  if (n == 7) return std::string("a\0b", 3);
  if (n == 8) return std::string("a\0", 2);
  if (n == 9) return std::string(245, 'z');
  return fmt::format("w{}", n);
}

// IN_GAPS: the database misses numbers, and then Xapian 1.4 cannot read a term that every
// document has (query/mark_everywhere.h).
inline Xapian::Document document_of(std::mt19937& random, bool in_gaps = false) {
  Xapian::Document document;
  for (auto words = random() % 60; words > 0; --words)
    document.add_term(word_of(random), static_cast<Xapian::termcount>(1 + random() % 3));
  if (!in_gaps || random() % 100 != 0) document.add_term("everywhere");
  if (random() % 2 == 0) document.add_boolean_term("XF:half");
  return document;
}

class RandomPlan {
 public:
  // IDS: of the one database that the plans are for; none: they are for several.
  RandomPlan(std::mt19937& random, std::vector<Xapian::docid> ids)
      : random_(random), ids_(std::move(ids)) {}

  // IS_UNWANTED: below the right of an AND_NOT. There Xapian 1.4 compares weights that it
  // has not worked out, and may then take AND_MAYBE for AND.
  Plan plan(int depth, bool is_unwanted = false) {
    const auto kind = random_() % (depth <= 0 ? 4 : 11);
    if (kind == 0 && !ids_.empty()) return numbers();
    if (kind == 1) return leaf();
    if (kind < 4) return Plan(word_of(random_));
    std::vector<Plan> parts;
    for (auto count = 1 + random_() % 4; count > 0; --count)
      parts.push_back(plan(depth - 1, is_unwanted));
    const double factor = static_cast<double>(random_() % 3) / 2;
    if (kind == 4) return {Op::OP_SCALE_WEIGHT, parts.front(), factor};
    if (kind == 5) return {Op::OP_AND_NOT, parts.front(), plan(depth - 1, true)};
    if (kind == 6 && !is_unwanted) return {Op::OP_AND_MAYBE, parts};
    if (kind == 7) return {Op::OP_FILTER, parts};
    if (kind == 8) return synonym();
    return {kind == 10 ? Op::OP_OR : Op::OP_AND, parts};
  }

 private:
  Plan leaf() {
    switch (random_() % 6) {
      case 0:
        return Plan(std::string());
      case 1:
        return {};
      case 2:
        return Plan("XF:half", 0);
      case 3:
        return Plan("nowhere");
      default:
        return Plan("everywhere");
    }
  }
  Plan synonym() {
    std::vector<Plan> words;
    for (auto count = 1 + random_() % 5; count > 0; --count)
      words.emplace_back(word_of(random_));
    return {Op::OP_SYNONYM, words};
  }
  Plan numbers() {
    std::vector<Xapian::docid> some;
    const auto step = 1 + random_() % 40;
    for (auto at = random_() % step; at < ids_.size(); at += 1 + random_() % step)
      some.push_back(ids_[at]);
    return Plan::numbers(some);
  }

  std::mt19937& random_;
  std::vector<Xapian::docid> ids_;
};

// By Xapian, of all databases as one.
inline Found by_xapian(const std::vector<Xapian::Database>& dbs,
                       const Xapian::Query& query) {
  Xapian::Database all;
  for (const Xapian::Database& db : dbs) all.add_database(db);
  Xapian::Enquire enquire(all);
  enquire.set_query(query);
  set_scores(enquire);
  const Xapian::MSet set = enquire.get_mset(0, all.get_doccount(), all.get_doccount());
  Found found;
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    found.emplace(*hit, hit.get_weight());
  return found;
}

inline Found by_ours(const std::vector<PartPostings*>& parts, const Plan& plan,
                     bool is_scored) {
  Found found;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto matches = match_plan(plan, parts, part, is_scored);
    REQUIRE(matches.has_value());
    CHECK(std::is_sorted(matches->ids.begin(), matches->ids.end()));
    for (std::size_t i = 0; i < matches->ids.size(); ++i)
      found.emplace((matches->ids[i] - 1) * parts.size() + part + 1,
                    matches->scores.empty() ? 0 : matches->scores[i]);
  }
  return found;
}

// How many of ROUNDS random plans find or score something else.
inline std::size_t differences(const std::vector<Xapian::Database>& dbs,
                               const std::vector<PartPostings*>& parts,
                               std::mt19937& random, int rounds) {
  std::vector<Xapian::docid> ids;
  if (dbs.size() == 1) ids.assign(dbs[0].postlist_begin({}), dbs[0].postlist_end({}));
  RandomPlan plans(random, std::move(ids));
  std::size_t different = 0;
  for (int round = 0; round < rounds; ++round) {
    const Plan plan = plans.plan(4);
    Found wanted = by_xapian(dbs, plan);
    const bool is_same = by_ours(parts, plan, true) == wanted;
    if (!is_same) MESSAGE(Xapian::Query(plan).get_description());
    different += is_same ? 0 : 1;
    for (auto& [id, score] : wanted) score = 0;
    different += by_ours(parts, plan, false) == wanted ? 0 : 1;
  }
  return different;
}

inline std::size_t differences_in(const std::string& folder, std::mt19937& random) {
  const Xapian::Database db(folder);
  const auto part = postings_of(folder, db);
  REQUIRE(part != nullptr);
  return differences({db}, {part.get()}, random, 120);
}

}  // namespace debrief
