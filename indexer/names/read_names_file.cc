#include "indexer/names/read_names_file.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/read_option_file.h"

namespace debrief {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<std::string_view, NameKind>, 4> lists = {{
    {"companies", NameKind::company},
    {"organizations", NameKind::organization},
    {"people", NameKind::person},
    {"places", NameKind::place},
}};

constexpr const char* form =
    R"(the form is {"companies": [{"name": "Amazon", "owns": ["AWS"]}]})";

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw Error(path + ": " + what, form);
}

// "3:14" for a byte of the text.
std::string line_and_column(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n');
  const std::string_view rest =
      start == std::string_view::npos ? before : before.substr(start + 1);
  return fmt::format("{}:{}", line, std::max<std::size_t>(count_code_points(rest), 1));
}

class Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}
  KnownName name(const Json& object, NameKind kind, const std::string& where) const;

 private:
  std::vector<std::string> strings(const Json& value, const std::string& where) const;
  bool truth(const Json& value, const std::string& where) const;

  std::string path_;
};

std::vector<std::string> Reader::strings(const Json& value,
                                         const std::string& where) const {
  const bool fits =
      value.is_array() &&
      std::all_of(value.begin(), value.end(), [](auto& v) { return v.is_string(); });
  if (!fits) refuse(path_, where + " is not a list of strings");
  return value.get<std::vector<std::string>>();
}

bool Reader::truth(const Json& value, const std::string& where) const {
  if (!value.is_boolean()) refuse(path_, where + " is neither true nor false");
  return value.get<bool>();
}

KnownName Reader::name(const Json& object, NameKind kind,
                       const std::string& where) const {
  if (!object.is_object()) refuse(path_, where + " is not an object");
  KnownName known;
  known.kind = kind;
  for (const auto& [key, value] : object.items()) {
    const std::string place = where + "." + key;
    if (key == "name") {
      if (!value.is_string()) refuse(path_, place + " is not a string");
      known.name = value.get<std::string>();
    } else if (key == "aliases") {
      known.aliases = strings(value, place);
    } else if (key == "owns") {
      known.owns = strings(value, place);
    } else if (key == "outlet") {
      known.outlet = truth(value, place);
    } else if (key == "word") {
      known.word = truth(value, place);
    } else {
      refuse(path_, place + " is not known");
    }
  }
  if (known.name.empty()) refuse(path_, where + " has no name");
  if (known.name.size() > longest_name_bytes) {
    refuse(path_,
           fmt::format("{}.name is longer than {} bytes", where, longest_name_bytes));
  }
  return known;
}

}  // namespace

std::vector<KnownName> parse_names(std::string_view json, const std::string& path) {
  Json root;
  try {
    root = Json::parse(json);
  } catch (const Json::parse_error& error) {
    throw Error(
        fmt::format("{}:{}: this is not JSON", path, line_and_column(json, error.byte)),
        form);
  }
  if (!root.is_object()) refuse(path, "the whole is not an object");
  for (const auto& [key, value] : root.items()) {
    const bool known = std::any_of(lists.begin(), lists.end(),
                                   [&](const auto& list) { return list.first == key; });
    if (!known) refuse(path, key + " is not known");
    if (!value.is_array()) refuse(path, key + " is not a list");
  }
  const Reader reader(path);
  std::vector<KnownName> out;
  for (const auto& [key, kind] : lists) {
    const auto list = root.find(key);
    if (list == root.end()) continue;
    for (std::size_t i = 0; i < list->size(); ++i) {
      out.push_back(reader.name((*list)[i], kind, fmt::format("{}[{}]", key, i)));
    }
  }
  return out;
}

std::vector<KnownName> read_names_file(const std::string& path) {
  return parse_names(read_option_file(path, "--entities"), path);
}

}  // namespace debrief
