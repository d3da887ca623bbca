#include "tests/quality/published_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <ctime>
#include <fstream>
#include <iterator>

#include "debrief/error.h"
#include "indexer/read_briefs.h"

namespace debrief {
namespace {

constexpr Date today{2026, 11, 20};

std::string read_all(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Whether a number of four digits that can be a year begins at AT.
bool is_year(const std::string& text, std::size_t at) {
  const bool four = at + 4 <= text.size() && is_digit(text[at + 2]) &&
                    is_digit(text[at + 3]) && (at == 0 || !is_digit(text[at - 1])) &&
                    (at + 4 == text.size() || !is_digit(text[at + 4]));
  return four && (text.compare(at, 2, "19") == 0 || text.compare(at, 2, "20") == 0);
}

// Without the years that are not LEFT, and without the comma and the space before them.
std::string without_years(const std::string& text, YearsLeft left, const Date& day) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool goes =
        left != YearsLeft::all && is_year(text, at) &&
        (left == YearsLeft::none || text.compare(at, 4, std::to_string(day.year)) == 0);
    if (!goes) {
      out += text[at++];
      continue;
    }
    if (out.ends_with(' ')) out.pop_back();
    if (out.ends_with(',')) out.pop_back();
    at += 4;
  }
  return out;
}

// Without what front matter says of the day.
std::string without_header(std::string text) {
  if (!text.starts_with("---\n")) return text;
  for (std::size_t at = 4; at < text.size() && text.compare(at, 3, "---") != 0;) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (text.compare(at, 4, "date") == 0)
      text.erase(at, end - at);
    else
      at = end;
  }
  return text;
}

std::int64_t nanoseconds_of(const Date& day) {
  std::tm noon{};
  noon.tm_year = day.year - 1900;
  noon.tm_mon = day.month - 1;
  noon.tm_mday = day.day;
  noon.tm_hour = 12;
  noon.tm_isdst = -1;
  return std::int64_t{std::mktime(&noon)} * 1'000'000'000;
}

}  // namespace

std::vector<DatedFile> read_dated_files(const std::filesystem::path& list,
                                        const std::filesystem::path& folder) {
  std::ifstream lines(list);
  std::vector<DatedFile> files;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == line.npos) continue;
    files.push_back({folder / line.substr(0, tab), parse_date(line.substr(tab + 1))});
  }
  return files;
}

PublishedScore score_published(const std::vector<DatedFile>& files,
                               const Conditions& conditions, const NameBook& book) {
  PublishedScore score;
  const RepeatedLines none;
  for (const DatedFile& file : files) {
    const Date day = file.published.value_or(today);
    const std::string text =
        without_years(without_header(read_all(file.path)), conditions.years, day);
    const Date saved =
        conditions.saved_next_day && file.published ? from_days(to_days(day) + 1) : today;
    FileStatus status;
    status.path = "brief" + file.path.extension().string();
    status.modified = nanoseconds_of(saved);
    status.size = text.size();
    for (const ReadBrief& read : read_briefs(status, text, {book, none, today}).briefs) {
      const Published& found = read.brief.published;
      const bool only_saved =
          found.method == DateMethod::saved || found.method == DateMethod::none;
      const bool right = file.published ? found.date == file.published : only_saved;
      ++score.total;
      score.right += right ? 1 : 0;
      if (right) continue;
      score.wrong_at_high += found.confidence == Confidence::high ? 1 : 0;
      score.wrong.push_back(fmt::format(
          "{}: {} {} {}, not {}", file.path.filename().string(),
          found.date ? to_string(*found.date) : "none", name_of(found.method),
          name_of(found.confidence), file.published ? to_string(day) : "dated"));
    }
  }
  return score;
}

}  // namespace debrief
