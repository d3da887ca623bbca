#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

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

// A PDF of one page, written by hand: its text in 12 points, and areas that are links.
struct Placed {
  int x, y;  // from the lower left corner
  std::string text;
};
struct Area {
  int left, bottom, right, top;
  std::string address;
};

std::string pdf(const std::vector<Placed>& texts, const std::vector<Area>& areas) {
  std::string content = "BT /F 12 Tf\n";
  for (const Placed& text : texts)
    content += "1 0 0 1 " + std::to_string(text.x) + ' ' + std::to_string(text.y) +
               " Tm (" + text.text + ") Tj\n";
  content += "ET\n";
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>",
                                      "<</Type/Pages/Kids[3 0 R]/Count 1>>", "",
                                      "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
                                      "<</Length " + std::to_string(content.size()) +
                                          ">>stream\n" + content + "endstream"};
  std::string annotations;
  for (const Area& area : areas) {
    objects.push_back("<</Type/Annot/Subtype/Link/Rect[" + std::to_string(area.left) +
                      ' ' + std::to_string(area.bottom) + ' ' +
                      std::to_string(area.right) + ' ' + std::to_string(area.top) +
                      "]/A<</S/URI/URI(" + area.address + ")>>>>");
    annotations += std::to_string(objects.size()) + " 0 R ";
  }
  objects[2] =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 4 0 "
      "R>>>>/Contents 5 0 R/Annots[" +
      annotations + "]>>";
  std::string out = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string place = std::to_string(out.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string begin = std::to_string(out.size());
  const std::string size = std::to_string(objects.size() + 1);
  return out + "xref\n0 " + size + '\n' + table + "trailer<</Size " + size +
         "/Root 1 0 R>>\nstartxref\n" + begin + "\n%%EOF\n";
}

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

TEST_CASE("A text is no archive for the letters that stand where a tar is marked") {
  const std::string line = "Example Corp buys ";
  for (const char* name : {"Dustarn Power", "ustar", "ustar Ltd"}) {
    const std::string word = name;
    const std::size_t begin = 257 - word.find("ustar");
    const std::string text =
        line + std::string(begin - line.size(), 'x') + word + " today.";
    REQUIRE_EQ(text.substr(257, 5), "ustar");
    CHECK_EQ(print(read_draft("a.txt", text)), "p " + text + "\n");
  }
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

TEST_CASE("A link on a PDF's page carries the words that it lies on") {
  // Courier of 12 points: 7.2 for each letter, so that x = 72 + 7.2 * letters before it.
  const std::vector<Placed> texts = {
      {72, 720, "Example Corp buys Sample Ltd"},
      {72, 680, "The board agreed on Monday. \\(Source\\)"},
      {72, 640, "Its rival called the step wrong. Source"},
      {72, 600, "A source of the old kind, said two papers, is left. \\(ft.com\\)"}};
  const std::string title = "p Example Corp buys Sample Ltd\n";
  CHECK_EQ(print(read_draft("a.pdf", pdf(texts, {}))),
           title +
               "p The board agreed on Monday. (Source)\np Its rival called the step "
               "wrong. Source\np A source of the old kind, said two papers, is left. "
               "(ft.com)\n");
  CHECK_EQ(
      print(read_draft("a.pdf",
                       pdf(texts, {{280, 676, 322, 692, "https://www.cnbc.com/a?b=c"},
                                   {309, 636, 360, 652, "https://reuters.com/x"},
                                   {258, 596, 352, 612, "https://apnews.com/y"},
                                   {72, 596, 79, 612, "javascript:alert"},
                                   {400, 100, 500, 200, "https://nowhere.com/z"}}))),
      title +
          "p The board agreed on Monday. ([Source](https://www.cnbc.com/a?b=c))\n"
          "p Its rival called the step wrong. [Source](https://reuters.com/x)\n"
          "p A source of the old kind, [said two papers](https://apnews.com/y), is left. "
          "(ft.com)\n");
}

TEST_CASE("Links of a PDF that are too many or too long are told of") {
  const std::vector<Placed> texts = {{72, 720, "Example Corp buys Sample Ltd"},
                                     {72, 680, "The board agreed on Monday. Source"}};
  const std::string note = "note: links are left out: too many or too long\n";
  std::vector<Area> links(1000, {400, 100, 500, 200, "https://nowhere.com/z"});
  CHECK_EQ(print(read_draft("a.pdf", pdf(texts, links))).find(note), std::string::npos);
  links.push_back(links.front());
  CHECK_NE(print(read_draft("a.pdf", pdf(texts, links))).find(note), std::string::npos);
  links = {{400, 100, 500, 200, "https://nowhere.com/" + std::string(9000, 'z')}};
  CHECK_NE(print(read_draft("a.pdf", pdf(texts, links))).find(note), std::string::npos);
}
