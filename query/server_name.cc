#include "query/server_name.h"

#include <charconv>

namespace debrief {

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

}  // namespace debrief
