// A line to an index server on which many questions are asked before the first is
// answered, which Xapian's own client cannot do.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>

#include "query/server_name.h"

namespace debrief {

class ServerLine {
 public:
  // To SERVER, whose database is PART. Throws Xapian::NetworkError when nothing answers
  // within the patience, and DatabaseModifiedError when what answers is no longer what
  // PART is.
  ServerLine(const Server& server, const Xapian::Database& part);
  ~ServerLine();
  ServerLine(const ServerLine&) = delete;
  ServerLine& operator=(const ServerLine&) = delete;

  // Sends QUESTIONS, messages one behind the other, and calls FN(kind, content) for every
  // message that comes back, until it returns false. Throws Xapian::NetworkError when
  // nothing comes for as long as the patience, or the server hangs up.
  void ask(std::string_view questions,
           const std::function<bool(char, std::string_view)>& fn);

 private:
  void converse(std::string_view questions,
                const std::function<bool(char, std::string_view)>& fn);

  std::string name_;  // for messages
  int socket_ = -1;
};

}  // namespace debrief
