#include <algorithm>
#include <utility>

#include "corpus/generator/template.h"
#include "debrief/error.h"

namespace debrief::generator {
namespace {

constexpr std::pair<std::string_view, Slot> slots[] = {
    {"A", Slot::company},       {"B", Slot::second_company}, {"C", Slot::third_company},
    {"D", Slot::any_company},   {"P", Slot::person},         {"Q", Slot::second_person},
    {"R", Slot::outsider},      {"O", Slot::outlet},         {"an", Slot::article},
    {"n", Slot::noun},          {"ns", Slot::nouns},         {"g", Slot::common_noun},
    {"gs", Slot::common_nouns}, {"np", Slot::phrase},        {"nps", Slot::phrases},
    {"a", Slot::adjective},     {"adv", Slot::adverb},       {"v", Slot::verb},
    {"vd", Slot::verb_past},    {"vg", Slot::verb_ing},      {"vs", Slot::verb_person},
    {"rare", Slot::rare},       {"prod", Slot::product},     {"place", Slot::place},
    {"money", Slot::money},     {"price", Slot::price},      {"pct", Slot::percent},
    {"count", Slot::count},     {"small", Slot::small},      {"day0", Slot::first_day},
    {"day", Slot::day},         {"date", Slot::date},        {"due", Slot::due},
    {"ago", Slot::ago},         {"soon", Slot::soon},        {"year", Slot::year},
    {"future", Slot::future},   {"month", Slot::month},      {"quarter", Slot::quarter}};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Template parse() {
    Template nodes = sequence();
    if (at_ != text_.size()) fail();
    return nodes;
  }

 private:
  // Up to the end or to the bracket that closes what is open.
  Template sequence() {
    Template nodes;
    while (at_ < text_.size()) {
      const char next = text_[at_];
      if (next == ']' || next == '>' || next == '|') break;
      if (next == '{')
        nodes.push_back(slot());
      else if (next == '[' || next == '<')
        nodes.push_back(group(next == '[' ? Node::Kind::optional : Node::Kind::choice,
                              next == '[' ? ']' : '>'));
      else
        nodes.push_back(literal());
    }
    return nodes;
  }

  Node literal() {
    const std::size_t end = std::min(text_.find_first_of("{[<]>|", at_), text_.size());
    Node node;
    node.text = text_.substr(at_, end - at_);
    at_ = end;
    return node;
  }

  Node slot() {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) fail();
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    for (const auto& [known, slot] : slots)
      if (known == name) {
        at_ = end + 1;
        Node node;
        node.kind = Node::Kind::slot;
        node.slot = slot;
        return node;
      }
    fail();
  }

  Node group(Node::Kind kind, char close) {
    Node node;
    node.kind = kind;
    do {
      ++at_;
      node.parts.push_back(sequence());
    } while (kind == Node::Kind::choice && at_ < text_.size() && text_[at_] == '|');
    if (at_ == text_.size() || text_[at_] != close) fail();
    ++at_;
    return node;
  }

  [[noreturn]] void fail() const {
    throw Error("no template: '" + std::string(text_) + "'",
                "look at byte " + std::to_string(at_));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Template parse_template(std::string_view text) { return Parser(text).parse(); }

}  // namespace debrief::generator
