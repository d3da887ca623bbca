#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "debrief/text.h"
#include "query/render/layout.h"
#include "query/render/mark_names.h"
#include "query/render/render.h"
#include "query/render/shell_path.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

struct Words {
  std::string_view method;
  std::string_view words;
};

constexpr std::array<Words, 7> methods = {{
    {"header", "from the header of the message"},
    {"front-matter", "stated at the top of the file"},
    {"file-name", "from the name of the file"},
    {"dateline", "from its dateline"},
    {"weekday", "worked out from a weekday that the text names"},
    {"text", "worked out from the dates in the text"},
    {"saved", "the day the file was saved"},
}};

constexpr std::array<std::string_view, 7> weekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string date_line(const Record& record) {
  if (!record.date) return "undated";
  std::string line =
      fmt::format("{} {}", weekdays[static_cast<std::size_t>(weekday(*record.date)) - 1],
                  to_string(*record.date));
  for (const Words& row : methods)
    if (row.method == record.date_method) line += fmt::format(", {}", row.words);
  if (!record.date_confidence.empty())
    line += fmt::format(" ({} confidence)", record.date_confidence);
  return line;
}

std::string saved_line(const Record& record) {
  if (!record.saved) return fmt::format("format {}", record.format);
  return fmt::format("format {}, saved {}", record.format, to_string(*record.saved));
}

// The outlets by number: as the record lists them, then what only a claim names.
struct Sources {
  std::vector<std::string> hosts;
  std::map<std::string, std::size_t> numbers;  // from 1
};

Sources number_sources(const Record& record) {
  Sources sources;
  const auto add = [&](const std::string& host) {
    if (sources.numbers.emplace(host, sources.hosts.size() + 1).second)
      sources.hosts.push_back(host);
  };
  for (const std::string& host : record.sources) add(host);
  for (const RecordClaim& claim : record.claims)
    for (const std::string& host : claim.sources) add(host);
  return sources;
}

class BriefPage {
 public:
  BriefPage(const Record& record, const std::vector<Version>& versions,
            const Style& style)
      : record_(record),
        versions_(versions),
        style_(style),
        sources_(number_sources(record)),
        marker_(names_of(record)),
        digits_(std::to_string(record.claims.size()).size()) {}

  std::string draw() {
    draw_top();
    draw_zone(Zone::summary, "Summary");
    draw_zone(Zone::body, "Claims");
    draw_sources();
    draw_unbacked();
    draw_versions();
    return std::move(out_);
  }

 private:
  static std::vector<std::string> names_of(const Record& record) {
    std::vector<std::string> names = record.companies;
    names.insert(names.end(), record.people.begin(), record.people.end());
    names.insert(names.end(), record.organizations.begin(), record.organizations.end());
    return names;
  }

  void add(const Text& first, const Text& text) {
    const std::size_t used = std::min(columns_of(first), measure(style_) / 2);
    out_ += draw_lines(first, wrap(text, measure(style_) - used), style_);
  }

  void add_line(const std::string& text, Face face) { add({}, {{text, face}}); }

  void draw_top() {
    add_line(printable(shown_title(record_)), Face::strong);
    add_line(printable(date_line(record_)), Face::plain);
    add_line(printable(saved_line(record_)), Face::faint);
    for (const std::string& path : record_.paths)
      out_ += paint({{shell_path(path, style_.folder), Face::faint, file_address(path)}},
                    style_) +
              '\n';
    out_ += paint({{record_.id, Face::faint}}, style_) + '\n';
  }

  // "[1] [3]", or that nobody is cited.
  Text numbers_of(const RecordClaim& claim) const {
    if (claim.sources.empty()) return {{" (uncited)", Face::faint}};
    Text text;
    for (const std::string& host : claim.sources)
      text.push_back({fmt::format(" [{}]", sources_.numbers.at(host)), Face::faint});
    return text;
  }

  void draw_claim(std::size_t i) {
    const RecordClaim& claim = record_.claims[i];
    Text text = marked(claim.text, marker_(claim.text), Face::plain, Face::strong);
    const Text numbers = numbers_of(claim);
    text.insert(text.end(), numbers.begin(), numbers.end());
    add({{fmt::format("{:>{}}  ", i + 1, digits_), Face::faint}}, text);
  }

  void draw_zone(Zone zone, const std::string& name) {
    bool is_first = true;
    for (std::size_t i = 0; i < record_.claims.size(); ++i) {
      const RecordClaim& claim = record_.claims[i];
      if (claim.zone != zone) continue;
      if (is_first) out_ += '\n' + paint({{name, Face::bar}}, style_) + '\n';
      const bool stands_apart =
          claim.opens_paragraph && zone == Zone::body && claim.heading.empty();
      if (!is_first && stands_apart) out_ += '\n';
      if (!claim.heading.empty()) draw_heading(claim.heading, is_first);
      draw_claim(i);
      is_first = false;
    }
  }

  void draw_heading(std::string_view headings, bool is_first) {
    if (!is_first) out_ += '\n';
    while (!headings.empty()) {
      const std::size_t end = std::min(headings.find('\n'), headings.size());
      add_line(printable(headings.substr(0, end)), Face::strong);
      headings.remove_prefix(std::min(end + 1, headings.size()));
    }
  }

  void draw_sources() {
    if (sources_.hosts.empty()) return;
    out_ += '\n' + paint({{"Sources", Face::bar}}, style_) + '\n';
    const std::size_t digits = std::to_string(sources_.hosts.size()).size();
    for (std::size_t i = 0; i < sources_.hosts.size(); ++i) {
      const std::string& host = sources_.hosts[i];
      out_ += paint({{fmt::format("{:>{}}  ", fmt::format("[{}]", i + 1), digits + 2),
                      Face::faint},
                     {host, Face::plain, "https://" + host}},
                    style_) +
              '\n';
    }
  }

  // The outlets that a claim names without citing them.
  void draw_unbacked() {
    bool is_first = true;
    for (const RecordAttribution& one : record_.named) {
      if (one.backed) continue;
      if (is_first)
        out_ += '\n' + paint({{"Named, not cited", Face::bar}}, style_) + '\n';
      is_first = false;
      const std::string host = one.host.empty() ? "" : fmt::format(" ({})", one.host);
      add({{fmt::format("{:>{}}  ", one.claim, digits_), Face::faint}},
          {{printable(one.name), Face::plain}, {printable(host), Face::faint}});
    }
  }

  // How to come to its other editions: the ids are what --show takes.
  void draw_versions() {
    if (versions_.empty()) return;
    out_ += '\n' + paint({{"Other versions", Face::bar}}, style_) + '\n';
    for (const Version& version : versions_) {
      add({{printable(version.id) + "  ", Face::faint}},
          {{printable(version.date ? to_string(*version.date) : "undated"), Face::faint},
           {"  " + printable(version.title), Face::plain}});
      if (!version.path.empty())
        out_ += paint({{shell_path(version.path, style_.folder), Face::faint,
                        file_address(version.path)}},
                      style_) +
                '\n';
    }
  }

  const Record& record_;
  const std::vector<Version>& versions_;
  const Style& style_;
  Sources sources_;
  NameMarker marker_;
  std::size_t digits_;
  std::string out_;
};

}  // namespace

std::string render_brief(const Record& record, const Style& style,
                         const std::vector<Version>& versions) {
  return BriefPage(record, versions, style).draw();
}

}  // namespace debrief
