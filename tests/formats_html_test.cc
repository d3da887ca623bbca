#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/formats/decode_charset.h"
#include "indexer/formats/read_draft.h"
#include "tests/print_drafts.h"

using namespace debrief;

namespace {

struct Row {
  std::string html;
  std::string printed;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK_EQ(print(read_draft("a.html", row.html)), row.printed);
  }
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// A brief as an app's page has it.
const std::string story =
    "<h1>Example Corp buys Sample Ltd</h1><ul><li>One. (<a "
    "href=\"https://cnbc.com/x\">cnbc.com</a>)<li>Two.</ul><p>The board said on Monday "
    "that it had agreed to the deal, which both sides want to close by June.</p>";
const std::string story_printed =
    "*1 One. ([cnbc.com](https://cnbc.com/x))\n*1 Two.\np The board said on Monday that "
    "it had agreed to the deal, which both sides want to close by June.\n";

}  // namespace

TEST_CASE("HTML becomes blocks with their links") {
  check(
      {{"<p>One <b>two</b>&nbsp;three<p>Four<br>Five<br>and on",
        "p One two three\np Four\np Five and on\n"},
       {"<p>Text ends.<br>(<a href='//cnbc.com/x?a=1&amp;b=2'>CNBC</a>)</p>",
        "p Text ends. ([CNBC](https://cnbc.com/x?a=1&b=2))\n"},
       {"<div>A<div>B</div>C</div>", "p A\np B\np C\n"},
       {"<ul><li>A<ul><li>B</ul><li><p>C</p><p>D</p></ul>E",
        "*1 A\n*2 B\n*1 C\np D\np E\n"},
       {"<ul><li>A. - B. - C. (cnbc.com)</ul><p>D", "p - A. - B. - C. (cnbc.com)\np D\n"},
       {"<table><tr><th>A<th>B<tr><td>1<td>2</table>", "p A | B\np 1 | 2\n"},
       {"<table><tr><td>A<td>B</table>", "p A\np B\n"},
       {"<pre>One\nline\n\nTwo\nThree</pre>", "p One line\np Two\np Three\n"},
       {"<p>x <a href=/in>in</a> <a href=mailto:a@b.c>mail</a> <a>none</a> 1 < 2 <3",
        "p x in mail none 1 < 2 <3\n"},
       {"<p>A<a href=https://b.com><img src=x alt=y></a> c", "p A[](https://b.com) c\n"},
       {"<div><a href=https://b.com>one<div>two</div></a>",
        "p [one](https://b.com)\np [two](https://b.com)\n"},
       {"<p>a<!-- x > y --><? z ?><!bogus>b<script>'</p>'</script>c</bogus></ p>d",
        "p abcd\n"},
       {"<title>Only a title</title>", "title: Only a title\n"},
       {"<p></p><br>", "refused: empty: nothing but markup\n"}});
}

TEST_CASE("Notes of a page are resolved where they are named") {
  check({{"<p>Prices fell<sup><a href='#n1'>1</a></sup>.<p>See <a href='#n1'>below</a>"
          "<ol><li id=n1>The <a href=https://a.com/x>Post</a> <a href='#b'>back</a></ol>",
          "p Prices fell ([1](https://a.com/x)).\np See below\n"},
         {"<ul><li><a href='#a'>Part</a></ul><h2 id=a>Part</h2><p>X <a "
          "href=https://a.com>y</a>",
          "*1 Part\nh2 Part\np X [y](https://a.com)\n"}});
}

TEST_CASE("Of a page its main text is kept") {
  const std::string head =
      "<!doctype html><head><title>Example Corp buys Sample Ltd | The Reader</title>"
      "<style>p{}</style><script>x()</script></head>";
  const std::string around =
      "<div class='cookieConsent'><p>We value your privacy and use cookies on this site, "
      "which you may accept.</p><button>Accept</button></div><header><nav><a "
      "href='/'>Home</a></nav><h1>The Reader</h1></header>";
  const std::string share =
      "<div class='post share-links'><a href='https://x.com/intent/tweet?u'>Post</a> "
      "Share this</div><a href='https://www.facebook.com/sharer/sharer.php?u'>Share</a>";
  const std::string behind =
      "<aside>More stories from this week that you may like to read</aside><footer>(c) "
      "The Reader</footer>";
  const std::string printed = "title: Example Corp buys Sample Ltd\n" + story_printed;
  check(
      {{head + around + "<main><article>" + story + share + "</article></main>" + behind,
        printed},
       {head + around + "<div class=content>" + story + share + "</div>" + behind,
        printed},
       {head + "<body class='nav-open share'><main class=social>" + story, printed},
       {head + around + "<div role=main>" + story + "</div><p>Elsewhere: short.",
        printed},
       {head + "<div class=sidebar-layout>" + story + "</div>", printed},
       {"<p><a href=https://r.com>Home</a> <p>Short<h1>Title</h1><p>Text.<p><a "
        "href=https://r.com/2>Next</a>",
        "title: Title\np Text.\np [Next](https://r.com/2)\n"},
       {"<p>Seen <span style='display: none'>hidden</span><span hidden>too</span>",
        "p Seen\n"}});
}

TEST_CASE("A page states its title and day in many ways") {
  const std::string body = "<h2>Part</h2><p>Text.";
  const std::string printed = "h2 Part\np Text.\n";
  check({{"<meta property=og:title content='A &amp; B'><title>A &amp; B - Site</title>" +
              body,
          "title: A & B\n" + printed},
         {"<title>A - Site</title><meta property=og:site_name content=Site>" + body,
          "title: A\n" + printed},
         {"<title>X</title><h1>A headline</h1>" + body, "title: A headline\n" + printed},
         {"<title>Part: more</title>" + body, "title: Part: more\n" + printed},
         {"<title>T</title><meta name=date content='2020-01-01'><meta "
          "property='article:published_time' content='2026-04-27T23:00:00-05:00'>" +
              body,
          "title: T\nheader: 2026-04-27\n" + printed},
         {"<title>T</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":"
          "\"NewsArticle\",\"headline\":\"The "
          "headline\",\"datePublished\":\"2026-04-27\"}]}</script>" +
              body,
          "title: The headline\nheader: 2026-04-27\n" + printed},
         {"<title>T</title><script type='application/ld+json'>{broken</script>"
          "<span itemprop=datePublished content=2026-04-27></span>" +
              body,
          "title: T\nheader: 2026-04-27\n" + printed},
         {"<title>T</title><time datetime=2026-04-27></time>" + body,
          "title: T\nheader: 2026-04-27\n" + printed},
         {"<title>T</title><time datetime=2026-04-27></time><time "
          "datetime=2026-04-28></time>" +
              body,
          "title: T\n" + printed}});
}

TEST_CASE("Bytes are decoded as what they are, whatever they say") {
  struct Charset {
    std::string bytes, declared, text, note;
  };
  const Charset rows[] = {
      {"plain", "iso-2022-jp", "plain", ""},
      {"caf\xE9 \x93q\x94", "iso-8859-1", "café “q”", ""},
      {"caf\xC3\xA9", "iso-8859-1", "café", "says charset iso-8859-1, is utf-8"},
      {"caf\xC3\xA9", "", "café", ""},
      {"Le caf\xE9 est ferm\xE9", "UTF-8", "Le café est fermé",
       "says charset utf-8, is windows-1252"},
      {"caf\xE9", "no-such-charset", "café",
       "says charset no-such-charset, is windows-1252"},
      {"\x1B$B46;v\x1B(B", "ISO-2022-JP", "感事", ""},
      {"\xB0\xA1", "gb2312", "啊", ""},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет", ""},
      {"éééééééééééé\xC3", "utf-8", "éééééééééééé\uFFFD", "1 characters are no utf-8"},
      {"\xEF\xBB\xBFx", "windows-1252", "x", ""},
      {std::string("\xFF\xFEx\0", 4), "utf-8", "x", ""},
      {std::string("a\0b", 3), "", "ab", ""}};
  for (const Charset& row : rows) {
    const DecodedCharset decoded = decode_charset(row.bytes, row.declared);
    CHECK_EQ(decoded.text, row.text);
    CHECK_EQ(decoded.note, row.note);
  }
  check({{"<meta charset='windows-1252'><p>caf\xE9", "p café\n"},
         {"<?xml version='1.0' encoding=\"iso-8859-2\"?><html><p>\xB3\xF3"
          "d\xBC",
          "p łódź\n"}});
}

TEST_CASE("Hostile HTML is read in a moment") {
  check({{repeat("<div>", 10000) + "Deep",
          "p Deep\nnote: elements within elements, 10000 deep\n"}});
  for (const char* piece : {"<",
                            "</",
                            "<!",
                            "<!--",
                            "<a ",
                            "<a href='",
                            "<p>x",
                            "</x>",
                            "<b><p>",
                            "<li>x",
                            "<table><tr><td>x",
                            "<ul><li>x",
                            "&",
                            "&amp",
                            "<script>",
                            "<svg>",
                            "<a x=y>x",
                            "<font color=1>x<p>",
                            "<span>x",
                            "<div><p></div>",
                            "<pre>x\n\n",
                            "<br>x",
                            "<h1>x",
                            "<a href=#a id=a>1</a>",
                            "<title>",
                            "</p>",
                            "<article>x",
                            "<td>x",
                            "<th>x"}) {
    std::string html = "<html><p>First";
    while (html.size() < 2000000) html += piece;
    CAPTURE(piece);
    CHECK_FALSE(read_draft("x.html", html).drafts.empty());
  }
  std::string attributes = "<p ";
  for (int i = 0; i < 200000; ++i)
    attributes.append(1, 'a').append(std::to_string(i)).append("=1 ");
  check({{attributes + ">x", "p x\n"},
         {attributes, "refused: empty: nothing but markup\n"}});
}
