// Which index server is meant.
#pragma once

#include <optional>
#include <string>

namespace debrief {

struct Server {
  std::string host;
  unsigned port = 0;
};

// What a server may take for its next word, in milliseconds.
inline constexpr unsigned server_patience = 10000;

// "localhost:8300"; a folder is none, not even one with a colon in its name.
std::optional<Server> server_of(const std::string& name);

}  // namespace debrief
