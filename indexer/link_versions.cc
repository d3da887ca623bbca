#include "indexer/link_versions.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "indexer/group_versions.h"
#include "indexer/id_number.h"

namespace debrief {
namespace {

// A brief, by its id as a number.
struct Sketched {
  std::uint64_t id = 0;
  VersionSketch sketch;
};

// The ids that several paths have, and how many there are of all.
std::pair<std::set<std::uint64_t>, std::size_t> repeated_ids(const Ledger& ledger) {
  std::vector<std::uint64_t> ids;
  ids.reserve(ledger.files().size());
  for (const auto& [path, file] : ledger.files())
    for (const KnownBrief& brief : file.briefs) ids.push_back(id_number(brief.id));
  std::sort(ids.begin(), ids.end());
  std::set<std::uint64_t> repeated;
  for (std::size_t i = 1; i < ids.size(); ++i)
    if (ids[i] == ids[i - 1]) repeated.insert(ids[i]);
  return {std::move(repeated), ids.size()};
}

// Every brief once, by id: as the first of its paths has it, like its document.
std::vector<Sketched> briefs_of(const Ledger& ledger) {
  const auto [repeated, count] = repeated_ids(ledger);
  std::map<std::uint64_t, std::pair<std::string, VersionSketch>> first;  // with its path
  std::vector<Sketched> briefs;
  briefs.reserve(count);  // as it grew it would take twice that
  for (const auto& [path, file] : ledger.files())
    for (const KnownBrief& brief : file.briefs) {
      const std::uint64_t id = id_number(brief.id);
      if (repeated.count(id) == 0) {
        briefs.push_back({id, brief.sketch});
        continue;
      }
      std::string whole = brief_path(path, brief.fragment);
      const auto [at, is_new] = first.try_emplace(id);
      if (is_new || whole < at->second.first)
        at->second = {std::move(whole), brief.sketch};
    }
  for (const auto& [id, place] : first) briefs.push_back({id, place.second});
  std::sort(briefs.begin(), briefs.end(),
            [](const Sketched& a, const Sketched& b) { return a.id < b.id; });
  return briefs;
}

// KEY empty: in no group.
void mark(Xapian::WritableDatabase& db, Xapian::docid id, const std::string& key) {
  Xapian::Document document = db.get_document(id);
  const std::string old = document.get_value(versions_slot);
  if (!old.empty()) document.remove_term(term(versions_prefix, old));
  if (key.empty()) {
    document.remove_term(std::string(in_group_term));
    document.remove_value(versions_slot);
  } else {
    document.add_boolean_term(std::string(in_group_term));
    document.add_boolean_term(term(versions_prefix, key));
    document.add_value(versions_slot, key);
  }
  db.replace_document(id, document);
}

}  // namespace

std::vector<GroupedBrief> version_groups(const Ledger& ledger) {
  const std::vector<Sketched> briefs = briefs_of(ledger);
  std::vector<const VersionSketch*> sketches;
  sketches.reserve(briefs.size());
  for (const Sketched& brief : briefs) sketches.push_back(&brief.sketch);
  const std::vector<std::uint32_t> first = group_versions(sketches);
  std::vector<bool> has_others(briefs.size());
  for (std::size_t i = 0; i < briefs.size(); ++i)
    if (first[i] != i) has_others[i] = has_others[first[i]] = true;
  std::vector<GroupedBrief> groups;
  groups.reserve(
      static_cast<std::size_t>(std::count(has_others.begin(), has_others.end(), true)));
  for (std::size_t i = 0; i < briefs.size(); ++i)
    if (has_others[i]) groups.push_back({briefs[i].id, briefs[first[i]].id});
  return groups;
}

std::vector<Xapian::docid> link_versions(Xapian::WritableDatabase& db, const Ledger& ledger) {
  const std::vector<GroupedBrief> wanted = version_groups(ledger);
  std::vector<bool> is_there(wanted.size());  // in some group, right or wrong
  std::vector<std::pair<Xapian::docid, std::string>> changes;
  const std::string in_group(in_group_term);
  for (auto known = db.postlist_begin(in_group); known != db.postlist_end(in_group);
       ++known) {
    const Xapian::Document document = db.get_document(*known);
    const std::uint64_t id = id_number(id_in(document.get_value(date_slot)));
    const auto group = std::lower_bound(
        wanted.begin(), wanted.end(), id,
        [](const GroupedBrief& one, std::uint64_t number) { return one.id < number; });
    const bool is_wanted = group != wanted.end() && group->id == id;
    const std::string key = is_wanted ? id_of(group->key) : std::string();
    if (key != document.get_value(versions_slot)) changes.emplace_back(*known, key);
    if (is_wanted) is_there[static_cast<std::size_t>(group - wanted.begin())] = true;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_there[i]) continue;
    const std::string name = std::string(id_prefix) + id_of(wanted[i].id);
    const auto posting = db.postlist_begin(name);
    if (posting != db.postlist_end(name))
      changes.emplace_back(*posting, id_of(wanted[i].key));
  }
  std::sort(changes.begin(), changes.end());  // the documents lie in that order
  std::vector<Xapian::docid> marked;
  for (const auto& [id, key] : changes) {
    mark(db, id, key);
    marked.push_back(id);
  }
  return marked;
}

}  // namespace debrief
