#include "query/wire.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace debrief {
namespace {

std::string hex(std::string_view bytes) {
  std::string digits;
  for (const char byte : bytes)
    digits += fmt::format("{:02x}", static_cast<std::uint8_t>(byte));
  return digits;
}

TEST_CASE("numbers go over the wire as Xapian writes them") {
  const std::vector<std::pair<std::size_t, std::string>> table = {
      {0, "00"},           {1, "01"},
      {254, "fe"},         {255, "ff80"},
      {382, "ffff"},       {383, "ff0081"},
      {659, "ff1483"},     {16638, "ff7fff"},
      {16639, "ff000081"}, {0xFFFFFFFF, "ff007e7f7f8f"},
  };
  for (const auto& [number, bytes] : table) {
    CAPTURE(number);
    CHECK(hex(wire_number(number)) == bytes);
    const std::string sent = wire_number(number) + "rest";
    WireReader reader(sent);
    CHECK(reader.number() == number);
    CHECK(reader.rest() == "rest");
  }
}

TEST_CASE("a message says what it is and how long, and only whole") {
  const std::string long_one(300, 'x');
  const std::string sent = wire_message(13, long_one) + wire_message(2, "");
  for (std::size_t size = 0; size < 3; ++size)
    CHECK_FALSE(head_of_message(std::string_view(sent).substr(0, size)));
  for (const std::size_t size : {sent.size(), sent.size() - 2, std::size_t{3}}) {
    const auto head = head_of_message(std::string_view(sent).substr(0, size));
    REQUIRE(head);
    CHECK(head->kind == 13);
    CHECK(head->content == 300);
    CHECK(head->size == 3);
  }
  const auto last = head_of_message(std::string_view(sent).substr(303));
  REQUIRE(last);
  CHECK(last->kind == 2);
  CHECK(last->content == 0);
  CHECK(last->size == 2);
}

TEST_CASE("what is broken is no message") {
  const std::string too_long = "\xFF" + std::string(40, '\x01') + "\x81";
  for (const std::string& bytes :
       {std::string(), std::string("\xFF"), std::string("\xFF\x01\x02"), too_long}) {
    CAPTURE(hex(bytes));
    WireReader broken(bytes);
    CHECK_THROWS_AS((void)broken.number(), Xapian::NetworkError);
  }
  WireReader reader("ab");
  CHECK_THROWS_AS((void)reader.bytes(3), Xapian::NetworkError);
}

}  // namespace
}  // namespace debrief
