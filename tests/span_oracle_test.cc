// Claims found through positions against claims found by reading their texts: the slow,
// obvious way is the oracle.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "debrief/analysis.h"
#include "query/ask.h"
#include "query/parse_query.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

// A brief of words a to f, so that every combination occurs.
std::string random_brief(std::mt19937& random, int n) {
  const char* words[] = {"alpha", "bravo", "coral", "delta", "ember", "fjord"};
  const char* hosts[] = {"cnbc.com", "blogs.microsoft.com", "bbc.co.uk"};
  std::string text = fmt::format("Brief {}\n\n- {} {}. (cnbc.com)\n\n", n,
                                 words[random() % 6], words[random() % 6]);
  for (int claim = 0; claim < 4; ++claim) {
    text += "The";
    for (int word = 0; word < 4; ++word) text += fmt::format(" {}", words[random() % 6]);
    text += ".";
    if (random() % 4 != 0) text += fmt::format(" ({})", hosts[random() % 3]);
    text += " ";
  }
  return text + "\n";
}

class Oracle {
 public:
  explicit Oracle(const RecordClaim& claim) : claim_(claim) {
    for (TextToken& token : analyzer_.analyze(claim.text)) stems_.push_back(token.stem);
  }

  bool holds(const Query& query) {
    const auto part_holds = [&](const Query& part) { return holds(part); };
    switch (query.op) {
      case Op::word:
      case Op::phrase: {
        std::vector<std::string> wanted;
        for (TextToken& token : analyzer_.analyze(query.text))
          wanted.push_back(token.stem);
        const bool here = std::search(stems_.begin(), stems_.end(), wanted.begin(),
                                      wanted.end()) != stems_.end();
        return here && (query.field.empty() || query.field == name_of(claim_.zone));
      }
      case Op::value:
        return std::any_of(
            claim_.sources.begin(), claim_.sources.end(), [&](const std::string& host) {
              return host == query.text || host.ends_with("." + query.text);
            });
      case Op::both:
        return std::all_of(query.parts.begin(), query.parts.end(), part_holds);
      case Op::either:
        return std::any_of(query.parts.begin(), query.parts.end(), part_holds);
      case Op::except:
        return !holds(query.parts.front());
      case Op::claim:
        return holds(query.parts.front());
      default:
        return true;
    }
  }

 private:
  const RecordClaim& claim_;
  Analyzer analyzer_;
  std::vector<std::string> stems_;
};

}  // namespace

TEST_CASE("Positions answer claim by claim as the claims' own texts do") {
  std::mt19937 random(7);
  Files files;
  for (int n = 0; n < 40; ++n)
    files.emplace_back(fmt::format("{:02}.txt", n), random_brief(random, n));
  const IndexSet indexes = index_in_memory(files);
  const char* questions[] = {"alpha",
                             "alpha bravo",
                             "\"alpha bravo\"",
                             "alpha OR \"coral delta\"",
                             "alpha NOT bravo",
                             "alpha source:cnbc.com",
                             "alpha source:microsoft.com",
                             "(alpha OR bravo) source:(bbc.co.uk OR microsoft.com)",
                             "alpha NOT source:cnbc.com",
                             "body:alpha",
                             "summary:alpha",
                             "claim:(alpha bravo)",
                             "(NOT alpha) (NOT bravo) ember",
                             "source:bbc.co.uk"};
  QueryFlags everything;
  everything.limit = 1000;
  const Results all = ask(everything, indexes, {2026, 5, 1});
  REQUIRE_EQ(all.briefs.size(), 40);
  for (const char* question : questions) {
    CAPTURE(std::string(question));
    const Query query = parse_query(question, {2026, 5, 1});
    std::vector<std::string> expected;
    std::vector<std::string> claim_briefs;
    for (const BriefHit& hit : all.briefs) {
      const auto& claims = hit.record.claims;
      std::vector<std::size_t> body;
      std::vector<std::size_t> summary;
      for (std::size_t i = 0; i < claims.size(); ++i)
        if (Oracle(claims[i]).holds(query))
          (claims[i].zone == Zone::body ? body : summary).push_back(i + 1);
      for (const std::size_t n : body.empty() ? summary : body)
        expected.push_back(fmt::format("{} {}", hit.record.paths.front(), n));
      if (!body.empty() || !summary.empty())
        claim_briefs.push_back(hit.record.paths.front());
    }
    QueryFlags flags;
    flags.question = question;
    flags.view = View::claims;
    flags.limit = 1000;
    const Results results = ask(flags, indexes, {2026, 5, 1});
    std::vector<std::string> found;
    if (!results.relaxed)
      for (const ClaimHit& hit : results.claims)
        found.push_back(fmt::format("{} {}", hit.record.paths.front(), hit.claim));
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    CHECK_EQ(found, expected);
    if (!results.relaxed) CHECK_EQ(results.total, expected.size());
    // The same as a part of a question about briefs.
    flags.view = View::briefs;
    flags.question = fmt::format("claim:({})", question);
    if (std::string_view(question).find("claim:") != std::string_view::npos) continue;
    found.clear();
    for (const BriefHit& hit : ask(flags, indexes, {2026, 5, 1}).briefs)
      found.push_back(hit.record.paths.front());
    std::sort(found.begin(), found.end());
    std::sort(claim_briefs.begin(), claim_briefs.end());
    CHECK_EQ(found, claim_briefs);
  }
}
