#include "indexer/citations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "debrief/host.h"
#include "debrief/text.h"
#include "indexer/outlet_host.h"
#include "indexer/outlet_of.h"
#include "indexer/read_source_line.h"
#include "indexer/settle_citations.h"

namespace debrief {
namespace {

constexpr std::size_t longest_chain = 64;  // links in a row that are looked at at once
constexpr std::size_t longest_group =
    2000;  // bytes in a bracket that may still be citations

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Bytes that are copied whatever stands around them, as most are: is_plain() says what of
// the others.
constexpr std::array<bool, 256> always_plain = [] {
  std::array<bool, 256> bytes{};
  bytes.fill(true);
  for (const char c : std::string_view(" \t\n\rsSvVh(["))
    bytes[static_cast<unsigned char>(c)] = false;
  return bytes;
}();

class Taker {
 public:
  explicit Taker(const Block& block)
      : block_(block), in_(block.text), links_(block.links) {}

  CitedText take() {
    for (;; copy_plain()) {
      take_empty_links();
      if (at_ >= in_.size()) break;
      if (!take_group() && !take_address() && !take_link() && !take_source_line())
        copy_sign();
    }
    trim();
    settle_citations(out_);
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

  // True for a byte that is copied whatever follows, unless a link begins there. What is
  // before it was copied, or where is at_.
  bool is_plain(std::size_t where) const {
    const char c = in_[where];
    switch (c) {
      case ' ':
        return where > at_ && in_[where - 1] != ' ';
      case 's':
      case 'S':
      case 'v':
      case 'V': {  // a source line begins with a word
        const char before = where == 0 ? ' ' : in_[where - 1];
        return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
      }
      case 'h':
        return in_.substr(where, 4) != "http";
      case '(':
      case '[':
        return false;
      default:
        return !is_space(c);
    }
  }

  // As many plain bytes as there are: most of a text.
  void copy_plain() {
    std::size_t end = at_;
    const std::size_t limit = next_link_ < links_.size()
                                  ? std::min(links_[next_link_].span.begin, in_.size())
                                  : in_.size();
    while (end < limit &&
           (always_plain[static_cast<unsigned char>(in_[end])] || is_plain(end)))
      ++end;
    if (end <= at_) return;
    out_.text += in_.substr(at_, end - at_);
    spaced_out_ = in_[end - 1] == ' ';
    at_ = end;
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

  // Cuts the text, and with it what was cited behind the cut.
  void shorten(std::size_t size) {
    out_.text.resize(size);
    for (auto it = out_.citations.rbegin(); it != out_.citations.rend() && it->at > size;
         ++it)
      it->at = size;
  }

  void trim() {
    const auto last = out_.text.find_last_not_of(' ');
    shorten(last == std::string::npos ? 0 : last + 1);
  }

  // Behind the last word, whether or not spaces follow it.
  void cite(std::vector<std::string> hosts, bool closes) {
    const auto last = out_.text.find_last_not_of(' ');
    const std::size_t end = last == std::string::npos ? 0 : last + 1;
    if (closes) shorten(end);
    spaced_out_ = out_.text.empty() || out_.text.back() == ' ';
    out_.citations.push_back({end, std::move(hosts), closes});
  }

  // Links without words, several at one place: a note right behind a word or a stop,
  // which closes the span if a sentence has ended; else a picture with a link, say.
  void take_empty_links() {
    for (const Link* link = link_at(at_); link != nullptr && link->span.end <= at_;
         link = link_at(at_)) {
      ++next_link_;
      const bool is_note = !spaced_out_;
      const auto place = is_note ? LinkPlace::cited : LinkPlace::running;
      if (auto host = outlet_of(link->address, place))
        cite({std::move(*host)}, is_note && is_sentence_end(out_.text, out_.text.size()));
    }
  }

  // "(cnbc.com) ", "([Source](https://…), openai.com)", "(via Bloomberg)": nothing but
  // outlets in a bracket.
  bool take_group() {
    const char open = in_[at_];
    if (open != '(' && open != '[') return false;
    const std::string_view rest = in_.substr(at_ + 1, longest_group);
    const auto size = rest.find(open == '(' ? ')' : ']');
    if (size == std::string_view::npos) return false;
    const std::size_t end = at_ + 1 + size;
    std::vector<std::string> hosts = hosts_within({at_ + 1, end});
    if (hosts.empty()) hosts = outlets_within({at_ + 1, end});
    if (hosts.empty()) return false;
    cite(std::move(hosts), true);
    at_ = end + 1;
    return true;
  }

  // The hosts and links that are all there is in a bracket; else none.
  std::vector<std::string> hosts_within(Span inside) const {
    std::vector<std::string> hosts;
    for (std::size_t where = inside.begin; where < inside.end;) {
      if (is_space(in_[where]) ||
          std::string_view(",;|/&").find(in_[where]) != std::string_view::npos) {
        ++where;
        continue;
      }
      const std::size_t begin = where;
      std::optional<std::string> host;
      if (const Link* link = find_link(where)) {
        host = outlet_of(link->address, LinkPlace::cited);
        where = std::max(link->span.end, where + 1);
      } else {
        while (where < inside.end && !is_space(in_[where]) &&
               std::string_view(",;|").find(in_[where]) == std::string_view::npos)
          ++where;
        const std::string_view word = in_.substr(begin, where - begin);
        if (word == "and" && !hosts.empty()) continue;
        host = is_web_address(word) ? outlet_of(word, LinkPlace::cited) : host_of(word);
      }
      if (!host) return {};
      if (std::find(hosts.begin(), hosts.end(), *host) == hosts.end())
        hosts.push_back(std::move(*host));
    }
    return hosts;
  }

  // The outlets that are all there is in a bracket, by name: behind "Source:" or "via",
  // or behind a whole sentence, where they gloss no word: "It rose. (Reuters)".
  std::vector<std::string> outlets_within(Span inside) const {
    if (const auto line = read_source_line(block_, inside.begin);
        line && line->is_whole && line->end <= inside.end &&
        in_.substr(line->end, inside.end - line->end).find_first_not_of(' ') == in_.npos)
      return line->hosts;
    if (!is_sentence_end(out_.text, end_of_words())) return {};
    return read_outlets(block_, inside).value_or(std::vector<std::string>());
  }

  // "A deal. Source: CNBC.", "A deal, via Bloomberg." The words go where they are set
  // apart and name nothing but outlets; else they stay.
  bool take_source_line() {
    if (std::string_view("SsVv").find(in_[at_]) == std::string_view::npos) return false;
    const bool is_via = (in_[at_] | 32) == 'v';
    if (at_ > 0 && std::string_view(" ([-—–|").find(in_[at_ - 1]) == in_.npos)
      return false;
    const auto line = read_source_line(block_, at_);
    if (!line || (is_via && !line->is_whole)) return false;
    const std::size_t words = end_of_words();
    const bool after_sentence =
        words == 0 || is_sentence_end(out_.text, words) ||
        (!out_.citations.empty() && out_.citations.back().closes &&
         out_.citations.back().at == words);
    const std::size_t kept = after_sentence ? words : before_separator(words);
    const bool is_set_apart = after_sentence || kept < words;
    if (!is_set_apart && !is_via) return false;
    if (is_set_apart && line->is_whole && !opens_bracket(line->end, after_sentence)) {
      shorten(kept);
      at_ = line->end;
      if (after_sentence && at_ < in_.size() && in_[at_] == '.') ++at_;
    } else {
      while (at_ < line->end) copy_sign();
    }
    cite(line->hosts, true);
    return true;
  }

  // In "a deal, via CNBC (video), said" the bracket belongs to what goes on.
  bool opens_bracket(std::size_t end, bool after_sentence) const {
    const auto next = in_.find_first_not_of(' ', end);
    return !after_sentence && next != in_.npos && (in_[next] == '(' || in_[next] == '[');
  }

  // Where the words end before a comma or dash at `end`; none there: `end`.
  std::size_t before_separator(std::size_t end) const {
    const std::string_view text = std::string_view(out_.text).substr(0, end);
    for (const std::string_view sign : {",", "|", " -", "—", "–", "·"})
      if (text.ends_with(sign)) {
        const auto last = text.find_last_not_of(' ', end - sign.size() - 1);
        return last == text.npos || end == sign.size() ? 0 : last + 1;
      }
    return end;
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
    auto host = outlet_of(link != nullptr ? link->address : rest.substr(0, size),
                          LinkPlace::running);
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
    auto host = outlet_of(link->address, LinkPlace::running);
    const std::size_t end = std::min(link->span.end, in_.size());
    if (host && end > at_ && stands_alone(*link)) {
      shorten(end_of_words());
      cite({std::move(*host)}, true);
      at_ = end;
      return true;
    }
    ++next_link_;
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

  // True when the link follows a whole sentence and nothing but further links and signs
  // follow it; where a sentence follows, all these links must bear the names of their
  // outlets: "It rose. [Reuters](…) [AP](…) Then", not "It rose. [Apple](…) said".
  bool stands_alone(const Link& link) const {
    const std::string_view before = std::string_view(out_.text).substr(0, end_of_words());
    if (before.empty() || !is_sentence_end(before, before.size())) return false;
    bool are_named = true;
    std::size_t links = 0;
    for (std::size_t end = link.span.begin; end < in_.size();) {
      if (const Link* next = find_link(end); next != nullptr && next->span.end > end) {
        if (++links > longest_chain) return false;
        are_named = are_named && bears_name(*next);
        end = next->span.end;
      } else if (std::string_view(" ,;|.·()[]").find(in_[end]) !=
                 std::string_view::npos) {
        ++end;
      } else {
        const auto c = static_cast<UChar32>(code_point_at(in_, end).value);
        return are_named && u_islower(c) == 0;
      }
    }
    return true;
  }

  bool bears_name(const Link& link) const {
    const auto host = outlet_of(link.address, LinkPlace::running);
    return host &&
           is_name_of(in_.substr(link.span.begin, link.span.end - link.span.begin),
                      *host);
  }

  const Block& block_;
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
