// What was found: the value that search fills in and every output shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/record.h"

namespace debrief {

enum class View { briefs, claims, timeline, facets, count };

// A text to show, and where in it the words asked for stand: [begin, end) in bytes, in
// order, without overlaps.
struct Excerpt {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
  bool cut_before = false;  // more of the claim stands before it
  bool cut_after = false;

  bool operator==(const Excerpt&) const = default;
};

struct BriefHit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0;      // 0 unless sorted by relevance
  Record record;
  Excerpt title;    // whole
  Excerpt snippet;  // of the claim that matches best

  bool operator==(const BriefHit&) const = default;
};

struct ClaimHit {
  std::size_t rank = 0;
  double score = 0;
  Record record;  // of its brief
  int claim = 0;  // its n: record.claims[claim - 1]
  Excerpt text;   // whole

  bool operator==(const ClaimHit&) const = default;
};

struct FacetCount {
  std::string value;  // "undated" for briefs without a date
  std::size_t count = 0;
  bool chosen = false;                 // asked for by a filter
  std::vector<FacetCount> hosts = {};  // of a domain: the hosts under it, the most first

  bool operator==(const FacetCount&) const = default;
};

struct Facet {
  std::string name;  // from the schema
  std::vector<FacetCount>
      values;            // the most first, then by value; months and years in order
  std::size_t more = 0;  // values left out by --facet-limit

  bool operator==(const Facet&) const = default;
};

struct Bucket {
  std::string period;  // "2026-04"
  std::size_t count = 0;

  bool operator==(const Bucket&) const = default;
};

struct Results {
  View view = View::briefs;
  std::string query;  // as typed
  std::string
      understood;        // as a query that means the same: company:OpenAI "revenue share"
  bool relaxed = false;  // nothing matched all words: these match the most
  std::size_t asked_words = 0;    // when relaxed: this many were asked,
  std::size_t matched_words = 0;  // and this many are in each hit
  std::size_t total = 0;          // briefs, or claims in that view; exact
  std::size_t offset = 0;
  double elapsed_ms = 0;
  std::optional<std::string> suggestion;  // a question that was probably meant
  std::vector<std::string> notes;         // what the user should know, a line each

  std::vector<std::string> partial;  // index servers left out, as they do not answer

  std::vector<BriefHit> briefs;  // in view briefs
  std::vector<ClaimHit> claims;  // in view claims
  std::vector<Bucket> buckets;   // in view timeline: without gaps, the earliest first
  std::vector<Facet> facets;     // as asked for, in that order

  bool operator==(const Results&) const = default;
};

}  // namespace debrief
