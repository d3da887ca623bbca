#include "indexer/formats/json_mapping.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "debrief/error.h"

namespace debrief {

JsonMapping parse_json_mapping(std::string_view text) {
  using nlohmann::json;
  const std::string hint =
      R"(write {"items": "data.posts", "title": "headline", "body": "html"})";
  const json root = json::parse(text, nullptr, false);
  if (!root.is_object()) throw Error("the mapping file is no JSON object", hint);
  JsonMapping mapping;
  const std::pair<std::string_view, std::vector<std::string>*> parts[] = {
      {"items", &mapping.items}, {"title", &mapping.title},
      {"date", &mapping.date},   {"summary", &mapping.summary},
      {"body", &mapping.body},   {"address", &mapping.address},
      {"id", &mapping.id}};
  for (const auto& [key, value] : root.items()) {
    std::vector<std::string>* paths = nullptr;
    for (const auto& [name, part] : parts)
      if (name == key) paths = part;
    if (paths == nullptr) throw Error("the mapping file knows no \"" + key + '"', hint);
    paths->clear();
    for (const json& path : value.is_array() ? value : json::array({value})) {
      if (!path.is_string())
        throw Error("the mapping file: \"" + key + "\" is no path", hint);
      paths->push_back(path.get<std::string>());
    }
  }
  return mapping;
}

}  // namespace debrief
