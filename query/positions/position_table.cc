#include "query/positions/position_table.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <string_view>

#include "debrief/error.h"
#include "debrief/glass_layout.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr const char* table_name = "position.glass";
constexpr unsigned table_place = 3;   // among the roots
constexpr unsigned most_levels = 10;  // as Xapian has it
constexpr std::size_t least_block = 2048;
constexpr std::size_t largest_block = 65536;

// The beginning of the file: far more than the roots take.
std::string read_beginning(int folder, const std::string& name) {
  const int descriptor = openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  std::array<char, 4096> bytes;
  const ssize_t size = read(descriptor, bytes.data(), bytes.size());
  close(descriptor);
  return size <= 0 ? std::string() : std::string(bytes.data(), bytes.data() + size);
}

// As Xapian writes the name of a database: 8-4-4-4-12 hexadecimal digits.
std::string written_name(std::string_view name) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    const auto byte = static_cast<unsigned char>(name[i]);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

// The last item that does not come behind KEY. The first has no key, and none is before.
std::size_t branch_at(const GlassBlock& block, const GlassKey& key) {
  std::size_t low = 0;
  std::size_t high = block.items;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (compare(block.branch_item(middle).key, key) <= 0 ? low : high) = middle;
  }
  return low;
}

}  // namespace

std::shared_ptr<const PositionTable> PositionTable::open(const std::string& folder,
                                                         const std::string& uuid,
                                                         std::uint64_t revision) {
  // By one descriptor, so that both files are of one folder, whatever is renamed.
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return nullptr;
  const std::shared_ptr<PositionTable> table(new PositionTable);
  bool is_known = table->read_version(opened, uuid, revision);
  if (is_known && !table->is_empty_) {
    table->descriptor_ = openat(opened, table_name, O_RDONLY | O_CLOEXEC);
    is_known = table->descriptor_ >= 0;
  }
  close(opened);
  return is_known ? table : nullptr;
}

PositionTable::~PositionTable() {
  if (descriptor_ >= 0) close(descriptor_);
}

// False: not what can be read here.
bool PositionTable::read_version(int folder, const std::string& uuid,
                                 std::uint64_t revision) try {
  const std::string bytes = read_beginning(folder, std::string(glass_version_file));
  ByteReader reader{bytes};
  const auto take = [&](std::size_t size) {
    const std::string_view taken = reader.bytes.substr(0, size);
    reader.bytes.remove_prefix(taken.size());
    return taken;
  };
  if (take(glass_mark.size()) != glass_mark ||
      take(glass_format.size()) != glass_format ||
      written_name(take(glass_name_size)) != uuid || reader.number() != revision)
    return false;
  revision_ = static_cast<std::uint32_t>(revision);
  for (unsigned place = 0; place <= table_place; ++place) {
    root_ = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    const std::uint64_t flags = reader.number();
    is_empty_ = (flags & 1) != 0;
    levels_ = static_cast<unsigned>(flags >> 2);
    (void)reader.number();  // of items
    block_size_ = reader.number_up_to(largest_block >> 11) << 11;
    (void)reader.number();  // from how many bytes on tags are compressed
    (void)reader.string();  // blocks that are free
  }
  return is_empty_ || (block_size_ >= least_block && levels_ < most_levels);
} catch (const Error&) {
  return false;  // it ends too early: Xapian knows what to say of it
}

void PositionTable::read_block(std::uint32_t number, unsigned level, std::uint32_t newest,
                               GlassBlock& block) const {
  if (block.number != number) {
    block.number = GlassBlock::no_number;
    block.bytes.resize(block_size_);
    std::size_t got = 0;
    while (got < block_size_) {
      const auto at = static_cast<off_t>(number) * static_cast<off_t>(block_size_);
      const ssize_t size = pread(descriptor_, block.bytes.data() + got, block_size_ - got,
                                 at + static_cast<off_t>(got));
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0)
        throw Xapian::DatabaseError("cannot read the table of positions",
                                    size < 0 ? errno : 0);
      got += static_cast<std::size_t>(size);
    }
  }
  if (block.revision() > newest)
    throw Xapian::DatabaseModifiedError(
        "the revision being read has been discarded - you should call "
        "Xapian::Database::reopen() and retry the operation");
  block.check(level);
  block.number = number;
}

void PositionTable::find_leaf(const GlassKey& key, std::vector<GlassBlock>& path) const {
  path.resize(levels_ + 1);
  std::uint32_t number = root_;
  std::uint32_t newest = revision_;
  for (unsigned level = levels_;; --level) {
    GlassBlock& block = path[level];
    if (block.number != number) read_block(number, level, newest, block);
    if (level == 0) return;
    newest = block.revision();
    number = block.branch_item(branch_at(block, key)).block;
  }
}

}  // namespace debrief
