#include "query/render/mark_names.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_letter(std::string_view text, std::size_t at) {
  return at < text.size() &&
         u_isalnum(static_cast<UChar32>(code_point_at(text, at).value)) != 0;
}

}  // namespace

NameMarker::NameMarker(std::vector<std::string> names) : names_(std::move(names)) {
  std::erase_if(names_, [](const std::string& name) {
    return name.empty() || name.size() > longest_name;
  });
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  // In this order what a name begins with stands before it, with nothing between them but
  // names that begin with it too.
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::size_t part = i == 0 ? none : i - 1;
    while (part != none && !names_[i].starts_with(names_[part])) part = parts_[part];
    parts_.push_back(part);
  }
}

// Bytes of the longest name that REST begins with and that ends with a word; none: 0.
std::size_t NameMarker::longest_at(std::string_view rest) const {
  const std::string_view beginning = rest.substr(0, longest_name);
  const auto after = std::upper_bound(names_.begin(), names_.end(), beginning,
                                      [](std::string_view b, const std::string& name) {
                                        return b < std::string_view(name);
                                      });
  std::size_t i = after == names_.begin()
                      ? none
                      : static_cast<std::size_t>(after - names_.begin()) - 1;
  for (; i != none; i = parts_[i])
    if (beginning.starts_with(names_[i]) && !is_letter(rest, names_[i].size()))
      return names_[i].size();
  return 0;
}

std::vector<std::pair<std::size_t, std::size_t>> NameMarker::operator()(
    std::string_view text) const {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool letter = is_letter(text, at);
    const std::size_t size = letter && !in_word ? longest_at(text.substr(at)) : 0;
    if (size > 0) found.emplace_back(at, at + size);
    in_word = letter;
    at += size > 0 ? size : code_point_at(text, at).size;
  }
  return found;
}

}  // namespace debrief
