// Entries of a glass table, found by keys that are not there.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "debrief/glass/mapped_table.h"
#include "tests/temporary_folder.h"

using namespace debrief;
namespace fs = std::filesystem;

TEST_CASE("An entry is found by every key from its own to that of the next") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path,
                              Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (int i = 0; i < 9000; ++i) {
    Xapian::Document document;
    for (int t = i; t < i + 400; t += 41)
      document.add_posting("w" + std::to_string(t), 1);
    db.add_document(document);
  }
  db.commit();
  const int opened = open(folder.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const auto version = read_glass_version(opened, db.get_uuid(), db.get_revision());
  REQUIRE(version);
  const auto table = MappedTable::open(opened, *version, GlassTable::postlist);
  close(opened);
  REQUIRE(table != nullptr);

  std::vector<std::string> keys;
  TableCursor walk(table);
  REQUIRE(walk.find(std::string("\0\xE0", 2)));
  do keys.emplace_back(walk.key());
  while (walk.next());
  REQUIRE(keys.size() > 9000);
  REQUIRE(std::is_sorted(keys.begin(), keys.end()));

  TableCursor cursor(table);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    REQUIRE(cursor.find(keys[i]));
    CHECK(cursor.key() == keys[i]);
    for (const std::string& behind : {keys[i] + '\0', keys[i] + "\x01"}) {
      REQUIRE(cursor.find(behind));
      CHECK(cursor.key() == *--std::upper_bound(keys.begin(), keys.end(), behind));
    }
    // What a separator may have been cut to, and a little behind it.
    for (std::size_t size = 3; size < keys[i].size(); ++size) {
      const std::string cut = keys[i].substr(0, size) + '\0';
      REQUIRE(cursor.find(cut));
      CHECK(cursor.key() == *--std::upper_bound(keys.begin(), keys.end(), cut));
    }
  }
}
