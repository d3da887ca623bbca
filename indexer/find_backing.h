// On whose word a brief says what it says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/brief.h"

namespace debrief {

struct ClaimBacking {
  int n = 0;                // the claim's
  std::size_t outlets = 0;  // cited by it, by registrable domain; 0: uncited
  bool primary = false;     // a party that it names is cited about itself

  bool operator==(const ClaimBacking&) const = default;
};

struct Backing {
  std::size_t outlets = 0;           // cited anywhere in the brief, by registrable domain
  bool primary = false;              // in one of its claims at least
  std::vector<ClaimBacking> claims;  // by n

  bool operator==(const Backing&) const = default;
};

// A bullet that cites nothing repeats what the body cites somebody for: it is left out of
// `claims` where the brief has a body, lest it pass for an uncited claim.
Backing backing_of(const Brief& brief);

// True when HOST is a party's own, which is called by any of SPELLINGS, the first of them
// its canonical name. One of these must hold:
//
//   the label before the public suffix, hyphens aside, is a spelling ("openai.com",
//   "novo-nordisk.com"), or one with a word for a firm or its press office at an end of
//   it ("volkswagen-group.com", "aboutamazon.com")
//   below a suffix of governments it is a spelling less "Department of" and the like, or
//   the initials of one ("justice.gov", "sec.gov")
//   a list of domains that do not follow from the name has it ("fb.com" of Meta)
//
// Never a host on which anybody may publish: x.com is not X's word, nor github.com
// Microsoft's. A spelling of one letter counts for nothing.
bool is_own_host(std::string_view host, const std::vector<std::string>& spellings);

}  // namespace debrief
