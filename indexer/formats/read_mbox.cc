#include <algorithm>
#include <string>
#include <vector>

#include "indexer/formats/mail_joints.h"
#include "indexer/formats/name_fragments.h"
#include "indexer/formats/note_list.h"
#include "indexer/formats/read_draft.h"

namespace debrief {
namespace {

// The mails, each behind its line "From …".
std::vector<std::string_view> split(std::string_view bytes) {
  std::vector<std::string_view> mails;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty()) {
    const std::size_t end = std::min(next_mail(bytes, 1), bytes.size());
    const std::size_t head = std::min(bytes.substr(0, end).find('\n'), end - 1) + 1;
    mails.push_back(bytes.substr(head, end - head));
    bytes.remove_prefix(end);
  }
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

ReadResult read_mbox(std::string_view bytes, const FilePart* part) {
  ReadResult result;
  NoteList notes;
  const std::vector<std::string_view> mails = split(bytes);
  const std::size_t first = part != nullptr ? part->first : 1;
  const bool is_one = part == nullptr && mails.size() == 1;
  for (std::size_t i = 0; i < mails.size() && i <= most_briefs; ++i) {
    ReadResult mail = read_mail(unescaped(mails[i]));
    const std::string place =
        is_one ? std::string() : "mail " + std::to_string(first + i) + ": ";
    if (!mail.refusal.empty()) notes.add(place + mail.refusal);
    for (const std::string& note : mail.notes) notes.add(place + note);
    std::move(mail.drafts.begin(), mail.drafts.end(), std::back_inserter(result.drafts));
  }
  if (!bytes.ends_with('\n') && (part == nullptr || part->is_last))
    notes.add("ends in the middle of a line: the last mail may be cut");
  if (part != nullptr) {
    result.more_notes = notes.more();
    result.notes = notes.take_first();
    name_part(result.drafts);
    return result;
  }
  result.notes = notes.take();
  if (result.drafts.empty()) result.refusal = "no mail in it";
  if (!is_one) name_fragments(result.drafts);
  return result;
}

}  // namespace debrief
