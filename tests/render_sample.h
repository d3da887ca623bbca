// Records, results and a view of escape sequences for the tests of what is shown.
#pragma once

#include <string>
#include <string_view>

#include "query/render/render.h"

namespace debrief {

inline Style plain_style(std::size_t width) {
  Style style;
  style.width = width;
  style.folder = "/home/ada";
  return style;
}

// ESC as "^", so that a test reads.
inline std::string visible(std::string text) {
  for (char& c : text)
    if (c == '\x1b') c = '^';
  return text;
}

inline RecordClaim claim(Zone zone, std::string text, std::vector<std::string> sources) {
  RecordClaim claim;
  claim.zone = zone;
  claim.text = std::move(text);
  claim.sources = std::move(sources);
  return claim;
}

// Two paragraphs, the second under a heading, and a bullet.
inline Record ferry_record() {
  Record record;
  record.id = "1f2e3d4c5b6a7988";
  record.title = "Oslo ferries go electric";
  record.format = "text";
  record.paths = {"/home/ada/briefs/ferries.txt", "/mnt/copy/ferries.txt"};
  record.date = Date{2026, 5, 4};
  record.date_method = "weekday";
  record.date_confidence = "high";
  record.saved = Date{2026, 5, 5};
  record.companies = {"Norled", "Siemens"};
  record.people = {"Kari Lund"};
  record.sources = {"norled.no", "nrk.no", "news.siemens.com"};
  record.claims = {
      claim(Zone::body,
            "Norled ordered four ferries on Monday. Siemens builds the drives.",
            {"norled.no", "news.siemens.com"}),
      claim(Zone::body, "Kari Lund said the first one sails in 2027.", {"nrk.no"}),
      claim(Zone::body, "Nobody has said what they cost.", {}),
      claim(Zone::summary, "Norled buys four electric ferries.", {"norled.no"})};
  record.claims[0].opens_paragraph = true;
  record.claims[2].opens_paragraph = true;
  record.claims[2].heading = "Open questions";
  return record;
}

// TEXT with every WORD in it highlighted.
inline Excerpt excerpt(const std::string& text, std::string_view word = {}) {
  Excerpt excerpt;
  excerpt.text = text;
  if (word.empty()) return excerpt;
  for (auto at = text.find(word); at != std::string::npos;
       at = text.find(word, at + word.size()))
    excerpt.highlights.emplace_back(at, at + word.size());
  return excerpt;
}

inline BriefHit brief_hit(std::size_t rank, const Record& record, Excerpt snippet) {
  BriefHit hit;
  hit.rank = rank;
  hit.score = 7.4149;
  hit.record = record;
  hit.title = excerpt(record.title);
  hit.snippet = std::move(snippet);
  return hit;
}

inline ClaimHit claim_hit(std::size_t rank, const Record& record, int n,
                          std::string_view word) {
  ClaimHit hit;
  hit.rank = rank;
  hit.score = 3.5;
  hit.record = record;
  hit.claim = n;
  hit.text = excerpt(record.claims[static_cast<std::size_t>(n) - 1].text, word);
  return hit;
}

// One hit of two, with two facets.
inline Results ferry_results() {
  Results results;
  results.query = "Ferries";
  results.understood = "ferries";
  results.total = 2;
  results.elapsed_ms = 1.26;
  results.briefs = {brief_hit(
      1, ferry_record(), excerpt("Norled ordered four ferries on Monday.", "ferries"))};
  results.briefs[0].title = excerpt(results.briefs[0].record.title, "ferries");
  results.briefs[0].snippet.cut_after = true;
  results.facets = {{"company", {{"Norled", 2, true}, {"Siemens", 1, false}}, 3},
                    {"source", {{"norled.no", 2, false}, {"nrk.no", 1, false}}, 0}};
  return results;
}

// What a brief must not do to a terminal: ESC and C1 sequences, line ends and carriage
// returns, a bidirectional override, bytes that are not UTF-8.
inline const std::string hostile =
    "a\x1b[31mred\x1b]0;t\x07 \xc2\x9b"
    "5m\nline\rback\x7f \xe2\x80\xaegnp \xff\xc3(";

}  // namespace debrief
