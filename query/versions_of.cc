#include "query/versions_of.h"

#include <algorithm>
#include <string>
#include <utility>

#include "debrief/record.h"
#include "debrief/schema.h"
#include "query/fetch_briefs.h"
#include "query/match_far.h"

namespace debrief {
namespace {

// The term of the group with that key; none: empty.
std::string group_of(const std::string& key) {
  return key.empty() ? key : term(versions_prefix, key);
}

Version version_in(const std::string& data) {
  const Record record = unpack_record(data);
  return {record.id, record.title, record.date,
          record.paths.empty() ? std::string() : record.paths.front()};
}

std::vector<Version> newest_first(std::vector<Version> versions) {
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return a.date != b.date ? a.date > b.date : a.id < b.id;
  });
  return versions;
}

}  // namespace

std::vector<Xapian::docid> with_versions(const IndexDatabase& db,
                                         const std::vector<Xapian::docid>& ids) {
  const std::string in_group(in_group_term);
  std::vector<Xapian::docid> both;
  auto member = db.postlist_begin(in_group);
  const auto end = db.postlist_end(in_group);
  for (auto id = ids.begin(); id != ids.end() && member != end;) {
    if (*member < *id) {
      member.skip_to(*id);
    } else if (*id < *member) {
      id = std::lower_bound(id, ids.end(), *member);
    } else {
      both.push_back(*id++);
      ++member;
    }
  }
  return both;
}

std::vector<Version> versions_of(const IndexDatabase& db, Xapian::docid id) {
  const std::string group = group_of(db.value_of(id, versions_slot));
  if (group.empty()) return {};
  std::vector<Version> versions;
  for (auto other = db.postlist_begin(group); other != db.postlist_end(group); ++other)
    if (*other != id) versions.push_back(version_in(db.data_of(*other)));
  return newest_first(std::move(versions));
}

std::map<Xapian::docid, std::vector<Version>> versions_far(
    const IndexSet& indexes, const std::vector<Xapian::docid>& ids,
    const std::vector<StoredBrief>& briefs) {
  std::vector<FarQuestion> groups;
  std::vector<Xapian::docid> asked;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string group = group_of(briefs[i].value(versions_slot));
    if (group.empty()) continue;
    asked.push_back(ids[i]);
    FarQuestion& question = groups.emplace_back();
    question.plan = Plan(group);
    question.limit = indexes.all.get_doccount();
  }
  if (asked.empty()) return {};
  const std::vector<FarMatches> found = match_far(indexes, groups);
  std::vector<Xapian::docid> others;
  for (const FarMatches& group : found)
    for (const FarMatch& member : group.page) others.push_back(member.id);
  const std::vector<StoredBrief> members = fetch_briefs(indexes, others);
  std::map<Xapian::docid, std::vector<Version>> versions;
  auto member = members.begin();
  for (std::size_t n = 0; n < asked.size(); ++n) {
    std::vector<Version>& own = versions[asked[n]];
    for (const FarMatch& match : found[n].page) {
      if (match.id != asked[n]) own.push_back(version_in(member->data));
      ++member;
    }
    own = newest_first(std::move(own));
  }
  return versions;
}

}  // namespace debrief
