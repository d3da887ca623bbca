// Runs in the order of their documents -> the tables that are ordered by key.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace debrief {

// Documents that have been replaced or taken away since they were written; shorter than
// the highest id: the rest is not.
using DroppedDocuments = std::vector<bool>;

// The postlist table at PATH of the runs RUN.postlist. What it adds up goes to TOTALS,
// but for the last id.
TableRoot merge_postings(const std::vector<std::string>& runs,
                         const DroppedDocuments& dropped, const std::string& path,
                         GlassTotals& totals);

// The position table at PATH of the runs RUN.position.
TableRoot merge_positions(const std::vector<std::string>& runs,
                          const DroppedDocuments& dropped, const std::string& path);

}  // namespace debrief
