// Where one mail of a mailbox ends and the next begins.
#pragma once

#include <cstddef>
#include <string_view>

namespace debrief {

// How far behind a joint next_mail() looks to tell that it is one: a line "From …" and the
// header lines below it.
inline constexpr std::size_t longest_from_line = 1U << 10;  // bytes
inline constexpr std::size_t mail_lookahead = longest_from_line + (1U << 16);

// The first byte from AT on of a line "From …" that begins a mail: it follows a blank line
// and header lines follow it, for a text may have a line that begins so too. None: npos.
// The line that opens a mailbox is not looked for: it begins the first mail.
std::size_t next_mail(std::string_view mailbox, std::size_t at);

}  // namespace debrief
