#include "query/record_positions.h"

#include <algorithm>

#include "debrief/record.h"
#include "debrief/schema.h"

namespace debrief {
namespace {

// The stretches in the order of the span table: the title, the claims, and the headings
// as they come in the text, where the summary stands before the body.
std::vector<std::string_view> stretches_of(const Record& record) {
  std::vector<std::string_view> stretches = {record.title};
  for (const RecordClaim& claim : record.claims) stretches.push_back(claim.text);
  for (const Zone zone : {Zone::summary, Zone::body})
    for (const RecordClaim& claim : record.claims) {
      if ((claim.zone == Zone::summary) != (zone == Zone::summary)) continue;
      std::string_view rest = claim.heading;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        stretches.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  return stretches;
}

}  // namespace

bool RecordPositions::lay_out(Xapian::docid id, const std::string& record,
                              const SpanTable& spans) {
  if (id == id_) return is_sound_;
  id_ = id;
  is_sound_ = false;
  positions_.clear();
  const Record brief = unpack_record(record);
  const std::vector<std::string_view> stretches = stretches_of(brief);
  if (stretches.size() != spans.size()) return false;
  const std::string_view title = field("title").prefix;
  std::vector<TextToken> tokens;
  for (std::size_t n = 0; n < stretches.size(); ++n) {
    analyzer_.analyze(stretches[n], tokens);
    if (tokens.size() != spans[n].words) return false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto position = static_cast<Xapian::termpos>(spans[n].first + i);
      positions_[tokens[i].stem].push_back(position);
      if (n == 0) positions_[term(title, tokens[i].stem)].push_back(position);
    }
  }
  for (auto& [name, positions] : positions_)
    std::sort(positions.begin(), positions.end());
  is_sound_ = true;
  return true;
}

const std::vector<Xapian::termpos>& RecordPositions::of(const std::string& term) const {
  static const std::vector<Xapian::termpos> none;
  const auto found = positions_.find(term);
  return found == positions_.end() ? none : found->second;
}

}  // namespace debrief
