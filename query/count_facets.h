// Exact counts of a field's values over all matches.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debrief/schema.h"
#include "debrief/spans.h"
#include "query/results.h"

namespace debrief {

// Counts one facet.
class FacetCounter {
 public:
  // FACET is a row with `facet`.
  explicit FacetCounter(const Field& facet) : facet_(&facet) {}

  const Field& facet() const { return *facet_; }

  // A brief that matches: each of its values counts once.
  void count_brief(const Xapian::Document& document);

  // A claim that matches: the values it has itself, or its brief's where no claim has any
  // (format, month, year).
  void count_claim(const Xapian::Document& document, const TextSpan& span);

  // The values with the most first (months and years in order), CHOSEN marked and shown
  // in any case, at most LIMIT of the others (0: all). Chosen are as typed or as the
  // index has them.
  Facet counted(std::size_t limit, const std::set<std::string>& chosen) const;

 private:
  std::string bucket_of(std::string_view date_value) const;
  void add(std::string_view value);
  void add_all(const std::vector<std::string_view>& values);

  const Field* facet_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::unordered_map<std::string, std::string> domains_;  // of hosts, looked up once
};

// Counts several facets while Xapian matches.
class FacetSpy : public Xapian::MatchSpy {
 public:
  explicit FacetSpy(std::vector<FacetCounter>& counters) : counters_(counters) {}
  void operator()(const Xapian::Document& document, double) override {
    for (FacetCounter& counter : counters_) counter.count_brief(document);
  }

 private:
  std::vector<FacetCounter>& counters_;
};

}  // namespace debrief
