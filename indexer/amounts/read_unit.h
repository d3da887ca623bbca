// What is said after a number: its scale and its unit.
#pragma once

#include <string>
#include <string_view>

#include "indexer/amounts/find_amounts.h"
#include "indexer/amounts/read_number.h"

namespace debrief {

// The scale at AT, after a number that ends there: "bn", " million", "-billion", " lakh
// crore". A short form counts only where money is told or another word follows; scale 1
// and end AT for none; end npos when letters touch the number that mean nothing ("27th").
struct ScaleRead {
  double scale = 1;
  std::size_t end = 0;
  bool said = false;
};
ScaleRead read_scale(std::string_view text, std::size_t at, bool money);

// The unit at AT, after a number and its scale: "%", " percent", " dollars", "-gigawatt",
// " square feet", " active users". Found only if end is not AT.
struct UnitRead {
  AmountKind kind = AmountKind::quantity;
  double factor = 1;  // by which the number is multiplied
  std::string unit;
  std::size_t end = 0;
};
UnitRead read_unit(std::string_view text, std::size_t at, bool scaled);

// The noun that is counted at AT, " active users": the first plural among at most three
// words in lower case.
UnitRead read_noun(std::string_view text, std::size_t at);

}  // namespace debrief
