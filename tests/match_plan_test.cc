// What is matched past Xapian is what Xapian matches: the same ids, and the same scores to
// the last bit.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/brief_columns.h"
#include "debrief/facet_table.h"
#include "debrief/glass_layout.h"
#include "debrief/schema.h"
#include "indexer/glass/bulk_index.h"
#include "query/find_spans.h"
#include "query/plan_order.h"
#include "query/postings/match_plan.h"
#include "tests/file_bytes.h"
#include "tests/random_plans.h"
#include "tests/temporary_folder.h"

using namespace debrief;

TEST_CASE("What is matched past Xapian is what Xapian matches, also after updates") {
  for (const int block_size : {2048, 65536}) {
    std::mt19937 random(static_cast<unsigned>(block_size));
    const TemporaryFolder folder;
    Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, block_size);
    for (int i = 0; i < 1200; ++i) db.add_document(document_of(random, true));
    db.commit();
    CHECK_EQ(differences_in(folder.path, random), 0);
    for (int commit = 0; commit < 3; ++commit) {
      for (int i = 0; i < 40; ++i)
        db.replace_document(static_cast<Xapian::docid>(1 + random() % 1300),
                            document_of(random, true));
      for (Xapian::docid id = 300; id < 400; ++id)
        if (commit == 1) db.replace_document(id, Xapian::Document());
      db.commit();
      CHECK_EQ(differences_in(folder.path, random), 0);
    }
    for (Xapian::docid id = 1; id <= db.get_lastdocid(); ++id) try {
        if (id % 3 == 0 || id / 200 == 2) db.delete_document(id);
      } catch (const Xapian::DocNotFoundError&) {
      }
    db.commit();
    CHECK_EQ(differences_in(folder.path, random), 0);
  }
}

TEST_CASE("The same of what is written in bulk") {
  std::mt19937 random(2);
  const TemporaryFolder folder;
  BulkIndex index(folder.path, std::size_t{1} << 16, PositionStore::table);
  Deflater deflater;
  for (int i = 0; i < 1500; ++i) {
    const auto id =
        index.add(make_glass_document(parts_of(document_of(random)), deflater), "note");
    if (i % 7 == 0) index.drop(id);
  }
  index.finish(2);
  CHECK_EQ(differences_in(folder.path, random), 0);
}

// Nothing but the scores of words may tell that lengths come from the table.
TEST_CASE("Lengths by the facet table score as Xapian's do, also after changes") {
  std::mt19937 random(8);
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path);
  const auto dated = [&](Xapian::termcount more = 0) {
    Xapian::Document document = document_of(random, true);
    document.add_value(date_slot, "20260401");
    if (more != 0) document.add_term("w1", more);
    return document;
  };
  // The longest that the column holds, the first that it does not, and far longer ones.
  for (const Xapian::termcount length : {65534U, 65535U, 65536U, 1000000U}) {
    Xapian::Document document;
    document.add_value(date_slot, "20260401");
    document.add_term("w1", length);
    db.add_document(document);
  }
  for (int i = 0; i < 9000; ++i) db.add_document(dated());
  db.delete_document(17);
  db.commit();
  REQUIRE(write_facet_table(folder.path));
  std::uint64_t revision = db.get_revision();
  for (int round = 0; round < 3; ++round) {
    const Xapian::Database now(folder.path);
    const auto table = FacetTable::open(folder.path, now.get_uuid(), now.get_revision());
    REQUIRE(table.has_value());
    CHECK_EQ(table->changes().empty(), round == 0);
    CHECK_FALSE(length_column(*table).empty());
    const auto part =
        PartPostings::open(folder.path, now.get_uuid(), now.get_revision(), &*table);
    REQUIRE(part != nullptr);
    CHECK_EQ(differences({now}, {part.get()}, random, 60), 0);
    std::vector<Xapian::docid> changed;
    for (const Xapian::docid id : {2U, 4096U, 4097U, 8000U + round}) {
      db.replace_document(id, dated(round == 0 ? 70000 : 0));
      changed.push_back(id);
    }
    changed.push_back(db.add_document(dated()));
    db.delete_document(30 + round);
    changed.push_back(30 + round);
    db.commit();
    REQUIRE(renew_facet_table(folder.path, revision, changed));
    revision = db.get_revision();
  }
}

TEST_CASE("Several parts score with the frequencies of all of them") {
  std::mt19937 random(3);
  const std::vector<TemporaryFolder> folders(4);
  std::vector<Xapian::Database> dbs;
  std::vector<std::unique_ptr<PartPostings>> opened;
  std::vector<PartPostings*> parts;
  for (const TemporaryFolder& folder : folders) {
    Xapian::WritableDatabase db(folder.path);
    const int documents = dbs.size() == 2 ? 0 : 100 << (2 * dbs.size());
    for (int i = 0; i < documents; ++i)
      db.add_document(document_of(random, dbs.size() == 1));
    if (dbs.size() == 1)
      for (Xapian::docid id = 50; id < 90; ++id) db.delete_document(id);
    db.commit();
    dbs.emplace_back(folder.path);
    opened.push_back(postings_of(folder.path, dbs.back()));
    REQUIRE(opened.back() != nullptr);
    parts.push_back(opened.back().get());
  }
  CHECK_EQ(differences(dbs, parts, random, 150), 0);
}

TEST_CASE("What positions tell is taken from known answers, and else left to Xapian") {
  std::mt19937 random(4);
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path);
  for (int i = 0; i < 50; ++i) db.add_document(document_of(random));
  db.commit();
  const auto part = postings_of(folder.path, db);
  REQUIRE(part != nullptr);
  const auto found = [&](const Plan& plan) {
    return match_plan(plan, {part.get()}, 0, true);
  };
  BoundQuery asked;
  asked.op = BoundOp::claim;
  CHECK_FALSE(found(Plan::spans(asked)).has_value());
  BoundQuery::Answers answers;
  answers["another database"] = {1, 2};
  asked.answers = std::make_shared<const BoundQuery::Answers>(answers);
  CHECK_FALSE(found(Plan::spans(asked)).has_value());
  answers[answers_key(db)] = {3, 7, 50};
  asked.answers = std::make_shared<const BoundQuery::Answers>(answers);
  const auto known = found({Op::OP_FILTER, Plan("everywhere"), Plan::spans(asked)});
  REQUIRE(known.has_value());
  CHECK_EQ(known->ids, std::vector<Xapian::docid>{3, 7, 50});
  const std::vector<Plan> words = {Plan("w1"), Plan("w2")};
  CHECK_FALSE(found({Op::OP_PHRASE, words, 2}).has_value());
  CHECK_FALSE(found({Op::OP_NEAR, words, 4}).has_value());
  CHECK_FALSE(found(Plan::only(Xapian::Query("w1"))).has_value());
}

TEST_CASE(
    "Postings are read of the revision that was opened, of the format that is known") {
  std::mt19937 random(5);
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path);
  for (int i = 0; i < 50; ++i) db.add_document(document_of(random));
  db.commit();
  const std::string uuid = db.get_uuid();
  const auto revision = db.get_revision();
  const std::string path = folder.path;
  CHECK(PartPostings::open(path, uuid, revision) != nullptr);
  CHECK(PartPostings::open(path, uuid, revision + 1) == nullptr);
  CHECK(PartPostings::open(path, uuid + "0", revision) == nullptr);
  CHECK(PartPostings::open(path + "/none", uuid, revision) == nullptr);
  const std::string version = fmt::format("{}/{}", path, glass_version_file);
  const std::string sound = read_bytes(version);
  for (std::size_t size = 0; size < sound.size(); ++size) {
    write_bytes(version, sound.substr(0, size));
    CHECK((size + 1 >= sound.size() ||
           PartPostings::open(path, uuid, revision) == nullptr));
  }
  for (std::size_t at = 0; at < glass_mark.size() + glass_format.size(); ++at) {
    std::string other = sound;
    other[at] = static_cast<char>(other[at] ^ 1);
    write_bytes(version, other);
    CHECK(PartPostings::open(path, uuid, revision) == nullptr);
  }
}

TEST_CASE("Ids too sparse to have a place each are left to Xapian") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path);
  Xapian::Document document;
  document.add_term("everywhere");
  db.replace_document(77, document);
  db.commit();
  CHECK(postings_of(folder.path, db) != nullptr);
  db.replace_document(4'000'000'000, document);
  db.commit();
  CHECK(postings_of(folder.path, db) == nullptr);
}

TEST_CASE("While a writer goes on, postings are those of their revision or it is gone") {
  std::mt19937 random(6);
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, 2048);
  for (int i = 0; i < 600; ++i) db.add_document(document_of(random));
  db.commit();
  const auto part = postings_of(folder.path, db);
  REQUIRE(part != nullptr);
  std::vector<Plan> plans;
  std::vector<Found> wanted;
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    plans.emplace_back(*term);
    wanted.push_back(by_ours({part.get()}, plans.back(), true));
  }
  bool is_gone = false;
  for (int commit = 1; commit <= 6; ++commit) {
    for (int i = 0; i < 200; ++i)
      db.replace_document(static_cast<Xapian::docid>(1 + random() % 600),
                          document_of(random));
    db.commit();
    for (std::size_t i = 0; i < plans.size(); ++i) try {
        const bool is_same = by_ours({part.get()}, plans[i], true) == wanted[i];
        CHECK(is_same);
      } catch (const Xapian::DatabaseModifiedError&) {
        is_gone = true;
        CHECK(commit > 1);
      }
  }
  CHECK(is_gone);
}

TEST_CASE("Damaged postings are an error or another answer, never more") {
  std::mt19937 random(7);
  const TemporaryFolder folder;
  {
    Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, 2048);
    for (int i = 0; i < 300; ++i) db.add_document(document_of(random));
    db.commit();
  }
  const Xapian::Database db(folder.path);
  const std::string path = folder.path + "/postlist.glass";
  const std::string sound = read_bytes(path);
  RandomPlan plans(random, {1, 2, 5, 300});
  std::size_t errors = 0;
  for (int round = 0; round < 150; ++round) {
    std::string bytes = sound;
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    for (int i = 0; i < 100 && !bytes.empty(); ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    write_bytes(path, bytes);
    const auto part = postings_of(folder.path, db);
    if (part == nullptr) continue;  // too short for its documents
    for (int i = 0; i < 20; ++i) try {
        const Plan plan = plans.plan(3);
        (void)match_plan(plan, {part.get()}, 0, true);
      } catch (const Xapian::DatabaseError&) {
        ++errors;
      }
  }
  CHECK(errors > 0);
}
