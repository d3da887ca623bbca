#include "indexer/commit_or_end.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "debrief/error.h"
#include "indexer/translated.h"

namespace debrief {
namespace {

constexpr int could_not = 2;  // the exit code of what could not be done

thread_local const std::string* committing = nullptr;  // the path, while it lasts

// What is in flight, thrown again. While Xapian's cleaning up throws, that may be an
// exception that nobody has caught yet, which no program can look at: then what the system
// said last.
void throw_again(int error) {
  if (std::current_exception()) throw;
  throw Xapian::DatabaseError("the commit failed", error);
}

[[noreturn]] void end_program() {
  const int error = errno;
  if (committing == nullptr) std::abort();
  try {
    translated(*committing, [&] { throw_again(error); });
  } catch (const Error& said) {
    fmt::print(stderr, "debrief-index: {}\n{}\n", said.what(), said.hint);
    std::_Exit(could_not);
  } catch (...) {
  }
  std::abort();
}

class EndInstead {
 public:
  explicit EndInstead(const std::string& path)
      : before_(std::set_terminate(end_program)) {
    committing = &path;
  }
  ~EndInstead() {
    committing = nullptr;
    std::set_terminate(before_);
  }
  EndInstead(const EndInstead&) = delete;
  EndInstead& operator=(const EndInstead&) = delete;

 private:
  std::terminate_handler before_;
};

}  // namespace

void commit_or_end(Xapian::WritableDatabase& db, const std::string& path) {
  const EndInstead guard(path);
  db.commit_transaction();
}

}  // namespace debrief
