#include <doctest/doctest.h>

#include <string>

#include "debrief/outlets.h"
#include "indexer/attributions/find_attributions.h"

using namespace debrief;

namespace {

Claim claim_of(int n, const Span& span, std::vector<std::string> sources) {
  Claim claim;
  claim.n = n;
  claim.span = span;
  claim.sources = std::move(sources);
  return claim;
}

// "Financial Times (ft.com) [FT]; …", with "+" where it is backed.
std::string named(const std::string& text, std::vector<std::string> sources = {}) {
  std::string out;
  const auto found =
      find_attributions(text, {claim_of(1, {0, text.size()}, std::move(sources))});
  for (const Attribution& one : found) {
    if (!out.empty()) out += "; ";
    const std::string said = text.substr(one.span.begin, one.span.end - one.span.begin);
    out += one.name + " (" + one.host + ")" + (one.backed ? "+" : "");
    if (said != one.name) out += " [" + said + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("An outlet that reports is named as a publisher") {
  const char* rows[][2] = {
      {"CNBC reported Andy Jassy said so.", "CNBC (cnbc.com)"},
      {"CNBC, citing a person familiar with the terms, reported 20%.", "CNBC (cnbc.com)"},
      {"It fell, according to Reuters.", "Reuters (reuters.com)"},
      {"He told the Financial Times.", "Financial Times (ft.com)"},
      {"Bloomberg News said on Monday.", "Bloomberg (bloomberg.com) [Bloomberg News]"},
      {"It rose, citing a report by The Information.",
       "The Information (theinformation.com) [Information]"},
      {"The Verge first reported the deal.", "The Verge (theverge.com) [Verge]"},
      {"Reuters on Tuesday exclusively reported it.", "Reuters (reuters.com)"},
      {"The WSJ has previously reported it.", "Wall Street Journal (wsj.com) [WSJ]"},
      {"While Axios reported it, nobody knew.", "Axios (axios.com)"},
      {"On Monday Reuters reported it.", "Reuters (reuters.com)"},
      {"A Reuters poll shows it.", "Reuters (reuters.com)"},
      {"Wired's latest report shows it.", "Wired (wired.com)"},
      {"CNN’s Jane Roe reported it.", "CNN (cnn.com)"},
      {"The study was published in Nature.", "Nature (nature.com)"},
      {"It is in the journal Science.", "Science (science.org)"},
      {"She said on Friday on CNBC that it ends.", "CNBC (cnbc.com)"},
      {"He spoke to news agency AFP.", "Agence France-Presse (afp.com) [AFP]"},
      {"The memo was seen by Barron's.", "Barron's (barrons.com)"},
      {"Reuters, Bloomberg and the FT reported it.",
       "Reuters (reuters.com); Bloomberg (bloomberg.com); Financial Times (ft.com) [FT]"},
      {"He told Die Zeit and Le Monde.", "Die Zeit (zeit.de); Le Monde (lemonde.fr)"},
      {"CNBC.com reported it.", "CNBC (cnbc.com)"},
      {"The Epoch Times reported it.", "Epoch Times ()"},
      {"Per Reuters, it fell.", "Reuters (reuters.com)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK_EQ(named(row[0]), std::string(row[1]));
  }
}

TEST_CASE("What only looks like an outlet's word is none") {
  for (const char* text : {
           "Thomson Reuters said its revenue rose.",
           "Mike Bloomberg said so.",
           "Mr. Bloomberg said so.",
           "Forbes said its revenue fell.",
           "News Corp reported earnings.",
           "The New York Times reported quarterly profit.",
           "Science says that it is so.",
           "Nature found a way.",
           "Fortune favours the bold.",
           "Time Warner reported a loss.",
           "The Information Commissioner said so.",
           "He told the information desk.",
           "Microsoft said it will invest.",
           "CNBC is owned by Versant.",
           "He sued the New York Times.",
           "According to Times Square tenants it is loud.",
           "A slate of candidates.",
           "",
       }) {
    CAPTURE(text);
    CHECK_EQ(named(text), "");
  }
}

TEST_CASE("A claim backs the outlets that it cites") {
  CHECK_EQ(named("CNBC reported it.", {"cnbc.com", "openai.com"}), "CNBC (cnbc.com)+");
  CHECK_EQ(named("BBC reported it.", {"news.bbc.co.uk"}), "BBC (bbc.com)+");
  CHECK_EQ(named("CNBC reported it.", {"notcnbc.com"}), "CNBC (cnbc.com)");
  CHECK_EQ(named("The Epoch Times reported it.", {"theepochtimes.com"}),
           "Epoch Times (theepochtimes.com)+");
}

TEST_CASE(
    "A bullet is backed by any claim of its brief, a claim of the body by its own") {
  const std::string text = "Reuters reported it.\nReuters reported it.\nIt did.";
  std::vector<Claim> claims = {claim_of(1, {21, 41}, {}),
                               claim_of(2, {42, 49}, {"reuters.com"}),
                               claim_of(3, {0, 20}, {})};
  claims[2].zone = Zone::summary;
  const auto found = find_attributions(text, claims);
  REQUIRE_EQ(found.size(), 2);
  CHECK_EQ(found[0].claim, 1);
  CHECK(found[0].span == Span{21, 28});
  CHECK_FALSE(found[0].backed);
  CHECK_EQ(found[1].claim, 3);
  CHECK(found[1].backed);
}

TEST_CASE("Every outlet of the table has a name and hosts") {
  CHECK_GE(known_outlets().size(), 150);
  for (const Outlet& outlet : known_outlets()) {
    CAPTURE(outlet.name);
    CHECK_FALSE(outlet.name.empty());
    CHECK_NE(outlet.hosts.find('.'), std::string_view::npos);
    CHECK_EQ(outlet.hosts.find("www."), std::string_view::npos);
  }
}
