#include "query/number_range.h"

#include <doctest/doctest.h>

#include <string>

#include "debrief/error.h"

using namespace debrief;

namespace {

std::string read(const char* text) {
  try {
    return to_string(parse_number_range(text));
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint;
  }
}

}  // namespace

TEST_CASE("Counts are asked for alone or as ranges") {
  const char* const forms = " | numbers: 2, 2..4, 2.., ..4, >=2, >2, <=4, <4";
  const struct {
    const char* text;
    std::string printed;
  } rows[] = {
      {"2", "2"},
      {"007", "7"},
      {"0", "0"},
      {"2..4", "2..4"},
      {"2..2", "2"},
      {"2..", "2.."},
      {"..4", "..4"},
      {"..0", "0"},
      {">=2", "2.."},
      {">2", "3.."},
      {"<=4", "..4"},
      {"<4", "..3"},
      {"<1", "0"},
      {"999999999", "999999999"},
      {"4..2", "the range ends before it begins | write 2..4"},
      {"<0", "nothing is less than 0 | write 0 for none"},
      {"none", "none is a number: 0 | write 0"},
      {"", std::string("\"\" is not a number") + forms},
      {"two", std::string("\"two\" is not a number") + forms},
      {"..", std::string("\"..\" is not a number") + forms},
      {">=", std::string("\">=\" is not a number") + forms},
      {"=2", std::string("\"=2\" is not a number") + forms},
      {"2.5", std::string("\"2.5\" is not a number") + forms},
      {"1..2..3", std::string("\"1..2..3\" is not a number") + forms},
      {"9999999999", std::string("\"9999999999\" is larger than any count") + forms},
  };
  for (const auto& row : rows) CHECK_EQ(read(row.text), row.printed);
}

TEST_CASE("Both ends of a range of counts are included") {
  const NumberRange range = parse_number_range("2..4");
  CHECK_FALSE(range.holds(1));
  CHECK(range.holds(2));
  CHECK(range.holds(4));
  CHECK_FALSE(range.holds(5));
  CHECK(parse_number_range(">2").holds(1'000'000));
}
