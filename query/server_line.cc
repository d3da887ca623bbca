#include "query/server_line.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <vector>

#include "query/wire.h"

namespace debrief {
namespace {

constexpr char greeting_kind = 0;
constexpr std::size_t read_at_once = std::size_t{1} << 16U;

// True when both are the same state of the same database. The greeting: two bytes of
// version, briefs, last id - briefs, shortest brief, longest - shortest, a digit for
// positions, length of all, and the UUID.
bool is_same(std::string_view greeting, const Xapian::Database& part) {
  WireReader said(greeting);
  (void)said.bytes(2);
  const std::size_t briefs = said.number();
  const std::size_t unused = said.number();
  (void)said.number();
  (void)said.number();
  (void)said.bytes(1);
  const std::size_t length = said.number();
  return briefs == part.get_doccount() && briefs + unused == part.get_lastdocid() &&
         length == part.get_total_length() && said.rest() == part.get_uuid();
}

[[noreturn]] void fail(const char* what) { throw Xapian::NetworkError(what, errno); }

// Until something of EVENTS holds.
void wait_for(int socket, short events) {
  pollfd waiting{socket, events, 0};
  int ready = 0;
  do {
    ready = poll(&waiting, 1, static_cast<int>(server_patience));
  } while (ready < 0 && errno == EINTR);
  if (ready < 0) fail("waiting for it failed");
  if (ready == 0) throw Xapian::NetworkTimeoutError("it did not answer in time");
}

// A socket on its way to ADDRESS; below 0: none.
int connect_to(const addrinfo& address) {
  const int made =
      socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC,
             address.ai_protocol);
  if (made < 0) return made;
  const int on = 1;
  (void)setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  int error = 0;
  socklen_t size = sizeof error;
  if (connect(made, address.ai_addr, address.ai_addrlen) == 0) return made;
  if (errno == EINPROGRESS) {
    pollfd waiting{made, POLLOUT, 0};
    if (poll(&waiting, 1, static_cast<int>(server_patience)) == 1 &&
        getsockopt(made, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0)
      return made;
  }
  close(made);
  return -1;
}

int reach(const Server& server, const std::string& name) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(server.host.c_str(), std::to_string(server.port).c_str(), &hints,
                  &found) != 0)
    throw Xapian::NetworkError("its name is not known", name);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, freeaddrinfo);
  for (const addrinfo* at = found; at != nullptr; at = at->ai_next)
    if (const int made = connect_to(*at); made >= 0) return made;
  throw Xapian::NetworkError("it is not reached", name);
}

}  // namespace

ServerLine::ServerLine(const Server& server, const Xapian::Database& part)
    : name_(server.host + ':' + std::to_string(server.port)),
      socket_(reach(server, name_)) {
  try {
    ask({}, [&](char kind, std::string_view greeting) {
      if (kind != greeting_kind) throw Xapian::NetworkError("it does not greet");
      if (!is_same(greeting, part))
        throw Xapian::DatabaseModifiedError("the index changed meanwhile");
      return false;
    });
  } catch (...) {
    close(socket_);
    throw;
  }
}

ServerLine::~ServerLine() { close(socket_); }

void ServerLine::ask(std::string_view questions,
                     const std::function<bool(char, std::string_view)>& fn) {
  try {
    converse(questions, fn);
  } catch (const Xapian::NetworkError& error) {
    throw Xapian::NetworkError(error.get_msg(), name_);
  }
}

void ServerLine::converse(std::string_view questions,
                          const std::function<bool(char, std::string_view)>& fn) {
  std::string come;  // what came and is no whole message yet
  std::vector<char> buffer(read_at_once);
  for (;;) {
    const bool is_sending = !questions.empty();
    wait_for(socket_, static_cast<short>(is_sending ? POLLIN | POLLOUT : POLLIN));
    if (is_sending) {
      const ssize_t sent =
          send(socket_, questions.data(), questions.size(), MSG_NOSIGNAL);
      if (sent > 0) questions.remove_prefix(static_cast<std::size_t>(sent));
      if (sent < 0 && errno != EAGAIN && errno != EINTR) fail("it hung up");
    }
    const ssize_t read = recv(socket_, buffer.data(), buffer.size(), 0);
    if (read == 0) throw Xapian::NetworkError("it hung up");
    if (read < 0 && errno != EAGAIN && errno != EINTR) fail("it hung up");
    if (read <= 0) continue;
    come.append(buffer.data(), static_cast<std::size_t>(read));
    std::string_view rest = come;
    char kind = 0;
    std::string_view content;
    while (take_message(rest, kind, content))
      if (!fn(kind, content)) return;
    come.erase(0, come.size() - rest.size());
  }
}

}  // namespace debrief
