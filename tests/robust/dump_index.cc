// What an index holds, whatever the order in which it got there: every brief's record,
// terms, positions and values by its id, and every file by its path. Prints lines to be
// sorted and compared. Usage: debrief_dump_index INDEX
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "debrief/command_line.h"
#include "debrief/generation_paths.h"
#include "debrief/index.h"
#include "debrief/kept_positions.h"
#include "debrief/record.h"
#include "indexer/ledger.h"

namespace debrief {
namespace {

std::string escaped(std::string_view bytes) {
  std::string out;
  for (const char c : bytes)
    out += c > ' ' && c < 127 ? std::string(1, c)
                              : fmt::format("\\{:02x}", static_cast<unsigned char>(c));
  return out;
}

void dump_brief(const Xapian::Document& document, const KeptPositions& kept) {
  std::vector<Xapian::termpos> positions;
  const std::string id = unpack_record(document.get_data()).id;
  fmt::print("{} record {}\n", id, escaped(document.get_data()));
  for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) {
    fmt::print("{} term {} {}", id, escaped(*t), t.get_wdf());
    kept.read(document.get_docid(), t, positions);
    for (const Xapian::termpos position : positions) fmt::print(" {}", position);
    fmt::print("\n");
  }
  for (auto v = document.values_begin(); v != document.values_end(); ++v)
    fmt::print("{} value {} {}\n", id, v.get_valueno(), escaped(*v));
}

void dump_file(const std::string& path, const KnownFile& file) {
  fmt::print("file {} {} {:x} {}\n", escaped(path), file.size, file.content,
             escaped(file.refusal));
  for (const KnownBrief& brief : file.briefs)
    fmt::print("file {} #{} {} {:x} {}\n", escaped(path), escaped(brief.fragment),
               brief.id, brief.removed, brief.sketch.shingles);
}

int dump(const std::string& dir) {
  const Xapian::Database db = open_index(dir);
  const std::vector<std::string> paths = generation_paths(dir);
  const KeptPositions kept =
      paths.size() == 1 ? kept_positions(db, paths.front()) : KeptPositions();
  for (auto p = db.postlist_begin({}); p != db.postlist_end({}); ++p)
    dump_brief(db.get_document(*p), kept);
  const Ledger ledger(db);
  for (const auto& [path, file] : ledger.files()) dump_file(path, file);
  return 0;
}

}  // namespace
}  // namespace debrief

int main(int argc, char** argv) {
  return debrief::run_program("debrief_dump_index",
                              [&] { return debrief::dump(argc > 1 ? argv[1] : ""); });
}
