#include "indexer/glass/drop_position_table.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "debrief/glass_layout.h"
#include "debrief/varint.h"
#include "indexer/glass/version_file.h"

namespace debrief {
namespace {

void pass_root(ByteReader& reader) {
  for (int i = 0; i < 5; ++i) (void)reader.number();
  (void)reader.string();
}

}  // namespace

bool drop_position_table(const std::string& folder) {
  std::ifstream file(folder + "/" + std::string(glass_version_file), std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const std::string mark = std::string(glass_mark) + std::string(glass_format);
  const std::size_t begin = mark.size() + glass_name_size;
  if (!bytes.starts_with(mark) || bytes.size() < begin) return false;
  ByteReader reader{std::string_view(bytes).substr(begin)};
  (void)reader.number();  // revision
  for (int table = 0; table < 3; ++table) pass_root(reader);
  std::string without(bytes, 0, bytes.size() - reader.bytes.size());
  append_empty_root(without);
  pass_root(reader);
  without += reader.bytes;
  replace_version_file(folder, without);
  std::error_code error;  // then it stays there for nothing
  std::filesystem::remove(folder + "/position.glass", error);
  return true;
}

}  // namespace debrief
