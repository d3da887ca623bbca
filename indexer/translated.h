// Where an index is written, Xapian's exceptions become ours.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <string>

#include "debrief/error.h"
#include "debrief/text.h"

namespace debrief {

// What FN returns. A Xapian::Error in it is thrown as an Error that names the index DIR.
template <class Fn>
auto translated(const std::string& dir, Fn fn) {
  try {
    return fn();
  } catch (const Xapian::DatabaseLockError&) {
    throw Error(fmt::format("the index at {} is being written by another program",
                            printable(dir)),
                "wait until it is done");
  } catch (const Xapian::Error& error) {
    throw Error(
        fmt::format("cannot write the index at {}: {}{}", printable(dir),
                    printable(error.get_msg()),
                    error.get_error_string() == nullptr
                        ? std::string()
                        : fmt::format(" ({})", error.get_error_string())),
        "what was committed before is still there; run again when this is mended");
  }
}

}  // namespace debrief
