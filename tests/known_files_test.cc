#include "indexer/known_files.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

KnownFile file_of(std::mt19937& random) {
  KnownFile file;
  file.size = random();
  file.modified = -static_cast<std::int64_t>(random());
  file.content = random();
  if (random() % 8 == 0) file.refusal = "no brief in it";
  file.briefs.resize(random() % 50 == 0 ? 60 : random() % 3);
  for (KnownBrief& brief : file.briefs) {
    brief.id = std::to_string(random());
    brief.fragment = std::string(random() % 3, '7');
    brief.title = random();
    brief.endings.assign(random() % 4, random());
    brief.removed = static_cast<std::uint8_t>(random());
    brief.sketch.shingles = static_cast<std::uint16_t>(random() % 2 * 300);
    if (brief.sketch.shingles != 0) brief.sketch.bins.fill(3);
    brief.orders.either = random() % 2 == 0;
  }
  return file;
}

std::map<std::string, KnownFile> all_in(const KnownFiles& files) {
  std::map<std::string, KnownFile> all;
  for (const auto& [path, file] : files) {
    CHECK((all.empty() || all.rbegin()->first < path));
    all.emplace(path, file);
  }
  return all;
}

}  // namespace

TEST_CASE("known files are what a map of them is, in any order of changes") {
  std::mt19937 random(7);
  for (const unsigned paths : {1U, 30U, 3000U}) {
    KnownFiles files;
    std::map<std::string, KnownFile> wanted;
    for (unsigned i = 0; i < 4000; ++i) {
      const bool in_order = i < 1500;
      const unsigned n =
          in_order ? i * paths / 1500 : static_cast<unsigned>(random() % paths);
      // Some of them begin as others do.
      const std::string path =
          "/briefs/" + std::to_string(1'000'000 + n).substr(0, n % 7 == 0 ? 5 : 7);
      if (random() % 4 == 0) {
        CHECK_EQ(files.erase(path), wanted.erase(path) != 0);
      } else {
        const KnownFile file = file_of(random);
        files.put(path, file);
        wanted.insert_or_assign(path, file);
      }
      const std::string other = "/briefs/" + std::to_string(1'000'000 + random() % paths);
      const auto found = wanted.find(other);
      CHECK_EQ(files.contains(other), found != wanted.end());
      CHECK((files.find(other) ==
             (found == wanted.end() ? std::nullopt : std::optional(found->second))));
    }
    CHECK_EQ(files.size(), wanted.size());
    CHECK((all_in(files) == wanted));
    for (const std::string wish : {"", "/briefs/1000500", "/briefs/1000500x", "/z"}) {
      auto next = wanted.lower_bound(wish);
      for (auto at = files.lower_bound(wish); at != files.end(); ++at, ++next) {
        REQUIRE(next != wanted.end());
        CHECK((*at == std::pair<std::string, KnownFile>(*next)));
      }
      CHECK((next == wanted.end()));
    }
  }
}

TEST_CASE("a packed file is what it was, and one cut short is an error") {
  std::mt19937 random(3);
  std::string bytes;
  const KnownFile file = file_of(random);
  append_path(bytes, "/a/b", {});
  append_packed_tail(bytes, file);
  const std::size_t whole = bytes.size();
  append_path(bytes, "/a/c", "/a/b");
  append_packed_tail(bytes, {});
  std::string_view rest = bytes;
  std::string path;
  const PackedFile first = take_packed_file(rest, path);
  CHECK_EQ(first.path, "/a/b");
  CHECK((first.unpacked() == file));
  CHECK_EQ(take_packed_file(rest, path).path, "/a/c");
  CHECK(rest.empty());
  for (std::size_t size = 1; size < whole; ++size) {
    std::string_view cut = std::string_view(bytes).substr(0, size);
    path.clear();
    CHECK_THROWS_AS(take_packed_file(cut, path), Error);
  }
}

TEST_CASE("no files are no files") {
  KnownFiles files;
  CHECK(files.begin() == files.end());
  CHECK_FALSE(files.find("/a"));
  CHECK_FALSE(files.erase("/a"));
  files.put("/a", KnownFile{});
  CHECK(files.erase("/a"));
  CHECK(files.begin() == files.end());
  CHECK(files.empty());
}

}  // namespace debrief
