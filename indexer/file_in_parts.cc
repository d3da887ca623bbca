#include "indexer/file_in_parts.h"

#include <iterator>
#include <utility>

namespace debrief {

using State = PreparedFile::State;

FileInParts::FileInParts(std::optional<KnownFile> before) : before_(std::move(before)) {}

void FileInParts::add_notes(const std::vector<std::string>& notes, std::size_t more) {
  for (const std::string& note : notes) notes_.add(note);
  notes_.add_more(more);
}

void FileInParts::add(const FilePart& part, PreparedFile& prepared) {
  whole_.content = part.content;
  if (prepared.state == State::gone || prepared.state == State::unreadable) {
    whole_.state = prepared.state;
    whole_.refusal = prepared.refusal;
  }
  for (std::size_t i = 0; i < prepared.briefs.size(); ++i) {
    if (!prepared.are_shared[i]) continue;
    std::string& fragment = prepared.briefs[i].fragment;
    std::string numbered = numbers_.next(fragment);
    if (numbered != fragment) prepared.documents[i].packed.reset();  // it says its path
    fragment = std::move(numbered);
  }
  add_notes(prepared.notes, prepared.more_notes);
  whole_.formats.insert(prepared.formats.begin(), prepared.formats.end());
  whole_.briefs.insert(whole_.briefs.end(), prepared.briefs.begin(),
                       prepared.briefs.end());
}

KnownFile FileInParts::so_far() const {
  KnownFile file;
  file.modified = -1;
  file.briefs = whole_.briefs;
  if (!before_) return file;
  std::set<std::pair<std::string, std::string>> there;
  for (const KnownBrief& brief : file.briefs) there.emplace(brief.fragment, brief.id);
  for (const KnownBrief& brief : before_->briefs)
    if (there.count({brief.fragment, brief.id}) == 0) file.briefs.push_back(brief);
  return file;
}

PreparedFile FileInParts::whole() {
  whole_.notes = notes_.take();
  if (whole_.briefs.empty() && whole_.state == State::read) {
    whole_.state = State::refused;
    whole_.refusal = whole_.notes.empty() ? "no brief in it" : whole_.notes.front();
    whole_.notes.clear();
  }
  return std::move(whole_);
}

}  // namespace debrief
