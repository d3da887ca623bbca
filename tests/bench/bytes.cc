// Prints where the bytes of an index go: debrief_bench_bytes GENERATION
//
// For each table and each kind of entry in it (terms by prefix, values by slot, metadata
// by what it begins with), per brief: items, bytes of their keys, of their tags and of
// the headers that glass gives them, and all. Then what no item takes: free space in
// leaves, branch blocks, and blocks of revisions that are gone. The same of the file of
// positions.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

#include "debrief/position_file.h"

namespace {

constexpr std::size_t block_size = 8192;
constexpr std::size_t directory_begin = 11;  // table_writer.h draws a block

using Block = std::array<unsigned char, block_size>;

struct Kind {
  double items = 0;
  double keys = 0;
  double tags = 0;
  double headers = 0;
};

std::size_t number_at(const Block& block, std::size_t at) {
  return std::size_t{block[at]} << 8 | block[at + 1];
}

std::string kind_of_term(std::string_view key) {
  const std::string_view term = key.substr(0, key.find('\0'));
  if (term.empty() || term[0] < 'A' || term[0] > 'Z') return "stems";
  if (term[0] != 'X') return fmt::format("terms {}", term[0]);
  return fmt::format("terms {}", term.substr(0, term.find(':') + 1));
}

std::string kind_of_metadata(std::string_view key) {
  return fmt::format("metadata {}", key.substr(0, key.find_first_of(":.") + 1));
}

std::string kind_of(std::string_view table, std::string_view key) {
  if (key.empty()) return "table";
  if (table == "docdata") return "records";
  if (table == "termlist") return key.size() > 2 && key.back() == 0 ? "slots" : "terms";
  if (table == "position" || key[0] != '\0') return kind_of_term(key);
  switch (static_cast<unsigned char>(key[1])) {
    case 0xC0:
      return kind_of_metadata(key.substr(2));
    case 0xD0:
      return "values, their bounds";
    case 0xD8:
      return fmt::format("values {:2}", static_cast<unsigned char>(key[2]));
    default:
      return "lengths";
  }
}

void add_leaf(const Block& block, std::string_view table,
              std::map<std::string, Kind>& kinds) {
  const std::size_t end = std::min(number_at(block, 9), block_size);
  for (std::size_t entry = directory_begin; entry + 1 < end; entry += 2) {
    const std::size_t at = number_at(block, entry);
    if (at + 3 > block_size || at + 3 + block[at + 2] > block_size) continue;
    const std::size_t size = (number_at(block, at) & 0x1FFF) + 3;
    const std::size_t part = (number_at(block, at) & 0x2000) != 0 ? 0 : 2;
    const std::size_t key = block[at + 2];
    Kind& kind =
        kinds[kind_of(table, {reinterpret_cast<const char*>(&block[at + 3]), key})];
    kind.items += 1;
    kind.keys += static_cast<double>(key);
    kind.tags += static_cast<double>(size - 3 - key - part);
    kind.headers += static_cast<double>(5 + part);
  }
}

// Of BYTES in all.
void print_kinds(const std::string& table, const std::map<std::string, Kind>& kinds,
                 double bytes, double briefs) {
  double used = 0;
  for (const auto& [name, kind] : kinds) {
    const double all = kind.keys + kind.tags + kind.headers;
    used += all;
    if (all / briefs >= 1)
      fmt::print("{:10}{:22}{:8.2f}{:8.1f}{:8.1f}{:8.1f}{:9.1f}\n", table, name,
                 kind.items / briefs, kind.keys / briefs, kind.tags / briefs,
                 kind.headers / briefs, all / briefs);
  }
  fmt::print("{:10}{:54}{:9.1f}\n", table, "no item", (bytes - used) / briefs);
  fmt::print("{:10}{:54}{:9.1f}\n\n", table, "all", bytes / briefs);
}

// An item is a term in a brief, its tag the positions.
void print_positions(const std::string& folder, const Xapian::Database& db) {
  const auto file = debrief::PositionFile::open(folder, db.get_uuid());
  if (file == nullptr) return;
  std::map<std::string, Kind> kinds;
  for (debrief::PositionTerms terms = file->walk(); terms.next();) {
    Kind& kind = kinds[kind_of_term(terms.term())];
    kind.items += static_cast<double>(terms.documents());
    for (debrief::PositionList list = terms.list(); list.next();)
      kind.tags += static_cast<double>(list.packed().size());
  }
  const auto bytes = std::filesystem::file_size(folder + "/positions");
  print_kinds("positions", kinds, static_cast<double>(bytes), db.get_doccount());
}

void print_table(const std::string& folder, const std::string& table, double briefs) {
  std::ifstream file(fmt::format("{}/{}.glass", folder, table), std::ios::binary);
  std::map<std::string, Kind> kinds;
  Block block{};
  double bytes = 0;
  while (file.read(reinterpret_cast<char*>(block.data()), block_size)) {
    bytes += block_size;
    if (block[4] == 0) add_leaf(block, table, kinds);
  }
  if (bytes != 0) print_kinds(table, kinds, bytes, briefs);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: debrief_bench_bytes GENERATION\n");
    return 2;
  }
  try {
    const Xapian::Database db(argv[1]);
    const double briefs = db.get_doccount();
    fmt::print("{:32}{:>8}{:>8}{:>8}{:>8}{:>9}\n", "per brief", "items", "keys", "tags",
               "headers", "bytes");
    for (const char* table : {"position", "postlist", "docdata", "termlist"})
      print_table(argv[1], table, briefs);
    print_positions(argv[1], db);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "debrief_bench_bytes: {}\n", error.get_msg());
    return 2;
  }
  return 0;
}
