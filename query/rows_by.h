// By what phrases and windows of words are matched.
#pragma once

namespace debrief {

enum class RowsBy {
  xapian,  // which has the positions of all indexes
  places,  // read here, of each index: Xapian need not have them
  texts    // some server's Xapian has none: briefs' own texts tell (served_texts.h)
};

}  // namespace debrief
