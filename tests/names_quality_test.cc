#include <doctest/doctest.h>

#include "tests/quality/names_score.h"

namespace {

using namespace debrief;

const std::filesystem::path samples = NAMES_SAMPLES;

TEST_CASE("people are found in held-out WikiGold") {
  const auto documents = read_documents(samples / "wikigold.jsonl", Wanted::people);
  const Score score = score_names(documents, Wanted::people, NameBook());
  CHECK(score.marked == 155);
  CHECK(score.f1() >= 0.0);
}

TEST_CASE("organisations are found in the politics part of CrossNER's test set") {
  const auto documents =
      read_documents(samples / "crossner-politics.jsonl", Wanted::organizations);
  const Score score = score_names(documents, Wanted::organizations, NameBook());
  CHECK(score.f1() >= 0.0);
}

TEST_CASE("companies are found in held-out headlines of SEntFiN") {
  const auto documents = read_headlines(samples / "sentfin.jsonl");
  const Score score = score_names(documents, Wanted::organizations, NameBook());
  CHECK(score.recall() >= 0.0);
  CHECK(score.precision() >= 0.0);
}

}  // namespace
