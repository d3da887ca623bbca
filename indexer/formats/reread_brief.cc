#include "indexer/formats/reread_brief.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/cite_block.h"

namespace debrief {
namespace {

using nlohmann::json;

struct StatedClaim {
  std::string text;
  bool in_summary = false;
  std::vector<std::string> sources;
};

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>()
                                                     : std::string();
}

// In the order of the text: the summary's first, though they are numbered last.
std::vector<StatedClaim> claims_of(const json& object) {
  std::vector<StatedClaim> claims;
  for (const json& value : object["claims"]) {
    if (!value.is_object()) continue;
    StatedClaim claim{text_at(value, "text"), text_at(value, "zone") == "summary", {}};
    if (const auto sources = value.find("sources");
        sources != value.end() && sources->is_array())
      for (const json& source : *sources)
        if (source.is_string()) claim.sources.push_back(source.get<std::string>());
    if (!claim.text.empty()) claims.push_back(std::move(claim));
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const StatedClaim& a, const StatedClaim& b) {
                     return a.in_summary && !b.in_summary;
                   });
  return claims;
}

std::vector<std::string> addresses_of(const std::vector<std::string>& sources) {
  std::vector<std::string> addresses;
  for (const std::string& source : sources)
    addresses.push_back("https://" + source + '/');
  return addresses;
}

// Appends the claim with its sources behind it. Where the claim before it has none a
// group would back that as well: there the first words of the claim carry the addresses,
// as a link in the middle of a sentence does.
void append_claim(Block& block, const StatedClaim& claim, bool alone) {
  std::size_t begin = block.text.size();
  block.text += claim.text;
  std::vector<std::string> addresses = addresses_of(claim.sources);
  while (!alone && !addresses.empty()) {
    const std::size_t end = block.text.find(' ', begin);
    if (end == block.text.npos) break;
    block.links.push_back({{begin, end}, addresses.front()});
    addresses.erase(addresses.begin());
    begin = end + 1;
  }
  append_group(block, addresses);
}

// The lines of a text, each with the claims that are in it.
class Rereader {
 public:
  explicit Rereader(std::vector<StatedClaim> claims) : claims_(std::move(claims)) {}

  std::vector<Block> read(std::string_view text) {
    bool after_blank = true;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) add_line(text.substr(0, end), after_blank);
      after_blank = end == 0;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (; next_ < claims_.size(); ++next_) {
      Block block;
      append_claim(block, claims_[next_], true);
      blocks_.push_back(std::move(block));
    }
    return std::move(blocks_);
  }

 private:
  // A line that claims nothing is a heading, lines one below the other are bullets.
  void add_line(std::string_view line, bool after_blank) {
    Block block{BlockKind::heading, 2, {}, {}};
    bool alone = true;
    for (; next_ < claims_.size(); ++next_) {
      const StatedClaim& claim = claims_[next_];
      const std::size_t begin = line.find(claim.text);
      if (begin == line.npos) break;
      block.text += line.substr(0, begin);
      append_claim(block, claim, alone);
      line.remove_prefix(begin + claim.text.size());
      alone = !claim.sources.empty();
      block.kind = claim.in_summary ? BlockKind::bullet : BlockKind::paragraph;
      block.level = claim.in_summary ? 1 : 0;
    }
    block.text += line;
    if (!after_blank && !blocks_.empty() && block.kind == BlockKind::paragraph &&
        blocks_.back().kind != BlockKind::heading) {
      blocks_.back().kind = block.kind = BlockKind::bullet;
      blocks_.back().level = block.level = 1;
    }
    blocks_.push_back(std::move(block));
  }

  std::vector<StatedClaim> claims_;
  std::size_t next_ = 0;
  std::vector<Block> blocks_;
};

std::optional<Published> published_of(const json& object) {
  const auto stated = object.find("date");
  if (stated == object.end() || !stated->is_object()) return std::nullopt;
  Published published;
  published.date = parse_date(text_at(*stated, "value"));
  if (!published.date) return std::nullopt;
  const std::string method = text_at(*stated, "method");
  for (int i = 0; i <= static_cast<int>(DateMethod::none); ++i)
    if (name_of(static_cast<DateMethod>(i)) == method)
      published.method = static_cast<DateMethod>(i);
  const std::string confidence = text_at(*stated, "confidence");
  for (const Confidence c : {Confidence::high, Confidence::medium, Confidence::low})
    if (name_of(c) == confidence) published.confidence = c;
  return published;
}

}  // namespace

bool is_parsed_brief(const json& object) {
  const auto claims = object.find("claims");
  return object.contains("schema") && claims != object.end() && claims->is_array() &&
         object.contains("text") && object.contains("title");
}

Draft reread_brief(const json& object) {
  Draft draft;
  draft.format = text_at(object, "format");
  if (draft.format.empty()) draft.format = "json";
  draft.fragment = text_at(object, "id");
  draft.published = published_of(object);
  const std::string title = text_at(object, "title");
  const std::string text = text_at(object, "text");
  std::string_view rest = text;
  if (!title.empty()) {
    draft.title = title;
    if (rest.starts_with(title) && rest.substr(title.size()).starts_with('\n'))
      rest.remove_prefix(title.size());
  }
  draft.blocks = Rereader(claims_of(object)).read(rest);
  return draft;
}

}  // namespace debrief
