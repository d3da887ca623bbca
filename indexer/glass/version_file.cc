#include "indexer/glass/version_file.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

#include "debrief/error.h"
#include "debrief/glass_layout.h"
#include "debrief/varint.h"
#include "indexer/glass/file_writer.h"

namespace debrief {
namespace {

// Tags of the postlist and position tables are never compressed.
constexpr unsigned never = 0;
constexpr unsigned from_eighteen = 18;

void append_root(std::string& out, const TableRoot& root, unsigned compressed) {
  const bool exists = root.blocks != 0;
  append_number(out, root.block);
  append_number(out, root.level << 2 | 2 | (exists ? 0 : 1));
  append_number(out, root.items);
  append_number(out, glass_block >> 11);
  append_number(out, compressed);
  std::string free;
  if (exists) {
    append_number(free, glass_revision);
    append_number(free, root.blocks);
    free.append(4, '\0');
  }
  append_string(out, free);
}

// A random UUID (RFC 4122, version 4).
std::string new_name() {
  std::random_device random;
  std::string name;
  while (name.size() < glass_name_size) name += static_cast<char>(random());
  name[6] = static_cast<char>((name[6] & 0x0F) | 0x40);
  name[8] = static_cast<char>((name[8] & 0x3F) | 0x80);
  return name;
}

// "0a1b2c3d-0123-4567-89ab-0123456789ab" (RFC 4122).
std::string uuid_of(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += fmt::format("{:02x}", static_cast<unsigned char>(name[i]));
  }
  return text;
}

std::string version_bytes(const std::string& name, unsigned revision,
                          const GlassTables& tables, const GlassTotals& totals) {
  std::string out(glass_mark);
  out += glass_format;
  out += name;
  append_number(out, revision);
  append_root(out, tables.postlist, never);
  append_root(out, tables.docdata, from_eighteen);
  append_root(out, tables.termlist, from_eighteen);
  append_root(out, tables.position, never);
  append_root(out, {}, from_eighteen);  // spelling
  append_root(out, {}, from_eighteen);  // synonyms
  append_number(out, totals.documents);
  append_number(out, 0);  // numbers above that no document has
  append_number(out, totals.least_length);
  append_number(out, totals.largest_wdf);
  append_number(out, totals.largest_length - totals.largest_wdf);
  append_number(out, 0);  // oldest set of changes kept for replication
  append_number(out, totals.length);
  append_number(out, 0);  // most frequent word of the spelling table
  return out;
}

}  // namespace

std::string write_version_file(const std::string& folder, const GlassTables& tables,
                               const GlassTotals& totals) {
  const std::string name = new_name();
  replace_version_file(folder, version_bytes(name, glass_revision, tables, totals));
  return uuid_of(name);
}

void append_empty_root(std::string& out) { append_root(out, {}, never); }

void replace_version_file(const std::string& folder, std::string_view bytes) {
  const std::string path = folder + "/" + std::string(glass_version_file);
  FileWriter file(path + ".new");
  file.write(bytes);
  file.finish(true);
  if (std::rename(file.path().c_str(), path.c_str()) != 0)
    throw Error("cannot write " + path);
}

bool writes_known_format(const std::string& folder) {
  const std::string tried = folder + "/format";
  std::string got;
  try {
    Xapian::WritableDatabase(tried,
                             Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
    std::ifstream file(tried + "/" + std::string(glass_version_file), std::ios::binary);
    got.assign(std::istreambuf_iterator<char>(file), {});
  } catch (const Xapian::Error&) {
    return false;  // another backend: whoever writes next will say what is wrong
  }
  std::error_code error;
  std::filesystem::remove_all(tried, error);
  const std::size_t name_at = glass_mark.size() + glass_format.size();
  return got.size() >= name_at + glass_name_size &&
         got == version_bytes(got.substr(name_at, glass_name_size), 0, {}, {});
}

}  // namespace debrief
