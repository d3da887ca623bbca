// What is answered from an index as JSON, whatever is asked, keeps to the schemas.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "query/ask.h"
#include "query/find_brief.h"
#include "query/render/render.h"
#include "query/versions_of.h"
#include "tests/json_schema.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

SchemaJson schema_of(const std::string& name) {
  std::ifstream file(DEBRIEF_TESTS_DIR "/schema/" + name + ".schema.json");
  return SchemaJson::parse(file);
}

const Files files = {
    {"a.txt",
     "Ferries go electric\n\n- Norled buys four ferries for $80 million. (nrk.no)\n\n"
     "Norled ordered four ferries on 27 April 2026 for $80 million, Reuters reported. "
     "(nrk.no)\n\nNobody has said when they sail.\n"},
    {"b.md",
     "---\ndate: 2026-03-01\n---\n# A \"quoted\", odd title\n\nThe ferry grew by 5%. "
     "(bbc.co.uk)\n"},
    {"c.txt", "no date and no source here\n"},
    {"d.txt", "\xff\xfe ferry \x1b[2J \xe2\x80\xae and \x01 more\n"}};

QueryFlags flags_of(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "debrief-query");
  return *parse_query_flags(static_cast<int>(arguments.size()), arguments.data());
}

// The schema of one hit, which jsonl prints a line of.
SchemaJson hit_schema(const SchemaJson& whole, const std::string& name) {
  SchemaJson schema = whole["definitions"][name];
  schema["definitions"] = whole["definitions"];
  return schema;
}

}  // namespace

TEST_CASE("Every answer as JSON keeps to the schema, in every view and way of asking") {
  const IndexSet indexes = index_on_disk(files);
  const SchemaJson schema = schema_of("results");
  const SchemaJson brief = hit_schema(schema, "brief_hit");
  const SchemaJson claim = hit_schema(schema, "claim_hit");
  const std::string all_facets =
      "--facets=company,source,person,organization,place,month,year,domain,format";
  for (const char* view : {"briefs", "claims", "timeline", "facets", "count"})
    for (const std::vector<const char*>& asked :
         std::vector<std::vector<const char*>>{{},
                                               {"ferry"},
                                               {"ferries", "grew", "sail", "zeppelin"},
                                               {"ferri"},
                                               {"source:nrkk.no"},
                                               {"-s", "nrk.no,x.com"},
                                               {"date:none"},
                                               {"ferry", "-n", "0"},
                                               {"--sort=oldest", "--offset=1"}}) {
      std::vector<const char*> arguments = {"--view", view, all_facets.c_str()};
      arguments.insert(arguments.end(), asked.begin(), asked.end());
      CAPTURE(view);
      const Results results = ask(flags_of(arguments), indexes, {2026, 5, 1});
      CHECK_EQ(SchemaCheck(schema)(SchemaJson::parse(render_json(results))), "");
      std::istringstream lines(render_jsonl(results));
      for (std::string line; std::getline(lines, line);) {
        const SchemaJson hit = SchemaJson::parse(line);
        if (!results.briefs.empty()) CHECK_EQ(SchemaCheck(brief)(hit), "");
        if (!results.claims.empty()) CHECK_EQ(SchemaCheck(claim)(hit), "");
      }
    }
}

TEST_CASE("A whole brief as JSON keeps to its schema, and the schema to it") {
  const IndexSet indexes = index_in_memory(files);
  const SchemaJson schema = schema_of("brief");
  const Results all = ask(flags_of({}), indexes, {2026, 5, 1});
  REQUIRE_GE(all.briefs.size(), 3);
  for (const BriefHit& hit : all.briefs) {
    const auto found = find_id(indexes, hit.record.id);
    REQUIRE(found);
    const Record record = unpack_record(indexes.all.get_document(*found).get_data());
    const SchemaJson good =
        SchemaJson::parse(render_brief_json(record, versions_of(indexes.all, *found)));
    CHECK_EQ(SchemaCheck(schema)(good), "");
    SchemaJson bad = good;
    bad["claims"][0]["n"] = 0;
    CHECK_NE(SchemaCheck(schema)(bad), "");
  }
}
