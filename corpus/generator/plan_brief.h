// Which brief number i is: when it is from, what story it tells, whether it is a copy.
#pragma once

#include <cstdint>
#include <string>

#include "debrief/date.h"

namespace debrief::generator {

// Which archive of all those that there could be.
struct Archive {
  std::uint64_t seed = 1;
  Date since = {2016, 1, 1};
  Date until = {2026, 6, 30};  // included

  bool operator==(const Archive&) const = default;
};

// All that a brief's text depends on.
struct BriefPlan {
  std::uint64_t key = 0;      // seeds what is its own
  std::uint64_t story = 0;    // seeds what it shares with the others of its story, topic
                              // and cast; the key itself when it stands alone
  std::uint64_t variant = 0;  // not 0: a near-duplicate: seeds what differs from the
                              // brief that it repeats
  Date date;

  bool operator==(const BriefPlan&) const = default;
};

// Depends on the archive and the number only, not on how many briefs are made: the first
// thousand of a million are the thousand. About 1 % repeat an earlier brief (the plans
// are equal), 1 % do with a change, 3 % belong to a story told over several briefs. Days
// grow from the first to the last about sevenfold in briefs; weekends have a third of a
// weekday's.
BriefPlan plan_brief(const Archive& archive, std::uint64_t number);

// "000123_9f8e7d6c5b4a3f2e.txt": the number and 16 hexadecimal digits that follow from
// it and the seed.
std::string file_name(const Archive& archive, std::uint64_t number);

// When its file was last changed: seconds of Unix time on the brief's day, in the late
// morning of UTC, which is the same day from Hawaii to New Zealand.
std::int64_t file_time(const BriefPlan& plan);

}  // namespace debrief::generator
