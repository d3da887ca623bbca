// What was found: the value that search fills in and every output shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/record.h"

namespace debrief {

enum class View { briefs, claims, timeline, facets, count, compare };

// A text to show, and where in it the words asked for stand: [begin, end) in bytes, in
// order, without overlaps.
struct Excerpt {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> highlights;
  bool cut_before = false;  // more of the claim stands before it
  bool cut_after = false;

  bool operator==(const Excerpt&) const = default;
};

// Another edition of a brief.
struct Version {
  std::string id;
  std::string title;
  std::optional<Date> date;
  std::string path;  // the first

  bool operator==(const Version&) const = default;
};

struct BriefHit {
  std::size_t rank = 0;  // from 1, over all pages
  double score = 0;      // 0 unless sorted by relevance
  Record record;
  Excerpt title;                  // whole
  Excerpt snippet;                // of the claim that matches best
  std::vector<Version> versions;  // that this one stands for, whether they match or not

  bool operator==(const BriefHit&) const = default;
};

struct GroupMember {
  std::string id;  // of its brief
  int claim = 0;   // its n
  std::optional<Date> date;

  bool operator==(const GroupMember&) const = default;
};

// Claims of several briefs that say the same (group_claims.h).
struct ClaimGroup {
  std::size_t claims = 0;
  std::vector<std::string> sources;  // of all of them, sorted
  std::optional<Date> first;         // published; empty: all are undated
  std::optional<Date> last;
  std::vector<GroupMember> members;  // the oldest first, the undated last; at most 100

  bool operator==(const ClaimGroup&) const = default;
};

struct ClaimHit {
  std::size_t rank = 0;
  double score = 0;
  Record record;                      // of its brief
  int claim = 0;                      // its n: record.claims[claim - 1]
  Excerpt text;                       // whole
  std::optional<ClaimGroup> group{};  // with --group: the hit is its best claim

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

// A value in two sets of briefs.
struct Change {
  std::string value;
  std::size_t before = 0;  // briefs that have it
  std::size_t now = 0;
  double score = 0;  // keyness.h: positive for what there is more of now

  bool operator==(const Change&) const = default;
};

// Which companies a timeline's later half has more of.
struct Rise {
  std::string since;       // the period that the later half begins with
  std::size_t before = 0;  // briefs in the earlier half
  std::size_t now = 0;     // and in the later
  std::vector<Change> values;

  bool operator==(const Rise&) const = default;
};

struct ComparedField {
  std::string name;             // of the schema, or "word"
  std::vector<Change> changes;  // the strongest first, whichever way
  std::size_t more = 0;         // left out by --facet-limit

  bool operator==(const ComparedField&) const = default;
};

// Two periods side by side.
struct Comparison {
  std::string before;  // "2026-03-01..2026-03-31"; open ends are empty
  std::string now;
  std::size_t briefs_before = 0;
  std::size_t briefs_now = 0;
  std::vector<ComparedField> fields;

  bool operator==(const Comparison&) const = default;
};

struct Results {
  View view = View::briefs;
  std::string query;  // as typed
  std::string
      understood;        // as a query that means the same: company:OpenAI "revenue share"
  bool relaxed = false;  // nothing matched all words: these match the most
  std::size_t asked_words = 0;    // when relaxed: this many were asked,
  std::size_t matched_words = 0;  // and this many are in each hit
  bool only_new = false;          // what the question has given before is left out
  std::size_t total = 0;          // briefs, or claims in that view, or groups; exact
  std::size_t offset = 0;
  double elapsed_ms = 0;
  std::optional<std::string> suggestion;  // a question that was probably meant
  std::optional<std::string> corrected;   // and was answered, as nothing matched `query`
  std::vector<std::string> notes;         // what the user should know, a line each

  std::vector<std::string> partial;  // index servers left out, as they do not answer

  std::vector<BriefHit> briefs;  // in view briefs
  std::vector<ClaimHit> claims;  // in view claims
  std::vector<Bucket> buckets;   // in view timeline: without gaps, the earliest first
  std::optional<Rise> rise;      // likewise, where it has two halves
  std::optional<Comparison> comparison;  // in view compare
  std::vector<Facet> facets;             // as asked for, in that order

  bool operator==(const Results&) const = default;
};

}  // namespace debrief
