#include "query/index_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"

namespace debrief {
namespace {

constexpr unsigned patience = 10000;  // milliseconds that a server may take

struct Server {
  std::string host;
  unsigned port = 0;
};

// "localhost:8300"; a folder is none, not even one with a colon in its name.
std::optional<Server> server_of(const std::string& name) {
  const auto colon = name.rfind(':');
  if (colon == std::string::npos || colon == 0 || name.find('/') != std::string::npos)
    return std::nullopt;
  Server server{name.substr(0, colon), 0};
  const char* end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + colon + 1, end, server.port);
  if (read.ec != std::errc() || read.ptr != end || server.port == 0 ||
      server.port > 65535)
    return std::nullopt;
  return server;
}

Xapian::Database open_server(const Server& server, const std::string& name) {
  try {
    Xapian::Database db =
        Xapian::Remote::open(server.host, server.port, patience, patience);
    check_version(db, name);
    return db;
  } catch (const Xapian::NetworkError& error) {
    throw Error(fmt::format("the index server {} does not answer: {}", printable(name),
                            printable(error.get_msg())),
                "start it: xapian-tcpsrv --port PORT INDEX, or leave it out");
  }
}

}  // namespace

IndexSet open_indexes(const std::vector<std::string>& names) {
  IndexSet indexes;
  for (const std::string& name : names.empty() ? std::vector{index_path({})} : names) {
    const auto server = server_of(name);
    indexes.is_remote = indexes.is_remote || server.has_value();
    indexes.parts.push_back(server ? open_server(*server, name)
                                   : open_index(index_path(name)));
    indexes.all.add_database(indexes.parts.back());
  }
  return indexes;
}

std::string look_up(const IndexSet& indexes, const std::string& key) {
  for (const Xapian::Database& part : indexes.parts)
    if (std::string value = part.get_metadata(key); !value.empty()) return value;
  return {};
}

}  // namespace debrief
