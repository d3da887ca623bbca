// What is kept of servers' columns, when it is counted by, and when it goes.
#include "query/kept_columns.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "debrief/column_digest.h"
#include "debrief/slot_column.h"
#include "query/kept_table.h"
#include "query/match_far.h"
#include "tests/fake_server.h"
#include "tests/temporary_folder.h"
#include "tests/user_cache.h"

using namespace debrief;

namespace {

using Slots = std::vector<std::string>;

const Slot company = field("company").slot;

// What a server of seven briefs says of its columns, where that of companies is PIECE.
std::string said_of(const std::string& piece) {
  ColumnsSaid said{column_state(7, 7, 350), {}};
  for (const Slot slot : column_slots()) said.digests[slot] = {};
  said.digests[company].add(column_key(company, 0), piece);
  return pack_columns_said(said);
}

// The column that PIECE is, of one server, as far as it comes.
struct Served {
  explicit Served(const std::string& said, const std::optional<std::string>& piece = {})
      : fake(greeting_of(39, 7), answers(said, piece)), indexes(served_by(fake)) {
    if (!piece) return;
    indexes.far.front()->ask_metadata({column_key(company, 0)});
    settle_lines(server_lines(indexes.far));
  }

  static Bytes answers(const std::string& said, const std::optional<std::string>& piece) {
    Bytes all = {wire_message(Told::metadata, said)};
    if (piece) all.push_back(wire_message(Told::metadata, *piece));
    return all;
  }

  FakeServer fake;
  IndexSet indexes;
};

std::vector<FacetCounter> companies() {
  std::vector<FacetCounter> counters;
  counters.emplace_back(field("company"));
  return counters;
}

void keep(const IndexSet& indexes) {
  KeptColumns kept;
  kept.keep_later(companies());
  kept.keep_noted(indexes);
}

bool is_kept(const IndexSet& indexes) { return KeptColumns().have(indexes, companies()); }

std::string counted(const IndexSet& indexes, const std::vector<Xapian::docid>& ids) {
  KeptColumns kept;
  std::vector<FacetCounter> counters = companies();
  REQUIRE(kept.have(indexes, counters));
  kept.count(indexes, ids, counters);
  std::string said;
  for (const FacetCount& one : counters.front().counted(0, {}).values)
    said += one.value + "=" + std::to_string(one.count) + " ";
  return said;
}

const std::string some = pack_column(
    Slots{"", "Amazon", "OpenAI", std::string("Amazon\0OpenAI", 13), "", "OpenAI"});

}  // namespace

TEST_CASE("A column that came is kept, and counted by where it does not come") {
  const UserCache cache;
  {
    const Served served(said_of(some), some);
    CHECK_FALSE(is_kept(served.indexes));
    KeptColumns kept;
    CHECK_FALSE(kept.have(served.indexes, companies()));
    kept.keep_later(companies());
    kept.keep_noted(served.indexes);
    CHECK(kept.have(served.indexes, companies()));
  }
  const Served served(said_of(some));
  CHECK(counted(served.indexes, {2, 3, 4}) == "OpenAI=2 Amazon=1 ");
  CHECK(counted(served.indexes, {4, 6, 7}) == "");
  CHECK(counted(served.indexes, {}) == "");
  CHECK(counted(served.indexes, {1, 2, 3, 4, 5, 6, 7}) == "OpenAI=3 Amazon=2 ");
  CHECK_THROWS_AS((void)counted(served.indexes, {7, 8}), Xapian::NetworkError);
}

TEST_CASE("What is kept is of one state of one index") {
  const UserCache cache;
  const Served first(said_of(some), some);
  keep(first.indexes);
  CHECK(is_kept(Served(said_of(some)).indexes));
  const std::string other = pack_column(Slots{"", "Amazon"});
  CHECK_FALSE(is_kept(Served(said_of(other)).indexes));
  const std::string said = said_of(some);
  CHECK_FALSE(is_kept(Served(said.substr(0, said.find('\n'))).indexes));
  CHECK_FALSE(is_kept(Served("8" + said.substr(1)).indexes));
  CHECK_FALSE(is_kept(Served("").indexes));
}

TEST_CASE("The briefs of several servers are kept as one index numbers them") {
  const UserCache cache;
  const std::string other = pack_column(Slots{"", "Intel", "", "Intel"});
  Served first(said_of(some), some);
  Served second(said_of(other), other);
  first.indexes.far.push_back(second.indexes.far.front());
  first.indexes.parts.push_back(second.indexes.parts.front());
  first.indexes.all = IndexDatabase::joined(first.indexes.parts);
  keep(first.indexes);
  CHECK(counted(first.indexes, {1, 2, 3, 4, 5, 6}) == "Amazon=2 Intel=2 OpenAI=2 ");
  CHECK(counted(first.indexes, {2, 4, 5}) == "Amazon=1 Intel=1 OpenAI=1 ");
  CHECK_FALSE(is_kept(second.indexes));
}

TEST_CASE("Nothing is kept of what did not come whole and sound") {
  const UserCache cache;
  const std::string said = said_of(some);
  const std::string behind_last = pack_column(Slots(9, "Amazon"));
  const std::string of_no_brief = pack_column(Slots{"Amazon"});
  keep(Served(said).indexes);
  keep(Served(said.substr(0, said.find('\n')), some).indexes);
  for (const std::string& piece :
       {std::string("\x05"), some.substr(0, some.size() - 1), behind_last, of_no_brief})
    keep(Served(said_of(piece), piece).indexes);
  CHECK(cache.tables() == 0);
  keep(Served(said_of(""), "").indexes);  // of no company
  CHECK(counted(Served(said_of("")).indexes, {1, 7}) == "");
}

TEST_CASE("All matches come beside a page, but for those that are left out") {
  FarQuestion question;
  question.plan = Plan(std::string());
  question.limit = 2;
  question.spare = 1;
  question.has_page_and_ids = true;
  const std::string state = wire_message(Told::metadata, said_of(some));
  const std::string told = told_page({5, 4, 3}) + told_page({1, 3, 4, 5});
  const auto found = [&](const std::vector<Xapian::docid>& left_out) {
    const FakeServer fake(greeting_of(39, 7), {state, told});
    const IndexSet indexes = served_by(fake);
    return AskedAhead(indexes, question).answer(left_out);
  };
  const auto all = found({});
  REQUIRE(all);
  CHECK(all->total == 4);
  CHECK(all->ids == std::vector<Xapian::docid>{1, 3, 4, 5});
  const auto fewer = found({4});
  REQUIRE(fewer);
  CHECK(fewer->total == 3);
  CHECK(fewer->ids == std::vector<Xapian::docid>{1, 3, 5});
  CHECK(fewer->page.size() == 2);
}

TEST_CASE("The columns that were kept first go until the others have room") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  const auto now = fs::file_time_type::clock::now();
  const auto keep = [&](const std::string& name, int age, std::size_t bytes) {
    fs::create_directory(folder / name);
    std::ofstream((folder / name) + "/facets") << std::string(bytes, 'x');
    fs::last_write_time(folder / name, now - std::chrono::hours(age));
  };
  keep("a", 3, 10);
  keep("b", 1, 40);
  keep("c", 2, 50);
  std::ofstream(folder / "lock") << "";
  const auto left = [&](std::uint64_t most) {
    drop_oldest_columns(folder / "", most);
    std::string names;
    for (const char* name : {"a", "b", "c", "lock"})
      if (fs::exists(folder / name)) names += name;
    return names;
  };
  CHECK(left(100) == "abclock");
  CHECK(left(99) == "bclock");
  CHECK(left(90) == "bclock");
  CHECK(left(89) == "block");
  CHECK(left(0) == "lock");
}
