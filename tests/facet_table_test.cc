// Answers through the facet table and the table of positions against answers from the
// value slots and Xapian's positions, which are slow and obvious: over random archives and
// questions, after changes, with damage.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "debrief/facet_table.h"
#include "indexer/make_document.h"
#include "indexer/read_briefs.h"
#include "query/ask.h"
#include "query/bind_query.h"
#include "query/parse_query.h"
#include "query/plan_query.h"
#include "query/search.h"
#include "query/set_order.h"
#include "tests/memory_index.h"
#include "tests/temporary_folder.h"

using namespace debrief;
namespace fs = std::filesystem;

namespace {

constexpr Date today{2026, 5, 1};

std::string random_brief(std::mt19937& random, int n) {
  const char* hosts[] = {"cnbc.com",  "blogs.microsoft.com", "azure.microsoft.com",
                         "bbc.co.uk", "reuters.com",         "microsoft.com"};
  const char* names[] = {"OpenAI", "Microsoft", "Nvidia", "Andy Jassy", "Amazon"};
  const char* words[] = {"alpha", "bravo", "coral", "delta"};
  std::string text = fmt::format("Brief {} of {}\n\n", n, words[random() % 4]);
  if (random() % 5 != 0)
    text += fmt::format("Published on {}-{:02}-{:02}.\n\n", 2020 + random() % 4,
                        1 + random() % 12, 1 + random() % 28);
  for (int claim = 0; claim < 4; ++claim)
    text += fmt::format("{} said that {} grew {}. ({}) ", names[random() % 5],
                        words[random() % 4], words[random() % 4], hosts[random() % 6]);
  // Many values, and few briefs that have one of them.
  text += fmt::format("It grew {}. (outlet{}.com) ", n % 25 == 0 ? "rarely" : "often", n);
  return text + "\n";
}

Xapian::Document random_document(std::mt19937& random, int n) {
  static const NameBook names;
  static Analyzer analyzer;
  const RepeatedLines repeated;
  const std::string text = random_brief(random, n);
  const std::string path = fmt::format("{}.txt", n);
  const FileStatus file{path, text.size(),
                        std::int64_t{to_days(today)} * 86'400'000'000'000};
  const auto briefs = read_briefs(file, text, {names, repeated, today}).briefs;
  PreparedDocument prepared = make_document(briefs.at(0).brief, analyzer);
  prepared.record.paths = {path};
  finish_document(prepared.parts, prepared.record);
  return document_of(prepared.parts);
}

IndexSet opened(const std::vector<std::string>& paths, bool with_tables) {
  IndexSet indexes;
  for (const std::string& path : paths) {
    indexes.parts.emplace_back(path);
    indexes.all.add_database(indexes.parts.back());
  }
  if (!with_tables) return indexes;
  indexes.tables = std::make_shared<FacetTables>(paths);
  indexes.positions = std::make_shared<PositionTables>(paths);
  indexes.rows = RowsBy::places;
  return indexes;
}

struct Question {
  const char* text;
  std::vector<std::string> sources;
  std::vector<std::string> companies;
};

const Question questions[] = {{"", {}, {}},
                              {"alpha", {}, {}},
                              {"rarely", {}, {}},
                              {"alpha OR bravo OR coral OR delta", {}, {}},
                              {"NOT alpha", {}, {}},
                              {"\"said that coral\"", {}, {}},
                              {"claim:(alpha source:microsoft.com)", {}, {}},
                              {"", {"cnbc.com,reuters.com"}, {}},
                              {"bravo", {"microsoft.com"}, {"openai,nvidia"}},
                              {"alpha bravo", {"bbc.co.uk,cnbc.com"}, {"microsoft"}},
                              {"date:2021", {}, {}}};

// What positions tell. Some are rare, so that nothing matches all, and some are everywhere.
const Question position_questions[] = {
    {"\"grew alpha\"", {}, {}},
    {"\"grew alpha\" OR \"grew bravo\" coral", {}, {"openai"}},
    {"bravo NOT \"grew alpha\"", {"cnbc.com,reuters.com"}, {}},
    {"NOT \"grew alpha\"", {}, {}},
    {"\"grew alpha\" \"grew delta\" source:microsoft.com", {}, {}},
    {"alpha NEAR/2 bravo", {}, {}},
    {"\"said that\" NEAR/3 coral", {}, {}},
    {"alpha NEAR/3 bravo NEAR/3 grew", {}, {}},
    {"claim:(\"grew alpha\" OR coral) delta", {}, {}},
    {"claim:(alpha NOT bravo)", {}, {}},
    {"body:\"grew alpha\" OR summary:coral", {}, {}},
    {"title:\"of alpha\"", {}, {}},
    {"claim:(alp* brav*)", {}, {}},
    {"alpha bravo coral delta", {}, {}}};

// Compares everything but how long it took.
void check_same(const std::vector<std::string>& paths,
                std::span<const Question> asked = questions) {
  const IndexSet quick = opened(paths, true);
  const IndexSet slow = opened(paths, false);
  for (std::size_t part = 0; part < paths.size(); ++part) {
    CHECK_NE(quick.table(part), nullptr);
    CHECK(quick.positions_of(part)->table() != nullptr);
  }
  for (const Question& question : asked)
    for (const View view : {View::briefs, View::claims, View::facets, View::timeline})
      for (const Sort sort : {Sort::automatic, Sort::newest, Sort::oldest}) {
        CAPTURE(std::string(question.text));
        CAPTURE(static_cast<int>(view));
        CAPTURE(static_cast<int>(sort));
        QueryFlags flags;
        flags.question = question.text;
        flags.sources = question.sources;
        flags.companies = question.companies;
        flags.view = view;
        flags.sort = sort;
        flags.offset = view == View::briefs ? 3 : 0;
        flags.limit = 60;
        flags.facet_limit = 3;
        flags.facets = {"company", "source", "person", "month",
                        "year",    "domain", "format", "place"};
        Results by_table = ask(flags, quick, today);
        Results by_slots = ask(flags, slow, today);
        by_table.elapsed_ms = by_slots.elapsed_ms = 0;
        CHECK_EQ(by_table.total, by_slots.total);
        CHECK(by_table.facets == by_slots.facets);
        CHECK(by_table == by_slots);
      }
}

// One hit of each group of editions, all hits in order, as Xapian puts them when it reads
// the date of each.
std::string in_xapian_order(const IndexSet& indexes, const BoundQuery& query, Sort sort) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(query));
  const auto keys = set_order(enquire, indexes, sort);
  const Xapian::MSet set = enquire.get_mset(0, indexes.all.get_doccount());
  std::set<std::string> groups;
  std::string shown;
  for (auto hit = set.begin(); hit != set.end(); ++hit) {
    const std::string group = hit.get_document().get_value(versions_slot);
    if (group.empty() || groups.insert(group).second)
      shown += fmt::format("{} {:.9f}\n", *hit, hit.get_weight());
  }
  return shown;
}

// The same, page by page.
std::string in_pages(const IndexSet& indexes, const BoundQuery& query, Sort sort,
                     std::size_t limit) {
  SearchOptions options;
  options.sort = sort;
  options.limit = limit;
  std::string shown;
  for (;; options.offset += limit) {
    const Found found = search_briefs(indexes, split_filters(query), options);
    if (found.matches.empty()) return shown;
    for (const Match& match : found.matches)
      shown += fmt::format("{} {:.9f}\n", match.id, match.score);
  }
}

// What is as good as equal to others: its date decides, and there are many of them.
Xapian::Document edition(std::mt19937& random, int n) {
  Xapian::Document document = random_document(random, n);
  if (random() % 2 == 0) return document;
  const std::string group = fmt::format("group {}", random() % 30);
  document.add_boolean_term(std::string(in_group_term));
  document.add_boolean_term(term(versions_prefix, group));
  document.add_value(versions_slot, group);
  return document;
}

}  // namespace

TEST_CASE("Pages, with and without a table, are in Xapian's order, an edition of each") {
  const char* asked[] = {
      "alpha",           "alpha OR title:bravo", "\"grew coral\"",
      "NOT alpha",       "alpha company:openai", "title:brief date:2021",
      "source:cnbc.com", "claim:alpha",          "bra*"};
  for (unsigned seed = 5; seed <= 6; ++seed) {
    const TemporaryFolder folder;
    std::mt19937 random(seed);
    const std::string path = folder.path + "/a";
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (int i = 1; i <= 300; ++i) db.add_document(edition(random, i));
    db.commit();
    REQUIRE(write_facet_table(path));
    for (const bool with_table : {true, false}) {
      const IndexSet indexes = opened({path}, with_table);
      Analyzer analyzer;
      for (const char* question : asked)
        for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
          CAPTURE(std::string(question));
          CAPTURE(static_cast<int>(sort));
          const BoundQuery query =
              bind_query(parse_query(question, today), indexes, analyzer).query;
          REQUIRE(near_pairs(query).empty());
          const std::string expected = in_xapian_order(indexes, query, sort);
          CHECK_EQ(in_pages(indexes, query, sort, 7), expected);
          CHECK_EQ(in_pages(indexes, query, sort, 250), expected);
        }
    }
  }
}

TEST_CASE("Answers by the tables are those that slots and Xapian's positions give") {
  for (unsigned seed = 1; seed <= 2; ++seed) {
    const TemporaryFolder folder;
    std::mt19937 random(seed);
    const std::vector<std::string> paths = {folder.path + "/a", folder.path + "/b"};
    int n = 0;
    for (const std::string& path : paths) {
      Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      for (int i = 0; i < 150; ++i) db.add_document(random_document(random, ++n));
      for (int i = 0; i < 5; ++i) db.delete_document(1 + 7 * i);
      db.commit();
      REQUIRE(write_facet_table(path));
    }
    check_same({paths[0]});
    check_same(paths);
    check_same({paths[0]}, position_questions);
    check_same(paths, position_questions);
  }
}

TEST_CASE("What has changed since is counted as it is now") {
  const TemporaryFolder folder;
  std::mt19937 random(3);
  const std::string path = folder.path + "/a";
  Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (int i = 1; i <= 160; ++i) db.add_document(random_document(random, i));
  db.commit();
  std::uint64_t revision = db.get_revision();
  REQUIRE(write_facet_table(path));
  for (int round = 0; round < 3; ++round) {
    std::vector<Xapian::docid> changed;
    for (const Xapian::docid id : {3U, 70U, 71U}) {
      db.replace_document(id + round, random_document(random, 500 + round * 10));
      changed.push_back(id + round);
    }
    db.delete_document(100 + round);
    changed.push_back(100 + round);
    changed.push_back(db.add_document(random_document(random, 600 + round)));
    db.commit();
    REQUIRE(renew_facet_table(path, revision, changed));
    revision = db.get_revision();
    CHECK(fs::exists(path + "/changes"));
    check_same({path});
    check_same({path}, position_questions);
  }
  // So many that the table is made anew.
  std::vector<Xapian::docid> changed;
  for (int i = 0; i < 80; ++i)
    changed.push_back(db.add_document(random_document(random, 700 + i)));
  db.commit();
  REQUIRE(renew_facet_table(path, revision, changed));
  CHECK_FALSE(fs::exists(path + "/changes"));
  check_same({path});
}

TEST_CASE("A table of another revision, another index or with damage is not used") {
  const TemporaryFolder folder;
  std::mt19937 random(4);
  const std::string path = folder.path + "/a";
  Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (int i = 1; i <= 60; ++i) db.add_document(random_document(random, i));
  db.commit();
  REQUIRE(write_facet_table(path));
  const std::string uuid = db.get_uuid();
  const std::uint64_t revision = db.get_revision();
  CHECK(FacetTable::open(path, uuid, revision));
  CHECK_FALSE(FacetTable::open(path, uuid, revision + 1));
  CHECK_FALSE(FacetTable::open(path, "another", revision));
  CHECK_FALSE(FacetTable::open(folder.path + "/none", uuid, revision));
  const auto size = fs::file_size(path + "/facets");
  std::string bytes(size, '\0');
  std::ifstream(path + "/facets", std::ios::binary).read(bytes.data(), size);
  for (std::size_t kept : {std::size_t{0}, std::size_t{40}, std::size_t{900}, size / 2}) {
    std::ofstream(path + "/facets", std::ios::binary).write(bytes.data(), kept);
    CHECK_FALSE(FacetTable::open(path, uuid, revision));
  }
  // Wrong numbers inside lead nowhere outside: counts may be wrong, memory is safe.
  for (int round = 0; round < 200; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 20; ++i)
      damaged[7000 + random() % (damaged.size() - 7000)] = static_cast<char>(random());
    std::ofstream(path + "/facets", std::ios::binary).write(damaged.data(), size);
    QueryFlags flags;
    flags.facets = {"company", "source", "domain", "month"};
    flags.limit = 0;
    CHECK_EQ(ask(flags, opened({path}, true), today).total, 60);
  }
}
