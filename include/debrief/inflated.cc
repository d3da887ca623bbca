#include "debrief/inflated.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

#include "debrief/varint.h"

namespace debrief {

std::string inflated(std::string_view stream, std::size_t most) {
  // Making one takes a fifth of the time that a record takes.
  thread_local const std::unique_ptr<libdeflate_decompressor,
                                     void (*)(libdeflate_decompressor*)>
      state(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (state == nullptr) throw std::bad_alloc();
  for (std::size_t room = stream.size() * 4 + 64;; room *= 4) {
    room = std::min(room, most);
    std::string out(room, '\0');
    std::size_t size = 0;
    const auto result = libdeflate_deflate_decompress(
        state.get(), stream.data(), stream.size(), out.data(), out.size(), &size);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE && room < most) continue;
    if (result != LIBDEFLATE_SUCCESS) ByteReader::damaged();
    out.resize(size);
    return out;
  }
}

}  // namespace debrief
