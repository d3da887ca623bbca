// A line to an index server on which many questions are asked before the first is
// answered, which Xapian's own client cannot do.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "query/server_name.h"

namespace debrief {

class ServerLine {
 public:
  // Throws Xapian::NetworkError when nothing answers within the patience.
  explicit ServerLine(const Server& server);
  ~ServerLine();
  ServerLine(const ServerLine&) = delete;
  ServerLine& operator=(const ServerLine&) = delete;

  // What the server says of itself when it is reached.
  const std::string& greeting() const { return greeting_; }

  // Sends QUESTIONS, messages one behind the other, and calls FN(kind, content) for every
  // message that comes back, until it returns false. Throws Xapian::NetworkError when
  // nothing comes for as long as the patience, or the server hangs up.
  void ask(std::string_view questions,
           const std::function<bool(char, std::string_view)>& fn);

 private:
  int socket_ = -1;
  std::string greeting_;
};

}  // namespace debrief
