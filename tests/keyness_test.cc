#include "query/keyness.h"

#include <doctest/doctest.h>

using namespace debrief;

TEST_CASE("The log-likelihood ratio is that of the table of two by two") {
  // By hand: 10 of 100 against 20 of 100; expected 15 15 85 85.
  // 2 (10 ln(10/15) + 20 ln(20/15) + 90 ln(90/85) + 80 ln(80/85)) = 3.9866
  CHECK(keyness(10, 100, 20, 100) == doctest::Approx(3.9866).epsilon(1e-4));
  CHECK(keyness(20, 100, 10, 100) == doctest::Approx(-3.9866).epsilon(1e-4));
  // 0 of 4 against 3 of 4: 2 (3 ln(3/1.5) + 4 ln(4/2.5) + 1 ln(1/2.5)) = 6.0865
  CHECK(keyness(0, 4, 3, 4) == doctest::Approx(6.0865).epsilon(1e-4));
}

TEST_CASE("Equal shares and empty sets say nothing") {
  CHECK_EQ(keyness(5, 10, 50, 100), doctest::Approx(0));
  CHECK_EQ(keyness(0, 10, 0, 10), 0);
  CHECK_EQ(keyness(10, 10, 20, 20), 0);
  CHECK_EQ(keyness(0, 0, 3, 10), 0);
  CHECK_EQ(keyness(3, 10, 0, 0), 0);
}

TEST_CASE("One brief against none weighs less than a steady change") {
  CHECK(keyness(0, 100, 1, 100) < keyness(20, 100, 40, 100));
}
