// What the generator is made of, and what it writes and refuses to write.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "corpus/generator/flags.h"
#include "corpus/generator/tell_brief.h"
#include "corpus/generator/topics.h"
#include "debrief/error.h"
#include "tests/temporary_folder.h"

using namespace debrief;
using namespace debrief::generator;

namespace {

namespace fs = std::filesystem;

// "a/b.txt" -> content, for all files under FOLDER.
std::map<std::string, std::string> files_under(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[fs::relative(entry.path(), folder).string()] = content.str();
  }
  return files;
}

// "message; hint" of the Error that it throws, else "done".
template <typename Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return std::string(error.what()) + "; " + error.hint;
  }
  return "done";
}

Flags flags_of(const std::string& line) {
  std::vector<std::string> words;
  for (const std::string_view word : split(line, " ")) words.emplace_back(word);
  std::vector<const char*> argv = {"generate"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  return read_flags(static_cast<int>(argv.size()), argv.data());
}

}  // namespace

TEST_CASE("English endings follow its rules") {
  const char* verbs_table[][4] = {{"expand", "expanded", "expanding", "expands"},
                                  {"move", "moved", "moving", "moves"},
                                  {"supply", "supplied", "supplying", "supplies"},
                                  {"delay", "delayed", "delaying", "delays"},
                                  {"launch", "launched", "launching", "launches"},
                                  {"sell/sold/selling", "sold", "selling", "sells"}};
  for (const auto& row : verbs_table) {
    const Verb verb = conjugate(row[0]);
    CHECK_EQ(verb.past, row[1]);
    CHECK_EQ(verb.ing, row[2]);
    CHECK_EQ(verb.person, row[3]);
  }
  CHECK_EQ(plural("company"), "companies");
  CHECK_EQ(plural("day"), "days");
  CHECK_EQ(plural("patch"), "patches");
  CHECK_EQ(plural("index"), "indexes");
  CHECK_EQ(plural("loss"), "losses");
  CHECK_EQ(plural("crisis"), "crises");
  CHECK_EQ(plural("earnings"), "earnings");
}

TEST_CASE("There is a world to write about, and nobody in it twice") {
  const World world = make_world();
  CHECK(world.news_outlets >= 300);
  std::set<std::string> names, hosts;
  for (const Company& company : world.companies) {
    names.insert(company.name);
    CHECK_FALSE(company.hosts.empty());
  }
  for (const Outlet& outlet : world.outlets) {
    hosts.insert(outlet.host);
    CHECK_MESSAGE(std::all_of(outlet.host.begin(), outlet.host.end(),
                              [](char c) {
                                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                       c == '.' || c == '-';
                              }),
                  outlet.host);
  }
  CHECK(names.size() >= 2200);
  CHECK_EQ(names.size(), world.companies.size());
  CHECK_EQ(hosts.size(), world.outlets.size());

  std::set<std::pair<std::string_view, std::string_view>> people;
  for (std::uint32_t i = 0; i < 8000; ++i) {
    const Person who = person(world, i);
    people.emplace(who.first, who.last);
  }
  CHECK_EQ(people.size(), 8000);
}

TEST_CASE("Only the templates that are for it say cloud") {
  for (const std::string_view line : split(cloud_templates, "\n")) {
    CHECK_MESSAGE(line.find("loud") != std::string_view::npos, line);
  }
  for (const auto& part : {frequent_topics(), rarer_topics()})
    for (const TopicText& topic : part)
      for (const std::string_view text : {topic.nouns, topic.adjectives, topic.sentences})
        CHECK(text.find("cloud") == std::string_view::npos);
  for (const std::string_view text : {common_nouns, common_adjectives, body_templates,
                                      first_templates, title_templates})
    CHECK(text.find("cloud") == std::string_view::npos);
}

TEST_CASE("A template that cannot be read says where") {
  for (const char* text : {"{A", "{nobody}", "<a|b", "[a", "a]", "a|b", "[a>", "<a]"})
    CHECK_MESSAGE(error_of([&] { parse_template(text); }).starts_with("no template: '"),
                  text);
  CHECK_EQ(error_of([] { parse_template("a {B}[, <c|{n}>]"); }), "done");
}

TEST_CASE("A folder is the beginning of a larger one, and is continued by --first") {
  const TemporaryFolder small, large, pieces;
  write_folder({}, {0, 30, 10}, small.path);
  write_folder({}, {0, 50, 10}, large.path);
  write_folder({}, {0, 13, 10}, pieces.path);
  write_folder({}, {13, 37, 10}, pieces.path);
  auto all = files_under(large.path);
  CHECK_EQ(all.size(), 50);
  CHECK(files_under(pieces.path) == all);
  const auto first = files_under(small.path);
  CHECK_EQ(first.size(), 30);
  for (const auto& [path, content] : first) CHECK_EQ(all[path], content);

  const Archive archive;
  const World world = make_world();
  const std::string path = "000004/" + file_name(archive, 42);
  CHECK_EQ(all[path], tell_brief(world, plan_brief(archive, 42)));
  struct stat status {};
  REQUIRE_EQ(::stat((large.path + "/" + path).c_str(), &status), 0);
  CHECK_EQ(status.st_mtime, file_time(plan_brief(archive, 42)));
}

TEST_CASE("What stands in the way is named, and nothing is overwritten") {
  const TemporaryFolder folder;
  const auto write_to = [](const std::string& path, std::uint64_t first = 0) {
    return error_of([&] { write_folder({}, {first, 3, 1000}, path); });
  };
  CHECK_EQ(write_to(folder.path + "/new/folder"), "done");
  CHECK(
      write_to(folder.path).starts_with(folder.path + " is not empty; briefs are only"));
  CHECK(write_to(folder.path + "/new/folder", 2).find("File exists; briefs are never") !=
        std::string::npos);
  CHECK(
      write_to("/dev/null/x").starts_with("cannot make /dev/null/x: Not a directory; "));
  const int full = ::open("/dev/full", O_WRONLY);
  REQUIRE(full >= 0);
  CHECK_EQ(
      error_of([&] {
        write_tar({}, {0, 3, 1000}, full, "the disk");
      }),
      "cannot write the disk: No space left on device; a brief takes about 3 KB, 4 KB "
      "on most disks: free some, or ask for fewer");
  ::close(full);
}

TEST_CASE("Flags mean what they say") {
  const Flags flags = flags_of(
      "-n 12 -o /tmp/x --seed 7 --first 3 --per-folder 5 --since 2020-01-01 --until "
      "2020-02-29");
  CHECK_EQ(flags.archive, Archive{7, {2020, 1, 1}, {2020, 2, 29}});
  CHECK_EQ(flags.extent, Extent{3, 12, 5});
  CHECK_EQ(flags.folder, "/tmp/x");
  const Flags defaults = flags_of("-n 12 --tar");
  CHECK_EQ(defaults.archive, Archive{});
  CHECK_EQ(defaults.extent, Extent{0, 12, 1000});
  CHECK(defaults.tar);
  for (const char* word : {"-n,--count", "--seed", "--per-folder", "--tar", "Exit:"})
    CHECK_MESSAGE(flags_of("--help").help.find(word) != std::string::npos, word);
}

TEST_CASE("Flags that cannot be meant are refused in one line with a hint") {
  const char* rows[][2] = {
      {"-o x", "the number of briefs is missing; say it: -n 1000"},
      {"-n 5",
       "the place to write to is missing; say one of them: -o FOLDER, or --tar for a "
       "stream"},
      {"-n 5 -o x --tar",
       "--tar and -o exclude each other; say one of them: -o FOLDER, or --tar for a "
       "stream"},
      {"-n five -o x",
       "-n wants a whole number from 0 to 1099511627776, not 'five'; for example -n "
       "1000"},
      {"-n 1e5 -o x",
       "-n wants a whole number from 0 to 1099511627776, not '1e5'; for example -n 1000"},
      {"--count=-5 -o x",
       "-n wants a whole number from 0 to 1099511627776, not '-5'; for example -n 1000"},
      {"-n 5 -o x --per-folder 0",
       "--per-folder wants a whole number from 1 to 1099511627776, not '0'; for example "
       "--per-folder 1000"},
      {"-n 5 -o x --since 2016-02-30",
       "--since wants a day from 1970-01-01 to 9900-12-31, not '2016-02-30'; for example "
       "--since 2016-01-01"},
      {"-n 5 -o x --until 1969-12-31",
       "--until wants a day from 1970-01-01 to 9900-12-31, not '1969-12-31'; for example "
       "--until 2016-01-01"},
      {"-n 5 -o x --since 2020-01-02 --until 2020-01-01",
       "--since 2020-01-02 is after --until 2020-01-01; swap them"},
      {"-n 5 -o x --sead 3", "'--sead' is not understood; see corpus/generate --help"},
      {"-n", "--count: 1 required N missing; see corpus/generate --help"}};
  for (const auto& row : rows)
    CHECK_EQ(error_of([&] { flags_of(row[0]); }), std::string(row[1]));
}
