#include "tests/quality/ranking.h"

#include <doctest/doctest.h>

using namespace debrief;

TEST_CASE("Average precision counts relevant documents that were not found") {
  CHECK_EQ(average_precision({"a", "b"}, {{"a", 1}}), doctest::Approx(1.0));
  CHECK_EQ(average_precision({"b", "a"}, {{"a", 1}}), doctest::Approx(0.5));
  // 1/1 for a, 2/3 for c, nothing for d: trec_eval prints 0.5556.
  CHECK_EQ(average_precision({"a", "b", "c"}, {{"a", 1}, {"c", 2}, {"d", 1}, {"b", 0}}),
           doctest::Approx(5.0 / 9));
  CHECK_EQ(average_precision({"a"}, {}), doctest::Approx(0));
}

TEST_CASE("Gain is discounted by rank and measured against the ideal") {
  CHECK_EQ(ndcg({"a", "b"}, {{"a", 1}}, 10), doctest::Approx(1.0));
  CHECK_EQ(ndcg({"b", "a"}, {{"a", 1}}, 10), doctest::Approx(0.63093));
  CHECK_EQ(ndcg({"b", "a"}, {{"a", 1}}, 1), doctest::Approx(0));
  // (1/1 + 2/log2(3)) / (2/1 + 1/log2(3))
  CHECK_EQ(ndcg({"a", "b"}, {{"a", 1}, {"b", 2}}, 10), doctest::Approx(0.85973));
}
