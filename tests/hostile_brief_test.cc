#include <doctest/doctest.h>

#include <map>
#include <string>

#include "debrief/text.h"
#include "indexer/read_briefs.h"

using namespace debrief;

namespace {

// The longest name that a person would still take for one, in bytes.
constexpr std::size_t longest_name = 200;

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

const std::map<std::string, std::string>& hostile_texts() {
  static const std::map<std::string, std::string> texts = {
      {"a word of 1 MB", std::string(1 << 20, 'W')},
      {"capitalised words", repeated("Qarbon ", 100'000)},
      {"capitalised words of many kinds",
       repeated("Bank Of Zorvia University Inc Jane North CNBC Monday ", 12'000)},
      {"right to left",
       repeated("אמר שר האוצר ביום שני في القاهرة يوم الاثنين. ", 5'000)},
      {"emoji", repeated("😀👩‍👩‍👧🇫🇷 ", 10'000)},
      {"mixed scripts", repeated("Ωmega Корп 株式会社 Acmeの ", 10'000)},
      {"no end of a sentence",
       repeated("and then it went on to say that it was so ", 10'000)},
      {"outlets in a row", repeated("Reuters and the FT, ", 20'000)},
      {"one outlet's name without an end", repeated("Financial Times ", 30'000)},
      {"amounts", repeated("$50 billion 20% ", 30'000)},
      {"dates", repeated("Monday, April 27, ", 20'000)},
      {"brackets", std::string(200'000, '(') + repeated("(cnbc.com ", 10'000)},
  };
  return texts;
}

}  // namespace

TEST_CASE("Hostile text is read to its end, without names made of rubbish") {
  const NameBook book;
  const RepeatedLines none;
  for (const auto& [name, text] : hostile_texts()) {
    CAPTURE(name);
    const std::string bytes = "A title\n\n" + text + "\n";
    const FileStatus status{"/x/brief.txt", bytes.size(), 0};
    const FileBriefs read = read_briefs(status, bytes, {book, none, Date{2026, 11, 20}});
    REQUIRE_EQ(read.refusal, "");
    const Brief& brief = read.briefs.at(0).brief;
    CHECK_FALSE(invalid_utf8_at(brief.text).has_value());
    for (const Name& one : brief.names) {
      CHECK_LE(one.name.size(), longest_name);
      for (const Span& mention : one.mentions)
        CHECK_LE(mention.end - mention.begin, longest_name);
    }
    for (const Attribution& one : brief.named) {
      CHECK_LE(one.name.size(), longest_name);
      CHECK_FALSE(invalid_utf8_at(one.name).has_value());
    }
    for (const Claim& claim : brief.claims)
      for (const Amount& amount : claim.amounts) {
        CHECK_LE(claim.span.begin, amount.span.begin);
        CHECK_LE(amount.span.end, claim.span.end);
      }
  }
}
