#include "indexer/formats/resolve_references.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/formats/cite_block.h"

namespace debrief {
namespace {

using Addresses = std::vector<std::string>;

constexpr std::size_t most_addresses = 8;  // of one entry

// "[1]", "[12]", "[^name]" at a byte of a text.
struct Mark {
  std::string label;  // "1", "name"
  std::size_t end = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_label(char c) {
  return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' || c == '_';
}

std::optional<Mark> mark_at(std::string_view text, std::size_t at) {
  if (text[at] != '[') return std::nullopt;
  std::size_t begin = at + 1;
  const bool caret = begin < text.size() && text[begin] == '^';
  if (caret) ++begin;
  std::size_t end = begin;
  while (end < text.size() && end - begin <= 32 &&
         (caret ? is_label(text[end]) : is_digit(text[end])))
    ++end;
  const std::size_t size = end - begin;
  if (size == 0 || (!caret && size > 3) || end == text.size() || text[end] != ']')
    return std::nullopt;
  return Mark{std::string(text.substr(begin, size)), end + 1};
}

// The addresses written out in TEXT.
void add_bare_addresses(Addresses& out, std::string_view text) {
  for (std::size_t at = text.find("http"); at != text.npos && out.size() < most_addresses;
       at = text.find("http", at)) {
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://")) {
      at += 4;
      continue;
    }
    const std::size_t end = std::min(rest.find_first_of(" <>\"|"), rest.size());
    std::string_view address = rest.substr(0, end);
    address = address.substr(0, address.find_last_not_of(".,;:!?)]'") + 1);
    out.emplace_back(address);
    at += end;
  }
}

// The addresses of the links within SPAN, else those written out there. `link` is where
// to look on from, so that a long list is walked once.
Addresses addresses_within(const Block& block, Span span,
                           std::vector<Link>::const_iterator& link) {
  Addresses out;
  for (; link != block.links.end() && link->span.end <= span.end; ++link)
    if (link->span.begin >= span.begin && out.size() < most_addresses)
      out.push_back(link->address);
  if (out.empty())
    add_bare_addresses(
        out, std::string_view(block.text).substr(span.begin, span.end - span.begin));
  return out;
}

struct Entry {
  std::string label;
  Addresses addresses;
};

// The entries that the whole block consists of; none when it is no list of them.
std::vector<Entry> entries_of(const Block& block) {
  std::vector<std::pair<std::string, Span>> parts;
  const std::string& text = block.text;
  for (std::size_t at = 0; at < text.size(); at = text.find(" [", at + 1)) {
    const std::size_t open = at == 0 ? 0 : at + 1;
    if (auto mark = mark_at(text, open)) {
      if (!parts.empty()) parts.back().second.end = at;
      parts.push_back({std::move(mark->label), {mark->end, text.size()}});
    } else if (at == 0) {
      return {};
    }
  }
  std::vector<Entry> entries;
  auto link = block.links.begin();
  for (auto& [label, span] : parts) {
    Addresses addresses = addresses_within(block, span, link);
    if (addresses.empty()) return {};
    entries.push_back({std::move(label), std::move(addresses)});
  }
  return entries;
}

// A mark or the words of a link, to be taken out, and what is cited there then.
struct Edit {
  Span span;
  Addresses addresses;
  std::string words;
};

// The words of this link are only the number of a note: "[1]", "^1", or "1" right behind
// a word or a stop.
bool is_note(const Block& block, const Link& link) {
  const std::string_view text = block.text;
  std::string_view words = text.substr(link.span.begin, link.span.end - link.span.begin);
  if (words.empty() || words.size() > 6) return false;
  const bool dressed = words.front() == '[' || words.front() == '^';
  if (words.front() == '[' && words.back() == ']')
    words = words.substr(1, words.size() - 2);
  if (words.starts_with('^')) words.remove_prefix(1);
  if (words.empty() || words.size() > 3 ||
      !std::all_of(words.begin(), words.end(), is_digit))
    return false;
  if (dressed) return true;
  if (link.span.begin == 0) return false;
  const char before = text[link.span.begin - 1];
  const bool behind_stop =
      link.span.begin > 1 && before == ' ' &&
      std::string_view(".,;:!?)").find(text[link.span.begin - 2]) != text.npos;
  return behind_stop || (before != ' ' && before != '(' && before != '$');
}

// "1" of the note "[^1]".
std::string words_of(const Block& block, Span span) {
  std::string words = block.text.substr(span.begin, span.end - span.begin);
  std::erase_if(words, [](char c) { return c == '[' || c == ']' || c == '^'; });
  return words;
}

// What is left of BLOCK; `edits` are in order and do not overlap.
Block edited(const Block& block, const std::vector<Edit>& edits) {
  Block out{block.kind, block.level, {}, {}};
  std::size_t at = 0;
  auto link = block.links.begin();
  const auto copy_up_to = [&](std::size_t end) {
    for (; link != block.links.end() && link->span.end <= end; ++link) {
      const std::size_t here = out.text.size();
      if (link->span.begin >= at)
        out.links.push_back(
            {{link->span.begin - at + here, link->span.end - at + here}, link->address});
    }
    out.text.append(block.text, at, end - at);
  };
  for (const Edit& edit : edits) {
    copy_up_to(edit.span.begin);
    at = edit.span.end;
    while (link != block.links.end() && (link->span.begin < at || link->span.end == at))
      ++link;
    append_group(out, edit.addresses, edit.words);
  }
  copy_up_to(block.text.size());
  return out;
}

using References = std::unordered_map<std::string, Addresses>;

// All marks and notes of the block, in order.
std::vector<Edit> find_edits(const Block& block, const References& references,
                             std::unordered_set<std::string>& named) {
  std::vector<Edit> edits;
  auto link = block.links.begin();
  for (std::size_t at = 0; at < block.text.size();) {
    while (link != block.links.end() && link->span.begin < at) ++link;
    if (link != block.links.end() && link->span.begin == at && link->span.end > at) {
      const Span span = link->span;
      if (is_note(block, *link)) {
        edits.push_back({span, {link->address}, words_of(block, span)});
        // Further addresses of the note.
        while (++link != block.links.end() && link->span.end == span.end)
          edits.back().addresses.push_back(link->address);
      }
      at = span.end;
      continue;
    }
    if (block.text[at] != '[') {  // on to where something may begin
      const auto open = references.empty() ? std::string::npos : block.text.find('[', at);
      const bool is_ahead = link != block.links.end() && link->span.begin > at;
      at = std::min(
          {open, is_ahead ? link->span.begin : block.text.size(), block.text.size()});
      continue;
    }
    const auto mark = mark_at(block.text, at);
    const auto found = mark ? references.find(mark->label) : references.end();
    if (found == references.end()) {
      ++at;
      continue;
    }
    named.insert(found->first);
    edits.push_back({{at, mark->end}, found->second, mark->label});
    at = mark->end;
  }
  return edits;
}

bool is_list_title(const Block& block) {
  if (block.text.size() > 16) return false;
  std::string word;
  for (char c : block.text)
    if (c != ':') word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const std::string_view title :
       {"sources", "references", "footnotes", "notes", "links", "citations"})
    if (word == title) return true;
  return false;
}

}  // namespace

void resolve_references(std::vector<Block>& blocks) {
  References references;
  std::vector<std::vector<Entry>> entries(blocks.size());
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!blocks[i].text.starts_with('[')) continue;
    entries[i] = entries_of(blocks[i]);
    for (const Entry& entry : entries[i])
      references.emplace(entry.label, entry.addresses);
  }
  std::unordered_set<std::string> named;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!entries[i].empty()) continue;
    const std::vector<Edit> edits = find_edits(blocks[i], references, named);
    if (!edits.empty()) blocks[i] = edited(blocks[i], edits);
  }
  std::vector<Block> kept;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool used =
        std::any_of(entries[i].begin(), entries[i].end(),
                    [&](const Entry& entry) { return named.contains(entry.label); });
    if (used && !kept.empty() && is_list_title(kept.back())) kept.pop_back();
    if (!used) kept.push_back(std::move(blocks[i]));
  }
  blocks = std::move(kept);
}

}  // namespace debrief
