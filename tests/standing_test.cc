#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/error.h"
#include "query/ask.h"
#include "query/standing/ask_standing.h"
#include "query/standing/questions.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

namespace fs = std::filesystem;

// A home of its own for the user's files, as long as it lives.
class UserFiles {
 public:
  UserFiles() {
    std::string name = (fs::temp_directory_path() / "debrief-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"}) {
      if (const char* value = std::getenv(variable); value != nullptr)
        before_.emplace_back(variable, value);
      else
        before_.emplace_back(variable, std::nullopt);
      unsetenv(variable);
    }
    setenv("HOME", path_.c_str(), 1);
  }
  ~UserFiles() {
    for (const auto& [variable, value] : before_)
      if (value)
        setenv(variable.c_str(), value->c_str(), 1);
      else
        unsetenv(variable.c_str());
    std::error_code error;
    fs::remove_all(path_, error);
  }
  UserFiles(const UserFiles&) = delete;
  UserFiles& operator=(const UserFiles&) = delete;

  fs::path questions() const { return path_ / ".config/debrief/questions.json"; }
  fs::path given(const std::string& name) const {
    return path_ / ".local/state/debrief/given" / (name + ".json");
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  std::vector<std::pair<std::string, std::optional<std::string>>> before_;
};

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Fn>
std::string refusal_of(Fn fn) {
  try {
    fn();
  } catch (const Error& error) {
    return fmt::format("{}\nhint: {}", error.what(), error.hint);
  }
  return "taken";
}

QueryFlags flags_of(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "debrief-query");
  return *parse_query_flags(static_cast<int>(arguments.size()), arguments.data());
}

const Date today{2026, 5, 1};

void keep(const std::vector<const char*>& arguments) {
  keep_questions(flags_of(arguments), today);
}

// What a question gives when it is asked, and that it is noted: "a.txt", a line each.
std::string asked(const IndexSet& indexes, const std::vector<const char*>& arguments) {
  const StandingQuestion question = recall_question(flags_of(arguments));
  const Results results = ask(question.flags, indexes, today);
  note_given(question, results, indexes, today);
  std::string out;
  for (const BriefHit& hit : results.briefs) out += hit.record.paths.at(0) + '\n';
  for (const ClaimHit& hit : results.claims)
    out += fmt::format("{} {}\n", hit.record.paths.at(0), hit.claim);
  return out;
}

const Files three = {{"a.txt", "Ferry A\n\nA ferry sails on 1 March 2026. (a.com)\n"},
                     {"b.txt", "Ferry B\n\nA ferry sails on 2 March 2026. (b.com)\n"},
                     {"c.txt",
                      "Ferry C\n\nA ferry sails on 3 March 2026. (a.com)\n\n"
                      "The ferry is new. (c.com)\n"}};

Files without_last(Files files) {
  files.pop_back();
  return files;
}

}  // namespace

TEST_CASE("A question is kept with its options, listed, replaced and forgotten") {
  const UserFiles files;
  CHECK(saved_questions().empty());
  CHECK(save_question("watch", {{"--any"}, "a b"}));
  CHECK(save_question("Zoo", {{}, "z"}));
  CHECK_FALSE(save_question("watch", {{"--any"}, "c"}));
  CHECK_EQ(saved_questions(),
           std::vector<NamedQuestion>{{"Zoo", {{}, "z"}}, {"watch", {{"--any"}, "c"}}});
  CHECK_EQ(content_of(files.questions()),
           "{\"version\":1,\"questions\":{\"Zoo\":{\"options\":[],\"query\":\"z\"},"
           "\"watch\":{\"options\":[\"--any\"],\"query\":\"c\"}}}\n");
  delete_question("Zoo");
  CHECK_EQ(saved_questions().size(), 1);
  CHECK_EQ(refusal_of([] { delete_question("wacht"); }),
           "there is no saved question @wacht\nhint: did you mean @watch?\n"
           "to search for the word: debrief-query -- @wacht");
}

TEST_CASE("The list of questions is what a shell takes back") {
  const UserFiles files;
  keep({"--save", "watch", "-c", "Smith & Sons", "-n5", "a \"b c\""});
  keep({"--save=two", "--any", "--", "-x"});
  CHECK_EQ(keep_questions(flags_of({"--saved"}), today).text,
           "@two    --any -- -x\n"
           "@watch  '--company=Smith & Sons' --limit=5 'a \"b c\"'\n");
  CHECK_EQ(keep_questions(flags_of({"--saved", "-f", "json"}), today).text,
           "{\"schema\":1,\"saved\":[{\"name\":\"two\",\"options\":[\"--any\"],"
           "\"query\":\"-x\"},{\"name\":\"watch\",\"options\":[\"--company=Smith & "
           "Sons\",\"--limit=5\"],\"query\":\"a \\\"b c\\\"\"}]}\n");
}

TEST_CASE("The command line adds to a question that is kept, or overrules it") {
  const UserFiles files;
  keep({"--save", "watch", "-n", "5", "-c", "a", "x OR y"});
  const QueryFlags flags =
      recall_question(flags_of({"-c", "b", "@watch", "-n", "7", "z"})).flags;
  CHECK_EQ(flags.question, "(x OR y) z");
  CHECK_EQ(flags.companies, std::vector<std::string>{"a", "b"});
  CHECK_EQ(flags.limit, 7);
  CHECK_EQ(recall_question(flags_of({"@watch"})).flags.question, "x OR y");
  keep({"--save", "both", "@watch", "--any", "w"});
  CHECK_EQ(saved_question("both"),
           SavedQuestion{{"--limit=5", "--company=a", "--any"}, "(x OR y) w"});
}

TEST_CASE("Only a first word is the name of a question") {
  CHECK_EQ(flags_of({"-n", "5", "@watch", "x"}).standing, "watch");
  for (const std::vector<const char*>& words : std::vector<std::vector<const char*>>{
           {"a", "@watch"}, {"--", "@watch"}, {"@"}, {"@a b"}, {"@@a"}, {"@-a"}})
    CHECK_EQ(flags_of(words).standing, "");
  CHECK(is_question_name("a.b-c_9"));
  for (const char* name : {"", ".a", "-a", "a/b", "a b", "\xC3\xA9"})
    CHECK_FALSE(is_question_name(name));
  CHECK_FALSE(is_question_name(std::string(65, 'a')));
}

TEST_CASE("What cannot be meant of questions that are kept is refused") {
  const UserFiles files;
  struct Row {
    std::vector<const char*> arguments;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{{"--new", "x"}, "--new is for a question that is kept\n"},
        Row{{"--save", "a", "--new", "x"}, "--save keeps a question for later\n"},
        Row{{"--saved", "x"}, "--saved and --delete-saved take no query\n"},
        Row{{"--saved", "--save", "a"}, "--save, --saved and --delete-saved are one"},
        Row{{"--save", "a/b", "x"}, "--save: \"a/b\" cannot be the name of a question\n"},
        Row{{"--save", "a", "x (y"}, "unclosed bracket\n"},
        Row{{"--save", "a", "--since", "2026-13"}, "--since: "},
        Row{{"@x", "--count", "-q"}, "--count prints a number and --quiet nothing\n"},
        Row{{"-0"}, "--null is for paths\nhint: as in --format paths --null"},
        Row{{"--format-version", "2"},
            "there is no format version \"2\"\nhint: known: 1"},
        Row{{"@x"}, "there is no saved question @x\nhint: none is saved yet"}}) {
    const std::string message = refusal_of([&] {
      const QueryFlags flags = flags_of(row.arguments);
      if (keeps_questions(flags))
        keep_questions(flags, today);
      else
        recall_question(flags);
    });
    CHECK_MESSAGE(message.starts_with(row.expected), message);
  }
  CHECK(saved_questions().empty());
}

TEST_CASE("New is what the question has not given, in whichever index it is") {
  const UserFiles files;
  const IndexSet two = index_in_memory(without_last(three));
  const IndexSet all = index_in_memory(three);
  keep({"--save", "f", "ferry"});
  CHECK_EQ(asked(two, {"@f", "--new"}), "b.txt\na.txt\n");
  CHECK_EQ(asked(two, {"@f", "--new"}), "");
  CHECK_EQ(asked(all, {"@f", "--new"}), "c.txt\n");
  CHECK_EQ(asked(index_in_memory({three[2], three[0], three[1]}), {"@f", "--new"}), "");
  CHECK_EQ(asked(all, {"@f"}), "c.txt\nb.txt\na.txt\n");
}

TEST_CASE("A limit leaves the rest new; without --new all that was found is given") {
  const UserFiles files;
  const IndexSet all = index_in_memory(three);
  keep({"--save", "f", "ferry", "--sort", "oldest"});
  CHECK_EQ(asked(all, {"@f", "--new", "-n", "1"}), "a.txt\n");
  CHECK_EQ(asked(all, {"@f", "--new", "-n", "1", "--offset", "1"}), "c.txt\n");
  CHECK_EQ(asked(all, {"@f", "--new"}), "b.txt\n");
  keep({"--save", "g", "ferry", "-n", "1"});
  CHECK_EQ(asked(all, {"@g", "-s", "b.com"}), "b.txt\n");
  CHECK_EQ(asked(all, {"@g"}), "c.txt\n");
  CHECK_EQ(asked(all, {"@g", "--new"}), "");
}

TEST_CASE("A brief of several claims is given with the last of them") {
  const UserFiles files;
  const IndexSet all = index_in_memory(three);
  keep({"--save", "f", "ferry", "--view", "claims", "--sort", "newest"});
  CHECK_EQ(asked(all, {"@f", "--new", "-n", "1"}), "c.txt 1\n");
  CHECK_EQ(asked(all, {"@f", "--new", "-n", "2"}), "c.txt 1\nc.txt 2\n");
  CHECK_EQ(asked(all, {"@f", "--new"}), "b.txt 1\na.txt 1\n");
}

TEST_CASE("Counts give nothing; --quiet knows what it has announced") {
  const UserFiles files;
  const IndexSet all = index_in_memory(three);
  keep({"--save", "f", "ferry"});
  const auto count_of = [&](const std::vector<const char*>& arguments) {
    const StandingQuestion question = recall_question(flags_of(arguments));
    const Results results = ask(question.flags, all, today);
    note_given(question, results, all, today);
    return results.total;
  };
  for (const char* look : {"--view=count", "--view=facets", "--view=timeline", "--count"})
    for (int i = 0; i < 2; ++i) CHECK_EQ(count_of({"@f", "--new", look}), 3);
  CHECK_EQ(count_of({"@f", "--new", "-q"}), 3);
  CHECK_EQ(count_of({"@f", "--new", "-q"}), 0);
  CHECK_EQ(count_of({"@f", "--new", "--count"}), 3);
  CHECK_EQ(asked(all, {"@f", "--new"}), "c.txt\nb.txt\na.txt\n");
  CHECK_EQ(count_of({"@f", "--new", "-q"}), 0);
}

TEST_CASE("Nothing new is nothing, not what matches fewer words") {
  const UserFiles files;
  const IndexSet all = index_in_memory(three);
  keep({"--save", "f", "ferry", "b"});
  CHECK_EQ(asked(all, {"@f", "--new"}), "b.txt\n");
  CHECK_EQ(asked(all, {"@f", "--new"}), "");
}

TEST_CASE("Another question of the same name has given nothing yet") {
  const UserFiles files;
  const IndexSet all = index_in_memory(three);
  keep({"--save", "f", "ferry"});
  CHECK_EQ(asked(all, {"@f", "--new", "-s", "b.com"}), "b.txt\n");
  keep({"--save", "f", "sails"});
  CHECK_EQ(asked(all, {"@f", "--new", "-s", "b.com"}), "b.txt\n");
  delete_question("f");
  CHECK_FALSE(fs::exists(files.given("f")));
}

TEST_CASE("A damaged file is said and left alone") {
  const UserFiles files;
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{"", "is damaged"}, Row{"{\"version\":1,", "is damaged"},
        Row{"[]", "is damaged"}, Row{"{\"version\":1}", "is damaged"},
        Row{"{\"version\":1,\"questions\":{\"a/b\":{\"options\":[],\"query\":\"\"}}}",
            "\"a/b\" is no name"},
        Row{"{\"version\":1,\"questions\":{\"a\":{\"options\":[1],\"query\":\"\"}}}",
            "is damaged"},
        Row{"{\"version\":2}", "has version 2, and this program knows version 1"}}) {
    write(files.questions(), row.text);
    for (const auto& fn : {std::function<void()>([] { saved_questions(); }),
                           std::function<void()>([] { save_question("n", {}); })}) {
      const std::string message = refusal_of(fn);
      CHECK_MESSAGE(message.find(row.expected) != std::string::npos, message);
      CHECK_NE(message.find(files.questions().string()), std::string::npos);
    }
    CHECK_EQ(content_of(files.questions()), std::string(row.text));
  }
  fs::remove(files.questions());
  save_question("f", {{}, "ferry"});
  write(files.given("f"), "{\"version\":1,\"of\":");
  CHECK_NE(refusal_of([] {
             recall_question(flags_of({"@f", "--new"}));
           }).find("is damaged"),
           std::string::npos);
}

TEST_CASE("A file that is a link stays one, and an index is named from anywhere") {
  const UserFiles files;
  const fs::path elsewhere = files.path() / "dotfiles.json";
  write(elsewhere, "{\"version\":1,\"questions\":{}}");
  fs::create_directories(files.questions().parent_path());
  fs::create_symlink(elsewhere, files.questions());
  fs::create_directory(files.path() / "idx");
  const fs::path before = fs::current_path();
  fs::current_path(files.path());
  keep({"--save", "f", "-d", "idx", "--db=localhost:7000", "x"});
  fs::current_path(before);
  CHECK(fs::is_symlink(files.questions()));
  CHECK_EQ(saved_question("f").options,
           std::vector<std::string>{"--db=" + (files.path() / "idx").string(),
                                    "--db=localhost:7000"});
}

TEST_CASE("Processes that write at once lose nothing") {
  const UserFiles files;
  constexpr int processes = 4;
  constexpr int each = 25;
  std::vector<pid_t> children;
  for (int p = 0; p < processes; ++p) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      int code = 0;
      try {
        for (int i = 0; i < each; ++i) {
          save_question(fmt::format("q{}-{}", p, i), {});
          add_given("w", {}, {{fmt::format("{}-{}", p, i)}, {}});
        }
      } catch (...) {
        code = 1;
      }
      _exit(code);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK_EQ(status, 0);
  }
  CHECK_EQ(saved_questions().size(), processes * each);
  CHECK_EQ(given_by("w", {}).given.size(), processes * each);
}
