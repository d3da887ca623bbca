// What a glass table keeps deflated.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_decompressor;

namespace debrief {

// One serves many entries, so that its memory is asked for once.
class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // The bytes again. Throws Xapian::DatabaseCorruptError when DEFLATED, without a header
  // (RFC 1951), is damaged.
  std::string inflate(std::string_view deflated);

 private:
  struct libdeflate_decompressor* decompressor_;
};

}  // namespace debrief
