// Notes about the parts of a file, few enough to read.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace debrief {

inline constexpr std::size_t most_notes = 20;

// Keeps the first of them and counts the rest.
class NoteList {
 public:
  void add(std::string note) {
    if (notes_.size() < most_notes)
      notes_.push_back(std::move(note));
    else
      ++more_;
  }

  void add_more(std::size_t count) { more_ += count; }

  // How many have not been kept.
  std::size_t more() const { return more_; }

  // Those that were kept.
  std::vector<std::string> take_first() { return std::move(notes_); }

  // All, at most most_notes and one that says how many more there are.
  std::vector<std::string> take() {
    if (more_ > 0) notes_.push_back("and " + std::to_string(more_) + " more like these");
    return std::move(notes_);
  }

 private:
  std::vector<std::string> notes_;
  std::size_t more_ = 0;
};

}  // namespace debrief
