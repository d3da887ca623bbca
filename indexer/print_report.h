// What a run did, as people and programs read it.
#pragma once

#include <string>

#include "indexer/update_index.h"

namespace debrief {

// "by format: 312 text, 41 html", the most first, then by name; nothing read: empty.
std::string print_formats(const Report& report);

// The closing line, which scripts read:
// "4 added, 1 changed, 0 removed, 2 refused, 97 unchanged (0.4 s)".
std::string print_counts(const Report& report, double seconds);

// The report as one line of JSON; counts are of files, paths and reasons as they are:
// {"schema":1,"added":4,"changed":1,"removed":0,"refused":[{"path":…,"reason":…}],
// "unchanged":97,"notes":[{"path":…,"note":…}],"by_format":{"html":41,"text":312},
// "stopped":false,"seconds":0.412}
std::string print_report(const Report& report, double seconds);

}  // namespace debrief
