#include <fmt/format.h>

#include <string>

#include "debrief/text.h"
#include "query/render/layout.h"
#include "query/render/mark_names.h"
#include "query/render/render.h"
#include "query/render/shell_path.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

NameMarker marker_of(const Record& record) {
  std::vector<std::string> names = record.companies;
  names.insert(names.end(), record.people.begin(), record.people.end());
  return NameMarker(std::move(names));
}

std::string draw_list(const std::vector<std::string>& list, const Style& style) {
  std::string all;
  for (const std::string& item : list) all.append(all.empty() ? "" : ", ").append(item);
  return all.empty()
             ? all
             : draw_lines({}, wrap({{printable(all), Face::faint}}, measure(style)),
                          style);
}

std::string draw_claims(const Record& record, Zone zone, const Style& style) {
  const NameMarker marker = marker_of(record);
  const Text bullet = {{zone == Zone::summary ? "• " : "", Face::bar}};
  const std::size_t room = measure(style) - columns_of(bullet);
  std::string out;
  for (const RecordClaim& claim : record.claims) {
    if (claim.zone != zone) continue;
    Text text = marked(claim.text, marker(claim.text), Face::plain, Face::strong);
    const Text outlets = cited(claim.sources);
    if (zone == Zone::body) text.insert(text.end(), outlets.begin(), outlets.end());
    out += draw_lines(bullet, wrap(text, room), style);
  }
  return out.empty() ? out : '\n' + out;
}

}  // namespace

std::string render_preview(const Record& record, const Style& style) {
  const std::string title = printable(shown_title(record));
  std::string out = draw_lines({}, wrap({{title, Face::strong}}, measure(style)), style);
  out += paint({{shown_date(record), Face::plain}}, style) + '\n';
  out += draw_list(record.companies, style) + draw_list(record.sources, style);
  out += draw_claims(record, Zone::summary, style);
  out += draw_claims(record, Zone::body, style);
  if (record.paths.empty()) return out;
  const std::string& path = record.paths.front();
  return out + '\n' +
         paint({{shell_path(path, style.folder), Face::faint, file_address(path)}},
               style) +
         '\n';
}

}  // namespace debrief
