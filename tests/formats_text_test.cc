#include <doctest/doctest.h>

#include <string>

#include "indexer/formats/parse_day.h"
#include "indexer/formats/read_draft.h"
#include "tests/print_drafts.h"

using namespace debrief;
using namespace std::string_literals;

namespace {

struct Row {
  std::string bytes;
  std::string printed;
};

void check(const std::vector<Row>& rows, std::string_view path) {
  for (const Row& row : rows) {
    CAPTURE(row.bytes.substr(0, 200));
    CHECK_EQ(print(read_draft(path, row.bytes)), row.printed);
  }
}

}  // namespace

TEST_CASE("What is no text is refused with its reason") {
  const std::string hint =
      " (perhaps windows-1252: iconv -f windows-1252 -t utf-8 makes it UTF-8)";
  check(
      {{"", "refused: empty\n"},
       {" \r\n\t\n\f", "refused: empty\n"},
       {"\xEF\xBB\xBF\n", "refused: empty\n"},
       {"A\nB\0C"s, "refused: binary: a NUL byte at 3\n"},
       {"\x89PNG\r\n\x1a\n\0\0"s, "refused: binary: a PNG picture\n"},
       {"\xFF\xD8\xFF\xE0 picture", "refused: binary: a JPEG picture\n"},
       {"SQLite format 3\0more"s, "refused: binary: a SQLite database\n"},
       {"The caf\xE9 opens", "refused: not UTF-8: byte 0xE9 at 7" + hint + "\n"},
       {"The caf\xE9 \x81 opens", "refused: not UTF-8: byte 0xE9 at 7\n"},
       {"cut \xE2\x80", "refused: not UTF-8: byte 0xE2 at 4" + hint + "\n"},
       {"\xFF\xFE\x41\xD8"s, "refused: not UTF-16LE, as its first bytes say\n"},
       {"T\n" + std::string((1 << 20) + 1, 'x'), "refused: line 2 is longer than 1 MB\n"},
       {std::string((1 << 20) + 1, '\n') + "x", "refused: more than 1048576 lines\n"},
       {std::string(largest_file + 1, ' '), "refused: larger than 32 MB\n"}},
      "a.txt");
}

TEST_CASE("Text is read in the encodings that say which they are") {
  check({{"\xEF\xBB\xBFTitle\n\nBody.", "p Title\np Body.\n"},
         {"\xFF\xFET\0i\0\n\0\x1D\x20Q\0"s, "p Ti\np ”Q\n"},
         {"\xFE\xFF\0T\0\n\0\xE9"s, "p T\np é\n"},
         {"Title\r\n\r\nOne.\rTwo.", "p Title\np One.\np Two.\n"},
         {"GIF89a is a format\n\nIt is old.", "p GIF89a is a format\np It is old.\n"},
         {"Title\n\nA\f page\u00A0and\u200B a\u00ADd\x1b[31m",
          "p Title\np A page and ad\x1b[31m\n"}},
        "a.txt");
}

TEST_CASE("Plain text becomes a title, bullets and paragraphs") {
  check({{"Title\nBody without a blank line.", "p Title\np Body without a blank line.\n"},
         {"T\n\n- A. - B. - C. (cnbc.com)\n\nBody.",
          "p T\np - A. - B. - C. (cnbc.com)\np Body.\n"},
         {"T\n\n- One.\n- Two.\n  goes on.\n\n- Three.\n\nBody.",
          "p T\n*1 One.\n*1 Two. goes on.\n*1 Three.\np Body.\n"},
         {"T\n* A\n  * B\n    * C\n* D", "p T\n*1 A\n*2 B\n*3 C\n*1 D\n"},
         {"T\n• A\n• B", "p T\n*1 A\n*1 B\n"},
         {"T\n1. A\n2. B", "p T\n*1 A\n*1 B\n"},
         {"T\n1. A\nBody", "p T\np 1. A\np Body\n"},
         {"T\n\n-----\n\nA\n=====\nB", "p T\np A\np B\n"},
         {"- A\n- B", "*1 A\n*1 B\n"}},
        "a.txt");
}

TEST_CASE("Wrapped lines are joined and a footer never is") {
  const std::string wrapped =
      "T\n\nThe agency said on Monday that it had opened an inquiry into\n"
      "Example Corp after complaints by rivals. Its chief called the step\n"
      "wrong.\nShared from Reader";
  check(
      {{wrapped,
        "p T\np The agency said on Monday that it had opened an inquiry into Example "
        "Corp after complaints by rivals. Its chief called the step wrong.\n"
        "p Shared from Reader\n"},
       {"T\nA sentence that goes\non here.\nShared from X",
        "p T\np A sentence that goes on here.\np Shared from X\n"},
       {"T\n\nOne short paragraph.\nAnother one.\nGet the app\nShared from X",
        "p T\np One short paragraph.\np Another one.\np Get the app\np Shared from X\n"},
       {"T\n\n" + std::string(60, 'a') + " " + std::string(70, 'b') +
            " c.\nA line of some fifty characters and no stop at its end\nNext",
        "p T\np " + std::string(60, 'a') + " " + std::string(70, 'b') +
            " c.\np A line of some fifty characters and no stop at its end\np Next\n"}},
      "a.txt");
}

TEST_CASE("Marks of references become citations of what they name") {
  check({{"T\n\nA deal [1]. More[2][3] came. In [brackets] [9]\n\nSources\n[1] "
          "https://a.com/x.\n[2] B, https://b.com/y, 2026\n[3]: https://c.com",
          "p T\np A deal ([1](https://a.com/x)). "
          "More ([2](https://b.com/y)) ([3](https://c.com)) came. In [brackets] [9]\n"},
         {"T\n\n[1] https://a.com/x", "p T\np [1] https://a.com/x\n"}},
        "a.txt");
}

TEST_CASE("Many marks of one long reference are resolved in a moment") {
  std::string text = "T\n\n";
  for (int i = 0; i < 50000; ++i) text += "A [1] b\n\n";
  text += "[1]";
  for (int i = 0; i < 50000; ++i) text += " http://a.b";
  const ReadResult result = read_draft("a.txt", text);
  CHECK_EQ(print(result.drafts.at(0).blocks.at(1)).substr(0, 34),
           "p A ([1](http://a.b), [1](http://a");
}

TEST_CASE("A day is read as headers and front matter write it") {
  const std::pair<const char*, const char*> rows[] = {
      {"2026-04-27", "2026-04-27"},
      {"2024-09-26T22:52:11.195444Z", "2024-09-26"},
      {"2026/4/7 10:00", "2026-04-07"},
      {"20260427", "2026-04-27"},
      {"27 April 2026", "2026-04-27"},
      {"27. Apr 2026", "2026-04-27"},
      {"Mon, 27 Apr 2026 10:00:00 +0200", "2026-04-27"},
      {"Monday, April 27th, 2026", ""},
      {"April 27, 2026", "2026-04-27"},
      {"Sept 1, 2026", "2026-09-01"},
      {"27/04/2026", "2026-04-27"},
      {"04/27/2026", "2026-04-27"},
      {"04/05/2026", ""},
      {"05/05/2026", "2026-05-05"},
      {"2026-02-30", ""},
      {"2026-04", ""},
      {"99999999999-1-1", ""},
      {"", ""}};
  for (const auto& [text, day] : rows) {
    CAPTURE(text);
    const auto date = parse_day(text);
    CHECK_EQ(date ? to_string(*date) : "", std::string(day));
  }
}
