// Makes an index look as if an earlier version of debrief had written it.
// Usage: debrief_age_index INDEX
#include <string>

#include "debrief/command_line.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "indexer/generations.h"

namespace debrief {
namespace {

int age(const std::string& dir) {
  Xapian::WritableDatabase db(dir + '/' + generation_in_use(dir), Xapian::DB_OPEN);
  db.set_metadata(std::string(schema_key), std::to_string(schema_version - 1));
  db.commit();
  return 0;
}

}  // namespace
}  // namespace debrief

int main(int argc, char** argv) {
  return debrief::run_program("debrief_age_index",
                              [&] { return debrief::age(argc > 1 ? argv[1] : ""); });
}
