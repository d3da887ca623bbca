#include "indexer/parse_brief.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

using namespace debrief;

namespace {

Block paragraph(std::string text) {
  return {BlockKind::paragraph, 0, std::move(text), {}};
}
Block bullet(std::string text) { return {BlockKind::bullet, 1, std::move(text), {}}; }
Block heading(std::string text) { return {BlockKind::heading, 2, std::move(text), {}}; }

Brief parse(std::vector<Block> blocks, const RepeatedLines& repeated = {}) {
  Draft draft;
  draft.format = "text";
  draft.blocks = std::move(blocks);
  return parse_brief(std::move(draft), repeated);
}

// "title: T" and a line a claim: "2 body [hosts] text".
std::string print(const Brief& brief) {
  std::string out = fmt::format("title: {}\n", brief.title);
  for (const Claim& c : brief.claims)
    out += fmt::format("{} {} [{}] {}\n", c.n, name_of(c.zone), fmt::join(c.sources, " "),
                       brief.text.substr(c.span.begin, c.span.end - c.span.begin));
  return out;
}

}  // namespace

TEST_CASE("The summary is the bullets at the head, on one line or on several") {
  const char* expected =
      "title: A title\n"
      "1 body [cnbc.com] Body one.\n"
      "2 summary [ft.com] First one.\n"
      "3 summary [ft.com] Second one - with a dash.\n";
  CHECK_EQ(print(parse({paragraph("A title"),
                        paragraph("- First one. - Second one - with a dash. (ft.com)"),
                        paragraph("Body one. (cnbc.com)")})),
           expected);
  CHECK_EQ(print(parse({heading("A title"), bullet("First one."),
                        bullet("Second one - with a dash. (ft.com)"),
                        paragraph("Body one. (cnbc.com)")})),
           expected);
  CHECK_EQ(print(parse({heading("A title"), heading("Key points:"), bullet("First one."),
                        bullet("Second one - with a dash. (ft.com)"),
                        paragraph("Body one. (cnbc.com)")})),
           expected);
}

TEST_CASE("Outlets on a line of their own close the span before it") {
  CHECK_EQ(print(parse({paragraph("A title"), paragraph("One. Two."),
                        paragraph("Sources: CNBC, Reuters"), paragraph("Three."),
                        paragraph("(ft.com)"), heading("Next"),
                        paragraph("https://a.com/x"), paragraph("Four.")})),
           "title: A title\n"
           "1 body [cnbc.com reuters.com] One. Two.\n"
           "2 body [ft.com] Three.\n"
           "3 body [] Four.\n");
}

TEST_CASE("A brief of bullets alone has a body of bullets") {
  CHECK_EQ(print(parse(
               {paragraph("A title"), bullet("First one. (ft.com)"), bullet("Second.")})),
           "title: A title\n1 body [ft.com] First one.\n2 body [] Second.\n");
}

TEST_CASE("A span reaches from one group to the next and not over a paragraph") {
  CHECK_EQ(
      print(parse({paragraph("T"),
                   paragraph("One. Two. (a.com) (b.com) Three. (a.com) Four."),
                   paragraph("Five. (c.com)")})),
      "title: T\n1 body [a.com b.com] One. Two.\n2 body [a.com] Three.\n3 body [] Four.\n"
      "4 body [c.com] Five.\n");
}

TEST_CASE("A link on words backs its sentence and nothing else") {
  Block block = paragraph("One. OpenAI said two. Three. Four.");
  block.links.push_back({{5, 11}, "https://openai.com/x"});
  CHECK_EQ(print(parse({paragraph("T"), block})),
           "title: T\n1 body [] One.\n2 body [openai.com] OpenAI said two.\n3 body [] "
           "Three. Four.\n");
}

TEST_CASE("What only apps write is no part of the brief") {
  const std::string expected = "title: T\n1 body [a.com] One.\n";
  CHECK_EQ(print(parse(
               {paragraph("T"), paragraph("One. (a.com)"),
                paragraph("Get your own daily briefing"), paragraph("Bla delivers."),
                paragraph("Download on the App Store"), paragraph("Shared from Bla.")})),
           expected);
  CHECK_EQ(print(parse({paragraph("T"), paragraph("One. (a.com)"),
                        paragraph("Sent from my phone")})),
           expected);
  // A claim below the phrase is no footer.
  CHECK_EQ(parse({paragraph("T"),
                  paragraph("Shared from one team to the next, it spread. (a.com)"),
                  paragraph("Get your own daily briefing"), paragraph("More. (b.com)")})
               .claims.size(),
           3);
}

TEST_CASE("A line that repeats at the end of many briefs is boilerplate") {
  const std::vector<Block> blocks = {paragraph("T"), paragraph("One. (a.com)"),
                                     paragraph("Two."), paragraph("Read on in our app."),
                                     paragraph("Till tomorrow!")};
  const auto endings = ending_lines(blocks);
  REQUIRE_EQ(endings.size(), 3);  // up to the block that cites
  CHECK_EQ(parse(blocks).claims.size(), 4);
  CHECK_EQ(print(parse(blocks, {endings[0], endings[1]})),
           "title: T\n1 body [a.com] One.\n2 body [] Two.\n");
  // Only from the end upwards.
  CHECK_EQ(parse(blocks, {endings[1]}).claims.size(), 4);
}

TEST_CASE("Only lines that the brief's endings list can be boilerplate") {
  std::vector<Block> blocks = {paragraph("T"), paragraph("One. (a.com)"),
                               paragraph("Line 0.")};
  const auto line_0 = ending_lines({paragraph("T"), paragraph("Line 0.")});
  for (int i = 1; i <= 8; ++i) {
    blocks.push_back(paragraph(fmt::format("Line {}.", i)));
    blocks.push_back(paragraph(fmt::format("Line {}.", i)));  // again counts once
  }
  blocks.push_back(paragraph("Unsubscribe"));
  const auto endings = ending_lines(blocks);
  REQUIRE_EQ(endings.size(), 8);
  RepeatedLines repeated(endings.begin(), endings.end());
  repeated.insert(line_0.front());
  CHECK_EQ(print(parse(blocks, repeated)),
           "title: T\n1 body [a.com] One.\n2 body [] Line 0.\n");
}

TEST_CASE("A first line that cannot be a title stays in the body") {
  CHECK_EQ(print(parse({paragraph("It began. It went on. (a.com)")})),
           "title: It began.\n1 body [a.com] It began. It went on.\n");
}

TEST_CASE("Headings are text and nobody's claim") {
  const Brief brief =
      parse({heading("T"), paragraph("One. (a.com) Half."), heading("Chips"),
             paragraph("Two. (b.com)"), heading("Last")});
  CHECK_EQ(brief.text, "T\n\nOne. Half.\n\nChips\n\nTwo.\n\nLast");
  CHECK_EQ(brief.headings.size(), 2);
  REQUIRE_EQ(brief.claims.size(), 3);
  CHECK_EQ(brief.claims[2].heading, "Chips");
}

TEST_CASE("The same brief in another dress has the same id") {
  const Brief text =
      parse({paragraph("A title"), paragraph("- First. - Second. (ft.com)"),
             paragraph("Body “one”. (cnbc.com)"), paragraph("Shared from X")});
  const Brief markdown =
      parse({heading("A Title"), bullet("First."), bullet("Second. (ft.com)"),
             paragraph("Body \"one\". ([CNBC](x), cnbc.com)")});
  CHECK_NE(text.id, markdown.id);  // "[CNBC](x)" is no citation
  const Brief other =
      parse({heading("A Title"), bullet("First."), bullet("Second. (ft.com)"),
             paragraph("Body \"one\".  [cnbc.com]")});
  CHECK_EQ(text.id, other.id);
  CHECK_EQ(text.id.size(), 16);
}

TEST_CASE("Hostile drafts are parsed in linear time") {
  CHECK(parse({}).claims.empty());
  const std::string word(1 << 20, 'x');
  CHECK_EQ(parse({paragraph("T"), paragraph(word)}).claims.size(), 1);
  std::string dashes = "- ";
  for (int i = 0; i < 100000; ++i) dashes += "a. - ";
  CHECK_EQ(parse({paragraph("T"), paragraph(dashes), paragraph("B")}).claims.size(),
           100001);
}
