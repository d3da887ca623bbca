// Slips: what is corrected, to what, and when it is searched at once.
#include "query/suggest.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "query/ask.h"
#include "query/nearest_word.h"
#include "query/render/render.h"
#include "tests/memory_index.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

const Files files = {
    {"deal.txt",
     "OpenAI and Amazon\n\nAmazon sells models on Bedrock through companies. "
     "(openai.com) "
     "The company saw its price and deals rise in Zürich. (cnbc.com) Bedrock again. "
     "(cnbc.com)\n"},
    {"frame.txt",
     "Data frames\n\nA data frame holds bedding and columns of the deal. (x.com)\n"},
    {"sea.txt", "At sea\n\nA bedsock was found in an open ferry. (bbc.co.uk)\n"},
};

struct Row {
  const char* question;
  const char* found;
};

}  // namespace

TEST_CASE("What nothing matches is corrected and searched at once") {
  const IndexSet indexes = index_on_disk(files);
  const Row rows[] = {
      {"bedrok", "deal.txt\nfor bedrock\n"},
      {"title:amazno models", "deal.txt\nfor title:amazon models\n"},
      {"Bedrok, (modles OR fery)", "deal.txt\nfor bedrock, (models OR ferry)\n"},
      {"\"models on bedrok\"", "deal.txt\nfor \"models on bedrock\"\n"},
      {"zurihc", "deal.txt\nfor zurich\n"},
      // Two words that are one, and one that is two.
      {"open ai amazon", "deal.txt\nfor openai amazon\n"},
      {"open-ai", "deal.txt\nfor openai\n"},
      {"dataframe", "frame.txt\nfor \"data frame\"\n"},
      // The rest is relaxed.
      {"bedrok models zzyzx", "deal.txt\n2 of 3 words\nfor bedrock models zzyzx\n"},
      // Found as typed: only said.
      {"bedrok OR ferry", "sea.txt\ndid you mean bedrock OR ferry\n"},
      // What comes to nothing, and what cannot be guessed.
      {"bedrok source:x.com", "did you mean bedrock source:x.com\n"},
      {"zzyzx", ""},
      {"2027", ""},
      {"ax", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    CHECK_EQ(found_by(indexes, row.question), std::string(row.found));
  }
}

TEST_CASE("A name is never exchanged for another, and no word that is to be left out") {
  const IndexSet indexes = index_on_disk(files);
  const Row rows[] = {
      {"bedrok source:cnbcc.com",
       "the index has no source \"cnbcc.com\"; nearest: cnbc.com\n"
       "did you mean bedrock source:cnbc.com\n"},
      {"ferry NOT bedsok", "sea.txt\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    CHECK_EQ(found_by(indexes, row.question), std::string(row.found));
  }
}

TEST_CASE("Taken literally, nothing is corrected or relaxed") {
  const IndexSet indexes = index_on_disk(files);
  QueryFlags flags;
  flags.literal = true;
  flags.question = "bedrok";
  CHECK_EQ(found_by(indexes, flags), "did you mean bedrock\n");
  flags.question = "bedrock ferry zzyzx";
  CHECK_EQ(found_by(indexes, flags), "");
  flags.question = "bedrock";
  CHECK_EQ(found_by(indexes, flags), "deal.txt\n");
}

TEST_CASE("The nearest word is the one with the fewest slips, then the likeliest") {
  const IndexSet indexes = index_on_disk(files);
  const Row rows[] = {
      {"bedrck", "bedrock"},
      {"bedrocck", "bedrock"},
      {"berdock", "bedrock"},
      {"bedxock", "bedrock"},
      {"dael", "deal"},
      {"comapny", "company"},
      {"prices", "price"},
      {"compani", "company"},
      {"edrock", "bedrock"},
      {"xylophone", ""},
      {"zz", ""},
      {"b3drock", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    CHECK_EQ(nearest_word(indexes, row.question).value_or(""), std::string(row.found));
  }
}

TEST_CASE("However many words are unknown, sixteen are guessed at") {
  const IndexSet indexes = index_on_disk(files);
  QueryFlags flags;
  for (int i = 0; i < 100; ++i) flags.question += "bedrok ";
  const auto suggestion = ask(flags, indexes, {2026, 5, 1}).suggestion;
  REQUIRE(suggestion);
  std::size_t mended = 0;
  for (std::size_t at = 0; (at = suggestion->find("bedrock", at)) != std::string::npos;
       ++at)
    ++mended;
  CHECK_EQ(mended, 16);
}

TEST_CASE("A corrected answer says what it answers") {
  Results results = ferry_results();
  results.facets.clear();
  results.briefs.clear();
  results.query = "frries";
  results.suggestion = results.corrected = "ferries";
  CHECK(render_text(results, plain_style(80))
            .starts_with("Nothing for frries: showing ferries\n"));
  results.query = "\x1b[2J";
  CHECK_EQ(render_text(results, plain_style(80)).find('\x1b'), std::string::npos);
}
