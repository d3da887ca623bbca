// Mentions gathered under one name each.
#pragma once

#include <vector>

#include "indexer/brief.h"
#include "indexer/names/reading.h"

namespace debrief {

// The names of MENTIONS, which are in reading order. A short form is a mention of the
// name it is short for, also where nothing else found it: "Jassy" of "Andy Jassy" (of two
// with one surname, the one named last), "Acme" of "Acme Robotics", "ARC" of "Acme
// Robotics Corp (ARC)". By kind and then by first mention, mentions in reading order.
std::vector<Name> link_names(const Reading& reading,
                             const std::vector<Mention>& mentions);

}  // namespace debrief
