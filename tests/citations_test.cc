#include "indexer/citations.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

using namespace debrief;

namespace {

// The text with each citation where it stood: <hosts> closes a span, {hosts} does not.
std::string marked(const Block& block) {
  const CitedText cited = take_citations(block);
  std::string out;
  std::size_t at = 0;
  for (const Citation& c : cited.citations) {
    out += cited.text.substr(at, c.at - at);
    out += fmt::format("{}{}{}", c.closes ? "<" : "{", fmt::join(c.hosts, " "),
                       c.closes ? ">" : "}");
    at = c.at;
  }
  return out + cited.text.substr(at);
}

// [words](address) becomes a link, as the Markdown reader would make it.
Block block_of(const std::string& source) {
  Block block;
  for (std::size_t at = 0; at < source.size();) {
    const auto close = source[at] == '[' ? source.find("](", at) : std::string::npos;
    const auto end = close == std::string::npos ? close : source.find(')', close);
    if (end == std::string::npos) {
      block.text += source[at++];
      continue;
    }
    const std::size_t begin = block.text.size();
    block.text += source.substr(at + 1, close - at - 1);
    block.links.push_back(
        {{begin, block.text.size()}, source.substr(close + 2, end - close - 2)});
    at = end + 1;
  }
  return block;
}

}  // namespace

TEST_CASE("Citation groups are found in every dress and taken out of the text") {
  const char* rows[][2] = {
      {"A deal. (openai.com) (blogs.microsoft.com) Next.",
       "A deal.<openai.com blogs.microsoft.com> Next."},
      {"A deal (openai.com, www.CNBC.com). Next.", "A deal.<openai.com cnbc.com> Next."},
      {"A deal ([Source](https://www.cnbc.com/2026/x)) Next", "A deal<cnbc.com> Next"},
      {"A deal [bbc.co.uk].", "A deal.<bbc.co.uk>"},
      {"[OpenAI](https://openai.com/index/x) said so. Next.",
       "OpenAI{openai.com} said so. Next."},
      {"It rose 20%. [Reuters](https://reuters.com/x)", "It rose 20%.<reuters.com>"},
      {"It rose. [Reuters](https://reuters.com/x), [FT](https://ft.com/y)",
       "It rose.<reuters.com ft.com>"},
      {"See https://cnbc.com/2026/x?y=1. Next", "See.<cnbc.com> Next"},
      {"OpenAI (openai.com) said so. (cnbc.com)",
       "OpenAI{openai.com} said so.<cnbc.com>"},
      {"“We agree.” (cnbc.com) Then", "“We agree.”<cnbc.com> Then"},
      {"Not citations: (e.g.) (v2.0) (U.S.) (see cnbc.com for more) (Node.js) ()",
       "Not citations: (e.g.) (v2.0) (U.S.) (see cnbc.com for more) (Node.js) ()"},
      {"Booking.com said (b)", "Booking.com said (b)"},
      {"[me](mailto:a@b.com) [up](#top) [x](https://a.com/pic.png)", "me up x"},
      {"two  (cnbc.com)\t(ft.com and wsj.com) ", "two<cnbc.com ft.com wsj.com>"},
      {"It rose [](https://a.com/x)[](https://b.com/y) much [](https://c.com/z)",
       "It rose{a.com b.com} much{c.com}"},
      {"It rose. [The Verge](https://theverge.com/x) [AP](https://apnews.com/y) Then it "
       "fell.",
       "It rose.<theverge.com apnews.com> Then it fell."},
      {"It rose. [Apple](https://apple.com/x) said so.",
       "It rose. Apple{apple.com} said so."},
      {"(cnbc.com", "(cnbc.com"},
      {"A deal ([post](https://x.com/a/1), [chart](https://a.com/c.png)). Next",
       "A deal.<x.com a.com> Next"},
      {"[Post](https://x.com/a/1) and "
       "[share](https://facebook.com/sharer.php?u=https://a.com)",
       "Post and share"},
      {"A ([Source](https://www.google.com/url?q=https%3A%2F%2Fm.cnbc.com%2Fx)). B",
       "A.<m.cnbc.com> B"},
      {"A deal. Next.[](https://ft.com/x)[](https://x.com/a/1)",
       "A deal. Next.<ft.com x.com>"},
      {"A[](https://ft.com/x) deal.[](https://wsj.com/x) Next",
       "A{ft.com} deal.<wsj.com> Next"},
      {"A deal. [](https://x.com/a) [](https://ft.com/a) Next", "A deal.{ft.com} Next"},
      {"", ""},
      {"(cnbc.com)", "<cnbc.com>"}};
  for (const auto& row : rows) CHECK_EQ(marked(block_of(row[0])), std::string(row[1]));
}

TEST_CASE("Outlets named behind Source and via are citations") {
  const char* rows[][2] = {
      {"A deal. Source: CNBC", "A deal.<cnbc.com>"},
      {"A deal. Source: CNBC. Next. Sources: Reuters, the Guardian and ft.com.",
       "A deal.<cnbc.com> Next.<reuters.com theguardian.com ft.com>"},
      {"Source: CNBC", "<cnbc.com>"},
      {"SOURCES - Reuters / AP", "<reuters.com apnews.com>"},
      {"Source: [CNBC](https://cnbc.com/x), https://ft.com/y.", "<cnbc.com ft.com>"},
      {"A deal — via Bloomberg.", "A deal.<bloomberg.com>"},
      {"A deal, via The Verge. Next", "A deal.<theverge.com> Next"},
      {"A deal via Bloomberg. Next", "A deal via Bloomberg.<bloomberg.com> Next"},
      {"A deal. Via TechCrunch", "A deal.<techcrunch.com>"},
      {"A deal (via Bloomberg).", "A deal.<bloomberg.com>"},
      {"A deal (Source: Reuters, cnbc.com). Next", "A deal.<reuters.com cnbc.com> Next"},
      {"A deal. (Reuters) Next", "A deal.<reuters.com> Next"},
      {"A deal (ft.com). Source: CNBC", "A deal.<ft.com cnbc.com>"},
      {"A deal. Sources: Reuters, a filing",
       "A deal. Sources: Reuters{reuters.com}, a filing"},
      {"A deal. Source: Acme Weekly", "A deal. Source: Acme Weekly"},
      {"Sources: people who know. Open source: Reuters",
       "Sources: people who know. Open source: Reuters"},
      {"Sent via Bloomberg terminals. Via Appia is a road, via CNBC or not",
       "Sent via Bloomberg terminals. Via Appia is a road, via CNBC or not"},
      {"Associated Press (AP) said so, via CNBC, that it sold The Times (Reuters)",
       "Associated Press (AP) said so, via CNBC, that it sold The Times (Reuters)"},
      {"A resource: CNBC", "A resource: CNBC"},
      {"Source:", "Source:"}};
  for (const auto& row : rows) CHECK_EQ(marked(block_of(row[0])), std::string(row[1]));
}

TEST_CASE("Endless brackets are read in linear time") {
  Block block;
  block.text.assign(1 << 20, '(');
  CHECK(take_citations(block).citations.empty());
  block.text.clear();
  while (block.text.size() < 1 << 20) block.text += "via CNBC, ";
  CHECK(take_citations(block).citations.size() < 2);
}
