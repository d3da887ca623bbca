#include "query/index_set.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "debrief/brief_copy.h"
#include "debrief/error.h"
#include "debrief/generation_paths.h"
#include "debrief/glass/glass_version.h"
#include "debrief/index.h"
#include "debrief/list_piece.h"
#include "debrief/position_layout.h"
#include "debrief/schema.h"
#include "debrief/slot_column.h"
#include "debrief/text.h"
#include "query/far_part.h"
#include "query/kept_columns.h"
#include "query/server_name.h"

namespace debrief {
namespace {

// Whether Xapian has all positions of words.
bool has_positions(const IndexDatabase& db) {
  return db.get_metadata(std::string(positions_key)) != positions_in_file;
}

// What every question needs to know is asked for before the server has even greeted.
std::shared_ptr<FarPart> set_off(const Server& server) {
  auto part = std::make_shared<FarPart>(server);
  part->ask_metadata({std::string(schema_key), std::string(analysis_key),
                      std::string(positions_key), std::string(columns_key),
                      std::string(lists_key), std::string(copies_key)});
  return part;
}

[[noreturn]] void throw_silent(const std::string& name, const Xapian::Error& error) {
  throw Error(fmt::format("the index server {} does not answer: {}", printable(name),
                          printable(error.get_msg())),
              "start it: xapian-tcpsrv --port PORT INDEX, or leave it out: --partial");
}

// By NAMES; of a folder, and of a server that does not answer where PARTIAL allows that:
// nothing. All at the same time: each server starts a process first.
FarParts open_servers(const std::vector<std::string>& names, bool partial,
                      const Foresee& foresee) {
  FarParts servers(names.size());
  std::vector<std::size_t> asked;
  const auto open = [&](std::size_t i, const auto& act) {
    try {
      act();
    } catch (const Xapian::NetworkError& error) {
      if (!partial) throw_silent(names[i], error);
      servers[i] = nullptr;
    }
  };
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto server = server_of(names[i]))
      open(i, [&] {
        servers[i] = set_off(*server);
        asked.push_back(i);
      });
  if (foresee && !asked.empty()) {
    Lookups lookups = foresee();
    lookups.has_lists = KeptOrder::is_any();
    for (const std::size_t i : asked) servers[i]->ask(lookups);
  }
  const auto failures = settle_each_line(server_lines(servers));
  for (std::size_t n = 0; n < asked.size(); ++n)
    open(asked[n], [&] {
      if (failures[n]) std::rethrow_exception(failures[n]);
      FarPart& part = *servers[asked[n]];
      check_version(part.metadata(std::string(schema_key)),
                    part.metadata(std::string(analysis_key)), names[asked[n]]);
    });
  return servers;
}

// What Xapian would believe, and crash.
void check_version_file(const std::string& path, const std::string& folder) {
  if (is_version_sound(path)) return;
  throw Damage(
      fmt::format("the index at {} is damaged: its version file says what cannot "
                  "be",
                  printable(folder)),
      fmt::format("make it afresh: debrief-index -d {} --rebuild FOLDER",
                  shell_word(folder)));
}

// The databases of the index in a folder, each with its path. Whatever is wrong with it,
// open_index() finds the words for.
std::vector<std::pair<std::string, Xapian::Database>> open_folder(
    const std::string& folder) {
  std::vector<std::pair<std::string, Xapian::Database>> parts;
  try {
    for (const std::string& path : generation_paths(folder)) {
      check_version_file(path, folder);
      parts.emplace_back(path, Xapian::Database(path));
    }
    for (const auto& [path, part] : parts) check_version(part, folder);
  } catch (const Xapian::DatabaseError&) {  // also: another took its place meanwhile
    parts.clear();
  }
  if (!parts.empty()) return parts;
  check_version_file(folder, folder);
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

IndexSet open_indexes(const std::vector<std::string>& names, bool partial,
                      const Foresee& foresee) {
  IndexSet indexes;
  std::vector<std::string> paths;
  const auto add = [&](const std::string& name, const std::string& path,
                       const IndexDatabase& part, const std::shared_ptr<FarPart>& far) {
    indexes.names.push_back(name);
    indexes.served.push_back(far != nullptr);
    indexes.far.push_back(far);
    paths.push_back(path);
    indexes.parts.push_back(part);
  };
  const std::vector<std::string> asked =
      names.empty() ? std::vector{index_path({})} : names;
  const FarParts servers = open_servers(asked, partial, foresee);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string& name = asked[i];
    const bool is_server = server_of(name).has_value();
    indexes.is_remote = indexes.is_remote || is_server;
    if (!is_server)
      for (const auto& [path, part] : open_folder(index_path(name)))
        add(name, path, part, nullptr);
    else if (servers[i] != nullptr)
      add(name, "", IndexDatabase(servers[i]), servers[i]);
    else
      indexes.missing.push_back(name);
  }
  if (indexes.parts.empty())
    throw Error(
        fmt::format("no index server answers: {}",
                    printable(fmt::format("{}", fmt::join(indexes.missing, ", ")))),
        "start one: xapian-tcpsrv --port PORT INDEX");
  indexes.all = IndexDatabase::joined(indexes.parts);
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    indexes.placed.push_back(indexes.is_served(part) &&
                             has_positions(indexes.parts[part]));
  indexes.rows = rows_of(indexes);
  if (indexes.are_all_far()) indexes.kept = std::make_shared<KeptColumns>();
  indexes.tables = std::make_shared<FacetTables>(paths);
  indexes.postings = std::make_shared<LocalPostings>(paths, indexes.tables);
  indexes.positions = std::make_shared<PositionTables>(paths);
  indexes.term_lists = std::make_shared<TermLists>(paths);
  indexes.vocabularies = std::make_shared<VocabularyTables>(std::move(paths));
  return indexes;
}

std::string look_up(const IndexSet& indexes, const std::string& key) {
  look_up_far(indexes.far, {}, {key});
  for (const IndexDatabase& part : indexes.parts)
    if (std::string value = part.get_metadata(key); !value.empty()) return value;
  return {};
}

Xapian::doccount count_in_groups(const IndexSet& indexes) {
  return indexes.all.get_termfreq(std::string(in_group_term));
}

}  // namespace debrief
