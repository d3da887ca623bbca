#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/columns.h"
#include "query/render/bars.h"
#include "query/render/layout.h"
#include "query/render/mark_names.h"
#include "query/render/paint.h"
#include "query/render/shell_path.h"
#include "query/render/wrap.h"
#include "tests/render_sample.h"

using namespace debrief;

namespace {

// Lines between "|"; pieces of another face in brackets.
std::string wrapped(const Text& text, std::size_t width) {
  std::string out;
  for (const Text& line : wrap(text, width)) {
    out += '|';
    for (const Piece& piece : line)
      out += piece.face == Face::plain ? piece.text : '[' + piece.text + ']';
  }
  return out;
}

std::string with_names(const std::vector<std::string>& names, const std::string& text) {
  std::string out;
  for (const Piece& piece : marked(text, NameMarker(names)(text), Face::plain))
    out += piece.face == Face::plain ? piece.text : '[' + piece.text + ']';
  return out;
}

}  // namespace

TEST_CASE("Columns are counted as terminals draw them") {
  struct Row {
    std::string_view text;
    std::size_t columns;
  };
  for (const Row& row :
       {Row{"", 0}, Row{"abc", 3}, Row{"é", 1}, Row{"e\u0301", 1}, Row{"日本", 4},
        Row{"ＡＢ", 4}, Row{"한국", 4}, Row{"🚢", 2}, Row{"a\u200db", 2},
        Row{"soft\u00adly", 7}, Row{"…·█", 3}, Row{"\uFFFD", 1}}) {
    CAPTURE(row.text);
    CHECK_EQ(columns_of(row.text), row.columns);
  }
}

TEST_CASE("What does not fit is cut at a character and says so") {
  struct Row {
    std::string_view text;
    std::size_t columns;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{"Norled", 6, "Norled"}, Row{"Norled", 5, "Norl…"}, Row{"Norled", 1, "…"},
        Row{"日本郵船", 8, "日本郵船"}, Row{"日本郵船", 7, "日本郵…"},
        Row{"日本郵船", 6, "日本…"}, Row{"ne\u0301e", 3, "ne\u0301e"},
        Row{"ne\u0301es", 3, "ne\u0301…"}, Row{"", 1, ""}}) {
    CAPTURE(row.text);
    CHECK_EQ(shorten(row.text, row.columns), std::string(row.expected));
  }
}

TEST_CASE("Text is wrapped at spaces, between wide characters and in words too long") {
  struct Row {
    std::string_view text;
    std::size_t width;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{"", 10, ""}, Row{"   ", 10, ""}, Row{"one two three", 20, "|one two three"},
        Row{"one two three", 7, "|one two|three"},
        Row{"one two three", 6, "|one|two|three"}, Row{"  one   two  ", 20, "|one two"},
        Row{"one two ", 7, "|one two"}, Row{"abcdefghij", 4, "|abcd|efgh|ij"},
        Row{"ab cdefghij", 4, "|ab|cdef|ghij"}, Row{"日本郵船は", 4, "|日本|郵船|は"},
        Row{"日本郵船は", 5, "|日本|郵船|は"}, Row{"ab日本cd", 5, "|ab日|本cd"},
        Row{"ab cd", 2, "|ab|cd"},
        Row{"e\u0301e\u0301e\u0301", 2, "|e\u0301e\u0301|e\u0301"},
        Row{"a 日 b", 4, "|a 日|b"}}) {
    CAPTURE(row.text);
    CAPTURE(row.width);
    CHECK_EQ(wrapped({{std::string(row.text)}}, row.width), std::string(row.expected));
  }
}

TEST_CASE("Faces go on over the end of a line, and no word is broken where they change") {
  const Text text = {{"no rev"}, {"enue sh", Face::hit}, {"are at all"}};
  CHECK_EQ(wrapped(text, 40), "|no rev[enue sh]are at all");
  CHECK_EQ(wrapped(text, 10), "|no rev[enue]|[sh]are at|all");
}

TEST_CASE("A word of a megabyte and a million marks are wrapped in linear time") {
  CHECK_EQ(wrap({{std::string(1'000'000, 'x')}}, 100).size(), 10'000);
  std::string marks = "a ";
  for (int i = 0; i < 500'000; ++i) marks += "\u0301";
  CHECK_EQ(wrap({{marks}}, 100).size(), 1);
  std::string words;
  for (int i = 0; i < 500'000; ++i) words += "x ";
  CHECK_EQ(wrap({{words}}, 99).size(), 10'000);
}

TEST_CASE("Highlights out of order, overlapping or past the end do no harm") {
  const auto shown = [](std::vector<std::pair<std::size_t, std::size_t>> stretches) {
    std::string out;
    for (const Piece& piece : marked("abcdef", stretches, Face::plain))
      out += piece.face == Face::plain ? piece.text : '[' + piece.text + ']';
    return out;
  };
  CHECK_EQ(shown({}), "abcdef");
  CHECK_EQ(shown({{0, 2}, {4, 6}}), "[ab]cd[ef]");
  CHECK_EQ(shown({{0, 3}, {1, 4}}), "[abc][d]ef");
  CHECK_EQ(shown({{4, 5}, {0, 2}}), "abcd[e]f");
  CHECK_EQ(shown({{3, 99}, {200, 300}}), "abc[def]");
  CHECK_EQ(shown({{3, 1}}), "abcdef");
}

TEST_CASE("A bar shows eighths, the least count an eighth and nothing nothing") {
  struct Row {
    std::size_t count;
    std::size_t most;
    std::size_t columns;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{0, 10, 4, "    "}, Row{10, 10, 4, "████"}, Row{5, 10, 4, "██  "},
        Row{1, 1000, 4, "▏   "}, Row{1, 3, 4, "█▎  "}, Row{9, 3, 2, "██"},
        Row{0, 0, 3, "   "}, Row{5, 5, 0, ""},
        Row{static_cast<std::size_t>(-1), static_cast<std::size_t>(-1), 2, "██"}})
    CHECK_EQ(bar(row.count, row.most, row.columns), std::string(row.expected));
}

TEST_CASE("A path is shown as a shell takes it back") {
  struct Row {
    std::string_view path;
    std::string_view folder;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{"/a/b.txt", "", "/a/b.txt"}, Row{"/a/b.txt", "/a", "b.txt"},
        Row{"/a/b.txt", "/a/", "b.txt"}, Row{"/ab/c", "/a", "/ab/c"},
        Row{"/a/b", "/", "a/b"}, Row{"/a", "/a", "/a"}, Row{"/a/-rf", "/a", "./-rf"},
        Row{"/a/b c", "/a", "'b c'"}, Row{"/a/it's", "/a", "'it'\\''s'"},
        Row{"/a/$(x)", "/a", "'$(x)'"}, Row{"/a/~x", "/a", "'~x'"},
        Row{"/a/é.txt", "/a", "é.txt"}, Row{"/a/b\nc", "/a", "$'b\\012c'"},
        Row{"/a/\x1b[31m'\\", "/a", "$'\\033[31m\\'\\\\'"},
        Row{"/a/\xff", "/a", "$'\\377'"}, Row{"", "", "''"}}) {
    CAPTURE(row.path);
    CHECK_EQ(shell_path(std::string(row.path), std::string(row.folder)),
             std::string(row.expected));
  }
}

TEST_CASE("A list of names says how many it leaves out") {
  const std::vector<std::string> list = {"openai.com", "cnbc.com", "nrk.no"};
  struct Row {
    std::size_t columns;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{80, "openai.com, cnbc.com, nrk.no"}, Row{28, "openai.com, cnbc.com, nrk.no"},
        Row{27, "openai.com, cnbc.com +1"}, Row{22, "openai.com +2"},
        Row{12, "openai.c… +2"}, Row{1, "… +2"}})
    CHECK_EQ(list_names(list, row.columns), std::string(row.expected));
  CHECK_EQ(list_names({}, 10), "");
}

TEST_CASE("Names are found as whole words, the longest first") {
  const std::vector<std::string> names = {
      "Amazon", "Amazon Web Services", "Amazon Web", "AT&T", "Åsgard", "日本郵船"};
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{"Amazon, Amazon’s and Amazonas", "[Amazon], [Amazon]’s and Amazonas"},
        Row{"Amazon Web Services grew", "[Amazon Web Services] grew"},
        Row{"Amazon Web Servicing", "[Amazon Web] Servicing"},
        Row{"Amazon Website", "[Amazon] Website"}, Row{"preAmazon", "preAmazon"},
        Row{"at AT&T's", "at [AT&T]'s"}, Row{"på Åsgard.", "på [Åsgard]."}, Row{"", ""},
        Row{"amazon", "amazon"}}) {
    CAPTURE(row.text);
    CHECK_EQ(with_names(names, std::string(row.text)), std::string(row.expected));
  }
  CHECK_EQ(with_names({}, "Amazon"), "Amazon");
  CHECK_EQ(with_names({"", std::string(1000, 'a')}, std::string(1000, 'a')),
           std::string(1000, 'a'));
}

TEST_CASE("Names made to be slow are found in time") {
  std::vector<std::string> names;
  for (std::size_t size = 1; size <= 100; ++size) names.emplace_back(size, 'a');
  for (int i = 0; i < 10'000; ++i) names.push_back("a " + std::to_string(i));
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "a ";
  CHECK_EQ(NameMarker(names)(text).size(), 100'000);
}

TEST_CASE("An address with other characters than URIs have is not linked") {
  Style style;
  style.links = true;
  CHECK_EQ(visible(paint({{"x", Face::plain, "https://a.no"}}, style)),
           "^]8;;https://a.no^\\x^]8;;^\\");
  for (const char* address : {"https://a\x1b.no", "https://å.no", "a b", ""})
    CHECK_EQ(paint({{"x", Face::plain, address}}, style), "x");
  CHECK_EQ(file_address("/a b/%\xc3\xa9\n"), "file:///a%20b/%25%C3%A9%0A");
}
