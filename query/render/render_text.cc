#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "debrief/text.h"
#include "query/columns.h"
#include "query/render/bars.h"
#include "query/render/draw_changes.h"
#include "query/render/draw_facets.h"
#include "query/render/draw_hits.h"
#include "query/render/layout.h"
#include "query/render/render.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

// What the user should know before looking at the answer, a line each.
std::string draw_notes(const Results& results, const Style& style) {
  std::string out;
  const auto add = [&](const Text& text) {
    out += draw_lines({}, wrap(text, measure(style)), style);
  };
  if (results.corrected)
    add({{fmt::format("Nothing for {}: showing ", printable(results.query))},
         {printable(*results.corrected), Face::strong}});
  if (results.relaxed && results.matched_words > 0 && results.total > 0)
    add({{fmt::format("Nothing has all {} words; what follows has {} of them.",
                      results.asked_words, results.matched_words)}});
  else if (results.relaxed && results.total > 0)
    add({{"Nothing has all the words; what follows has the most of them."}});
  for (const std::string& note : results.notes) add({{printable(note)}});
  if (results.suggestion && !results.corrected)
    add({{"Did you mean: "}, {printable(*results.suggestion), Face::strong}});
  return out;
}

std::string counted(std::size_t count, std::string_view one) {
  if (one == "group of claims")
    return fmt::format("{} group{} of claims", count, count == 1 ? "" : "s");
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

// "12 new briefs", "10 of 42 new briefs; …": what is shown now is none the next time.
std::string page_of_new(const Results& results, std::size_t shown, std::string_view one) {
  const std::string all = counted(results.total, fmt::format("new {}", one));
  if (shown == 0 || shown >= results.total) return all;
  return fmt::format("{} of {}; ask again for the others", shown, all);
}

// "12 briefs", "10 of 42 briefs; go on with --offset 10", "11 to 20 of 42 briefs; …".
std::string page_of(const Results& results, std::size_t shown, std::string_view one) {
  if (results.only_new) return page_of_new(results, shown, one);
  const std::string all = counted(results.total, one);
  if (shown == 0 || shown >= results.total) return all;
  const std::size_t end = results.offset + shown;
  std::string page = results.offset == 0 ? fmt::format("{} of {}", shown, all)
                     : shown == 1
                         ? fmt::format("{} of {}", end, all)
                         : fmt::format("{} to {} of {}", results.offset + 1, end, all);
  if (end < results.total) page += fmt::format("; go on with --offset {}", end);
  return page;
}

template <typename Hit>
std::string draw_hits(const std::vector<Hit>& hits, const Style& style) {
  std::size_t digits = 1;
  for (const Hit& hit : hits) digits = std::max(digits, std::to_string(hit.rank).size());
  std::string out;
  for (const Hit& hit : hits) out += draw_hit(hit, digits, style) + '\n';
  return out;
}

std::string draw_timeline(const std::vector<Bucket>& buckets, const Style& style) {
  std::size_t label = 0;
  std::size_t most = 0;
  for (const Bucket& bucket : buckets) {
    label = std::max(label, columns_of(printable(bucket.period)));
    most = std::max(most, bucket.count);
  }
  const std::size_t digits = std::to_string(most).size();
  const std::size_t used = label + digits + 4;
  const std::size_t room = measure(style) - std::min(measure(style) - 1, used);
  std::string out;
  for (const Bucket& bucket : buckets) {
    const std::string period = printable(bucket.period);
    out += paint({{period + std::string(label - columns_of(period) + 2, ' ')},
                  {bar(bucket.count, most, room), Face::bar},
                  {fmt::format("  {:>{}}", bucket.count, digits)}},
                 style) +
           '\n';
  }
  return out.empty() ? out : out + '\n';
}

// The hits, or what stands in their place, with an empty line behind.
std::string draw_view(const Results& results, const Style& style) {
  switch (results.view) {
    case View::briefs:
      return draw_hits(results.briefs, style);
    case View::claims:
      return draw_hits(results.claims, style);
    case View::timeline: {
      const std::string rise = results.rise ? draw_rise(*results.rise, style) : "";
      return draw_timeline(results.buckets, style) + (rise.empty() ? rise : rise + '\n');
    }
    case View::compare:
      return results.comparison ? draw_comparison(*results.comparison, style) + '\n' : "";
    case View::facets:
    case View::count:
      return {};
  }
  return {};
}

std::string last_line(const Results& results) {
  const bool is_claims = results.view == View::claims;
  if (results.total == 0) return results.only_new ? "Nothing new." : "Nothing found.";
  const bool is_grouped = !results.claims.empty() && results.claims.front().group;
  if (is_claims)
    return page_of(results, results.claims.size(),
                   is_grouped ? "group of claims" : "claim");
  return page_of(results, results.briefs.size(), "brief");
}

// Chosen values stay in sight where nothing matches; bars of nothing are left out.
bool has_values(const Results& results) {
  return std::any_of(results.facets.begin(), results.facets.end(),
                     [](const Facet& facet) { return !facet.values.empty(); });
}

}  // namespace

std::string render_text(const Results& results, const Style& style) {
  if (results.view == View::count) return fmt::format("{}\n", results.total);
  std::string out = draw_notes(results, style);
  if (!out.empty()) out += '\n';
  out += draw_view(results, style);
  if (results.total > 0 || (has_values(results) && !results.only_new))
    if (const std::string facets = draw_facets(results.facets, style); !facets.empty())
      out += facets + '\n';
  return out + draw_lines({}, wrap({{last_line(results), Face::strong}}, measure(style)),
                          style);
}

}  // namespace debrief
