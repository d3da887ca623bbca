#include "indexer/formats/front_matter.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/parse_day.h"

namespace debrief {
namespace {

constexpr std::size_t largest = 1U << 20;  // bytes; nobody writes more by hand

// As Hugo, Jekyll, Obsidian, Ghost and feeds name them, in the order they are believed;
// compared without case, "_" and "-".
constexpr std::array<std::string_view, 2> title_keys = {"title", "headline"};
constexpr std::array<std::string_view, 11> date_keys = {
    "date",          "published",   "publishedat",   "pubdate",
    "datepublished", "publishdate", "publisheddate", "publicationdate",
    "created",       "createdat",   "datecreated"};

constexpr std::array<std::string_view, 7> story_keys = {
    "stories", "items", "articles", "news", "briefs", "entries", "posts"};

struct Entry {
  std::string key;
  std::string value;
};

std::string folded(std::string_view key) {
  std::string out;
  for (char c : key)
    if (c != '_' && c != '-') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_key_line(std::string_view line) {
  const std::size_t end = line.find_first_of(":=");
  if (end == line.npos || end == 0 || end > 40) return false;
  return std::all_of(
      line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
               c == '_' || c == '-' || c == ' ' || c == '"';
      });
}

// Where the front matter's own lines are, and where the text behind it begins.
struct Place {
  std::string_view lines;
  std::size_t size = 0;
  bool is_closed = true;
};

std::optional<Place> find_place(std::string_view text, std::string_view fence) {
  const std::size_t first = text.find('\n');
  if (first == text.npos ||
      text.substr(0, text.find_last_not_of(" \t", first - 1) + 1) != fence)
    return std::nullopt;
  std::optional<Place> open;
  bool has_key = false;
  for (std::size_t at = first + 1; at < text.size() && at < largest;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view words = line.substr(0, line.find_last_not_of(" \t") + 1);
    const std::size_t next = std::min(end + 1, text.size());
    if (words == fence || (words == "..." && fence == "---")) {
      if (!has_key) return std::nullopt;
      return Place{text.substr(first + 1, at - first - 1), next, true};
    }
    if (words.empty() && !open)
      open = {text.substr(first + 1, at - first - 1), next, false};
    has_key = has_key || is_key_line(line);
    if (!has_key && open) return std::nullopt;
    at = next;
  }
  return open;
}

void use(FrontMatter& matter, const std::vector<Entry>& entries) {
  const auto value_of = [&](std::string_view key) -> const std::string* {
    for (const Entry& entry : entries)
      if (entry.key == key) return &entry.value;
    return nullptr;
  };
  for (const std::string_view key : title_keys) {
    const std::string* value = matter.title ? nullptr : value_of(key);
    if (value == nullptr) continue;
    if (std::string title = on_one_line(*value); !title.empty()) matter.title = title;
  }
  for (const std::string_view key : date_keys)
    if (const std::string* value = matter.date ? nullptr : value_of(key);
        value != nullptr)
      if (const auto day = parse_stated_day(*value)) {
        matter.date = day->date;
        matter.order = day->order;
      }
}

std::vector<Entry> yaml_entries(const YAML::Node& root) {
  std::vector<Entry> entries;
  for (const auto& pair : root)
    if (pair.first.IsScalar() && pair.second.IsScalar())
      entries.push_back({folded(pair.first.Scalar()), pair.second.Scalar()});
  return entries;
}

// A digest may be all front matter: a list of stories, each with a title and a text.
std::vector<Item> yaml_stories(const YAML::Node& root) {
  std::vector<Item> stories;
  for (const std::string_view key : story_keys) {
    const YAML::Node list = root[std::string(key)];
    if (!list || !list.IsSequence()) continue;
    for (const YAML::Node& node : list) {
      if (!node.IsMap()) continue;
      const auto value = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
          if (const YAML::Node found = node[name]; found && found.IsScalar())
            return found.Scalar();
        return std::string();
      };
      Item story;
      story.title = value({"title", "headline"});
      story.body = value({"summary", "text", "description", "content", "body"});
      story.address = value({"url", "link", "source_url"});
      story.is_source = true;
      if (const auto day = parse_stated_day(value({"date", "published"}))) {
        story.date = day->date;
        story.order = day->order;
      }
      if (!story.body.empty()) stories.push_back(std::move(story));
    }
    if (!stories.empty()) break;
  }
  return stories;
}

// Throws toml::parse_error.
std::vector<Entry> toml_entries(std::string_view lines) {
  std::vector<Entry> entries;
  const toml::table root = toml::parse(lines);
  for (const auto& [key, value] : root) {
    std::ostringstream printed;
    if (const auto* text = value.as_string())
      printed << text->get();
    else if (value.is_date() || value.is_date_time())
      value.visit([&](const auto& node) { printed << node; });
    entries.push_back({folded(key.str()), printed.str()});
  }
  return entries;
}

// "key: value" or "key = value" a line, for what is nearly YAML or TOML.
std::vector<Entry> plain_entries(std::string_view lines) {
  std::vector<Entry> entries;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!is_key_line(line)) continue;
    const std::size_t colon = line.find_first_of(":=");
    std::string_view key = line.substr(0, colon);
    std::string_view value = line.substr(colon + 1);
    key = key.substr(0, key.find_last_not_of(" \t\"") + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t\"'"), value.size()));
    value = value.substr(0, value.find_last_not_of(" \t\"'") + 1);
    entries.push_back({folded(key), std::string(value)});
  }
  return entries;
}

// Throws YAML::Exception.
void use_yaml(FrontMatter& matter, std::string_view lines) {
  const YAML::Node root = YAML::Load(std::string(lines));
  if (!root.IsMap()) throw YAML::ParserException(YAML::Mark::null_mark(), "no keys");
  const std::vector<Entry> entries = yaml_entries(root);
  use(matter, entries);
  matter.stories = yaml_stories(root);
  for (const Entry& entry : entries)
    if (entry.key == "summary" && !matter.stories.empty()) matter.summary = entry.value;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter matter;
  const bool is_toml = text.starts_with("+++");
  const auto place = find_place(text, is_toml ? "+++" : "---");
  if (!place) return matter;
  matter.size = place->size;
  try {
    if (is_toml)
      use(matter, toml_entries(place->lines));
    else
      use_yaml(matter, place->lines);
    if (!place->is_closed) matter.note = "front matter without an end";
    return matter;
  } catch (const YAML::Exception& error) {
    matter.note = fmt::format("front matter is no YAML (line {}: {})",
                              error.mark.line + 2, error.msg);
  } catch (const toml::parse_error& error) {
    matter.note = fmt::format("front matter is no TOML (line {}: {})",
                              error.source().begin.line + 1, error.description());
  }
  use(matter, plain_entries(place->lines));
  return matter;
}

}  // namespace debrief
