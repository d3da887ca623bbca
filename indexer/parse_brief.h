// A draft -> a brief: title, summary, claims with their sources, text.
#pragma once

#include "indexer/boilerplate.h"
#include "indexer/brief.h"
#include "indexer/formats/draft.h"

namespace debrief {

// What the draft says, without footer and citations. Fills in format, title, text, claims
// and id; names, dates and file belong to others. The summary is the list of bullets at
// the head, on lines of their own or all on one ("- A. - B. (cnbc.com)"), if a body
// follows it; a citation group at the end of such a line backs the line, so each of its
// bullets carries it. In the body a span reaches from the last group to the next, but
// never over the end of a paragraph or bullet; what no group closes is an uncited claim
// of its own.
Brief parse_brief(Draft draft, const RepeatedLines& repeated);

}  // namespace debrief
