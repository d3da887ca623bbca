#include "indexer/formats/mail_joints.h"

#include "indexer/formats/sniff_format.h"

namespace debrief {
namespace {

// The line that ends with the line end at END is empty but for a carriage return.
bool ends_blank_line(std::string_view text, std::size_t end) {
  if (end > 0 && text[end - 1] == '\r') --end;
  return end == 0 || text[end - 1] == '\n';
}

}  // namespace

std::size_t next_mail(std::string_view mailbox, std::size_t at) {
  if (at > 0) --at;
  for (;;) {
    at = mailbox.find("\nFrom ", at);
    if (at == mailbox.npos) return at;
    const std::size_t begin = at + 1;
    const std::string_view line = mailbox.substr(begin, longest_from_line);
    const std::size_t end = line.find('\n');
    if (ends_blank_line(mailbox, at) && end != line.npos &&
        looks_like_header(mailbox.substr(begin + end + 1)))
      return begin;
    ++at;
  }
}

}  // namespace debrief
