#include "query/plan_for_part.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "query/match_far.h"
#include "query/match_messages.h"

namespace debrief {
namespace {

using Xapian::Query;

// Of three parts: 1, 4 and 7 are in the first, 2 in the second, none of these in the third.
const NamedBriefs some_named = {{1, "Qa"}, {2, "Qb"}, {4, "Qc"}, {7, "Qd"}};

Plan any_of(const std::vector<std::string>& names) {
  std::vector<Plan> terms;
  for (const std::string& name : names) terms.emplace_back(name, 0);
  return {Query::OP_OR, std::move(terms)};
}

std::string shown(const Plan& plan) { return Query(plan).get_description(); }

}  // namespace

TEST_CASE("a server is named its own briefs alone, and of none the first") {
  const Plan named = any_of({"Qa", "Qb", "Qc", "Qd"});
  const std::pair<std::size_t, Plan> cases[] = {
      {0, any_of({"Qa", "Qc", "Qd"})}, {1, any_of({"Qb"})}, {2, any_of({"Qa"})}};
  for (const auto& [part, own] : cases) {
    CAPTURE(part);
    CHECK(shown(plan_for_part(named, some_named, part, 3)) == shown(own));
    const Plan word("apple");
    const Plan pair(Query::OP_SCALE_WEIGHT,
                    Plan(Query::OP_NEAR, {Plan("apple"), Plan("pear")}, 2), 0.5);
    const auto page = [&](const Plan& those) {
      return Plan(Query::OP_AND_MAYBE, Plan(Query::OP_FILTER, word, those), pair);
    };
    CHECK(shown(plan_for_part(page(named), some_named, part, 3)) == shown(page(own)));
  }
}

TEST_CASE("a question goes to each server with the names that plan_for_part leaves") {
  FarQuestion question;
  question.plan = any_of({"Qa", "Qb", "Qc", "Qd"});
  question.named = some_named;
  for (std::size_t part = 0; part < 3; ++part) {
    const std::string sent = query_message(question, false, part, 3);
    for (const auto& [id, term] : some_named) {
      CAPTURE(part);
      CAPTURE(term);
      const bool is_first_of_none = part == 2 && id == 1;
      CHECK((sent.find(term) != std::string::npos) ==
            ((id - 1) % 3 == part || is_first_of_none));
    }
  }
}

TEST_CASE("what names no brief, or another, is put to all servers alike") {
  const Plan plans[] = {
      Plan(), Plan("apple"), Plan(Query::OP_OR, Plan("apple"), Plan("Qx", 0)),
      Plan(Query::OP_AND_NOT, Plan("apple"), Plan("Qx", 0)), any_of({"Qx", "Qy"})};
  for (const Plan& plan : plans) {
    CHECK(shown(plan_for_part(plan, some_named, 2, 3)) == shown(plan));
    CHECK(shown(plan_for_part(plan, {}, 2, 3)) == shown(plan));
  }
  const Plan named = any_of({"Qa", "Qb"});
  CHECK(shown(plan_for_part(named, {}, 2, 3)) == shown(named));
}

}  // namespace debrief
