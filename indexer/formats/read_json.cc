#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/item_draft.h"
#include "indexer/formats/json_items.h"
#include "indexer/formats/json_mapping.h"
#include "indexer/formats/name_fragments.h"
#include "indexer/formats/note_list.h"
#include "indexer/formats/parse_day.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/reread_brief.h"

namespace debrief {
namespace {

using nlohmann::json;

constexpr std::size_t largest_item = 4U
                                     << 20;  // bytes; in memory it is twenty times that
constexpr std::size_t most_notes = 20;       // of bad lines; the rest is counted

// What is at a path of keys; nullptr: nothing.
const json* find(const json& object, std::string_view path) {
  const json* value = &object;
  while (value->is_object()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const auto found = value->find(path.substr(0, dot));
    if (found == value->end()) return nullptr;
    value = &*found;
    if (dot == path.size()) return value->is_null() ? nullptr : value;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

const json* find(const json& object, const std::vector<std::string>& paths) {
  for (const std::string& path : paths)
    if (const json* value = find(object, path)) return value;
  return nullptr;
}

// A string as it is, a number in digits, of a list each on its own.
std::vector<std::string> texts(const json* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return {value->get<std::string>()};
  if (value->is_number()) return {value->dump()};
  std::vector<std::string> out;
  if (value->is_array())
    for (const json& part : *value) {
      const json* text = part.is_object() ? find(part, "text") : &part;
      if (text != nullptr && text->is_string()) out.push_back(text->get<std::string>());
    }
  return out;
}

std::string text(const json* value, std::string_view between = " ") {
  std::string out;
  for (const std::string& part : texts(value)) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

// A day as text or the seconds, or milliseconds, since 1970 in UTC.
std::optional<StatedDay> day(const json* value) {
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) return parse_stated_day(text(value));
  double seconds = value->get<double>();
  if (seconds > 1e11) seconds /= 1000;
  if (seconds < 1e8 || seconds > 1e11) return std::nullopt;
  return StatedDay{from_days(static_cast<int>(seconds / 86400))};
}

Draft mapped(const json& object, const JsonMapping& mapping) {
  Item item;
  item.title = text(find(object, mapping.title));
  if (const auto stated = day(find(object, mapping.date))) {
    item.date = stated->date;
    item.order = stated->order;
  }
  item.summary = texts(find(object, mapping.summary));
  item.body = text(find(object, mapping.body), "\n\n");
  item.address = text(find(object, mapping.address));
  for (const char* key : {"source", "publisher", "outlet", "external_url", "source_url"})
    item.is_source = item.is_source || find(object, key) != nullptr;
  // One text that is called a summary is the brief if there is no other.
  if (item.body.empty() && item.summary.size() == 1)
    item.body = std::exchange(item.summary, {}).front();
  Draft draft = item_draft(item, "json");
  draft.fragment = text(find(object, mapping.id)).substr(0, 80);
  return draft;
}

}  // namespace

ReadResult read_json(std::string_view bytes, const JsonMapping& mapping,
                     const FilePart* part) {
  ReadResult result;
  NoteList notes;
  std::size_t without_text = 0;
  const JsonItems found = part == nullptr ? json_items(bytes, mapping.items)
                          : part->kind == PartKind::lines
                              ? json_lines(bytes, part->first)
                              : json_elements(bytes, part->first, part->is_last);
  const auto has_no_text = [&](const std::string& where) {
    if (part != nullptr)
      notes.add(where + " is without a text");
    else
      ++without_text;
  };
  for (const auto& [item, place] : found.items) {
    if (result.drafts.size() > most_briefs) break;
    const std::string where = place.empty() ? "it" : place;
    if (item.size() > largest_item) {
      notes.add(where + " is larger than 4 MB");
      continue;
    }
    try {
      const json object = json::parse(item);
      if (!object.is_object()) {
        has_no_text(where);
        continue;
      }
      Draft draft =
          is_parsed_brief(object) ? reread_brief(object) : mapped(object, mapping);
      if (draft.blocks.empty())
        has_no_text(where);
      else
        result.drafts.push_back(std::move(draft));
    } catch (const json::parse_error& error) {
      notes.add(where + " is no JSON (byte " + std::to_string(error.byte) + ')');
    }
  }
  if (!found.note.empty()) notes.add(found.note);
  if (without_text > 0) notes.add(std::to_string(without_text) + " without a text");
  if (part != nullptr) {
    result.more_notes = notes.more();
    result.notes = notes.take_first();
    name_part(result.drafts);
    return result;
  }
  result.notes = notes.take();
  if (result.drafts.empty()) {
    result.refusal = result.notes.empty() ? "no brief in it" : result.notes.front();
    result.notes.clear();
  } else if (found.items.size() == 1) {
    result.drafts.front().fragment.clear();
  } else {
    name_fragments(result.drafts);
  }
  return result;
}

}  // namespace debrief
