#include "debrief/record.h"

#include <doctest/doctest.h>

#include "debrief/error.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

Record record_of(const std::vector<double>& values) {
  Record record = ferry_record();
  for (const double value : values)
    record.claims[0].amounts.push_back({AmountKind::money, value, "USD", 7, 14});
  record.claims[1].amounts = {{AmountKind::percent, 20, "%", 0, 4},
                              {AmountKind::quantity, 2e9, "W", 5, 43}};
  record.named = {{"CNBC", "cnbc.com", 1, true}, {"Epoch Times", "", 4, false}};
  return record;
}

}  // namespace

TEST_CASE("A record comes back as it was packed") {
  for (const double value :
       {0.0, -0.0, 1.0, 0.5, -3.0, 49.1, 0.000001, 1e-7, 1.0 / 3, 5e10, 1e15, 1e16,
        3250.75, 8999999999999999.0, 9e15, 1.5e300}) {
    CAPTURE(value);
    const Record record = record_of({value, value});
    CHECK(unpack_record(pack_record(record)) == record);
  }
}

TEST_CASE("An amount takes a few bytes") {
  const std::size_t without = pack_record(record_of({})).size();
  for (const double value : {5e10, 49.1, 20.0})
    CHECK_LE(pack_record(record_of({value})).size() - without, 9);
}

TEST_CASE("A record that ends too early is damage") {
  const std::string bytes = pack_record(record_of({0.5, 5e10}));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(unpack_record(std::string_view(bytes).substr(0, size)), Error);
  }
}

TEST_CASE("An amount beyond its claim's text is damage") {
  Record record = ferry_record();
  record.claims[0].amounts = {{AmountKind::money, 5, "USD", 7, 1000}};
  CHECK_THROWS_AS(unpack_record(pack_record(record)), Error);
  record.claims[0].amounts.clear();
  record.named = {{"CNBC", "cnbc.com", 5, true}};  // there are four claims
  CHECK_THROWS_AS(unpack_record(pack_record(record)), Error);
}
