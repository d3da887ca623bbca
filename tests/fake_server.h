// A server that says what a test wants it to say.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "debrief/slot_column.h"
#include "query/far_part.h"
#include "query/index_set.h"
#include "query/message_kinds.h"
#include "query/wire.h"

namespace debrief {

using Bytes = std::vector<std::string>;

// Greets one client, answers each thing that it hears with the next of ANSWERS, in two
// pieces, and hangs up behind the last.
class FakeServer {
 public:
  FakeServer(std::string greeting, Bytes answers)
      : listening_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(bind(listening_, reinterpret_cast<sockaddr*>(&own), sizeof own) == 0);
    REQUIRE(listen(listening_, 1) == 0);
    socklen_t size = sizeof own;
    REQUIRE(getsockname(listening_, reinterpret_cast<sockaddr*>(&own), &size) == 0);
    server = {"127.0.0.1", ntohs(own.sin_port)};
    thread_ =
        std::thread([this, greeting = std::move(greeting), answers = std::move(answers)] {
          const int client = accept(listening_, nullptr, nullptr);
          say(client, greeting);
          std::array<char, 4096> heard;
          for (const std::string& answer : answers)
            if (recv(client, heard.data(), heard.size(), 0) > 0) say(client, answer);
          close(client);
        });
  }
  ~FakeServer() {
    shutdown(listening_, SHUT_RDWR);
    thread_.join();
    close(listening_);
  }
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  Server server;

 private:
  static void say(int client, const std::string& bytes) {
    const std::size_t half = bytes.size() / 2;
    (void)send(client, bytes.data(), half, MSG_NOSIGNAL);
    std::this_thread::yield();
    (void)send(client, bytes.data() + half, bytes.size() - half, MSG_NOSIGNAL);
  }

  int listening_;
  std::thread thread_;
};

inline std::string greeting_of(char version, std::size_t briefs) {
  return wire_message(Told::state, std::string{version, 1} + wire_number(briefs) +
                                       wire_number(0) + wire_number(10) +
                                       wire_number(90) + "1" + wire_number(50 * briefs) +
                                       "uuid");
}

// An index set of one server.
inline IndexSet served_by(const FakeServer& fake) {
  IndexSet indexes;
  indexes.is_remote = true;
  indexes.far = {std::make_shared<FarPart>(fake.server)};
  indexes.parts = {IndexDatabase(indexes.far.front())};
  indexes.all = IndexDatabase::joined(indexes.parts);
  indexes.far.front()->ask_metadata({std::string(columns_key)});
  settle_lines(server_lines(indexes.far));
  return indexes;
}

// Matches as a server tells them.
inline std::string told_page(const std::vector<Xapian::docid>& ids) {
  std::string content;
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}, ids.size(), ids.size(),
                              ids.size(), ids.size(), ids.size()})
    content += wire_number(n);
  for (int i = 0; i < 3; ++i) content += wire_real(0.5);
  content += wire_number(ids.size());
  for (const Xapian::docid id : ids)
    content +=
        wire_real(0) + wire_number(id) + wire_text("") + wire_text("") + wire_number(0);
  return wire_message(Told::statistics, "") + wire_message(Told::matches, content);
}

}  // namespace debrief
