// Where sentences end.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/brief.h"

namespace debrief {

// The sentences of TEXT (valid UTF-8, one paragraph), in order, without the white space
// between them; text that ends without a full stop is a sentence too. A stop ends no
// sentence after an abbreviation ("Inc.", "Dr.", "U.S.") or an initial unless what
// follows begins one ("the U.S. The deal"), nor within a number ("$1.5 billion"); quotes
// and brackets that close behind it belong to it. Linear in the text.
std::vector<Span> find_sentences(std::string_view text);

}  // namespace debrief
