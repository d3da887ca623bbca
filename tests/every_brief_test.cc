// Terms that every brief has, in an index from which briefs have been removed: an index
// of the others alone, without gaps, and the terms' own lists say what is right.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "query/ask.h"
#include "query/bind_query.h"
#include "query/find_matches.h"
#include "query/parse_query.h"
#include "query/plan_query.h"
#include "query/set_plain_scores.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

using Ids = std::set<Xapian::docid>;

// Above some thousand briefs, Xapian's list of all comes in several parts.
constexpr std::size_t pairs = 750;

// Two editions of a brief of their own. ALL have its outlet, company, day, title word and
// the words "the" and "said"; every third pair has "bedrock".
void add_pair(std::size_t n, std::mt19937& random, Files& files) {
  std::string text;
  for (int word = 0; word < 24; ++word) text += fmt::format(" q{}x", random() % 5000);
  for (const char* edition : {"first", "second"})
    files.emplace_back(
        fmt::format("2026-04-27-{:04}-{}.txt", n, edition),
        fmt::format("Report {0}\n\nOpenAI said the {1}{2}. (cnbc.com)\n\nOne more{2} "
                    "{3}. (cnbc.com) (openai.com)\n",
                    n, n % 3 == 0 ? "bedrock" : "granite", text, edition));
}

struct Archive {
  Files all;
  std::vector<std::size_t> gone;  // places
  Files rest;
};

Archive make_archive(unsigned seed) {
  std::mt19937 random(seed);
  Archive archive;
  for (std::size_t n = 0; n < pairs; ++n) add_pair(n, random, archive.all);
  for (std::size_t at = 0; at < archive.all.size(); ++at)
    if (at / 2 % 10 == 3)
      archive.gone.push_back(at);
    else
      archive.rest.push_back(archive.all[at]);
  return archive;
}

IndexSet both_of(const IndexSet& one, const IndexSet& other) {
  IndexSet both;
  both.parts = {one.parts.front(), other.parts.front()};
  for (const Xapian::Database& part : both.parts) both.all.add_database(part);
  return both;
}

// What a question of single words, values and dates finds, from the lists of its terms.
Ids found_in_lists(const BoundQuery& query, const Xapian::Database& db) {
  Ids ids;
  const auto add = [&](const std::string& name) {
    ids.insert(db.postlist_begin(name), db.postlist_end(name));
  };
  switch (query.op) {
    case BoundOp::all:
      add({});
      break;
    case BoundOp::words:
      for (const std::string& stem : query.words.front())
        add(query.where == Where::title ? term(field("title").prefix, stem) : stem);
      break;
    case BoundOp::value:
      for (const std::string& value : query.values) add(term(query.field->prefix, value));
      break;
    case BoundOp::period:
      for (const std::string& name : query.terms) add(name);
      break;
    case BoundOp::both:
      add({});
      for (const BoundQuery& part : query.parts) {
        const Ids others = found_in_lists(part, db);
        std::erase_if(ids, [&](Xapian::docid id) { return others.count(id) == 0; });
      }
      break;
    case BoundOp::either:
      for (const BoundQuery& part : query.parts) ids.merge(found_in_lists(part, db));
      break;
    case BoundOp::except: {
      add({});
      for (const Xapian::docid id : found_in_lists(query.parts.front(), db))
        ids.erase(id);
      break;
    }
    default:
      FAIL("not a question of single terms");
  }
  return ids;
}

// Of single words, so that lists can tell; "zebra" is in none, "the" and "openai" in all.
const std::vector<std::string> plain_questions = {
    "bedrock",
    "said",
    "openai NOT zebra",
    "bedrock NOT said",
    "NOT said",
    "NOT (said bedrock)",
    "NOT (said OR bedrock)",
    "NOT NOT said",
    "bedrock OR NOT said",
    "said NOT bedrock",
    "openai* said",
    "open*",
    "NOT open*",
    "title:report",
    "NOT title:report",
    "bedrock NOT title:rep*",
    "format:text",
    "format:text NOT zebra",
    "format:text bedrock",
    "NOT format:text",
    "source:cnbc.com",
    "source:cnbc.com said",
    "source:cnbc.com OR source:openai.com",
    "source:cnbc*",
    "NOT source:cnbc.com",
    "bedrock NOT source:cnbc.com",
    "company:openai",
    "company:openai NOT bedrock",
    "bedrock NOT company:openai",
    "date:2026",
    "date:2026-04..2026-05",
    "date:2026-04-27 granite",
    "granite NOT date:2026",
    "NOT date:2026-04",
    "(format:text OR zebra) NOT (bedrock said)",
};

// Of what positions tell, of several words and of most of them.
const std::vector<std::string> other_questions = {
    "\"openai said\"",
    "NOT \"openai said\"",
    "bedrock NOT \"said bedrock\"",
    "bedrock NOT body:open*",
    "said NEAR/3 openai",
    "NOT (said NEAR/3 openai)",
    "body:said",
    "NOT body:said",
    "granite NOT claim:(openai said)",
    "claim:(openai source:cnbc.com)",
    "NOT claim:(openai source:openai.com)",
    "claim:(said NOT source:openai.com) bedrock",
    "said openai granite bedrock zebra",  // most of them
    "said openai \"bedrock more\" zebra lobster",
    "said bedrock format:text zebra",
};

std::vector<QueryFlags> ways_to_ask(const std::string& question) {
  QueryFlags flags;
  flags.question = question;
  flags.facets = {"company", "format", "year"};
  std::vector<QueryFlags> ways = {flags};
  flags.all_versions = true;
  ways.push_back(flags);
  flags.view = View::timeline;
  ways.push_back(flags);
  flags.view = View::claims;
  flags.limit = 3;
  ways.push_back(flags);
  flags.view = View::briefs;
  flags.sort = Sort::newest;
  flags.sources = {"cnbc.com"};
  flags.not_companies = {"microsoft"};
  flags.since = "2026-01";
  ways.push_back(flags);
  flags.all_versions = false;
  flags.sort = Sort::oldest;
  flags.offset = 2;
  ways.push_back(flags);
  flags.sort = Sort::relevance;
  flags.expand = true;
  ways.push_back(flags);
  return ways;
}

Results answer_of(const IndexSet& indexes, const QueryFlags& flags) {
  Results results = ask(flags, indexes, Date{2026, 5, 1});
  results.elapsed_ms = 0;
  return results;
}

void check_lists(const IndexSet& indexes) {
  Analyzer analyzer;
  for (const std::string& question : plain_questions) {
    CAPTURE(question);
    const BoundQuery bound =
        bind_query(parse_query(question, Date{2026, 5, 1}), indexes, analyzer).query;
    const Matches matches = find_matches(indexes, plan_query(bound));
    std::size_t wanted = 0;
    for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
      const Ids ids = found_in_lists(bound, indexes.parts[part]);
      wanted += ids.size();
      if (!matches.parts[part].all)
        CHECK(std::vector<Xapian::docid>(ids.begin(), ids.end()) ==
              matches.parts[part].ids);
    }
    CHECK(matches.size == wanted);
  }
}

void check_alike(const IndexSet& gapped, const IndexSet& whole,
                 const std::vector<std::string>& questions) {
  for (const std::string& question : questions)
    for (const QueryFlags& flags : ways_to_ask(question)) {
      CAPTURE(question);
      CAPTURE(static_cast<int>(flags.view));
      CAPTURE(static_cast<int>(flags.sort));
      CAPTURE(flags.all_versions);
      Results got;
      CHECK_NOTHROW(got = answer_of(gapped, flags));
      CHECK(got == answer_of(whole, flags));
    }
}

}  // namespace

TEST_CASE("A term that every brief has is found and excluded where numbers are missing") {
  const Archive archive = make_archive(1);
  const IndexSet gapped = index_on_disk(archive.all, archive.gone);
  const IndexSet whole = index_on_disk(archive.rest);
  REQUIRE(has_gaps(gapped));
  REQUIRE_FALSE(has_gaps(whole));
  REQUIRE(gapped.all.get_termfreq("said") == whole.all.get_doccount());
  check_lists(gapped);
  check_alike(gapped, whole, plain_questions);
  check_alike(gapped, whole, other_questions);

  // One part has it everywhere, and one nowhere.
  const IndexSet other =
      index_on_disk({{"2025-01-01-a.md", "# Zebra\n\nLobsters. (reuters.com)\n"},
                     {"2025-01-02-b.md", "# Lobster\n\nZebras. (reuters.com)\n"}});
  const IndexSet both = both_of(gapped, other);
  check_lists(both);
  check_alike(both, both_of(whole, other),
              {"bedrock NOT said", "granite NOT company:openai", "NOT date:2026-04",
               "claim:(said NOT source:openai.com) bedrock"});

  // All parts have it everywhere.
  const Archive more = make_archive(2);
  check_lists(both_of(gapped, index_on_disk(more.all, more.gone)));
}
