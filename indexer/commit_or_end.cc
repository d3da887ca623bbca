#include "indexer/commit_or_end.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "debrief/error.h"
#include "indexer/translated.h"

namespace debrief {
namespace {

constexpr int could_not = 2;  // the exit code of what could not be done

thread_local const std::string* committing = nullptr;  // the path, while it lasts

[[noreturn]] void end_program() {
  if (committing == nullptr || !std::current_exception()) std::abort();
  try {
    translated(*committing, [] { std::rethrow_exception(std::current_exception()); });
  } catch (const Error& error) {
    fmt::print(stderr, "debrief-index: {}\n{}\n", error.what(), error.hint);
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
