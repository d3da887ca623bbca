#include "indexer/names/train/swap_names.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "debrief/error.h"
#include "indexer/names/embedded.h"
#include "indexer/names/tokens.h"

namespace debrief {
namespace {

template <typename T>
const T& any_of(const std::vector<T>& values, std::mt19937& random) {
  return values[random() % values.size()];
}

// With a space between tokens, as most sets are written.
std::string spaced(const std::string& name) {
  std::string out;
  for (const Token& token : tokenize(name)) {
    if (!out.empty() && token.kind != TokenKind::clitic) out += ' ';
    if (token.kind == TokenKind::clitic) out += ' ';
    out += name.substr(token.begin, token.end - token.begin);
  }
  return out;
}

std::string new_company(const std::vector<std::string>& companies, std::mt19937& random) {
  static const std::vector<std::string> endings = {" Inc",     " Inc .", " Corp .",
                                                   " Ltd .",   " LLC",   " , Inc .",
                                                   " Limited", " plc",   " AG"};
  std::string name = spaced(any_of(companies, random));
  if (random() % 5 == 0) name += any_of(endings, random);
  return name;
}

bool has_class(const std::string& name, std::uint32_t classes) {
  for (const Token& token : tokenize(name)) {
    if (embedded_words()[token.hash].is(classes)) return true;
  }
  return false;
}

std::string swapped(const std::string& name, MarkKind kind,
                    const std::vector<std::string>& companies, std::mt19937& random) {
  std::string out = name;
  if (kind == MarkKind::organization && !has_class(name, agency)) {
    out = new_company(companies, random);
  }
  const bool small =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!small && name.size() > 5) {
    for (char& c : out) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> read_companies(const std::string& lists) {
  std::vector<std::string> companies;
  std::ifstream file(lists + "/company_list.txt");
  if (!file) throw Error("no lists of names in " + lists);
  for (std::string line; std::getline(file, line);) {
    // What people say most is the shortest spelling.
    std::string name = line.substr(0, line.find('\t'));
    companies.push_back(line.substr(line.rfind('\t') + 1));
    if (companies.back() != name) companies.push_back(std::move(name));
  }
  return companies;
}

MarkedText swap_names(const MarkedText& text, const std::vector<std::string>& companies,
                      std::mt19937& random) {
  std::vector<Mark> marks = text.marks;
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  std::map<std::string, std::string> chosen;
  MarkedText out = text;
  out.text.clear();
  out.marks.clear();
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    if (mark.begin < at) continue;
    out.text += text.text.substr(at, mark.begin - at);
    const std::string name = text.text.substr(mark.begin, mark.end - mark.begin);
    const auto [other, is_new] = chosen.try_emplace(name);
    if (is_new) other->second = swapped(name, mark.kind, companies, random);
    const std::size_t begin = out.text.size();
    out.text += other->second;
    out.marks.push_back({begin, out.text.size(), mark.kind});
    at = mark.end;
  }
  out.text += text.text.substr(at);
  return out;
}

}  // namespace debrief
