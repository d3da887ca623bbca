#include "query/index_set.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "debrief/error.h"
#include "debrief/generation_paths.h"
#include "debrief/index.h"
#include "debrief/position_layout.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/each_part.h"
#include "query/server_name.h"

namespace debrief {
namespace {

// A server that was asked for, once it has answered or failed to.
struct OpenServer {
  std::optional<Server> server;  // none: it is a folder
  std::optional<Xapian::Database> part;
  Xapian::doccount in_groups = 0;
  bool has_positions = false;  // as has_positions() below
};

// Whether Xapian has all positions of words.
bool has_positions(const Xapian::Database& db) {
  return db.get_metadata(std::string(positions_key)) != positions_in_file;
}

// No part: the server does not answer, and PARTIAL allows that.
void open_server(const std::string& name, bool partial, OpenServer& out) {
  try {
    Xapian::Database db = Xapian::Remote::open(out.server->host, out.server->port,
                                               server_patience, server_patience);
    check_version(db, name);
    out.in_groups = db.get_termfreq(std::string(in_group_term));
    out.has_positions = has_positions(db);
    out.part = std::move(db);
  } catch (const Xapian::NetworkError& error) {
    if (partial) return;
    throw Error(fmt::format("the index server {} does not answer: {}", printable(name),
                            printable(error.get_msg())),
                "start it: xapian-tcpsrv --port PORT INDEX, or leave it out: --partial");
  }
}

// By NAMES. All at the same time: each server starts a process first.
std::vector<OpenServer> open_servers(const std::vector<std::string>& names,
                                     bool partial) {
  std::vector<OpenServer> servers(names.size());
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (servers[i].server = server_of(names[i]); servers[i].server) asked.push_back(i);
  do_at_once(asked.size(), [&](std::size_t n) {
    open_server(names[asked[n]], partial, servers[asked[n]]);
  });
  return servers;
}

// The databases of the index in a folder, each with its path. Whatever is wrong with it,
// open_index() finds the words for.
std::vector<std::pair<std::string, Xapian::Database>> open_folder(
    const std::string& folder) {
  std::vector<std::pair<std::string, Xapian::Database>> parts;
  try {
    for (const std::string& path : generation_paths(folder))
      parts.emplace_back(path, Xapian::Database(path));
    for (const auto& [path, part] : parts) check_version(part, folder);
  } catch (const Xapian::DatabaseError&) {  // also: another took its place meanwhile
    parts.clear();
  }
  if (!parts.empty()) return parts;
  // Or it is a database itself, mostly a copy; it may be one that has its file beside it.
  const bool has_file =
      access(fmt::format("{}/{}", folder, positions_file).c_str(), F_OK) == 0;
  parts.emplace_back(has_file ? folder : "", open_index(folder));
  return parts;
}

// What is here is read here; with servers only what Xapian can do works.
RowsBy rows_of(const IndexSet& indexes) {
  if (!indexes.is_remote) return RowsBy::places;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    if (indexes.is_served(part) ? !indexes.placed[part]
                                : !has_positions(indexes.parts[part]))
      return RowsBy::texts;
  return RowsBy::xapian;
}

}  // namespace

IndexSet open_indexes(const std::vector<std::string>& names, bool partial) {
  IndexSet indexes;
  std::vector<std::string> paths;
  const auto add = [&](const std::string& name, const std::string& path,
                       const Xapian::Database& part) {
    indexes.names.push_back(name);
    indexes.served.push_back(path.empty() && server_of(name).has_value());
    paths.push_back(path);
    indexes.parts.push_back(part);
    indexes.all.add_database(part);
  };
  const std::vector<std::string> asked =
      names.empty() ? std::vector{index_path({})} : names;
  const std::vector<OpenServer> servers = open_servers(asked, partial);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string& name = asked[i];
    const auto& [server, served, in_groups, is_placed] = servers[i];
    indexes.is_remote = indexes.is_remote || server.has_value();
    if (!server)
      for (const auto& [path, part] : open_folder(index_path(name)))
        add(name, path, part);
    else if (served) {
      add(name, "", *served);
      indexes.placed.resize(indexes.parts.size());
      indexes.placed.back() = is_placed;
      indexes.in_groups.resize(indexes.parts.size());
      indexes.in_groups.back() = in_groups;
    } else
      indexes.missing.push_back(name);
  }
  if (indexes.parts.empty())
    throw Error(
        fmt::format("no index server answers: {}",
                    printable(fmt::format("{}", fmt::join(indexes.missing, ", ")))),
        "start one: xapian-tcpsrv --port PORT INDEX");
  indexes.rows = rows_of(indexes);
  indexes.tables = std::make_shared<FacetTables>(paths);
  indexes.postings = std::make_shared<LocalPostings>(paths, indexes.tables);
  indexes.positions = std::make_shared<PositionTables>(paths);
  indexes.vocabularies = std::make_shared<VocabularyTables>(std::move(paths));
  return indexes;
}

std::string look_up(const IndexSet& indexes, const std::string& key) {
  for (const Xapian::Database& part : indexes.parts)
    if (std::string value = part.get_metadata(key); !value.empty()) return value;
  return {};
}

std::map<std::string, std::string> look_up_all(const IndexSet& indexes,
                                               const std::set<std::string>& keys) {
  std::vector<std::map<std::string, std::string>> held(indexes.parts.size());
  if (!keys.empty())
    for_each_part(indexes, [&](std::size_t part) {
      for (const std::string& key : keys)
        if (std::string value = indexes.parts[part].get_metadata(key); !value.empty())
          held[part].emplace(key, std::move(value));
    });
  std::map<std::string, std::string> first;
  for (auto& own : held) first.merge(own);
  return first;
}

Xapian::doccount count_in_groups(const IndexSet& indexes) {
  Xapian::doccount briefs = 0;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    briefs += indexes.is_served(part)
                  ? indexes.in_groups[part]
                  : indexes.parts[part].get_termfreq(std::string(in_group_term));
  return briefs;
}

}  // namespace debrief
