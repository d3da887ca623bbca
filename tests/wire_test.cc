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

TEST_CASE("messages are taken one by one, and only whole") {
  const std::string long_one(300, 'x');
  const std::string sent =
      wire_message(10, "\x05term") + wire_message(2, "") + wire_message(13, long_one);
  std::string_view bytes = sent;
  char kind = 0;
  std::string_view content;
  REQUIRE(take_message(bytes, kind, content));
  CHECK(kind == 10);
  CHECK(content == "\x05term");
  REQUIRE(take_message(bytes, kind, content));
  CHECK(kind == 2);
  CHECK(content.empty());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    std::string_view part = bytes.substr(0, size);
    CHECK_FALSE(take_message(part, kind, content));
    CHECK(part.size() == size);
  }
  REQUIRE(take_message(bytes, kind, content));
  CHECK(kind == 13);
  CHECK(content == long_one);
  CHECK(bytes.empty());
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
