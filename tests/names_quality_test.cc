#include <doctest/doctest.h>

#include "tests/quality/names_score.h"

namespace {

using namespace debrief;

const std::filesystem::path samples = NAMES_SAMPLES;

// Each bar lies about two points below what was reached when it was set.
TEST_CASE("names are found in texts that the tagger has not seen as well as before") {
  const NameBook book;
  const auto f1 = [&](const char* file, Wanted wanted) {
    return score_names(read_documents(samples / file, wanted), wanted, book).f1();
  };
  CHECK(f1("wikigold.jsonl", Wanted::people) >= 0.83);
  CHECK(f1("wikigold.jsonl", Wanted::organizations) >= 0.48);
  CHECK(f1("crossner-politics.jsonl", Wanted::people) >= 0.85);
  CHECK(f1("crossner-politics.jsonl", Wanted::organizations) >= 0.75);
}

TEST_CASE("companies are found in headlines as well as before") {
  const Score score = score_names(read_headlines(samples / "sentfin.jsonl"),
                                  Wanted::organizations, NameBook());
  CHECK(score.recall() >= 0.86);
  CHECK(score.precision() >= 0.85);
}

}  // namespace
