#include "indexer/glass/deflate.h"

#include <zlib.h>

#include <limits>
#include <new>

namespace debrief {
namespace {

// Measured on 3 KB records: level 1 takes a third of the time of level 6, for a tenth
// more bytes.
constexpr int level = 1;
constexpr std::size_t least = 18;  // bytes; less never gets shorter
// A stream begins by clearing its memory, which for 3 KB would take longer than the rest.
constexpr int window = 13;  // as a power of 2, bytes
constexpr int memory = 5;   // of 9

}  // namespace

struct Deflater::Stream {
  Stream() {
    if (deflateInit2(&z, level, Z_DEFLATED, -window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Stream() { deflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  z_stream z{};
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {}
Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;

std::string Deflater::deflated(std::string_view bytes) {
  if (bytes.size() < least || bytes.size() > std::numeric_limits<uInt>::max()) return {};
  z_stream& z = stream_->z;
  std::string out(bytes.size() - 1, '\0');
  deflateReset(&z);
  // zlib does not write to its input.
  z.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  if (deflate(&z, Z_FINISH) != Z_STREAM_END) return {};  // would not be shorter
  out.resize(out.size() - z.avail_out);
  return out;
}

}  // namespace debrief
