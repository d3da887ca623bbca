// What is matched past Xapian is what Xapian matches: the same ids, and the same scores to
// the last bit.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "debrief/glass_layout.h"
#include "query/find_spans.h"
#include "query/plan_order.h"
#include "query/postings/match_plan.h"

using namespace debrief;

namespace {

using Op = Xapian::Query;
using Found = std::map<Xapian::docid, double>;

struct PlanFolder {
  std::string path = (std::filesystem::temp_directory_path() / "debrief-XXXXXX").string();
  PlanFolder() {
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  ~PlanFolder() { std::filesystem::remove_all(path); }
  PlanFolder(const PlanFolder&) = delete;
  PlanFolder& operator=(const PlanFolder&) = delete;
};

std::unique_ptr<PartPostings> postings_of(const std::string& folder,
                                          const Xapian::Database& db) {
  return PartPostings::open(folder, db.get_uuid(), db.get_revision());
}

// From everywhere to once, and some with zero bytes and as long as they get.
std::string word_of(std::mt19937& random) {
  const auto n = random() % (1 + random() % (1 + random() % 200));
  if (n == 7) return std::string("a\0b", 3);
  if (n == 8) return std::string("a\0", 2);
  if (n == 9) return std::string(245, 'z');
  return fmt::format("w{}", n);
}

Xapian::Document document_of(std::mt19937& random) {
  Xapian::Document document;
  for (auto words = random() % 60; words > 0; --words)
    document.add_term(word_of(random), static_cast<Xapian::termcount>(1 + random() % 3));
  document.add_term("everywhere");
  document.add_boolean_term("XF:filter");
  if (random() % 2 == 0) document.add_boolean_term("XF:half");
  return document;
}

class RandomPlan {
 public:
  // IDS: numbers of one database; none: the plan is for several.
  RandomPlan(std::mt19937& random, Xapian::docid last) : random_(random), last_(last) {}

  Plan plan(int depth) {
    const auto kind = random_() % (depth <= 0 ? 4 : 11);
    if (kind == 0 && last_ != 0) return Plan::numbers(ids());
    if (kind == 1) return leaf();
    if (kind < 4) return Plan(word_of(random_));
    std::vector<Plan> parts;
    for (auto count = 1 + random_() % 4; count > 0; --count)
      parts.push_back(plan(depth - 1));
    if (kind == 4) return {Op::OP_SCALE_WEIGHT, parts.front(), static_cast<double>(random_() % 3) / 2};
    if (kind == 5) return {Op::OP_AND_NOT, parts.front(), parts.back()};
    if (kind == 6) return {Op::OP_AND_MAYBE, parts};
    if (kind == 7) return {Op::OP_FILTER, parts};
    if (kind == 8) return synonym();
    return {kind == 9 ? Op::OP_AND : Op::OP_OR, parts};
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
  std::vector<Xapian::docid> ids() {
    std::vector<Xapian::docid> ids;
    for (Xapian::docid id = 1; id <= last_ && ids.size() < 100;
         id += static_cast<Xapian::docid>(1 + random_() % 9))
      if (existing.count(id) != 0) ids.push_back(id);
    return ids;
  }

 public:
  std::map<Xapian::docid, bool> existing;

 private:
  std::mt19937& random_;
  Xapian::docid last_;
};

// By Xapian, of all databases as one.
Found by_xapian(const std::vector<Xapian::Database>& dbs, const Xapian::Query& query) {
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

Found by_ours(const std::vector<PartPostings*>& parts, const Plan& plan, bool is_scored) {
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
std::size_t differences(const std::vector<Xapian::Database>& dbs,
                        const std::vector<PartPostings*>& parts, std::mt19937& random,
                        int rounds) {
  RandomPlan plans(random, dbs.size() == 1 ? dbs[0].get_lastdocid() : 0);
  if (dbs.size() == 1)
    for (auto id = dbs[0].postlist_begin({}); id != dbs[0].postlist_end({}); ++id)
      plans.existing[*id] = true;
  std::size_t different = 0;
  for (int round = 0; round < rounds; ++round) {
    const Plan plan = plans.plan(4);
    const Found wanted = by_xapian(dbs, plan);
    const bool is_same = by_ours(parts, plan, true) == wanted;
    if (!is_same) MESSAGE(Xapian::Query(plan).get_description());
    different += is_same ? 0 : 1;
    Found unscored = wanted;
    for (auto& [id, score] : unscored) score = 0;
    different += by_ours(parts, plan, false) == unscored ? 0 : 1;
  }
  return different;
}

}  // namespace

TEST_CASE("What is matched past Xapian is what Xapian matches, whatever the plan") {
  std::mt19937 random(1);
  const PlanFolder folder;
  Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, 2048);
  for (int i = 0; i < 1500; ++i) db.add_document(document_of(random));
  db.commit();
  const auto part = postings_of(folder.path, db);
  REQUIRE(part != nullptr);
  CHECK_EQ(differences({db}, {part.get()}, random, 300), 0);
}
