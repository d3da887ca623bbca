// Which elements of a page are no part of what it says.
#pragma once

#include "indexer/formats/html_tokens.h"

namespace debrief {

// likely: by what it is called, so that it may be wrong, as a page in which nearly all
// text is in such elements shows. certain: no reader ever sees it as text of the page.
enum class Noise { none, likely, certain };

// Where the HTML comes from: in mail what is hidden or quoted is noise and nothing else,
// for there layout has names that mean nothing.
enum class HtmlSource { page, mail };

// Certain are <nav>, <button>, <select>, <noscript>, <svg>, … and what is hidden by
// attribute or style. Likely are <aside>, <footer>, a <header> outside of <article> and
// <main>, the roles that ARIA has for these, and elements whose class or id has a word
// for navigation, sharing, consent to cookies, advertisements, comments or further
// reading ("cookie-banner", "shareButtons"). Never <html>, <body>, <main> or <article>.
// In mail, quotes and signatures as mail programs mark them are likely.
Noise noise_of(const HtmlToken& token, HtmlSource source, bool in_article);

// The address shares the page or is no place to read: "https://x.com/intent/tweet?…".
bool is_share_link(std::string_view address);

}  // namespace debrief
