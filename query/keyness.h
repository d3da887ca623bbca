// How much a value sets one set of briefs apart from another.
#pragma once

#include <cstddef>

namespace debrief {

// The log-likelihood ratio G² of the table "in so many of BRIEFS_BEFORE" against "in so
// many of BRIEFS_NOW", as T. Dunning has it ("Accurate Methods for the Statistics of
// Surprise and Coincidence", Computational Linguistics 19(1), 1993):
//
//   G² = 2 Σ observed ln(observed / expected)     over has and has not, before and now
//
// with the sign of the difference of the shares: positive where the share has grown. It
// is 0 when the shares are equal or one of the sets is empty; above 3.84 chance alone
// gives less than once in 20 times (χ², one degree of freedom). Unlike a quotient of
// shares it makes nothing of one brief against none.
double keyness(std::size_t before, std::size_t briefs_before, std::size_t now,
               std::size_t briefs_now);

}  // namespace debrief
