#include "indexer/dates/find_dates.h"

#include "indexer/dates/find_expressions.h"
#include "indexer/dates/read_tokens.h"
#include "indexer/dates/resolve_dates.h"

namespace debrief {

std::vector<DateMention> find_dates(std::string_view text, std::optional<Date> published,
                                    DayOrder archive) {
  const DateText read{text, read_date_tokens(text)};
  return resolve_dates(read, find_expressions(read, archive), published);
}

}  // namespace debrief
