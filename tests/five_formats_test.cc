// A brief as its app shares it, kept in five ways, is one brief.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "indexer/read_briefs.h"

using namespace debrief;

namespace {

const std::string title = "Ferry lines \"share\" a harbour in Åland";
// All bullets on one line, spans closed by one outlet or several, a footer of the app.
const std::vector<std::string> lines = {
    "- Viking Line and Finnlines share the west harbour from Monday. - Fares stay as "
    "they "
    "are until 2030. (yle.fi)",
    "Viking Line and Finnlines agreed on April 27 to share the west harbour of "
    "Mariehamn. "
    "(yle.fi) (vikingline.com) Each pays half of the new pier & its lights. Work began "
    "in 2023.",
    "Finnlines said 40% more lorries could cross. (reuters.com) The town's council "
    "wants quieter engines by 2030, and \"no horn at night\". (alandstidningen.ax)"};
const std::string footer = "Get your own daily briefing\nShared from Dawn";

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('&', at)) != text.npos; at += 5)
    text.replace(at, 1, "&amp;");
  for (std::size_t at = 0; (at = text.find('"', at)) != text.npos; at += 6)
    text.replace(at, 1, "&quot;");
  return text;
}

std::string paragraphs() {
  std::string out;
  for (const std::string& line : lines) out += "<p>" + escaped(line) + "</p>\n";
  return out + "<p>Get your own daily briefing<br>Shared from Dawn</p>";
}

std::string as_page() {
  return fmt::format(
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{0} | Dawn</title>"
      "<script>var menu = [];</script><style>nav {{ color: red }}</style></head><body>"
      "<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/sea\">Sea</a></li></ul>"
      "</nav><main><article><h1>{0}</h1>\n{1}</article></main>"
      "<aside class=\"related\"><h2>Read more</h2><ul><li><a href=\"/1\">Older brief</a>"
      "</li></ul></aside><footer><a href=\"/privacy\">Privacy</a></footer></body></html>",
      escaped(title), paragraphs());
}

// "=C3=A4": every byte that is not plain, and soft line ends.
std::string quoted_printable(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const std::string piece = c != '\n' && (byte < 32 || byte > 126 || c == '=')
                                  ? fmt::format("={:02X}", byte)
                                  : std::string(1, c);
    if (c != '\n' && column + piece.size() > 75) {
      out += "=\n";
      column = 0;
    }
    out += piece;
    column = c == '\n' ? 0 : column + piece.size();
  }
  return out;
}

std::string as_mail() {
  return "From: Dawn <dawn@example.com>\nTo: alice@example.com\n"
         "Subject: =?utf-8?Q?Ferry_lines_=22share=22_a_harbour_in_=C3=85land?=\n"
         "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b\"\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\n"
         "Content-Transfer-Encoding: quoted-printable\n\n" +
         quoted_printable(fmt::format("{}\n\n{}\n", fmt::join(lines, "\n\n"), footer)) +
         "\n--b\nContent-Type: text/html; charset=utf-8\n"
         "Content-Transfer-Encoding: quoted-printable\n\n" +
         quoted_printable("<html><body>" + paragraphs() + "</body></html>") + "\n--b--\n";
}

std::string as_json() {
  std::string text = fmt::format("{}\\n\\n{}", fmt::join(lines, "\\n\\n"),
                                 "Get your own daily briefing\\nShared from Dawn");
  std::string quoted;
  const auto quote = [](const std::string& plain) {
    std::string out;
    for (const char c : plain) out += c == '"' ? std::string("\\\"") : std::string(1, c);
    return out;
  };
  return fmt::format(R"({{"title": "{}", "body": "{}"}})", quote(title), quote(text));
}

Brief read(const std::string& path, const std::string& bytes) {
  static const NameBook names;
  static const RepeatedLines repeated;
  const FileStatus file{path, bytes.size(),
                        std::int64_t{to_days({2026, 5, 1})} * 86'400'000'000'000};
  FileBriefs out = read_briefs(file, bytes, {names, repeated, Date{2026, 5, 2}});
  REQUIRE_EQ(out.briefs.size(), 1);
  return std::move(out.briefs.front().brief);
}

std::string print_claims(const Brief& brief) {
  std::string out = brief.title + '\n';
  for (const Claim& claim : brief.claims)
    out += fmt::format(
        "{} {} {} {}\n", claim.n, name_of(claim.zone), claim.sources,
        brief.text.substr(claim.span.begin, claim.span.end - claim.span.begin));
  return out;
}

}  // namespace

TEST_CASE("Text, page, mail, Markdown and JSON of a brief are one brief") {
  const std::string text = fmt::format("{}\n\n{}\n{}\n\n{}\n\n{}\n", title, lines[0],
                                       lines[1], lines[2], footer);
  const Brief wanted = read("a.txt", text);
  CHECK_EQ(wanted.claims.size(), 6);
  CHECK_EQ(to_string(*wanted.published.date), "2026-04-27");
  CHECK_EQ(print_claims(wanted).find("Dawn"), std::string::npos);
  const std::vector<std::pair<std::string, std::string>> others = {
      {"b.html", as_page()},
      {"c.eml", as_mail()},
      {"d.md", fmt::format("---\ntags: [sea]\n---\n\n# {}\n\n{}\n\n{}\n", title,
                           fmt::join(lines, "\n\n"), footer)},
      {"e.json", as_json()}};
  for (const auto& [path, bytes] : others) {
    CAPTURE(path);
    const Brief brief = read(path, bytes);
    CHECK_EQ(brief.id, wanted.id);
    CHECK_EQ(print_claims(brief), print_claims(wanted));
    CHECK(brief.published == wanted.published);
  }
}
