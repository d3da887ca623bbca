#include <doctest/doctest.h>

#include <string>

#include "indexer/formats/entities.h"
#include "indexer/formats/read_draft.h"
#include "tests/print_drafts.h"

using namespace debrief;

namespace {

void check(const std::vector<std::pair<std::string, std::string>>& rows) {
  for (const auto& [markdown, printed] : rows) {
    CAPTURE(markdown);
    CHECK_EQ(print(read_draft("brief.md", markdown)), printed);
  }
}

}  // namespace

TEST_CASE("Markdown becomes blocks with their links") {
  check(
      {{"# Title\n\nA *b* **c** `d`.\nSecond line.",
        "h1 Title\np A b c d. Second line.\n"},
       {"Title\n=====\n\n## Part", "h1 Title\nh2 Part\n"},
       {"- A\n- B\n  - C\n\n1. D\n2. E", "*1 A\n*1 B\n*2 C\n*1 D\n*1 E\n"},
       {"- A\n\n  More of A.\n- B", "*1 A\np More of A.\n*1 B\n"},
       {"T\n\n- A. - B. - C. (cnbc.com)\n\nBody.",
        "p T\np - A. - B. - C. (cnbc.com)\np Body.\n"},
       {"> Said ([Reuters](https://r.com/x?a=1&amp;b=2)).",
        "p Said ([Reuters](https://r.com/x?a=1&b=2)).\n"},
       {"See <https://a.com/x> and https://b.com/y.",
        "p See [https://a.com/x](https://a.com/x) and "
        "[https://b.com/y](https://b.com/y).\n"},
       {"A [b\nc](https://d.com) e", "p A [b c](https://d.com) e\n"},
       {"A [b][1] and [2].\n\n[1]: https://a.com\n[2]: https://b.com",
        "p A [b](https://a.com) and ([2](https://b.com)).\n"},
       {"| A | B |\n|---|---|\n| 1 | [x](https://y.com) |",
        "p A | B\np 1 | [x](https://y.com)\n"},
       {"```\nx = 1\ny\n```\n", "p x = 1 y\n"},
       {"A ![alt](p.png) b [![alt](p.png)](https://c.com)", "p A b[](https://c.com)\n"},
       {"A <b>b</b><br>c <a href=\"https://d.com\">e</a> &amp; &hellip; &#8217; &bogus;",
        "p A b c [e](https://d.com) & … ’ &bogus;\n"},
       {"<div>\n<p>One</p><p>Two <a href='https://x.com'>x</a></p>\n</div>",
        "p One Two [x](https://x.com)\n"},
       {"# \n\n<!-- nothing -->", "refused: empty: nothing but markup\n"},
       {"<!-- note -->**Bold** text", "p Bold text\n"}});
}

TEST_CASE("Footnotes become citations where they are named") {
  check({{"Prices fell.[^1] They rose[^note].\n\n[^1]: https://a.com/x\n[^note]: B, "
          "https://b.com/y",
          "p Prices fell. ([1](https://a.com/x)) They rose ([note](https://b.com/y)).\n"},
         {"Prices fell [[1]](https://a.com). In [2024](https://b.com) too.",
          "p Prices fell ([1](https://a.com)). In [2024](https://b.com) too.\n"},
         {"Up 5[3](https://a.com) points.\n\nAt [10](https://b.com) points.",
          "p Up 5 ([3](https://a.com)) points.\np At [10](https://b.com) points.\n"}});
}

TEST_CASE("Front matter states title and date") {
  check(
      {{"---\ntitle: A: b\n---\nText",
        "title: A: b\np Text\nnote: front matter is no YAML (line 2: illegal map "
        "value)\n"},
       {"---\ntitle: 'A title'\ndate: 2026-04-27T23:00:00-05:00\ntags: [x, y]\n---\n\n# "
        "A Title\n\nText",
        "title: A title\nfront: 2026-04-27\np Text\n"},
       {"---\nTitle: >-\n  Two\n  lines\nPublished_At: April 27, 2026\n---\nText",
        "title: Two lines\nfront: 2026-04-27\np Text\n"},
       {"+++\ntitle = \"T\"\ndate = 2026-04-27T10:00:00Z\n+++\nText",
        "title: T\nfront: 2026-04-27\np Text\n"},
       {"+++\ntitle = \"T\"\ndate = 2026-04-27\n+++\nText",
        "title: T\nfront: 2026-04-27\np Text\n"},
       {"---\ntitle: [never closed\ndate: 2026-04-27\n---\nText",
        "title: [never closed\nfront: 2026-04-27\np Text\nnote: front matter is no YAML "
        "(line 3: end of sequence flow not found)\n"},
       {"---\ntitle: T\ndate: 2026-04-27\n\nText\n\nMore",
        "title: T\nfront: 2026-04-27\np Text\np More\nnote: front matter without an "
        "end\n"},
       {"---\n\nA rule above.\n\n---\n\nText", "p A rule above.\np Text\n"},
       {"Intro.\n\n# The title\n\nText", "h1 The title\np Intro.\np Text\n"},
       {"Intro.\n\n# One\n\n# Two", "p Intro.\nh1 One\nh1 Two\n"}});
}

TEST_CASE("Markdown is told from text by what it holds") {
  const std::pair<const char*, const char*> rows[] = {
      {"Title\n\nBody (cnbc.com).", "text"},
      {"Title\n\n- One\n- Two", "text"},
      {"# Title\n\nBody", "markdown"},
      {"Title\n\nBody ([CNBC](https://cnbc.com))", "markdown"},
      {"Title\n\n**Bold** words", "markdown"},
      {"---\ntitle: T\n---\nBody", "markdown"},
      {"Title #1 costs 2**3", "text"}};
  for (const auto& [text, format] : rows) {
    CAPTURE(text);
    CHECK_EQ(read_draft("brief.txt", text).drafts.at(0).format, std::string(format));
  }
  CHECK_EQ(read_draft("b.MD", "Title").drafts.at(0).format, "markdown");
}

TEST_CASE("Character references are resolved as the standard of HTML says") {
  const std::pair<const char*, const char*> rows[] = {
      {"&amp;&lt;&gt;&quot;&apos;", "&<>\"'"},
      {"&nbsp;&eacute;&Eacute;&yuml;", "\u00A0éÉÿ"},
      {"&euro;&mdash;&rsquo;&alpha;&check;", "€—’α✓"},
      {"&#8217;&#x2019;&#X2019;&#146;", "’’’’"},
      {"&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&amp &copy 2026 &copy2026 &mdash x", "& © 2026 &copy2026 &mdash x"},
      {"?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"},
      {"& && &; &#; &#x; &bogus; &", "& && &; &#; &#x; &bogus; &"}};
  for (const auto& [text, plain] : rows) CHECK_EQ(without_references(text), plain);
}

TEST_CASE("Hostile Markdown is read in a moment") {
  for (const char* piece :
       {"[", "[a](", "![", "*a_", "<", "<!--", "http://", "[^1] ", "`", "> ", "- ",
        "&amp", "|", "[1] http://a.com ", "**a", "~~", "<a href=", "_a*b"}) {
    std::string text = "# Title\n\n";
    while (text.size() < 500000) text += piece;
    CAPTURE(piece);
    CHECK(read_draft("x.md", text).refusal.empty());
  }
}
