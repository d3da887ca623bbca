#include <doctest/doctest.h>

#include "tests/quality/citations_score.h"
#include "tests/quality/published_score.h"

using namespace debrief;

namespace {

const std::filesystem::path source = DEBRIEF_SOURCE;

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

}  // namespace

TEST_CASE("The day of the corpus's briefs is found, and never wrong when it is sure") {
  const auto files =
      read_dated_files(source / "corpus/dates.tsv", source / "corpus/briefs");
  REQUIRE_GE(files.size(), 100);
  const NameBook book;
  for (const YearsLeft years : {YearsLeft::all, YearsLeft::others, YearsLeft::none}) {
    const PublishedScore saved = score_published(files, {years, true}, book);
    CAPTURE(joined(saved.wrong));
    CHECK_EQ(saved.wrong_at_high, 0);
    CHECK_GE(saved.accuracy(), 0.90);
    CHECK_EQ(score_published(files, {years, false}, book).wrong_at_high, 0);
  }
}

TEST_CASE("Every citation of a log of news is read as its host") {
  const auto score =
      score_citations(source / "tests/quality/samples/citations.md", NameBook());
  CAPTURE(joined(score.wrong));
  CHECK_EQ(score.total, 22);
  CHECK_EQ(score.right, score.total);
}
