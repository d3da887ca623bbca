#include "indexer/read_source_line.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "debrief/host.h"
#include "debrief/text.h"
#include "indexer/outlet_host.h"
#include "indexer/outlet_of.h"

namespace debrief {
namespace {

constexpr std::size_t longest_line = 400;  // bytes

// The bytes of "Source:", "via" and the space behind them; 0: none.
std::size_t lead_size(std::string_view text) {
  constexpr std::array<std::string_view, 4> words = {"sources", "source(s)", "source",
                                                     "via"};
  const std::string head = fold(text.substr(0, 9));
  const auto* word = std::find_if(words.begin(), words.end(), [&](std::string_view w) {
    return head.starts_with(w);
  });
  if (word == words.end()) return 0;
  std::size_t at = word->size();
  const auto skip_spaces = [&] {
    while (at < text.size() && text[at] == ' ') ++at;
  };
  const bool spaced = at < text.size() && text[at] == ' ';
  skip_spaces();
  bool marked = false;
  for (const std::string_view mark : {":", "–", "—", "-"})
    if (!marked && text.substr(at).starts_with(mark)) {
      marked = true;
      at += mark.size();
    }
  if (!marked && !(*word == "via" && spaced)) return 0;
  skip_spaces();
  return at;
}

class OutletList {
 public:
  OutletList(const Block& block, Span span)
      : block_(block),
        text_(std::string_view(block.text).substr(0, span.end)),
        at_(span.begin) {}

  // Reads outlets and what separates them; stops before anything else.
  void read() {
    end_ = at_;
    for (;;) {
      skip_separators();
      if (at_ >= text_.size()) break;
      const std::size_t begin = at_;
      auto host = next_outlet();
      if (!host) {
        at_ = begin;
        is_whole_ = false;
        break;
      }
      end_ = at_;
      if (std::find(hosts_.begin(), hosts_.end(), *host) == hosts_.end())
        hosts_.push_back(std::move(*host));
      if (ends_here()) break;
    }
  }

  const std::vector<std::string>& hosts() const { return hosts_; }
  std::size_t end() const { return end_; }
  bool is_whole() const { return is_whole_; }

  // True when nothing but spaces is left.
  bool is_at_end() const {
    return is_whole_ && text_.find_first_not_of(" ,;", end_) == text_.npos;
  }

 private:
  static bool is_separator(char c) {
    return std::string_view(",;|/&").find(c) != std::string_view::npos;
  }

  void skip_separators() {
    for (;;) {
      while (at_ < text_.size() && (text_[at_] == ' ' || is_separator(text_[at_]))) ++at_;
      if (!hosts_.empty() && text_.substr(at_).starts_with("and ")) {
        at_ += 4;
        continue;
      }
      return;
    }
  }

  const Link* link_here() const {
    const auto found = std::lower_bound(
        block_.links.begin(), block_.links.end(), at_,
        [](const Link& link, std::size_t begin) { return link.span.begin < begin; });
    const bool is_here = found != block_.links.end() && found->span.begin == at_ &&
                         found->span.end > at_ && found->span.end <= text_.size();
    return is_here ? &*found : nullptr;
  }

  std::optional<std::string> next_outlet() {
    if (const Link* link = link_here()) {
      at_ = link->span.end;
      return outlet_of(link->address, LinkPlace::cited);
    }
    if (is_web_address(text_.substr(at_))) {
      std::size_t end = std::min(text_.find_first_of(" <>\"|", at_), text_.size());
      while (end > at_ &&
             std::string_view(".,;:!?)]'").find(text_[end - 1]) != std::string_view::npos)
        --end;
      const std::string_view address = text_.substr(at_, end - at_);
      at_ = end;
      return outlet_of(address, LinkPlace::cited);
    }
    const std::string_view name = text_.substr(at_, name_end() - at_);
    at_ += name.size();
    auto host = outlet_host(name);
    return host ? host : host_of(name);
  }

  // Where a name that begins here ends, without the spaces behind it.
  std::size_t name_end() const {
    std::size_t end = at_;
    while (end < text_.size() && !is_separator(text_[end]) && !is_stop(end) &&
           !text_.substr(end).starts_with(" and "))
      ++end;
    while (end > at_ && text_[end - 1] == ' ') --end;
    return end;
  }

  // A sentence or a bracket ends or opens there; the dots in a host end nothing.
  bool is_stop(std::size_t at) const {
    const char c = text_[at];
    if (c == '.') return at + 1 == text_.size() || text_[at + 1] == ' ';
    return std::string_view("()[]!?").find(c) != std::string_view::npos;
  }

  bool ends_here() const {
    const auto next = text_.find_first_not_of(' ', at_);
    return next == text_.npos || is_stop(next);
  }

  const Block& block_;
  std::string_view text_;
  std::size_t at_;
  std::size_t end_ = 0;
  bool is_whole_ = true;
  std::vector<std::string> hosts_;
};

}  // namespace

std::optional<SourceLine> read_source_line(const Block& block, std::size_t at) {
  const std::string_view text = std::string_view(block.text).substr(at, longest_line);
  const std::size_t lead = lead_size(text);
  if (lead == 0) return std::nullopt;
  OutletList list(block, {at + lead, at + text.size()});
  list.read();
  if (list.hosts().empty()) return std::nullopt;
  return SourceLine{list.end(), list.hosts(), list.is_whole()};
}

std::optional<std::vector<std::string>> read_outlets(const Block& block, Span span) {
  if (span.end - span.begin > longest_line) return std::nullopt;
  OutletList list(block, span);
  list.read();
  if (list.hosts().empty() || !list.is_at_end()) return std::nullopt;
  return list.hosts();
}

}  // namespace debrief
