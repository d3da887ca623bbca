// What an index on disk answers with postings read past Xapian is what it answers through
// Xapian alone.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "indexer/update_index.h"
#include "query/ask.h"
#include "query/render/render.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

namespace fs = std::filesystem;

struct BriefFolder : TemporaryFolder {
  BriefFolder() { fs::create_directory(path + "/briefs"); }

  std::string brief(int n) const { return fmt::format("{}/briefs/{:04}.txt", path, n); }

  void index(const std::string& name, std::size_t shards) const {
    UpdateOptions options;
    options.dir = path + "/" + name;
    options.paths = {path + "/briefs"};
    options.shards = shards;
    options.today = {2026, 4, 28};
    (void)update_index(options, NameBook(std::vector<KnownName>()));
  }
};

// Some words are in nearly all, some in few; some briefs are editions of others.
std::string brief_text(std::mt19937& random, int n) {
  const char* words[] = {"alpha", "bravo", "coral", "delta",  "ember",  "fjord",
                         "grove", "haven", "inlet", "jungle", "kernel", "lagoon"};
  const char* hosts[] = {"cnbc.com", "blogs.microsoft.com", "bbc.co.uk"};
  const auto word = [&] { return words[random() % (1 + random() % 12)]; };
  std::string text = fmt::format("Brief {} of {}\n{:04}-{:02}-{:02}\n\n- {} {}. ({})\n\n",
                                 n / 2, word(), 2024 + random() % 3, 1 + random() % 12,
                                 1 + random() % 28, word(), word(), hosts[random() % 3]);
  for (auto claims = 1 + random() % 6; claims > 0; --claims) {
    text += "The";
    for (auto count = 2 + random() % 9; count > 0; --count)
      text += fmt::format(" {}", word());
    text += ".";
    if (random() % 4 != 0) text += fmt::format(" ({})", hosts[random() % 3]);
    text += " ";
  }
  return text + "\n";
}

void write_briefs(const BriefFolder& folder, std::mt19937& random, int begin, int end) {
  for (int n = begin; n < end; ++n)
    std::ofstream(folder.brief(n)) << brief_text(random, n);
}

const std::vector<const char*> asked[] = {{},
                                          {"alpha"},
                                          {"lagoon"},
                                          {"alpha", "lagoon"},
                                          {"kernel", "jungle", "lagoon"},
                                          {"bravo OR kernel OR lagoon"},
                                          {"alpha NOT bravo"},
                                          {"NOT alpha"},
                                          {"\"alpha bravo\""},
                                          {"alpha NEAR/3 lagoon"},
                                          {"(alpha OR \"coral delta\") -ember"},
                                          {"lag* OR ker*"},
                                          {"title:alpha body:lagoon"},
                                          {"summary:bravo"},
                                          {"claim:(alpha lagoon)"},
                                          {"alpha source:cnbc.com date:2025"},
                                          {"date:2025-02..2025-05"},
                                          {"alpha", "-s", "cnbc.com,bbc.co.uk"},
                                          {"--any", "grove", "haven", "zeppelin"},
                                          {"--expand", "lagoon"},
                                          {"alpha", "bravo", "zeppelin", "kernel"},
                                          {"--all-versions", "inlet"},
                                          {"alpha", "--sort=newest"},
                                          {"bravo", "--sort=oldest", "--offset=5"},
                                          {"alpha", "-n", "1000"}};

// How many of these answers differ.
std::size_t different_answers(const std::string& dir) {
  IndexSet indexes = open_indexes({dir});
  REQUIRE_FALSE(indexes.part_postings().empty());
  IndexSet by_xapian = indexes;
  by_xapian.postings = nullptr;
  std::size_t different = 0;
  for (const char* view : {"briefs", "claims", "timeline", "facets", "count"})
    for (std::vector<const char*> arguments : asked) {
      arguments.insert(arguments.begin(), {"debrief-query", "--view", view});
      const QueryFlags flags =
          *parse_query_flags(static_cast<int>(arguments.size()), arguments.data());
      const auto answer = [&](const IndexSet& from) {
        Results results = ask(flags, from, {2026, 5, 1});
        results.elapsed_ms = 0;
        std::string text = render_json(results);
        for (const BriefHit& hit : results.briefs)
          text += fmt::format(" {:a}", hit.score);
        return text;
      };
      const bool is_same = answer(indexes) == answer(by_xapian);
      if (!is_same) MESSAGE(view << ' ' << flags.question);
      different += is_same ? 0 : 1;
    }
  return different;
}

}  // namespace

TEST_CASE("With postings read past Xapian, every question has the same answer") {
  std::mt19937 random(11);
  const BriefFolder folder;
  write_briefs(folder, random, 0, 700);  // so many are brought in at once
  folder.index("one", 1);
  folder.index("four", 4);
  CHECK_EQ(different_answers(folder.path + "/one"), 0);
  CHECK_EQ(different_answers(folder.path + "/four"), 0);
  for (int n = 0; n < 700; n += 9) fs::remove(folder.brief(n));
  write_briefs(folder, random, 300, 330);
  write_briefs(folder, random, 700, 720);
  folder.index("one", 1);
  folder.index("four", 4);
  CHECK_EQ(different_answers(folder.path + "/one"), 0);
  CHECK_EQ(different_answers(folder.path + "/four"), 0);
}
