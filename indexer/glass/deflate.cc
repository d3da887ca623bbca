#include "indexer/glass/deflate.h"

#include <libdeflate.h>

#include <new>

namespace debrief {
namespace {

// Measured on records of 3.3 KB: 21 us and 1,593 bytes; level 6 37 us and 1,590; zlib's
// level 6 66 us and 1,590, its level 1 52 us and 1,637.
constexpr int level = 1;
constexpr std::size_t least = 18;  // bytes; less never gets shorter

}  // namespace

struct Deflater::Stream {
  Stream() : state(libdeflate_alloc_compressor(level)) {
    if (state == nullptr) throw std::bad_alloc();
  }
  ~Stream() { libdeflate_free_compressor(state); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  libdeflate_compressor* state;
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {}
Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;

std::string Deflater::deflated(std::string_view bytes) {
  if (bytes.size() < least) return {};
  std::string out(bytes.size() - 1, '\0');
  // 0: would not be shorter.
  out.resize(libdeflate_deflate_compress(stream_->state, bytes.data(), bytes.size(),
                                         out.data(), out.size()));
  return out;
}

}  // namespace debrief
