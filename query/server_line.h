// A line to an index server on which many questions are asked before the first is
// answered, which Xapian's own client cannot do.
#pragma once

#include <netinet/in.h>

#include <chrono>
#include <deque>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/server_name.h"
#include "query/wire.h"

namespace debrief {

class ServerLine {
 public:
  // Given every message that answers a question, until it returns false.
  using Take = std::function<bool(char kind, std::string_view content)>;

  // Given what has come of such a message, before all of it has; how much of that it has
  // read, which then is not kept. TAKE is given the rest.
  using Begin = std::function<std::size_t(char kind, std::string_view content)>;

  // Sets off to SERVER and does not wait. Throws Xapian::NetworkError when there is no
  // such host.
  explicit ServerLine(const Server& server);
  ~ServerLine();
  ServerLine(const ServerLine&) = delete;
  ServerLine& operator=(const ServerLine&) = delete;

  // Puts QUESTIONS, messages one behind the other, behind those before; once the line is
  // settled, TAKE has had the answers. BEGIN is for long ones and may be nothing.
  void ask(std::string_view questions, Take take, Begin begin = nullptr);

  // Takes what a server says unasked: its greeting.
  void await(Take take) { waiting_.push_back({std::move(take), nullptr}); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    Take take;
    Begin begin;
  };
  friend std::vector<std::exception_ptr> settle_each_line(
      const std::vector<ServerLine*>&);

  bool is_settled() const { return waiting_.empty(); }
  short events() const;        // that poll() is to wait for
  void start();                // to settle
  void go_on(short happened);  // by what poll() says; nothing: time has passed
  std::exception_ptr attempt(const std::function<void()>& act);
  void connect_next();
  void check_connected();
  void write_some();
  bool try_to_write();
  void read_some();
  void hand_out();
  bool hand_out_one(std::string_view& rest);
  void hang_up();

  std::string name_;                     // for messages
  std::vector<sockaddr_in6> addresses_;  // not tried yet; of IPv4 the beginning
  std::vector<socklen_t> sizes_;
  int socket_ = -1;
  bool is_connected_ = false;
  std::string to_send_;
  std::optional<MessageHead> head_;  // of the message that is coming
  std::string come_;                 // what came of it
  std::deque<Waiting> waiting_;
  Clock::time_point latest_;  // when it must have said something
};

// Waits until all LINES have answered what they were asked, all at the same time. By
// line, what went wrong; that line answers no more: Xapian::NetworkError when the server
// is not reached, says nothing for as long as the patience or hangs up;
// DatabaseModifiedError, UnimplementedError or DatabaseError when it says that it cannot
// answer; what TAKE threw.
std::vector<std::exception_ptr> settle_each_line(const std::vector<ServerLine*>& lines);

// The same; throws what went wrong on the first that failed.
void settle_lines(const std::vector<ServerLine*>& lines);

}  // namespace debrief
