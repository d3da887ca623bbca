#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "indexer/formats/json_mapping.h"
#include "indexer/formats/read_draft.h"
#include "tests/print_drafts.h"

using namespace debrief;

namespace {

void check(std::string_view path,
           const std::vector<std::pair<std::string, std::string>>& rows) {
  for (const auto& [bytes, printed] : rows) {
    CAPTURE(bytes.substr(0, 600));
    CHECK_EQ(print(read_draft(path, bytes)), printed);
  }
}

}  // namespace

TEST_CASE("Items under days are a brief each") {
  const std::string one =
      "- **First headline**: It said so. ([source](https://a.com/x))\n";
  const std::string one_printed =
      "# 2026-03-01-first-headline\ntitle: First headline\nheader: 2026-03-01\np It said "
      "so. ([source](https://a.com/x))\n";
  const std::string two = "- **[Second](https://b.com)** - Text.\n\n  More of it.\n";
  const std::string two_printed =
      "# 2026-03-01-second\ntitle: Second\nheader: 2026-03-01\np "
      "Text. ([source](https://b.com))\np "
      "More of it.\n";
  const std::string head = "# The log\n\n## 2026-03-01\n\n";
  check("log.md",
        {{head + one + two, one_printed + two_printed},
         {head + two + one, two_printed + one_printed},
         {head + one + "\n## March 2, 2026\n" + one,
          one_printed + "# 2026-03-02-first-headline\ntitle: First headline\nheader: "
                        "2026-03-02\np It "
                        "said so. ([source](https://a.com/x))\n"},
         {head + one + one + "\n## About\n\nKept by hand.",
          "h1 The log\nh2 About\np Kept by hand.\n" + one_printed +
              "# 2026-03-01-first-headline-2\n" +
              one_printed.substr(one_printed.find("title"))},
         {head + "- A\n- B", "h1 The log\nh2 2026-03-01\n*1 A\n*1 B\n"},
         {head + "Text A.\n\n## 2026-03-02\n\nText B.",
          "# 2026-03-01-the-log-2026-03-01\ntitle: The log, "
          "2026-03-01\nheader: 2026-03-01\np Text "
          "A.\n# 2026-03-02-the-log-2026-03-02\ntitle: The log, 2026-03-02\nheader: "
          "2026-03-02\np Text B.\n"}});
}

TEST_CASE("Items that begin with their day are a brief each") {
  check("daily.md",
        {{"# Daily\n\n- Summary.\n\n## Firms\n- 2026-01-02 - [One](https://a.com/1) - It "
          "began.\n- 2026-01-03 - [Two](https://a.com/2)\n- 2026-01-04 – Three - It "
          "ended.",
          "h1 Daily\n*1 Summary.\n# 2026-01-02-one\ntitle: One\nheader: 2026-01-02\np It "
          "began. ([source](https://a.com/1))\n# 2026-01-03-two\ntitle: Two\nheader: "
          "2026-01-03\np "
          "Two ([source](https://a.com/2))\n# 2026-01-04-three\ntitle: Three\nheader: "
          "2026-01-04\np It ended.\n"},
         {"# Plan\n\n- 2026-01-02: we met\n- 2026-01-03: we met again",
          "h1 Plan\n*1 2026-01-02: we met\n*1 2026-01-03: we met again\n"}});
}

TEST_CASE("Stories in front matter are a brief each") {
  check("digest.md",
        {{"---\ndate: '2026-03-01'\nsummary: All of it.\nstories:\n- title: One\n  "
          "summary: "
          "It began.\n  url: https://a.com/1\n- title: Two\n  summary: As A "
          "([a.com](https://a.com/2)) said.\n  url: https://b.com\n  date: "
          "2026-02-28\n---\n",
          "front: 2026-03-01\np All of it.\n# 2026-03-01-one\ntitle: One\nfront: "
          "2026-03-01\np It began. ([source](https://a.com/1))\n# 2026-02-28-two\ntitle: "
          "Two\nfront: 2026-02-28\np As A ([a.com](https://a.com/2)) "
          "said. ([source](https://b.com))\n"}});
}

TEST_CASE("JSON is a brief an object, by its mapping") {
  const std::string a = R"({"title":"A","text":"One.","date":"2026-04-27"})";
  const std::string b =
      R"({"id":"x7","headline":"B","content_html":"<p>Two <a href='https://b.com'>b</a></p>","url":"https://me.com","created":1777248000})";
  const std::string a_printed = "title: A\nfront: 2026-04-27\np One.\n";
  const std::string b_printed = "title: B\nfront: 2026-04-27\np Two [b](https://b.com)\n";
  const std::string both = "# 2026-04-27-a\n" + a_printed + "# x7\n" + b_printed;
  check(
      "a.json",
      {{a, a_printed},
       {'[' + a + ",\n" + b + ']', both},
       {R"({"version":1,"items":[)" + a + ',' + b + "]}", both},
       {a + '\n' + b + '\n', both},
       {a + "\n{\"broken\n" + b, both + "note: line 2 is no JSON (byte 9)\n"},
       {a + "\n{\"text\":\"caf\xE9\"}\n" + b,
        both + "note: line 2 is no JSON (byte 14)\n"},
       {'[' + a + ',' + b + R"(,{"title":"C","te)",
        both + "note: ends in the middle of item 3\n"},
       {a + "\n{\"title\":\"C\"}\n[1]\n" + b, both + "note: 2 without a text\n"},
       {R"~({"bullets":["One.","Two."],"title":"A","body":"Text (a.com)","source":"A","url":"https://a.com/1"})~",
        "title: A\n*1 One.\n*1 Two.\np Text (a.com) ([source](https://a.com/1))\n"},
       {R"({"title":"A","content":[{"text":"One."},{"text":"Two."}]})",
        "title: A\np One.\np Two.\n"},
       {R"({"a":1})", "refused: 1 without a text\n"},
       {R"({"a":)", "refused: it is no JSON (byte 6)\n"}});
  check("a.txt", {{a, a_printed}, {"[1] is a mark", "p [1] is a mark\n"}});

  const JsonMapping mapping = parse_json_mapping(
      R"({"items":"data.posts","title":"t","body":["x","y"],"date":"meta.when"})");
  CHECK_EQ(
      print(read_draft(
          "a.json",
          R"({"data":{"n":2,"posts":[{"t":"A","y":"One.","meta":{"when":"2026-04-27"}}]}})",
          mapping)),
      a_printed);
  CHECK_THROWS_WITH_AS(parse_json_mapping("[]"), "the mapping file is no JSON object",
                       Error);
  CHECK_THROWS_WITH_AS(parse_json_mapping(R"({"tilte":"t"})"),
                       "the mapping file knows no \"tilte\"", Error);
  CHECK_THROWS_WITH_AS(parse_json_mapping(R"({"title":1})"),
                       "the mapping file: \"title\" is no path", Error);
}

TEST_CASE("What --parse wrote is the same brief again") {
  const std::string line =
      R"({"schema":1,"path":"a.txt","id":"00ff","format":"text","title":"T",)"
      R"("date":{"value":"2026-04-27","method":"weekday","confidence":"medium"},)"
      R"("summary":["One."],"claims":[{"n":1,"zone":"body","text":"A. B.","sources":["a.com","b.com"]},)"
      R"({"n":2,"zone":"body","text":"C.","sources":[]},{"n":3,"zone":"body","text":"D e f.","sources":["a.com"]},)"
      R"({"n":4,"zone":"summary","text":"One.","sources":["a.com"]}],"text":"T\n\nOne.\n\nA. B. C. D e f.\nG."})";
  const ReadResult result = read_draft("x.jsonl", line + '\n' + line);
  CHECK_EQ(print(read_draft("x.jsonl", line)),
           "title: T\n*1 One. ([source](https://a.com/))\np A. "
           "B. ([source](https://a.com/), [source](https://b.com/)) C. "
           "[D](https://a.com/) e f.\nh2 G.\n");
  const Draft& draft = result.drafts.at(1);
  CHECK_EQ(draft.fragment, "00ff");
  CHECK_EQ(draft.format, "text");
  REQUIRE(draft.published);
  CHECK_EQ(draft.published->method, DateMethod::weekday);
  CHECK_EQ(draft.published->confidence, Confidence::medium);
  CHECK_EQ(to_string(*draft.published->date), "2026-04-27");
}

TEST_CASE("Hostile JSON and front matter are read in a moment") {
  for (const char* piece : {"[", "{\"a\":", "[[],", "{\"items\":[", "\"", "{\"a\":1}\n",
                            "{\n", "[1,", "{\"text\":\"x\"},"}) {
    std::string bytes = "[";
    while (bytes.size() < 2000000) bytes += piece;
    CAPTURE(piece);
    read_draft("x.json", bytes);
    CHECK_FALSE(
        read_draft("x.json", "{\"title\":\"A\",\"text\":\"B\"}\n" + bytes.substr(1))
            .drafts.empty());
  }
  for (const char* piece :
       {"[", "- ", "a: &a *a\n", "{a: ", "? ", "k: v\n", "\t", "&a "}) {
    std::string bytes = "---\ntitle: T\nx: ";
    while (bytes.size() < 300000) bytes += piece;
    CAPTURE(piece);
    CHECK_EQ(read_draft("x.md", bytes + "\n---\nText").drafts.size(), 1);
  }
}
