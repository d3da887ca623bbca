#include "query/text_positions.h"

#include "debrief/schema.h"

namespace debrief {

TextPositions::TextPositions(const std::vector<std::string>& terms)
    : terms_(terms.size()) {
  const std::string_view title = field("title").prefix;
  for (std::size_t place = 0; place < terms.size(); ++place) {
    // Stems have no capitals.
    const bool in_title = terms[place].starts_with(title);
    std::string stem = in_title ? terms[place].substr(title.size()) : terms[place];
    const auto first = stem.empty() ? 0U : static_cast<unsigned char>(stem.front());
    if (first < firsts_.size()) firsts_.set(first);
    wanted_.emplace(std::move(stem), Wanted{place, in_title});
  }
}

std::vector<TextPositions::Positions> TextPositions::in(const Record& record) {
  std::vector<Positions> out(terms_);
  next_ = 1;
  add(record.title, true, out);
  for (const RecordClaim& claim : record.claims) add(claim.text, false, out);
  for (const Zone zone : {Zone::summary, Zone::body})
    for (const RecordClaim& claim : record.claims)
      if (claim.zone == zone && !claim.heading.empty()) add(claim.heading, false, out);
  return out;
}

void TextPositions::add(std::string_view text, bool is_title,
                        std::vector<Positions>& out) {
  analyzer_.analyze(text, firsts_, tokens_);
  for (const TextToken& token : tokens_) {
    const auto [from, to] = wanted_.equal_range(token.stem);
    for (auto wanted = from; wanted != to; ++wanted)
      if (is_title || !wanted->second.in_title)
        out[wanted->second.place].push_back(next_);
    ++next_;
  }
  ++next_;  // behind each span one stays free
}

}  // namespace debrief
