#include "indexer/read_briefs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "debrief/text.h"
#include "indexer/amounts/find_amounts.h"
#include "indexer/attributions/find_attributions.h"
#include "indexer/dates/find_dates.h"
#include "indexer/dates/infer_published.h"
#include "indexer/formats/read_draft.h"
#include "indexer/ledger.h"
#include "indexer/names/find_names.h"
#include "indexer/parse_brief.h"

namespace debrief {
namespace {

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

DayOrders orders_of(const Draft& draft, std::string_view path) {
  DayOrders orders;
  orders.add(draft.order);
  add_orders(last_part(path), orders);
  if (draft.title) add_orders(*draft.title, orders);
  for (const Block& block : draft.blocks) add_orders(block.text, orders);
  return orders;
}

BriefOutline outline_of(const Draft& draft, std::string_view path) {
  const std::string title = fold(draft.title            ? *draft.title
                                 : draft.blocks.empty() ? ""
                                                        : draft.blocks.front().text);
  return {hash_bytes(title), ending_lines(draft.blocks), orders_of(draft, path)};
}

// Claim by claim: no amount reaches over the edge of one.
void add_amounts(Brief& brief) {
  for (Claim& claim : brief.claims) {
    const Span span = claim.span;
    claim.amounts = find_amounts(
        std::string_view(brief.text).substr(span.begin, span.end - span.begin));
    for (Amount& amount : claim.amounts) {
      amount.span.begin += span.begin;
      amount.span.end += span.begin;
    }
  }
}

Brief complete(Draft draft, const FileStatus& file, const ReadContext& context) {
  const Date saved = day_of(file.modified);
  const DateClues clues{draft.header,  draft.front_matter, last_part(file.path), saved,
                        context.today, draft.order,        context.order};
  const std::string fragment = draft.fragment;
  const std::optional<Published> known = draft.published;
  const std::optional<Date> stated = draft.header ? draft.header : draft.front_matter;
  Brief brief = parse_brief(std::move(draft), context.repeated);
  brief.path = fragment.empty() ? file.path : fmt::format("{}#{}", file.path, fragment);
  // The time of a file that holds several is that of the last: what states its day does
  // not change with those that come after it.
  brief.saved = fragment.empty() || !stated ? saved : *stated;
  const DatedText dated = read_dated_text(brief.text, context.order);
  brief.published = known ? *known : infer_published(dated, clues);
  brief.names = find_names(brief.text, context.names);
  brief.mentioned = find_dates(dated, brief.published.date);
  add_amounts(brief);
  brief.named = find_attributions(brief.text, brief.claims);
  return brief;
}

ReadResult drafts_of(const std::string& path, std::string_view bytes,
                     const JsonMapping& mapping, const FilePart* part) {
  return part != nullptr ? read_draft_part(bytes, mapping, *part)
                         : read_draft(path, bytes, mapping);
}

}  // namespace

FileBytes read_bytes(const FileStatus& file, const FilePart* part) {
  FileBytes out;
  if (part != nullptr && part->too_large) return out;
  if (part == nullptr && file.size > largest_file) {
    out.refusal =
        fmt::format("{} MB large: only mailboxes and JSON Lines may have more than {} MB",
                    file.size >> 20, largest_file >> 20);
    return out;
  }
  const auto fail = [&](int error) {
    out.bytes.clear();
    out.refusal = std::strerror(error);
    out.gone = error == ENOENT || error == ENOTDIR;
    out.unreadable = !out.gone;
  };
  const int descriptor = open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return fail(errno), out;
  // One byte more than the walk saw, to notice a file that grows while it is read.
  out.bytes.resize(part != nullptr ? part->end - part->begin : file.size + 1);
  const std::uint64_t begin = part != nullptr ? part->begin : 0;
  std::size_t size = 0;
  for (;;) {
    if (part != nullptr && size == out.bytes.size()) break;
    if (size == out.bytes.size()) out.bytes.resize(size * 2);
    const ssize_t n = pread(descriptor, out.bytes.data() + size, out.bytes.size() - size,
                            static_cast<off_t>(begin + size));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(errno);
    if (n <= 0 || (size += static_cast<std::size_t>(n)) > largest_file) break;
  }
  close(descriptor);
  if (out.refusal.empty()) out.bytes.resize(size);
  return out;
}

FileOutline outline_file(const std::string& path, std::string_view bytes,
                         const JsonMapping& mapping, const FilePart* part) {
  FileOutline out;
  const ReadResult read = drafts_of(path, bytes, mapping, part);
  out.refusal = read.refusal;
  for (const Draft& draft : read.drafts) out.briefs.push_back(outline_of(draft, path));
  return out;
}

FileBriefs read_briefs(const FileStatus& file, std::string_view bytes,
                       const ReadContext& context, const FilePart* part) {
  FileBriefs out;
  ReadResult read = drafts_of(file.path, bytes, context.mapping, part);
  out.refusal = std::move(read.refusal);
  out.notes = std::move(read.notes);
  out.more_notes = read.more_notes;
  for (Draft& draft : read.drafts) {
    ReadBrief entry;
    entry.fragment = draft.fragment;
    entry.is_shared = draft.is_shared;
    entry.outline = outline_of(draft, file.path);
    entry.brief = complete(std::move(draft), file, context);
    out.briefs.push_back(std::move(entry));
  }
  return out;
}

}  // namespace debrief
