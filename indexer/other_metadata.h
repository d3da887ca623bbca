// Metadata of a database, written only where they are other than what is there.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// All throw Xapian's exceptions.
class OtherMetadata {
 public:
  // DB must outlive it.
  explicit OtherMetadata(Xapian::WritableDatabase& db) : db_(db) {}

  // VALUE empty: no such key from now on; KEY empty: there cannot be one.
  void set(const std::string& key, const std::string& value) {
    if (key.empty() || db_.get_metadata(key) == value) return;
    db_.set_metadata(key, value);
    wrote_ = true;
  }

  // No key that begins with PREFIX is left for which IS_BEYOND(key).
  template <class IsBeyond>
  void remove_beyond(std::string_view prefix, const IsBeyond& is_beyond) {
    const std::string first(prefix);
    std::vector<std::string> beyond;  // first, as what is written moves what is walked
    for (auto key = db_.metadata_keys_begin(first); key != db_.metadata_keys_end(first);
         ++key)
      if (is_beyond(*key)) beyond.push_back(*key);
    for (const std::string& key : beyond) set(key, {});
  }

  bool wrote() const { return wrote_; }

 private:
  Xapian::WritableDatabase& db_;
  bool wrote_ = false;
};

}  // namespace debrief
