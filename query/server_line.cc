#include "query/server_line.h"

#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>

#include "query/message_kinds.h"
#include "query/wire.h"

namespace debrief {
namespace {

constexpr std::size_t read_at_once = std::size_t{1} << 16U;
constexpr std::size_t most_reserved = std::size_t{1} << 24U;
constexpr std::chrono::milliseconds patience{server_patience};

// Servers send an answer in many small pieces, of a document some twenty. Where several
// answer, who wakes up for each piece takes the processor from those that are still at it:
// with four servers on two cores that is a twentieth of the time.
constexpr std::chrono::microseconds nap{1};  // and what the system adds, some 50

[[noreturn]] void fail(const char* what) { throw Xapian::NetworkError(what, errno); }

// What a server says instead of an answer: the kind of error, where, and what.
[[noreturn]] void throw_told(std::string_view content) {
  WireReader told(content);
  const std::string kind(told.text());
  (void)told.text();
  const std::string what = "REMOTE:" + std::string(told.text());
  if (kind == "DatabaseModifiedError" || kind == "DocNotFoundError")
    throw Xapian::DatabaseModifiedError(what);
  if (kind == "UnimplementedError") throw Xapian::UnimplementedError(what);
  if (kind == "NetworkTimeoutError") throw Xapian::NetworkTimeoutError(what);
  throw Xapian::DatabaseError(what);
}

std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses_of(const Server& server) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  const std::string port = std::to_string(server.port);
  addrinfo* found = nullptr;
  // Numbers first: to look up a name, libraries are loaded and files read.
  for (const int flags : {AI_NUMERICHOST | AI_NUMERICSERV, AI_NUMERICSERV}) {
    hints.ai_flags = flags;
    if (getaddrinfo(server.host.c_str(), port.c_str(), &hints, &found) == 0) break;
    found = nullptr;
  }
  return {found, freeaddrinfo};
}

}  // namespace

ServerLine::ServerLine(const Server& server)
    : name_(server.host + ':' + std::to_string(server.port)),
      latest_(Clock::now() + patience) {
  const auto found = addresses_of(server);
  if (found == nullptr) throw Xapian::NetworkError("its name is not known", name_);
  for (const addrinfo* at = found.get(); at != nullptr; at = at->ai_next) {
    if (at->ai_addrlen > sizeof(sockaddr_in6)) continue;
    std::memcpy(&addresses_.emplace_back(), at->ai_addr, at->ai_addrlen);
    sizes_.push_back(at->ai_addrlen);
  }
  std::reverse(addresses_.begin(), addresses_.end());  // the last is tried first
  std::reverse(sizes_.begin(), sizes_.end());
  connect_next();
}

ServerLine::~ServerLine() { hang_up(); }

void ServerLine::hang_up() {
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
  waiting_.clear();
  to_send_.clear();
}

void ServerLine::connect_next() {
  while (!addresses_.empty()) {
    const sockaddr_in6 address = addresses_.back();
    const socklen_t size = sizes_.back();
    addresses_.pop_back();
    sizes_.pop_back();
    if (socket_ >= 0) close(socket_);
    socket_ = socket(address.sin6_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket_ < 0) continue;
    const int on = 1;
    (void)setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto* const generic = reinterpret_cast<const sockaddr*>(&address);
    if (connect(socket_, generic, size) == 0 || errno == EINPROGRESS) return;
  }
  throw Xapian::NetworkError("it is not reached", name_);
}

void ServerLine::ask(std::string_view questions, Take take, Begin begin) {
  if (socket_ < 0) throw Xapian::NetworkError("it hung up", name_);
  to_send_ += questions;
  waiting_.push_back({std::move(take), std::move(begin)});
}

short ServerLine::events() const {
  if (!is_connected_) return POLLOUT;
  return static_cast<short>(to_send_.empty() ? POLLIN : POLLIN | POLLOUT);
}

void ServerLine::check_connected() {
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0)
    is_connected_ = true;
  else
    connect_next();
}

// False: it cannot be written to, and errno says why.
bool ServerLine::try_to_write() {
  const ssize_t sent = send(socket_, to_send_.data(), to_send_.size(), MSG_NOSIGNAL);
  if (sent < 0) return errno == EAGAIN || errno == EINTR;
  is_connected_ = true;
  to_send_.erase(0, static_cast<std::size_t>(sent));
  return true;
}

void ServerLine::write_some() {
  if (!try_to_write()) fail("it hung up");
}

void ServerLine::read_some() {
  std::array<char, read_at_once> buffer;
  for (;;) {
    const ssize_t read = recv(socket_, buffer.data(), buffer.size(), 0);
    if (read == 0) throw Xapian::NetworkError("it hung up");
    if (read < 0 && errno != EAGAIN && errno != EINTR) fail("it hung up");
    if (read <= 0) return;
    come_.append(buffer.data(), static_cast<std::size_t>(read));
    if (static_cast<std::size_t>(read) < buffer.size()) return;
  }
}

// The message that REST begins with, or what has come of it; false: more must come.
bool ServerLine::hand_out_one(std::string_view& rest) {
  if (!head_) {
    head_ = head_of_message(rest);
    if (!head_) return false;
    rest.remove_prefix(head_->size);
  }
  const std::string_view content = rest.substr(0, head_->content);
  const Waiting& asked = waiting_.front();
  if (content.size() < head_->content) {
    if (!asked.begin || head_->kind == Told::error) return false;
    const std::size_t read = asked.begin(head_->kind, content);
    rest.remove_prefix(read);
    head_->content -= read;
    return false;
  }
  const char kind = head_->kind;
  head_.reset();
  rest.remove_prefix(content.size());
  if (kind == Told::error) throw_told(content);
  if (!asked.take(kind, content)) waiting_.pop_front();
  return true;
}

void ServerLine::hand_out() {
  std::string_view rest = come_;
  while (!waiting_.empty() && hand_out_one(rest)) {
  }
  if (waiting_.empty() && !rest.empty())
    throw Xapian::NetworkError("it says more than it was asked");
  come_.erase(0, come_.size() - rest.size());
  // Long ones are not moved again and again while they grow.
  if (head_ && !waiting_.front().begin)
    come_.reserve(std::min(head_->content, most_reserved));
}

void ServerLine::start() {
  latest_ = Clock::now() + patience;
  if (to_send_.empty()) return;
  if (is_connected_) return write_some();
  // A server near by is connected already, which shows in that it can be written to.
  if (!try_to_write()) connect_next();
}

void ServerLine::go_on(short happened) {
  if (happened == 0) {
    if (Clock::now() >= latest_)
      throw Xapian::NetworkTimeoutError("it did not answer in time");
    return;
  }
  latest_ = Clock::now() + patience;
  if (!is_connected_) check_connected();
  if (!is_connected_) return;
  if (!to_send_.empty()) write_some();
  if ((happened & (POLLIN | POLLHUP | POLLERR)) == 0) return;
  read_some();
  hand_out();
}

// Does ACT; what goes wrong with a line ends it.
std::exception_ptr ServerLine::attempt(const std::function<void()>& act) {
  try {
    act();
    return nullptr;
  } catch (const Xapian::NetworkTimeoutError& error) {
    hang_up();
    return std::make_exception_ptr(Xapian::NetworkTimeoutError(error.get_msg(), name_));
  } catch (const Xapian::NetworkError& error) {
    hang_up();
    return std::make_exception_ptr(Xapian::NetworkError(error.get_msg(), name_));
  } catch (...) {
    hang_up();
    return std::current_exception();
  }
}

std::vector<std::exception_ptr> settle_each_line(const std::vector<ServerLine*>& lines) {
  std::vector<std::exception_ptr> failures(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    failures[i] = lines[i]->attempt([&] { lines[i]->start(); });
  std::vector<pollfd> sockets;
  std::vector<std::size_t> polled;  // which lines those are
  for (;;) {
    sockets.clear();
    polled.clear();
    auto latest = ServerLine::Clock::time_point::max();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i]->is_settled()) continue;
      sockets.push_back({lines[i]->socket_, lines[i]->events(), 0});
      polled.push_back(i);
      latest = std::min(latest, lines[i]->latest_);
    }
    if (polled.empty()) return failures;
    if (polled.size() > 1) std::this_thread::sleep_for(nap);
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(latest - ServerLine::Clock::now());
    (void)poll(sockets.data(), sockets.size(),
               static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    for (std::size_t n = 0; n < polled.size(); ++n)
      failures[polled[n]] =
          lines[polled[n]]->attempt([&] { lines[polled[n]]->go_on(sockets[n].revents); });
  }
}

void settle_lines(const std::vector<ServerLine*>& lines) {
  for (const std::exception_ptr& failure : settle_each_line(lines))
    if (failure) std::rethrow_exception(failure);
}

}  // namespace debrief
