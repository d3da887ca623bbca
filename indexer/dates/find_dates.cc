#include "indexer/dates/find_dates.h"

#include "indexer/dates/find_expressions.h"
#include "indexer/dates/resolve_dates.h"

namespace debrief {

std::vector<DateMention> find_dates(std::string_view text, std::optional<Date> published,
                                    DayOrder archive) {
  return find_dates(read_dated_text(text, archive), published);
}

std::vector<DateMention> find_dates(const DatedText& text,
                                    std::optional<Date> published) {
  return resolve_dates(text.text, text.expressions, published);
}

}  // namespace debrief
