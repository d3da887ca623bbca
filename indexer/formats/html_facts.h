// What a page says of itself: its title and the day it was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "debrief/date.h"

namespace debrief {

struct HtmlFacts {
  std::string headline;    // og:title, twitter:title or JSON-LD's headline; else empty
  std::string page_title;  // <title>, which often ends in the site's name
  std::string site_name;   // og:site_name
  std::optional<Date> published;
};

// The day is the first of: meta article:published_time and its many other names;
// datePublished of JSON-LD or of microdata; the only day that <time datetime> names.
// Linear in the page.
HtmlFacts html_facts(std::string_view html);

}  // namespace debrief
