#include "indexer/split_file.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>
#include <utility>

#include "indexer/formats/json_items.h"
#include "indexer/formats/mail_joints.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/sniff_format.h"

namespace debrief {
namespace {

constexpr std::size_t decisive = 4U << 20;  // bytes at its head tell what a file is

// A file from its beginning to its end, a window of it in memory.
class Window {
 public:
  explicit Window(const std::string& path)
      : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)),
        hash_(XXH3_createState()) {
    XXH3_64bits_reset(hash_.get());
    at_end_ = file_ < 0;
  }
  ~Window() {
    if (file_ >= 0) close(file_);
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Reads on until there are so many bytes, or the file ends.
  void fill(std::size_t size) {
    while (!at_end_ && bytes_.size() < size) {
      const std::size_t had = bytes_.size();
      bytes_.resize(had + (1U << 18));
      const ssize_t n = read(file_, bytes_.data() + had, bytes_.size() - had);
      bytes_.resize(had + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
      if (n < 0 && errno == EINTR) continue;
      failed_ = failed_ || n < 0;
      at_end_ = n <= 0;
      XXH3_64bits_update(hash_.get(), bytes_.data() + had, bytes_.size() - had);
    }
  }

  void drop(std::size_t size) {
    bytes_.erase(0, size);
    begin_ += size;
  }

  std::string_view bytes() const { return bytes_; }
  std::uint64_t begin() const { return begin_; }  // of the window, in the file
  bool at_end() const { return at_end_; }
  bool failed() const { return failed_ || file_ < 0; }
  std::uint64_t hash() const {
    return XXH3_64bits_digest(hash_.get());
  }  // of what was read

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };

  int file_;
  std::unique_ptr<XXH3_state_t, Free> hash_;
  std::string bytes_;
  std::uint64_t begin_ = 0;
  bool at_end_ = false;
  bool failed_ = false;
};

std::optional<PartKind> kind_of(const std::string& path, std::string_view head) {
  const FileFormat format = sniff_format(path, head);
  if (format == FileFormat::mbox) return PartKind::mails;
  if (format == FileFormat::json && are_json_lines(head)) return PartKind::lines;
  if (format == FileFormat::json && is_json_array(head)) return PartKind::elements;
  return std::nullopt;
}

// Finds the commas between the elements of an array whose bytes come bit by bit.
class ArrayJoints {
 public:
  // Behind the first joint at or behind AT, from which BYTES goes on; npos: none in it.
  std::size_t next(std::string_view bytes, std::size_t at) {
    for (; at < bytes.size(); ++at)
      if (is_joint(bytes[at])) return at + 1;
    return bytes.npos;
  }

 private:
  bool is_joint(char c) {
    if (in_string_) {
      const bool ends = c == '"' && !is_escaped_;
      is_escaped_ = c == '\\' && !is_escaped_;
      in_string_ = !ends;
      return false;
    }
    in_string_ = c == '"';
    if (c == '[' || c == '{') ++depth_;
    if ((c == ']' || c == '}') && depth_ > 0) is_over_ = --depth_ == 0 || is_over_;
    return c == ',' && depth_ == 1 && !is_over_;
  }

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool is_over_ = false;  // the array; what follows is no part of it
};

class Splitter {
 public:
  Splitter(Window& window, PartKind kind, std::size_t size)
      : window_(window), kind_(kind), size_(size) {
    open_.begin = window.begin();
  }

  std::vector<FilePart> split() {
    for (;;) {
      window_.fill(std::max(size_, searched_) + mail_lookahead + 1);
      const std::size_t joint = next_joint();
      if (joint != std::string::npos) {
        take(joint);
      } else if (window_.at_end()) {
        break;
      } else if (searched_ > largest_file + mail_lookahead) {
        pass_over();
      }
    }
    if (!window_.bytes().empty()) {
      if (cut_ > 0 && window_.bytes().size() > size_) close_part(cut_, units_ - 1);
      close_part(window_.bytes().size(), units_);
    }
    return std::move(parts_);
  }

 private:
  // From where on the next mail, line or element begins, if what is in the window can tell.
  std::size_t next_joint() {
    const std::string_view bytes = window_.bytes();
    std::size_t found = bytes.npos;
    if (kind_ == PartKind::elements) {
      found = array_joints_.next(bytes, searched_);
      searched_ = std::min(found, bytes.size());
      return found;
    }
    if (kind_ == PartKind::mails) {
      found = next_mail(bytes, searched_ + 1);
    } else if (const auto end = bytes.find('\n', searched_); end + 1 < bytes.size()) {
      found = end + 1;  // npos + 1 is no place either
    }
    if (found == 0) found = bytes.npos;
    // A line "From …" may be one only for what has not been read yet.
    const std::size_t known = window_.at_end() ? bytes.size()
                              : bytes.size() > mail_lookahead
                                  ? bytes.size() - mail_lookahead
                                  : 0;
    if (found <= known) {
      searched_ = found;
      return found;
    }
    searched_ = std::max(searched_, known);
    return bytes.npos;
  }

  // Another mail, line or element begins at JOINT.
  void take(std::size_t joint) {
    if (joint > size_ && cut_ > 0) {
      joint -= cut_;
      close_part(cut_, units_ - 1);
    }
    if (joint > size_ || open_.too_large) {
      close_part(joint, units_);
    } else {
      cut_ = joint;
      ++units_;
    }
  }

  // One that is too large to be kept: its bytes go as they come.
  void pass_over() {
    if (cut_ > 0) return close_part(cut_, units_ - 1);
    open_.too_large = true;
    const std::size_t passed = searched_ - 8;  // the blank line before a joint stays
    window_.drop(passed);
    searched_ -= passed;
  }

  void close_part(std::size_t end, std::size_t units) {
    window_.drop(end);
    searched_ -= std::min(searched_, end);
    cut_ = 0;
    open_.kind = kind_;
    open_.end = window_.begin();
    open_.count = units;
    open_.too_large = open_.end - open_.begin > largest_file;
    parts_.push_back(open_);
    open_.begin = open_.end;
    open_.first += units;
    open_.too_large = false;
    units_ = 1;
  }

  Window& window_;
  PartKind kind_;
  ArrayJoints array_joints_;
  std::size_t size_;
  std::vector<FilePart> parts_;
  FilePart open_;             // the part that is being made
  std::size_t searched_ = 0;  // up to here no joint is left to be found
  std::size_t cut_ = 0;       // the last joint that the part may end at; 0: none yet
  std::size_t units_ = 1;     // that have begun in it
};

}  // namespace

std::vector<FilePart> split_file(const FileStatus& file, std::size_t size) {
  Window window(file.path);
  window.fill(decisive);
  const auto kind = kind_of(file.path, window.bytes());
  if (!kind) return {};
  if (window.bytes().starts_with("\xEF\xBB\xBF")) window.drop(3);
  std::vector<FilePart> parts = Splitter(window, *kind, size).split();
  if (window.failed() || parts.empty()) return {};
  parts.front().is_first = true;
  parts.back().is_last = true;
  for (FilePart& part : parts) part.content = window.hash();
  return parts;
}

FileTasks split_tasks(FileTasks tasks) {
  FileTasks out;
  for (; !tasks.empty(); tasks.pop_front()) {  // not both in memory
    FileTask& task = tasks.front();
    std::vector<FilePart> parts;
    if (task.file.size > 4 * part_size) parts = split_file(task.file);
    if (!parts.empty() && task.known == parts.front().content)
      parts.erase(parts.begin() + 1, parts.end());
    if (parts.empty()) out.push_back(std::move(task));
    for (const FilePart& part : parts)
      out.push_back({task.file, task.known, std::make_shared<FilePart>(part)});
  }
  return out;
}

}  // namespace debrief
