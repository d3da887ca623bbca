#include "query/render/json.h"

#include <fmt/format.h>

#include <string_view>

#include "debrief/text.h"

namespace debrief {
namespace {

// These stand nowhere but in strings: the library escapes what is below them.
bool is_harmful(char32_t c) {
  return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string dump(const Json& json) {
  const std::string whole = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(whole.size());
  for (std::size_t at = 0; at < whole.size();) {
    const CodePoint c = code_point_at(whole, at);
    if (is_harmful(c.value))
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.value));
    else
      out += std::string_view(whole).substr(at, c.size);
    at += c.size;
  }
  return out;
}

std::string_view name_of(View view) {
  switch (view) {
    case View::briefs:
      return "briefs";
    case View::claims:
      return "claims";
    case View::timeline:
      return "timeline";
    case View::facets:
      return "facets";
    case View::count:
      return "count";
    case View::compare:
      return "compare";
  }
  return "";
}

Json text_or_null(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json(nullptr);
}

Json versions_list(const std::vector<Version>& versions) {
  Json list = Json::array();
  for (const Version& version : versions)
    list.push_back({{"id", version.id},
                    {"title", version.title},
                    {"date", text_or_null(version.date)},
                    {"path", version.path}});
  return list;
}

Json first_path(const Record& record) {
  return record.paths.empty() ? Json(nullptr) : Json(record.paths.front());
}

}  // namespace debrief
