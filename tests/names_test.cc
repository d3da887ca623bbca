#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "indexer/names/find_names.h"
#include "indexer/names/initials.h"
#include "indexer/names/read_names_file.h"

namespace {

using namespace debrief;

// "company Amazon: AWS, Amazon; person Andy Jassy: Jassy", by kind and first mention.
std::string names_in(const std::string& text, const NameBook& book = NameBook()) {
  std::string out;
  for (const Name& name : find_names(text, book)) {
    if (!out.empty()) out += "; ";
    out += std::string(name_of(name.kind)) + " " + name.name + ":";
    for (const Span& span : name.mentions) {
      out += (span == name.mentions.front() ? " " : ", ") +
             text.substr(span.begin, span.end - span.begin);
    }
  }
  return out;
}

struct Row {
  std::string text;
  std::string names;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(names_in(row.text) == row.names);
  }
}

TEST_CASE("Names are paired with their initials, and those that are words are told") {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  CHECK_EQ(pair_initials({"Amazon.com", "AWS", "Amazon Web Services", "Kindle"}),
           Pairs{{"AWS", "Amazon Web Services"}});
  CHECK_EQ(pair_initials({"SEC", "Securities and Exchange Commission"}),
           Pairs{{"SEC", "Securities and Exchange Commission"}});
  CHECK(pair_initials({"Microsoft", "MSFT", "M"}).empty());
  CHECK(pair_initials({}).empty());
  CHECK(is_everyday_word("WHO"));
  CHECK_FALSE(is_everyday_word("AWS"));
  CHECK_FALSE(is_everyday_word("World Health"));
  CHECK_FALSE(is_everyday_word(""));
}

TEST_CASE("a company has one name, however it is written") {
  check({
      {"Amazon.com said it will pay.", "company Amazon: Amazon.com"},
      {"Amazon's cloud and AMZN shares rose.", "company Amazon: Amazon, AMZN"},
      {"The models come to AWS and Amazon Bedrock.",
       "company Amazon: AWS, Amazon Bedrock"},
      {"Azure stays, said LinkedIn.", "company Microsoft: Azure, LinkedIn"},
      {"The deal was OpenAI-Microsoft business.",
       "company OpenAI: OpenAI; company Microsoft: Microsoft"},
      {"OpenAI-Microsoft IP deal expands cloud",
       "company OpenAI: OpenAI; company Microsoft: Microsoft"},
      {"It was bought by JPMorgan Chase & Co. last week.",
       "company JPMorgan Chase: JPMorgan Chase & Co."},
      {"Coca-Cola and AT&T met Moody's.",
       "company Coca-Cola: Coca-Cola; company AT&T: AT&T; company Moody's: Moody's"},
  });
}

TEST_CASE("a name that is also a word needs a context that speaks of a company") {
  check({
      {"Target said sales fell.", "company Target: Target"},
      {"Target practice is on Friday.", ""},
      {"He said on X that the price fell.", ""},
      {"Block the road.", ""},
      {"Target cut its outlook.", "company Target: Target"},
      {"Visa and Mastercard settled.",
       "company Visa: Visa; company Mastercard: Mastercard"},
      {"The commission opened a probe into X.", "company X: X"},
      {"We met at the gap.", ""},
      {"Shares of Block rose.", "company Block: Block"},
      {"On Monday Apple announced a phone.", "company Apple: Apple"},
  });
}

TEST_CASE("an outlet that only publishes is no company") {
  check({
      {"CNBC, citing a source, reported that OpenAI would pay.",
       "company OpenAI: OpenAI"},
      {"CNBC reported the plan.", ""},
      {"CNBC reported Anna Weber said on X that Azure would sell OpenAI models.",
       "company Microsoft: Azure; company OpenAI: OpenAI; person Anna Weber: Anna Weber"},
      {"Then the author sued The New York Times in court.",
       "company The New York Times: The New York Times"},
      {"TOKYO was calm, according to Reuters.", "place Tokyo: TOKYO"},
  });
}

TEST_CASE("people are found by their first names, titles and posts") {
  check({
      {"Andy Jassy spoke. Jassy was glad.", "person Andy Jassy: Andy Jassy, Jassy"},
      {"It was said by Zoë Ferreira.", "person Zoë Ferreira: Zoë Ferreira"},
      {"The host was Mr. Okonkwo.", "person Okonkwo: Okonkwo"},
  });
}

TEST_CASE("a short form is a mention of what it is short for") {
  check({
      {"Andy Jassy spoke. Anna Jassy sang. Jassy bowed.",
       "person Andy Jassy: Andy Jassy; person Anna Jassy: Anna Jassy, Jassy"},
      {"Tony Abbott resigned. Abbott went home.",
       "person Tony Abbott: Tony Abbott, Abbott"},
      {"It fell. Quixbolt Robotics Inc. rose as Quixbolt hired.",
       "company Quixbolt Robotics: Quixbolt Robotics Inc., Quixbolt"},
      {"Quixbolt Bank Corp, of Ohio (\"Bank\"), paid. The Bank closed.",
       "company Quixbolt Bank: Quixbolt Bank Corp, Bank, Bank; place Ohio: Ohio"},
  });
}

TEST_CASE("a company is known by what stands beside it") {
  check({
      {"He bought shares of Vexonium last week.", "company Vexonium: Vexonium"},
      {"Yesterday chipmaker Vexonium went public.", "company Vexonium: Vexonium"},
      {"Yesterday Vexonium (NYSE: VXN) went public.", "company Vexonium: Vexonium, VXN"},
  });
}

TEST_CASE("technologies and products without a list are nobody's names") {
  check({
      {"The AI runs on GPUs and an API.", ""},
      {"We tried Claude 3.5 Sonnet.", "company Anthropic: Claude"},
      {"I use openai and @huggingface daily.",
       "company OpenAI: openai; company Hugging Face: huggingface"},
      {"The S&P 500 and the Nasdaq Composite fell.", ""},
      {"Read openai.com and blogs.microsoft.com today.", ""},
      {"They live in Ford County.", "place Ford County: Ford County"},
  });
}

TEST_CASE("companies and organisations that no list has are found by their form") {
  check({
      {"It sued Quixbolt Robotics Inc. in court.",
       "company Quixbolt Robotics: Quixbolt Robotics Inc."},
      {"Students of the University of Lower Quixland left.",
       "organization University of Lower Quixland: University of Lower Quixland"},
  });
}

TEST_CASE("what is in a row with companies is one") {
  check({
      {"Funds of BlackRock, Invesco, Zorvexia and VanEck rose.",
       "company BlackRock: BlackRock; company Invesco: Invesco; company Zorvexia: "
       "Zorvexia; company VanEck: VanEck"},
      {"It rose in Ohio, Microsoft, Texas and Utah.",
       "company Microsoft: Microsoft; place Ohio: Ohio; place Texas: Texas; place Utah: "
       "Utah"},
      {"They met Intel, Nvidia, Oracle, IBM and Andy Jassy.",
       "company Intel: Intel; company Nvidia: Nvidia; company Oracle: Oracle; company "
       "IBM: IBM; person Andy Jassy: Andy Jassy"},
      {"He asked Amazon, Cisco, IBM and, on Monday, Dell.",
       "company Amazon: Amazon; company Cisco: Cisco; company IBM: IBM; company Dell: "
       "Dell"},
  });
}

TEST_CASE("governments, armies and their units are organisations") {
  check({
      {"The jets of the 158th Fighter Wing left.",
       "organization 158th Fighter Wing: 158th Fighter Wing"},
      {"The 3rd Battalion, 321st Field Artillery Regiment, came.",
       "organization 3rd Battalion, 321st Field Artillery Regiment: 3rd Battalion, 321st "
       "Field Artillery Regiment"},
      {"It was the work of the Indian Air Force and the U.S. Air Force.",
       "organization Indian Air Force: Indian Air Force; organization U.S. Air Force: "
       "U.S. Air Force"},
      {"The White House said no.", "organization White House: The White House"},
      {"Officials told the White House that the Iraqi Army fled al-Qaeda.",
       "organization White House: White House; organization Iraqi Army: Iraqi Army; "
       "organization Al Qaeda: al-Qaeda"},
  });
}

TEST_CASE("hostile text makes no names and takes no time") {
  CHECK(names_in(std::string(1'000'000, 'A')).empty());
  CHECK(names_in(std::string(1'000'000, '\'')).empty());
  std::string dots;
  for (int i = 0; i < 300'000; ++i) dots += "A.";
  CHECK(names_in(dots).empty());
  CHECK(names_in("\x01\x02 \xE2\x80\xAE \xF0\x9F\x98\x80 ()[]{}").empty());
  std::string capitals;
  for (int i = 0; i < 100'000; ++i) capitals += "Zzyx ";
  CHECK(names_in(capitals).empty());
  std::string units;
  for (int i = 0; i < 100'000; ++i) units += "1st Wing, ";
  CHECK(names_in(units).size() > units.size() / 2);
  // No more than 200 bytes are a name.
  std::string longest;
  for (int i = 0; i < 9; ++i)
    longest += "Quixboltianlimitedandlongword" + std::to_string(i) + " ";
  CHECK(names_in("It sued " + longest + "Inc. in court.").empty());
}

TEST_CASE("a list of one's own comes before the built-in ones") {
  const NameBook book(parse_names(
      R"({"companies": [{"name": "Bedrock Quarries", "aliases": ["Bedrock"]}],
          "people": [{"name": "The Boss", "aliases": ["Big B"]}]})",
      "mine.json"));
  CHECK(names_in("Big B sold Bedrock stone to AWS.", book) ==
        "company Bedrock Quarries: Bedrock; company Amazon: AWS; person The Boss: Big B");
  CHECK(book.aliases_of(NameKind::company, "Bedrock Quarries") ==
        std::vector<std::string>{"Bedrock"});
  const auto amazon = book.aliases_of(NameKind::company, "Amazon");
  CHECK(std::count(amazon.begin(), amazon.end(), "AWS") == 1);
  CHECK(std::count(amazon.begin(), amazon.end(), "Bedrock") == 0);
}

TEST_CASE("a list of names that cannot be read says where") {
  const std::vector<Row> rows = {
      {"{\"companies\": [\n  {\"name\" 1}]}", "n.json:2:11: this is not JSON"},
      {"[]", "n.json: the whole is not an object"},
      {R"({"firms": []})", "n.json: firms is not known"},
      {R"({"people": {}})", "n.json: people is not a list"},
      {R"({"people": [{"name": "A"}, 7]})", "n.json: people[1] is not an object"},
      {R"({"people": [{"aliases": []}]})", "n.json: people[0] has no name"},
      {R"({"places": [{"name": "A", "aliases": "B"}]})",
       "n.json: places[0].aliases is not a list of strings"},
      {R"({"places": [{"name": "A", "word": 1}]})",
       "n.json: places[0].word is neither true nor false"},
      {R"({"people": [{"name": ")" + std::string(201, 'A') + R"("}]})",
       "n.json: people[0].name is longer than 200 bytes"},
      {R"({"places": [{"name": "A", "alias": []}]})",
       "n.json: places[0].alias is not known"},
  };
  for (const Row& row : rows) {
    std::string message;
    try {
      parse_names(row.text, "n.json");
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message == row.names);
  }
}

TEST_CASE("A file of names that cannot be read is refused with a hint") {
  std::string path =
      (std::filesystem::temp_directory_path() / "debrief-names-XXXXXX").string();
  const int file = mkstemp(path.data());
  REQUIRE(file >= 0);
  close(file);
  std::ofstream(path) << "{\"places\": [{\"name\": \"K\xF6ln\"}]}";
  const std::pair<std::string, std::string> rows[] = {
      {"/nonexistent/names.json", ": cannot be read: No such file or directory"},
      {"/", ": cannot be read: is a folder"},
      {"/dev/null", ": cannot be read: is no regular file"},
      {path, ": not UTF-8: byte 0xF6 at 23"}};
  for (const auto& [name, why] : rows) {
    std::string message;
    try {
      read_names_file(name);
    } catch (const Error& error) {
      message = error.what();
      CHECK_NE(error.hint.find("--entities"), std::string::npos);
    }
    CHECK_EQ(message, name + why);
  }
  std::filesystem::remove(path);
}

}  // namespace
