// Files of positions that are merged, and what comes from Xapian's table, against maps.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/positions/gather_tail.h"
#include "indexer/positions/merge_files.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

using Occurrences = std::map<std::string, std::map<Xapian::docid, std::vector<unsigned>>>;

const std::string no_uuid = "none";

// Of the documents FIRST … LAST.
Occurrences random_occurrences(std::mt19937& random, Xapian::docid first,
                               Xapian::docid last) {
  Occurrences all;
  for (Xapian::docid id = first; id <= last; ++id)
    for (unsigned n = 0; n < 12; ++n) {
      auto& places = all[fmt::format("w{}", random() % 40)][id];
      unsigned at = places.empty() ? 0 : places.back();
      for (std::size_t more = 1 + random() % 3; more != 0; --more)
        places.push_back(at += 1 + static_cast<unsigned>(random() % 300));
    }
  return all;
}

std::shared_ptr<const PositionFile> file_of(const std::string& path,
                                            const Occurrences& all) {
  PositionWriter writer(path);
  for (const auto& [term, documents] : all) {
    writer.begin(term);
    for (const auto& [id, places] : documents) writer.add(id, places);
  }
  writer.finish(no_uuid, {{1, 10'000}});
  return PositionFile::open_at(path, no_uuid);
}

Occurrences merged(const std::string& path, const std::vector<PositionSource>& sources) {
  PositionWriter writer(path);
  merge_files(sources, writer);
  writer.finish(no_uuid, {{1, 10'000}});
  Occurrences all;
  const auto file = PositionFile::open_at(path, no_uuid);
  for (PositionTerms terms = file->walk(); terms.next();)
    for (PositionList list = terms.list(); list.next();)
      list.read(all[terms.term()][list.id()]);
  return all;
}

// What of FROM is in LIVE, its ids moved.
void take(Occurrences& into, const Occurrences& from, const std::vector<bool>& live,
          int shift) {
  for (const auto& [term, documents] : from)
    for (const auto& [id, places] : documents)
      if (id < live.size() && live[id])
        into[term][static_cast<Xapian::docid>(static_cast<int>(id) + shift)] = places;
}

}  // namespace

TEST_CASE("files are merged document by document, without those that are gone") {
  std::mt19937 random(8);
  const TemporaryFolder folder;
  const Occurrences base = random_occurrences(random, 3, 400);
  const Occurrences added = random_occurrences(random, 1, 200);
  std::vector<bool> live(300);  // all behind are gone too
  for (std::size_t id = 3; id < live.size(); ++id) live[id] = random() % 4 != 0;
  std::vector<bool> rewritten(401);
  for (std::size_t id = 3; id < live.size(); ++id) rewritten[id] = !live[id];
  const Occurrences again = random_occurrences(random, 3, 300);
  const std::vector<bool> all(201, true);
  const auto sources = std::vector<PositionSource>{
      {file_of(folder.path + "/added", added), all, 398},
      {file_of(folder.path + "/base", base), live, -2},
      {file_of(folder.path + "/again", again), rewritten, -2},
  };
  Occurrences wanted;
  take(wanted, base, live, -2);
  take(wanted, again, rewritten, -2);
  take(wanted, added, all, 398);
  CHECK(merged(folder.path + "/merged", sources) == wanted);
  CHECK(merged(folder.path + "/none", {}).empty());
  CHECK(merged(folder.path + "/gone", {{sources[0].file, {}, 0}}).empty());
}

TEST_CASE("what Xapian's table has comes out in files of bounded size") {
  std::mt19937 random(9);
  const TemporaryFolder folder;
  const Occurrences all = random_occurrences(random, 1, 200);
  Xapian::WritableDatabase db(folder.path + "/db",
                              Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (Xapian::docid id = 1; id <= 200; ++id) {
    Xapian::Document document;
    document.add_boolean_term("Q" + std::to_string(id));
    for (const auto& [term, documents] : all)
      if (const auto at = documents.find(id); at != documents.end())
        for (const unsigned place : at->second) document.add_posting(term, place);
    db.add_document(document);
  }
  db.commit();
  std::vector<bool> tail(201);
  for (std::size_t id = 1; id < tail.size(); ++id) tail[id] = id % 3 != 0;
  Occurrences wanted;
  take(wanted, all, tail, 0);
  for (const std::size_t memory :
       {std::size_t{1}, std::size_t{9'000}, std::size_t{1} << 30}) {
    const std::vector<PositionSource> sources =
        gather_tail(db, tail, folder.path, memory);
    CHECK(merged(folder.path + "/merged", sources) == wanted);
    CHECK((sources.size() == 1) == (memory > 10'000));
  }
  CHECK(gather_tail(db, {}, folder.path).empty());
}
