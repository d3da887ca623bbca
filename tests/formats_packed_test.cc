#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "indexer/formats/read_draft.h"
#include "tests/print_drafts.h"

using namespace debrief;

namespace {

std::string bytes_of(const std::string& name) {
  std::ifstream file(DEBRIEF_TESTS "/formats/" + name, std::ios::binary);
  REQUIRE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string read(const std::string& name) {
  return print(read_draft(name, bytes_of(name)));
}

const std::string brief =
    "p Example Corp buys Sample Ltd\np The board said so. (cnbc.com)\n";
const std::string page = "title: Page\np Text of the page.\n";
const std::string log =
    "title: One\nheader: 2026-03-01\np It began. ([a](https://a.com/x))\n";

}  // namespace

TEST_CASE("A compressed file is the brief in it") {
  for (const char* name :
       {"brief.txt.gz", "brief.txt.xz", "brief.txt.bz2", "brief.txt.zst"})
    CHECK_EQ(read(name), brief);
  CHECK_EQ(read("cut.txt.gz"), "refused: cannot be unpacked: truncated gzip input\n");
  CHECK_EQ(read("bomb.txt.bz2"), "refused: larger than 32 MB when unpacked\n");
}

TEST_CASE("An archive is the briefs of its files") {
  const std::string zip = read("archive.zip");
  CHECK_EQ(zip,
           "# 2026/brief.txt\n" + brief + "# log.md#2026-03-01-one\n" + log +
               "# log.md#2026-03-01-two\ntitle: Two\nheader: 2026-03-01\np It ended. "
               "([b](https://b.com/x))\n# page.html\n" +
               page + "note: p.png: binary: a PNG picture\nnote: empty.txt: empty\n");
  CHECK_EQ(read("archive.tar.gz"),
           "# one.txt\n" + brief + "# two.html\n" + page + "# three.txt\n" + brief);
  const std::string nested = read("nested.zip");
  CHECK_NE(nested.find("# inner.zip#2026/brief.txt\n" + brief), nested.npos);
  CHECK_NE(nested.find("note: inner.zip: p.png: binary: a PNG picture\n"), nested.npos);
}

TEST_CASE("Of a damaged or hostile archive is read what can be") {
  CHECK_EQ(read("cut.tar"), "# one.txt\n" + brief + "# two.html\n" + page +
                                "note: cannot be unpacked: Truncated tar archive\n");
  CHECK_EQ(read("bomb.zip"), "# brief.txt\n" + brief + "# late.txt\n" + brief +
                                 "note: bomb.txt: larger than 32 MB when unpacked\n");
  CHECK_EQ(
      read("deep.zip"),
      "refused: inner.zip: inner.zip: inner.zip: archives within archives, more than "
      "2 deep\n");
  const std::string zip = bytes_of("archive.zip");
  const std::string gzip = bytes_of("archive.tar.gz");
  for (std::size_t size = 4; size < zip.size(); size += 7)
    read_draft("cut.zip", zip.substr(0, size));
  for (std::size_t size = 4; size < gzip.size(); size += 3) {
    const ReadResult cut = read_draft("cut.tgz", gzip.substr(0, size));
    CHECK_FALSE((cut.refusal.empty() && cut.notes.empty()));
  }
  for (std::size_t at = 4; at < zip.size(); at += 5) {
    std::string broken = zip;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    read_draft("broken.zip", broken);
  }
}

TEST_CASE("A PDF is its pages without what repeats at their edges") {
  CHECK_EQ(
      read("brief.pdf"),
      "title: Example Corp buys Sample Ltd\np The board of the company said on Monday "
      "that it had agreed to the deal. (cnbc.com)\np Its rival called the step wrong. "
      "(reuters.com)\n");
  CHECK_EQ(read("empty.pdf"), "refused: a PDF without text: pictures of pages?\n");
  CHECK_EQ(print(read_draft("a.pdf", bytes_of("brief.pdf").substr(0, 300))),
           "refused: a PDF that is damaged\n");
}
