// What briefs are about: words, companies and outlets that go together.
#pragma once

#include <span>
#include <string_view>

namespace debrief::generator {

// Each list is split at its blanks (words) or at "; " (the rest), the most common first.
struct TopicText {
  std::string_view nouns;
  std::string_view adjectives;
  std::string_view companies;  // "Name" or "Name=host" or "Name=host,host": where it
                               // publishes; no host: the name's letters and ".com"
  std::string_view outlets;    // "host=Name" or "host": never named in a sentence
  std::string_view endings;    // what invented companies of the topic end in
  std::string_view sentences;  // templates of template.h, one a line
  unsigned cloud_percent;      // how many of its briefs say "cloud": over all topics, as
                               // they are drawn, about 25
};

// By how often they are drawn (Zipf), the most common first; the rarer after the
// frequent.
std::span<const TopicText> frequent_topics();
std::span<const TopicText> rarer_topics();

}  // namespace debrief::generator
