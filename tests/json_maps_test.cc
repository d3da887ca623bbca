#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>
#include <string>

#include "debrief/error.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/read_json_maps.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

struct MapFolder : TemporaryFolder {
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(*this / name) << text;
    return *this / name;
  }
};

}  // namespace

TEST_CASE("Several mapping files serve several exports of one archive") {
  const MapFolder folder;
  const JsonMapping mapping = read_json_maps(
      {folder.write("a.json", R"({"items": "rows", "title": "head", "body": "words"})"),
       folder.write("b.json", R"({"title": ["meta.name"], "body": "long"})")});
  CHECK(mapping.items == std::vector<std::string>{"rows"});
  CHECK(mapping.title == std::vector<std::string>{"head", "meta.name"});
  CHECK(mapping.body == std::vector<std::string>{"words", "long"});
  CHECK(mapping.date == JsonMapping{}.date);
  const ReadResult a = read_draft(
      "a.json", R"({"rows": [{"head": "Tide", "words": "The sea rose."}]})", mapping);
  REQUIRE_EQ(a.drafts.size(), 1);
  CHECK_EQ(*a.drafts[0].title, "Tide");
  const ReadResult b = read_draft(
      "b.json", R"({"meta": {"name": "Ebb"}, "long": "The sea fell."})", mapping);
  REQUIRE_EQ(b.drafts.size(), 1);
  CHECK_EQ(*b.drafts[0].title, "Ebb");
  CHECK(read_json_maps({}) == JsonMapping{});
}

TEST_CASE("What is no mapping file is refused by its name") {
  const MapFolder folder;
  const auto said = [](const std::string& path) {
    try {
      read_json_maps({path});
    } catch (const Error& error) {
      CHECK(!error.hint.empty());
      return std::string(error.what()).substr(path.size());
    }
    return std::string("read");
  };
  CHECK_EQ(said(folder.path + "/none.json"),
           ": cannot be read: No such file or directory");
  CHECK_EQ(said(folder.path), ": cannot be read: is a folder");
  CHECK_EQ(said("/dev/null"), ": cannot be read: is no regular file");
  CHECK_EQ(said(folder.write("latin.json", "{\"title\": \"caf\xE9\"}")),
           ": not UTF-8: byte 0xE9 at 14");
  CHECK_EQ(said(folder.write("list.json", "[]")), ": the mapping file is no JSON object");
  CHECK_EQ(said(folder.write("typo.json", R"({"tilte": "t"})")),
           ": the mapping file knows no \"tilte\"");
  CHECK_EQ(said(folder.write("cut.json", R"({"title": )")),
           ": the mapping file is no JSON object");
}
