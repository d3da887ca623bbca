// The plain text of a mail without what is not its own.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

// TEXT (line feeds only) without
//   quoted lines   beginning with ">", and the line before them that says who wrote them,
//                  unless the mail is nothing else
//   a reply's tail what follows "-----Original Message-----", if something stands above
//   a signature    from a line "-- " on, if at most 15 lines follow
//   a list's foot  from a line of underscores on, if at most 10 lines follow
// Links that are written as HTML although the mail is plain text ("<a href=…>words</a>")
// become "words (address)". FLOWED (RFC 3676): lines that end in a space go on in the
// next.
std::string mail_text(std::string_view text, bool flowed);

}  // namespace debrief
