// Tags made smaller, as the glass format allows it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace debrief {

// One object for one thread: it keeps its memory from one tag to the next.
class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(Deflater&&) noexcept;
  Deflater& operator=(Deflater&&) noexcept;

  // BYTES as a raw deflate stream (RFC 1951), if that is shorter; else empty.
  // debrief/inflated.h is the way back.
  std::string deflated(std::string_view bytes);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace debrief
