#include "corpus/generator/plan_brief.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/generator/random.h"

namespace debrief::generator {
namespace {

constexpr std::uint64_t briefs_per_story_block = 256;  // 3 % of them: 8 tell one story
constexpr std::uint64_t copy_reach = 3000;  // how far back a copy's original may be
constexpr std::uint64_t story_part = ~0ULL;

// A weekend's day moves to the Friday before, or to the Monday after where the archive
// does not reach back so far.
int to_weekday(const Archive& archive, int day) {
  const int past_friday = weekday(from_days(day)) - 5;
  if (past_friday <= 0) return day;
  if (day - past_friday >= to_days(archive.since)) return day - past_friday;
  return std::min(day + 3 - past_friday, to_days(archive.until));
}

Date draw_date(const Archive& archive, Random& random) {
  const int first = to_days(archive.since);
  const auto days = static_cast<std::uint64_t>(to_days(archive.until) - first + 1);
  // The later of two days grows evenly from nothing; a quarter are just any day.
  const std::uint32_t a = random.below(days);
  const std::uint32_t b = random.below(days);
  const bool any = random.percent(25);
  const int day = first + static_cast<int>(any ? a : std::max(a, b));
  const bool keep = random.percent(33);
  return from_days(keep ? day : to_weekday(archive, day));
}

// A story begins on a day of its own; its briefs follow within four months.
Date draw_story_date(const Archive& archive, std::uint64_t story, Random& random) {
  Random of_story(derive(story, 0));
  const int begin = to_days(draw_date(archive, of_story));
  const int day = std::min(begin + random.between(0, 120), to_days(archive.until));
  return from_days(to_weekday(archive, day));
}

}  // namespace

BriefPlan plan_brief(const Archive& archive, std::uint64_t number) {
  std::uint64_t variant = 0;
  for (;;) {
    BriefPlan plan;
    plan.key = derive(archive.seed, number);
    plan.variant = variant;
    Random random(derive(plan.key, 0));
    const std::uint32_t kind = random.below(100);
    if (kind < 2 && number > 0) {  // a copy, now and then of a copy
      if (kind == 1 && variant == 0) variant = plan.key | 1;
      number -= 1 + random.below(std::min(number, copy_reach));
      continue;
    }
    if (kind >= 2 && kind < 5) {
      const std::uint64_t block = number / briefs_per_story_block;
      plan.story = derive(derive(archive.seed, story_part), block);
      plan.date = draw_story_date(archive, plan.story, random);
    } else {
      plan.story = plan.key;
      plan.date = draw_date(archive, random);
    }
    return plan;
  }
}

std::string file_name(const Archive& archive, std::uint64_t number) {
  const std::uint64_t digits = derive(derive(archive.seed, number), 1);
  return fmt::format("{:06}_{:016x}.txt", number, digits);
}

std::int64_t file_time(const BriefPlan& plan) {
  const auto second = static_cast<std::int64_t>(derive(plan.key, 2) % 7200);
  return std::int64_t{to_days(plan.date)} * 86400 + 10 * 3600 + second;
}

}  // namespace debrief::generator
