#include "query/wire_plan.h"

#include <doctest/doctest.h>
#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "query/wire.h"

namespace debrief {
namespace {

using Xapian::Query;

Plan word(const std::string& term, Xapian::termcount wqf = 1) { return Plan(term, wqf); }

std::vector<Plan> some_plans() {
  const Plan a = word("apple");
  const Plan b = word("XH:bloomberg.com", 0);
  const Plan often = word("often", 300);
  std::vector<Plan> plans = {Plan(),
                             Plan(std::string()),
                             a,
                             b,
                             often,
                             word(std::string(245, 'x'), 2),
                             word(std::string(15, 'x')),
                             word(std::string(16, 'x')),
                             word(std::string(16, 'x'), 0)};
  for (const auto op : {Query::OP_AND, Query::OP_OR, Query::OP_AND_NOT, Query::OP_FILTER,
                        Query::OP_AND_MAYBE, Query::OP_SYNONYM})
    plans.emplace_back(op, std::vector<Plan>{a, b, often});
  for (const std::size_t count : {2, 7, 8, 9, 300}) {
    std::vector<Plan> words;
    for (std::size_t i = 0; i < count; ++i) words.push_back(word(std::to_string(i)));
    plans.emplace_back(Query::OP_OR, words);
    plans.emplace_back(Query::OP_PHRASE, words, static_cast<unsigned>(count));
    plans.emplace_back(Query::OP_NEAR, words, static_cast<unsigned>(count + 3));
  }
  for (const double factor : {0.0, 1.0, 0.03125, 1e-300, 123456.789})
    plans.emplace_back(Query::OP_SCALE_WEIGHT, a, factor);
  const Plan nested(Query::OP_FILTER, Plan(Query::OP_OR, a, Plan(Query::OP_OR, b, often)),
                    Plan(Query::OP_SCALE_WEIGHT, Plan(Query::OP_AND, a, b), 0.0));
  plans.emplace_back(Query::OP_AND_NOT, nested, Plan(std::string()));
  return plans;
}

TEST_CASE("plans go over the wire as Xapian writes them") {
  for (const Plan& plan : some_plans()) {
    const Query query = plan;
    CAPTURE(query.get_description());
    CHECK(wire_plan(plan) == query.serialise());
    CHECK(length_of(plan) == query.get_length());
    const std::set<std::string> terms(query.get_unique_terms_begin(),
                                      query.get_unique_terms_end());
    CHECK(terms_of(plan) == terms);
  }
}

TEST_CASE("no score is made of an id, so nobody asks how often it occurs") {
  const Plan ids(Query::OP_OR, Plan("Q0391c393355285e8", 0), Plan("Q92050a56975865d9", 0));
  CHECK(terms_of(Plan(Query::OP_AND_NOT, word("apple"), ids)) ==
        std::set<std::string>{"apple"});
}

TEST_CASE("what only this process can find is put to no server") {
  CHECK_THROWS_AS((void)wire_plan(Plan::numbers({1, 2})), Xapian::UnimplementedError);
}

TEST_CASE("real numbers go over the wire as Xapian writes them, and come back") {
  for (const double number : {1.0, 0.5, 0.8, 1.2, 3.141592653589793, 255.0, 256.0, 257.0,
                              1e-9, 1e9, 1e-300, 1e300, 5e-324, 1.7976931348623157e308}) {
    CAPTURE(number);
    CHECK(wire_real(number) == Xapian::IneB2Weight(number).serialise());
    const std::string sent = wire_real(number) + wire_real(-number) + "rest";
    WireReader reader(sent);
    CHECK(reader.real() == number);
    CHECK(reader.real() == -number);
    CHECK(reader.rest() == "rest");
  }
  const std::string zero = wire_real(0);
  CHECK(WireReader(zero).real() == 0);
  for (const std::string broken : {"", "\x0E", "\x0F\x01", "\x77\x01\x02"})
    CHECK_THROWS_AS((void)WireReader(broken).real(), Xapian::NetworkError);
}

TEST_CASE("schemes are called as Xapian calls them") {
  CHECK(Xapian::IneB2Weight(1).name() == "Xapian::IneB2Weight");
  CHECK(Xapian::BoolWeight().name() == "Xapian::BoolWeight");
  CHECK(Xapian::BoolWeight().serialise().empty());
  CHECK(Xapian::CoordWeight().name() == "Xapian::CoordWeight");
  CHECK(Xapian::CoordWeight().serialise().empty());
  CHECK(Xapian::TfIdfWeight("bnn").name() == "Xapian::TfIdfWeight");
  CHECK(Xapian::TfIdfWeight("bnn").serialise() == "bnn");
  CHECK(Xapian::ValueCountMatchSpy(3).name() == "Xapian::ValueCountMatchSpy");
  CHECK(Xapian::ValueCountMatchSpy(300).serialise() == wire_number(300));
}

}  // namespace
}  // namespace debrief
