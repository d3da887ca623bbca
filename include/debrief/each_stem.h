// The stems of a database: its terms that are of no field.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace debrief {

// Terms of fields begin with a capital (schema.h), and words are folded.
inline bool is_of_field(std::string_view term) {
  return !term.empty() && term[0] >= 'A' && term[0] <= 'Z';
}

// USE(stem, how many briefs have it), in order.
template <class Use>
void each_stem(const Xapian::Database& db, Use use) {
  for (auto t = db.allterms_begin(); t != db.allterms_end();) {
    const std::string stem = *t;
    if (is_of_field(stem)) {
      t.skip_to("[");  // what follows Z
      continue;
    }
    use(stem, t.get_termfreq());
    ++t;
  }
}

}  // namespace debrief
