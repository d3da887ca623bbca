#include <algorithm>
#include <string>
#include <vector>

#include "indexer/formats/name_fragments.h"
#include "indexer/formats/note_list.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/sniff_format.h"

namespace debrief {
namespace {

// Where each mail begins: behind a line "From …" that opens the file or follows a blank
// line and is followed by header lines, for a text may have a line that begins so too.
std::vector<std::string_view> split(std::string_view bytes) {
  std::vector<std::string_view> mails;
  std::size_t begin = bytes.npos;
  bool after_blank = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    const std::size_t next = std::min(end + 1, bytes.size());
    if (after_blank && line.starts_with("From ") &&
        (begin == bytes.npos || looks_like_header(bytes.substr(next)))) {
      if (begin != bytes.npos) mails.push_back(bytes.substr(begin, at - begin));
      begin = next;
    }
    after_blank = line.empty() || line == "\r";
    at = next;
  }
  if (begin != bytes.npos) mails.push_back(bytes.substr(begin));
  return mails;
}

// Lines ">From " are "From ", escaped so that they begin no mail.
std::string unescaped(std::string_view mail) {
  std::string out;
  out.reserve(mail.size());
  for (std::size_t at = 0; at < mail.size();) {
    const std::size_t found = mail.find("\n>", at);
    const std::size_t end = std::min(found, mail.size());
    out += mail.substr(at, end - at);
    if (end == mail.size()) break;
    const std::size_t quotes =
        std::min(mail.find_first_not_of('>', end + 1), mail.size());
    const bool escaped = mail.substr(quotes).starts_with("From ");
    out += '\n';
    out += mail.substr(end + (escaped ? 2 : 1), quotes - end - (escaped ? 2 : 1));
    at = quotes;
  }
  return out;
}

}  // namespace

ReadResult read_mbox(std::string_view bytes) {
  ReadResult result;
  NoteList notes;
  const std::vector<std::string_view> mails = split(bytes);
  for (std::size_t i = 0; i < mails.size() && i <= most_briefs; ++i) {
    ReadResult mail = read_mail(unescaped(mails[i]));
    const std::string place =
        mails.size() > 1 ? "mail " + std::to_string(i + 1) + ": " : std::string();
    if (!mail.refusal.empty()) notes.add(place + mail.refusal);
    for (const std::string& note : mail.notes) notes.add(place + note);
    std::move(mail.drafts.begin(), mail.drafts.end(), std::back_inserter(result.drafts));
  }
  if (!bytes.ends_with('\n'))
    notes.add("ends in the middle of a line: the last mail may be cut");
  result.notes = notes.take();
  if (result.drafts.empty()) result.refusal = "no mail in it";
  if (mails.size() > 1) name_fragments(result.drafts);
  return result;
}

}  // namespace debrief
