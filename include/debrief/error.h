// What is thrown when a program cannot do what it was asked to do.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace debrief {

// Caught once, in main, which prints "debrief-…: MESSAGE", then HINT on a line of its
// own when there is one, and exits 2. MESSAGE says what is wrong, HINT what mends it:
//   Error{"there is no index at /tmp/x", "make one: debrief-index -d /tmp/x FOLDER"}
// A single bad file is no Error: it is a value with its reason, and the run goes on.
struct Error : std::runtime_error {
  explicit Error(const std::string& message, std::string hint_text = {})
      : std::runtime_error(message), hint(std::move(hint_text)) {}

  std::string hint;  // empty: nothing to add
};

// What is read of an index cannot have been written so. Nothing else reads it better.
struct Damage : Error {
  using Error::Error;
  explicit Damage(const Error& error) : Error(error) {}
};

}  // namespace debrief
