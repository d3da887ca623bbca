#include "query/search_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "debrief/error.h"
#include "debrief/host.h"
#include "debrief/record.h"
#include "debrief/spans.h"
#include "debrief/values.h"
#include "query/count_facets.h"
#include "query/group_alike.h"
#include "query/join_parts.h"

namespace debrief {
namespace {

constexpr std::size_t most_claims = 100'000;
constexpr std::size_t most_members = 100;

// A claim that matches, with what its group is told from.
struct Member {
  Match match;
  std::string id;
  std::optional<Date> date;
  std::vector<std::string> sources;
};

std::vector<std::string> companies_in(const Xapian::Document& document,
                                      const TextSpan& span) {
  const std::string bytes = document.get_value(field("company").slot);
  const auto values = unpack_values(bytes);
  std::vector<std::string> companies;
  for (const std::uint32_t index : span.values[0])
    if (index < values.size()) companies.emplace_back(values[index]);
  return companies;
}

// Reads each brief once, whatever the order of the matches.
std::vector<TextSketch> read_members(const IndexSet& indexes,
                                     const std::vector<Match>& matches,
                                     std::vector<Member>& members) {
  std::map<Xapian::docid, std::vector<std::size_t>> by_brief;
  for (std::size_t i = 0; i < matches.size(); ++i) by_brief[matches[i].id].push_back(i);
  members.resize(matches.size());
  std::vector<TextSketch> sketches(matches.size());
  Analyzer analyzer;
  for (const auto& [id, places] : by_brief) {
    const Xapian::Document document = indexes.all.get_document(id);
    const Record record = unpack_record(document.get_data());
    const SpanTable spans = unpack_spans(document.get_value(spans_slot));
    const std::string order = document.get_value(date_slot);
    for (const std::size_t i : places) {
      const std::size_t n = matches[i].span;
      const RecordClaim& claim = record.claims.at(n - 1);
      members[i] = {matches[i], record.id, record.date, claim.sources};
      sketches[i] = sketch_of(claim.text, companies_in(document, spans.at(n)),
                              fmt::format("{}:{:09}:{:010}", order, n, id), analyzer);
    }
  }
  return sketches;
}

using Grouped = std::vector<std::vector<const Member*>>;

// Members come in the order asked for, and so do groups by their first.
Grouped put_together(const std::vector<TextSketch>& sketches,
                     const std::vector<Member>& members) {
  const std::vector<std::size_t> numbers = group_alike(sketches);
  std::map<std::size_t, std::size_t> places;
  Grouped groups;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto [place, is_new] = places.emplace(numbers[i], groups.size());
    if (is_new) groups.emplace_back();
    groups[place->second].push_back(&members[i]);
  }
  return groups;
}

bool is_older(const GroupMember& a, const GroupMember& b) {
  if (a.date != b.date) return !b.date || (a.date && *a.date < *b.date);
  return std::tie(a.id, a.claim) < std::tie(b.id, b.claim);
}

ClaimGroup group_of(const std::vector<const Member*>& members) {
  ClaimGroup group;
  group.claims = members.size();
  std::set<std::string> sources;
  for (const Member* member : members) {
    sources.insert(member->sources.begin(), member->sources.end());
    group.members.push_back(
        {member->id, static_cast<int>(member->match.span), member->date});
    if (!member->date) continue;
    group.first = std::min(group.first.value_or(*member->date), *member->date);
    group.last = std::max(group.last.value_or(*member->date), *member->date);
  }
  group.sources.assign(sources.begin(), sources.end());
  std::sort(group.members.begin(), group.members.end(), is_older);
  if (group.members.size() > most_members) group.members.resize(most_members);
  return group;
}

bool passes(const ClaimGroup& group, const GroupFilters& filters) {
  if (filters.empty()) return true;
  std::set<std::string> domains;
  for (const std::string& host : group.sources) domains.insert(registrable_domain(host));
  return std::all_of(filters.begin(), filters.end(), [&](const GroupFilter& filter) {
    return filter.outlets.holds(domains.size()) != filter.excluded;
  });
}

std::vector<Facet> count_facets_of(const IndexSet& indexes,
                                   const std::vector<const Member*>& members,
                                   const SearchOptions& options) {
  std::vector<FacetCounter> counters;
  for (const std::string& name : options.facets) counters.emplace_back(field(name));
  if (counters.empty()) return {};
  for (const Member* member : members) {
    const Xapian::Document document = indexes.all.get_document(member->match.id);
    const SpanTable spans = unpack_spans(document.get_value(spans_slot));
    for (FacetCounter& counter : counters)
      counter.count_claim(document.get_value(counter.facet().slot),
                          spans.at(member->match.span));
  }
  std::vector<Facet> facets;
  for (const FacetCounter& counter : counters) {
    std::set<std::string> chosen;
    for (const auto& [name, value] : options.chosen)
      if (name == counter.facet().name) chosen.insert(value);
    facets.push_back(counter.counted(options.facet_limit, chosen));
  }
  return facets;
}

bool is_about_outlets(const Query& query) {
  return query.op == Op::value && query.field == "outlets";
}

}  // namespace

GroupFilters take_group_filters(Query& question) {
  GroupFilters filters;
  const auto take = [&](const Query& query) {
    const bool excluded = query.op == Op::except;
    const Query& inner = excluded ? query.parts.front() : query;
    if (!is_about_outlets(inner)) return false;
    filters.push_back({parse_number_range(inner.text), excluded});
    return true;
  };
  if (question.op != Op::both) {
    if (take(question)) question = Query{};
    return filters;
  }
  std::erase_if(question.parts, take);
  if (question.parts.empty()) question = Query{};
  if (question.parts.size() == 1) question = Query(std::move(question.parts.front()));
  return filters;
}

Query with_group_filters(Query question, const GroupFilters& filters) {
  if (filters.empty()) return question;
  std::vector<Query> parts;
  if (question.op != Op::everything) parts.push_back(std::move(question));
  for (const GroupFilter& filter : filters) {
    Query outlets;
    outlets.op = Op::value;
    outlets.field = "outlets";
    outlets.text = to_string(filter.outlets);
    if (!filter.excluded) {
      parts.push_back(std::move(outlets));
      continue;
    }
    Query& except = parts.emplace_back();
    except.op = Op::except;
    except.parts.push_back(std::move(outlets));
  }
  return join_parts(Op::both, std::move(parts));
}

Found search_groups(const IndexSet& indexes, const FilteredQuery& query,
                    const GroupFilters& filters, const SearchOptions& options) {
  SearchOptions all = options;
  all.offset = 0;
  all.limit = most_claims + 1;
  if (!filters.empty()) all.facets.clear();
  Found found = search_claims(indexes, query, all);
  if (found.total > most_claims)
    throw Error(fmt::format("{} claims match, {} at most can be put into groups",
                            found.total, most_claims),
                "ask for fewer: add a word, a company or --since");
  std::vector<Member> members;
  const Grouped groups =
      put_together(read_members(indexes, found.matches, members), members);
  Found out;
  std::vector<const Member*> counted;
  for (const std::vector<const Member*>& group : groups) {
    ClaimGroup told = group_of(group);
    if (!passes(told, filters)) continue;
    if (!filters.empty()) counted.insert(counted.end(), group.begin(), group.end());
    if (out.total >= options.offset && out.matches.size() < options.limit) {
      out.matches.push_back(group.front()->match);
      out.groups.push_back(std::move(told));
    }
    ++out.total;
  }
  out.facets = filters.empty() ? std::move(found.facets)
                               : count_facets_of(indexes, counted, options);
  return out;
}

}  // namespace debrief
