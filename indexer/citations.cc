#include "indexer/citations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "debrief/host.h"
#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t longest_group =
    2000;  // bytes in a bracket that may still be citations

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

// The sign that ends at byte `end`; 0 at the beginning.
char32_t sign_before(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  std::size_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return code_point_at(text, begin).value;
}

bool closes_quote(char32_t c) {
  return c == '"' || c == 0x201D || c == 0x2019 || c == ')' || c == 0xBB;
}

// True when a sentence has ended at byte `end`.
bool is_sentence_end(std::string_view text, std::size_t end) {
  char32_t c = sign_before(text, end);
  while (closes_quote(c)) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    c = sign_before(text, end);
  }
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
}

bool is_picture(std::string_view address) {
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  constexpr std::array<std::string_view, 7> endings = {".png", ".jpg",  ".jpeg", ".gif",
                                                       ".svg", ".webp", ".ico"};
  const std::string ending =
      fold(path.substr(path.size() - std::min<std::size_t>(5, path.size())));
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) {
    return std::string_view(ending).ends_with(e);
  });
}

// The outlet that an address leads to; none for pictures, mailboxes and places in the
// page.
std::optional<std::string> outlet_of(std::string_view address) {
  const bool is_web = address.starts_with("http://") || address.starts_with("https://") ||
                      address.starts_with("//") || address.starts_with("HTTP");
  if (!is_web || is_picture(address)) return std::nullopt;
  return host_of(address);
}

class Taker {
 public:
  explicit Taker(const Block& block) : in_(block.text), links_(block.links) {}

  CitedText take() {
    while (at_ < in_.size()) {
      if (!take_group() && !take_address() && !take_link()) copy_sign();
    }
    while (take_link()) continue;  // those without words at the very end
    while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
    for (Citation& citation : out_.citations) settle(citation);
    merge_neighbours();
    return std::move(out_);
  }

 private:
  const Link* link_at(std::size_t where) {
    while (next_link_ < links_.size() && links_[next_link_].span.begin < where)
      ++next_link_;
    return next_link_ < links_.size() && links_[next_link_].span.begin == where
               ? &links_[next_link_]
               : nullptr;
  }

  void copy_sign() {
    const char c = in_[at_++];
    if (!is_space(c)) {
      out_.text += c;
      spaced_out_ = false;
    } else if (!out_.text.empty() && !spaced_out_) {
      out_.text += ' ';
      spaced_out_ = true;
    }
  }

  // Behind the last word, so that no place is lost with the spaces at the end.
  void cite(std::vector<std::string> hosts, bool closes) {
    const auto last = out_.text.find_last_not_of(' ');
    const std::size_t end = last == std::string::npos ? 0 : last + 1;
    if (closes) out_.text.resize(end);
    spaced_out_ = !closes && spaced_out_;
    out_.citations.push_back({end, std::move(hosts), closes});
  }

  // "(cnbc.com) ", "([Source](https://…), openai.com)": nothing but outlets in a bracket.
  bool take_group() {
    const char open = in_[at_];
    if (open != '(' && open != '[') return false;
    const std::string_view rest = in_.substr(at_ + 1, longest_group);
    const auto size = rest.find(open == '(' ? ')' : ']');
    if (size == std::string_view::npos) return false;
    const std::size_t end = at_ + 1 + size;
    std::vector<std::string> hosts;
    for (std::size_t where = at_ + 1; where < end;) {
      if (is_space(in_[where]) ||
          std::string_view(",;|/&").find(in_[where]) != std::string_view::npos) {
        ++where;
        continue;
      }
      const std::size_t begin = where;
      std::optional<std::string> host;
      if (const Link* link = find_link(where)) {
        host = outlet_of(link->address);
        where = std::max(link->span.end, where + 1);
      } else {
        while (where < end && !is_space(in_[where]) &&
               std::string_view(",;|").find(in_[where]) == std::string_view::npos)
          ++where;
        const std::string_view word = in_.substr(begin, where - begin);
        if (word == "and" && !hosts.empty()) continue;
        host = host_of(word);
      }
      if (!host) return false;
      if (std::find(hosts.begin(), hosts.end(), *host) == hosts.end())
        hosts.push_back(std::move(*host));
    }
    if (hosts.empty()) return false;
    cite(std::move(hosts), true);
    at_ = end + 1;
    return true;
  }

  // Like link_at(), for places ahead.
  const Link* find_link(std::size_t where) const {
    const auto found = std::lower_bound(
        links_.begin(), links_.end(), where,
        [](const Link& link, std::size_t begin) { return link.span.begin < begin; });
    return found != links_.end() && found->span.begin == where ? &*found : nullptr;
  }

  // "https://cnbc.com/2026/x" in running text.
  bool take_address() {
    const std::string_view rest = in_.substr(at_);
    if (!rest.starts_with("http://") && !rest.starts_with("https://")) return false;
    std::size_t size = std::min(rest.find_first_of(" \t\n\r<>\"|"), rest.size());
    while (size > 0 &&
           std::string_view(".,;:!?)]'*").find(rest[size - 1]) != std::string_view::npos)
      --size;
    const Link* link = link_at(at_);
    auto host = outlet_of(link != nullptr ? link->address : rest.substr(0, size));
    if (!host) return false;
    cite({std::move(*host)}, true);
    at_ += link != nullptr ? std::max(size, link->span.end - link->span.begin) : size;
    return true;
  }

  // "[Reuters](https://…)": the words stay, unless they only name the outlet behind a
  // sentence.
  bool take_link() {
    const Link* link = link_at(at_);
    if (link == nullptr) return false;
    auto host = outlet_of(link->address);
    const std::size_t end = std::min(link->span.end, in_.size());
    if (host && end > at_ && stands_alone(end)) {
      out_.text.resize(end_of_words());
      cite({std::move(*host)}, true);
      at_ = end;
      return true;
    }
    ++next_link_;
    if (end == at_) {  // no words: a picture with a link, say; another may follow here
      if (host) cite({std::move(*host)}, false);
      return true;
    }
    while (at_ < end) copy_sign();
    if (host) cite({std::move(*host)}, false);
    return true;
  }

  // Where the text ends without spaces and, behind a group, without the signs that list
  // groups.
  std::size_t end_of_words() const {
    const std::string_view text = out_.text;
    const bool after_group = !out_.citations.empty() && out_.citations.back().closes;
    const std::size_t first = after_group ? out_.citations.back().at : 0;
    const auto last = text.find_last_not_of(after_group ? " ,;|" : " ");
    const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
    return std::max(end, first);
  }

  // True when the link that ends there follows a whole sentence and nothing but further
  // links and signs follow it.
  bool stands_alone(std::size_t end) const {
    const std::string_view before = std::string_view(out_.text).substr(0, end_of_words());
    if (before.empty() || !is_sentence_end(before, before.size())) return false;
    while (end < in_.size()) {
      if (const Link* next = find_link(end); next != nullptr && next->span.end > end)
        end = next->span.end;
      else if (std::string_view(" ,;|.·()[]").find(in_[end]) != std::string_view::npos)
        ++end;
      else
        return false;
    }
    return true;
  }

  // Decides whether a group closes its span, and moves it behind the stop of its
  // sentence.
  void settle(Citation& citation) const {
    if (!citation.closes) return;
    const std::string_view text = out_.text;
    std::size_t& at = citation.at;
    while (at < text.size() && is_stop(text[at])) ++at;
    while (at < text.size() && (text[at] == '"' || text[at] == ')')) ++at;
    std::size_t next = at;
    while (next < text.size() && text[next] == ' ') ++next;
    if (next == text.size() || is_sentence_end(text, at)) return;
    const auto c = static_cast<UChar32>(code_point_at(text, next).value);
    citation.closes = u_islower(c) == 0 && c != ',' && c != ';' && c != ':';
  }

  // Groups at one place are one.
  void merge_neighbours() {
    std::vector<Citation> merged;
    for (Citation& citation : out_.citations) {
      if (merged.empty() || merged.back().at != citation.at) {
        merged.push_back(std::move(citation));
        continue;
      }
      Citation& last = merged.back();
      last.closes = last.closes || citation.closes;
      for (std::string& host : citation.hosts)
        if (std::find(last.hosts.begin(), last.hosts.end(), host) == last.hosts.end())
          last.hosts.push_back(std::move(host));
    }
    out_.citations = std::move(merged);
  }

  std::string_view in_;
  const std::vector<Link>& links_;
  std::size_t at_ = 0;
  std::size_t next_link_ = 0;
  bool spaced_out_ = true;  // nothing, or a space, was written last
  CitedText out_;
};

}  // namespace

CitedText take_citations(const Block& block) { return Taker(block).take(); }

}  // namespace debrief
