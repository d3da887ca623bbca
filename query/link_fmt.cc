// What of fmt a question uses, as a part of the program: opening and linking fmt's own
// library takes as long as reading the index does.
#define FMT_HEADER_ONLY
#include <fmt/format.h>

#include <cstdio>

namespace debrief {
namespace {

// Functions that are defined where they are used are only there when they are.
struct FormattingFunctions {
  std::string (*format)(fmt::string_view, fmt::format_args) = &fmt::vformat;
  void (*print)(fmt::string_view, fmt::format_args) = &fmt::vprint;
  void (*print_to)(std::FILE*, fmt::string_view, fmt::format_args) = &fmt::vprint;
  bool (*is_printable)(std::uint32_t) = &fmt::detail::is_printable;
  void (*throw_error)(const char*) = &fmt::detail::throw_format_error;
};
[[gnu::used]] constexpr FormattingFunctions formatting_functions;

}  // namespace
}  // namespace debrief
