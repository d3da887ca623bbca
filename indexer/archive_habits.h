// What reading a brief depends on of all the others in the archive.
#pragma once

#include <vector>

#include "indexer/dates/day_order.h"
#include "indexer/formats/json_mapping.h"
#include "indexer/prepare_file.h"
#include "indexer/repeated_lines.h"

namespace debrief {

struct Habits {
  EndingCounts endings;
  OrderCounts orders;
};

// Adds a sample of what is about to be read: every file when they are few, of one in
// parts some of them.
void add_sample(const FileTasks& tasks, const JsonMapping& mapping, Habits& habits);

}  // namespace debrief
