#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "debrief/program_help.h"

namespace debrief {
namespace {

constexpr std::size_t line = 60;

// TEXT as roff prints it as it is: nothing in it is a request or an escape. Lines are
// broken at 60 columns or more, which roff undoes.
std::string roff(std::string_view text) {
  std::string out;
  bool at_start = true;
  std::size_t begin = 0;
  for (char c : text) {
    if (c == ' ' && out.size() - begin >= line) c = '\n';
    if (c == '\n') begin = out.size();
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";  // a hyphen that can be pasted
        break;
      case '~':
        out += "\\(ti";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '\'':
        out += "\\(aq";
        break;
      default:
        out += c;
    }
    at_start = c == '\n';
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return out;
}

std::string section_of(std::string_view title) {
  return fmt::format(".SH \"{}\"\n", roff(upper(title)));
}

std::string paragraphs_of(const std::vector<std::string>& paragraphs) {
  std::string out;
  for (const std::string& paragraph : paragraphs)
    out += fmt::format("{}{}\n", out.empty() ? "" : ".PP\n", roff(paragraph));
  return out;
}

std::string option_of(const HelpOption& option) {
  std::string out = ".TP\n";
  if (option.letter != 0) out += fmt::format("\\fB\\-{}\\fR, ", option.letter);
  out += fmt::format("\\fB{}\\fR", roff("--" + option.name));
  if (!option.value.empty()) out += fmt::format(" \\fI{}\\fR", roff(option.value));
  return out + fmt::format("\n{}\n", roff(option.meaning));
}

std::string options_of(const std::vector<HelpOption>& options) {
  std::string out;
  std::string group;
  for (const HelpOption& option : options) {
    const std::string title = option.group.empty() ? "Options" : option.group;
    if (group.empty() && title != "Options") out += section_of("Options");
    if (group != title)
      out += title == "Options" ? section_of(title)
                                : fmt::format(".SS \"{}\"\n", roff(title));
    group = title;
    out += option_of(option);
  }
  return out;
}

}  // namespace

std::string man_page(const ProgramHelp& help) {
  std::string out =
      fmt::format(".TH \"{}\" \"{}\" \"\" \"debrief {}\" \"debrief\"\n.nh\n.ad l\n",
                  roff(upper(help.name)), help.section, DEBRIEF_VERSION);
  out += section_of("Name") +
         fmt::format("{} \\- {}\n", roff(help.name), roff(help.summary));
  if (!help.synopsis.empty()) out += section_of("Synopsis");
  for (const std::string& line : help.synopsis)
    out +=
        fmt::format("{}\\fB{}\\fR {}\n", &line == &help.synopsis.front() ? "" : ".br\n",
                    roff(help.name), roff(line));
  if (!help.description.empty())
    out += section_of("Description") + paragraphs_of(help.description);
  out += options_of(help.options);
  for (const HelpSection& section : help.sections) {
    out += section_of(section.title) + paragraphs_of(section.paragraphs);
    for (const auto& [term, meaning] : section.items)
      out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(term), roff(meaning));
  }
  if (help.see_also.empty()) return out;
  out += section_of("See also");
  for (const std::string& page : help.see_also)
    out += fmt::format("\\fB{}\\fR{}\n", roff(page),
                       &page == &help.see_also.back() ? "" : ",");
  return out;
}

}  // namespace debrief
