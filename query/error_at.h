// What is wrong with a question, and where in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "debrief/error.h"

namespace debrief {

// An Error whose message goes on with the question and a caret under bytes
// [at, at + length) of it:
//
//   unknown field "sorce"
//     sorce:x
//     ^~~~~
//
// The question is shown as printable() in text.h has it; one wider than 70 columns is cut
// around the place, with "…" where something is left out. Wide East Asian characters take
// two columns and combining marks none, as terminals have it.
Error error_at(std::string_view question, std::size_t at, std::size_t length,
               const std::string& message, const std::string& hint = {});

// TEXT in quotes as a message may show it: printable, and no longer than 40 code points.
std::string quoted(std::string_view text);

}  // namespace debrief
