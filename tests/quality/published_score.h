// How often the day a brief was published is found, where it is known.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"
#include "indexer/names/name_book.h"

namespace debrief {

struct DatedFile {
  std::filesystem::path path;
  std::optional<Date> published;  // none: the brief has no day
};

// The rows "file<TAB>YYYY-MM-DD" of LIST, or "none" for the day, with the files of
// FOLDER.
std::vector<DatedFile> read_dated_files(const std::filesystem::path& list,
                                        const std::filesystem::path& folder);

// What is taken from a brief before it is dated: beside headers and the file's name,
// which are always gone.
enum class YearsLeft {
  all,
  others,  // but the year of the day itself, so that "March 3, 2025" says March 3
  none     // no number from 1900 to 2099 at all
};
struct Conditions {
  YearsLeft years = YearsLeft::all;
  bool saved_next_day =
      false;  // else the file's time is that of the run: it tells nothing
};

struct PublishedScore {
  int right = 0;  // where no day is known: when none, or only the file's, is given
  int wrong_at_high = 0;
  int total = 0;
  std::vector<std::string> wrong;  // "file: 2025-03-04 text medium, not 2025-03-03"

  double accuracy() const { return total == 0 ? 0 : 1.0 * right / total; }
};
PublishedScore score_published(const std::vector<DatedFile>& files,
                               const Conditions& conditions, const NameBook& book);

}  // namespace debrief
