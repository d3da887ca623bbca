#include "indexer/link_versions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "indexer/group_versions.h"

namespace debrief {
namespace {

// A brief at one of its paths.
struct Place {
  const KnownBrief* brief = nullptr;
  const std::string* file = nullptr;

  std::string path() const { return brief_path(*file, brief->fragment); }
};

// Every brief once, by id: as the first of its paths has it, like its document.
std::vector<const KnownBrief*> briefs_of(const Ledger& ledger) {
  std::vector<Place> places;
  for (const auto& [path, file] : ledger.files())
    for (const KnownBrief& brief : file.briefs) places.push_back({&brief, &path});
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.brief->id != b.brief->id ? a.brief->id < b.brief->id : a.path() < b.path();
  });
  std::vector<const KnownBrief*> briefs;
  for (const Place& place : places)
    if (briefs.empty() || briefs.back()->id != place.brief->id)
      briefs.push_back(place.brief);
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

std::unordered_map<std::string, std::string> version_groups(const Ledger& ledger) {
  const std::vector<const KnownBrief*> briefs = briefs_of(ledger);
  std::vector<const VersionSketch*> sketches;
  sketches.reserve(briefs.size());
  for (const KnownBrief* brief : briefs) sketches.push_back(&brief->sketch);
  const std::vector<std::uint32_t> first = group_versions(sketches);
  std::unordered_map<std::string, std::string> groups;
  for (std::size_t i = 0; i < briefs.size(); ++i)
    if (first[i] != i) {
      groups.emplace(briefs[i]->id, briefs[first[i]]->id);
      groups.emplace(briefs[first[i]]->id, briefs[first[i]]->id);
    }
  return groups;
}

std::size_t link_versions(Xapian::WritableDatabase& db, const Ledger& ledger) {
  std::unordered_map<std::string, std::string> wanted = version_groups(ledger);
  std::vector<std::pair<Xapian::docid, std::string>> changes;
  const std::string in_group(in_group_term);
  for (auto known = db.postlist_begin(in_group); known != db.postlist_end(in_group);
       ++known) {
    const Xapian::Document document = db.get_document(*known);
    const auto group = wanted.find(std::string(id_in(document.get_value(date_slot))));
    const std::string key = group == wanted.end() ? std::string() : group->second;
    if (key != document.get_value(versions_slot)) changes.emplace_back(*known, key);
    if (group != wanted.end()) wanted.erase(group);
  }
  for (const auto& [id, key] : wanted) {
    const std::string name = std::string(id_prefix) + id;
    const auto posting = db.postlist_begin(name);
    if (posting != db.postlist_end(name)) changes.emplace_back(*posting, key);
  }
  std::sort(changes.begin(), changes.end());  // the documents lie in that order
  for (const auto& [id, key] : changes) mark(db, id, key);
  return changes.size();
}

}  // namespace debrief
