#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/decode_charset.h"
#include "indexer/formats/note_list.h"
#include "indexer/formats/read_draft.h"

namespace debrief {
namespace {

constexpr std::size_t most_unpacked = 256U << 20;  // bytes of all entries together
constexpr int most_entries = 100000;
constexpr int deepest = 2;  // archives within archives

struct Close {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, Close>;

Archive open(std::string_view bytes) {
  Archive opened(archive_read_new());
  archive_read_support_filter_gzip(opened.get());
  archive_read_support_filter_xz(opened.get());
  archive_read_support_filter_zstd(opened.get());
  archive_read_support_filter_bzip2(opened.get());
  archive_read_support_format_zip(opened.get());
  archive_read_support_format_tar(opened.get());
  archive_read_support_format_raw(opened.get());
  archive_read_open_memory(opened.get(), bytes.data(), bytes.size());
  return opened;
}

std::string error_of(archive* a) {
  const char* text = archive_error_string(a);
  return text == nullptr ? "cannot be unpacked"
                         : std::string("cannot be unpacked: ") + text;
}

// "brief.html.gz" -> "brief.html".
std::string_view without_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  const bool in_name = dot != path.npos && (slash == path.npos || dot > slash);
  return in_name ? path.substr(0, dot) : path;
}

// What programs add that packed the archive, and no one wrote.
bool is_by_product(std::string_view name) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  return name.starts_with("__MACOSX/") || file == ".DS_Store" || file.starts_with("._") ||
         file == "Thumbs.db" || file == "desktop.ini";
}

class Unpacker {
 public:
  Unpacker(std::string_view path, const JsonMapping& mapping, Unpacking& unpacking)
      : path_(path), mapping_(mapping), unpacking_(unpacking) {}

  ReadResult read(std::string_view bytes) {
    const Archive opened = open(bytes);
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    for (int i = 0; goes_on_ && i < most_entries; ++i) {
      status = archive_read_next_header(opened.get(), &entry);
      if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL) break;
      if (archive_entry_filetype(entry) == AE_IFREG) read_entry(opened.get(), entry);
    }
    if (status == ARCHIVE_FATAL) notes_.add(error_of(opened.get()));
    result_.notes = notes_.take();
    if (result_.drafts.empty()) {
      result_.refusal =
          result_.notes.empty() ? "an archive without a brief" : result_.notes.front();
      if (!result_.notes.empty()) result_.notes.erase(result_.notes.begin());
    }
    return std::move(result_);
  }

 private:
  void read_entry(archive* a, archive_entry* entry) {
    const char* raw = archive_entry_pathname(entry);
    const bool is_alone = archive_format(a) == ARCHIVE_FORMAT_RAW;
    if (is_alone && archive_filter_count(a) < 2) {
      notes_.add("an archive that is damaged");
      goes_on_ = false;
      return;
    }
    const std::string name =
        is_alone ? std::string() : decode_charset(raw == nullptr ? "?" : raw, "").text;
    if (is_by_product(name)) return;
    if (archive_entry_is_encrypted(entry) != 0) return tell(name, "encrypted");
    const bool is_large =
        archive_entry_size_is_set(entry) != 0 &&
        archive_entry_size(entry) > static_cast<la_int64_t>(largest_file);
    if (is_large) return tell(name, too_large());
    const auto bytes = unpack(a, name);
    if (!bytes) return;
    ++unpacking_.depth;
    add(name, read_draft_within(is_alone ? without_extension(path_) : name, *bytes,
                                mapping_, unpacking_));
    --unpacking_.depth;
  }

  static std::string too_large() {
    return fmt::format("larger than {} MB when unpacked", largest_file >> 20);
  }

  void tell(const std::string& name, const std::string& note) {
    notes_.add(name.empty() ? note : name + ": " + note);
  }

  std::optional<std::string> unpack(archive* a, const std::string& name) {
    std::string out;
    std::array<char, 1U << 16> buffer;
    for (;;) {
      const la_ssize_t size = archive_read_data(a, buffer.data(), buffer.size());
      if (size == 0) return out;
      if (size < 0) {
        tell(name, error_of(a));
        return std::nullopt;
      }
      out.append(buffer.data(), static_cast<std::size_t>(size));
      unpacking_.bytes += static_cast<std::size_t>(size);
      if (out.size() > largest_file || unpacking_.bytes > most_unpacked) break;
    }
    // A bomb: whoever wrote it may have lied about its size, so nothing behind it is
    // read.
    goes_on_ = false;
    if (out.size() > largest_file)
      tell(name, too_large());
    else
      notes_.add(fmt::format("more than {} MB when unpacked: the rest is left out",
                             most_unpacked >> 20));
    return std::nullopt;
  }

  void add(const std::string& name, ReadResult read) {
    if (!read.refusal.empty()) tell(name, read.refusal);
    for (const std::string& note : read.notes) tell(name, note);
    for (Draft& draft : read.drafts) {
      unpacking_.blocks += draft.blocks.size();
      if (!name.empty())
        draft.fragment = draft.fragment.empty() ? name : name + '#' + draft.fragment;
      result_.drafts.push_back(std::move(draft));
    }
    if (unpacking_.blocks < most_blocks && result_.drafts.size() < most_briefs) return;
    goes_on_ = false;
    notes_.add("more than can be read at once: the rest is left out");
  }

  std::string_view path_;
  const JsonMapping& mapping_;
  Unpacking& unpacking_;
  ReadResult result_;
  NoteList notes_;
  bool goes_on_ = true;
};

}  // namespace

ReadResult read_packed(std::string_view path, std::string_view bytes,
                       const JsonMapping& mapping, Unpacking& unpacking) {
  if (unpacking.depth > deepest)
    return {{}, fmt::format("archives within archives, more than {} deep", deepest), {}};
  return Unpacker(path, mapping, unpacking).read(bytes);
}

}  // namespace debrief
