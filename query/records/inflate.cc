#include "query/records/inflate.h"

#include <libdeflate.h>
#include <xapian.h>

#include <algorithm>
#include <new>

namespace debrief {
namespace {

constexpr std::size_t usual_ratio = 4;        // of records, which are short, at the most
constexpr std::size_t greatest_ratio = 1032;  // that deflate reaches: 258 bytes by 2 bits

}  // namespace

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {
  if (decompressor_ == nullptr) throw std::bad_alloc();
}

Inflater::~Inflater() { libdeflate_free_decompressor(decompressor_); }

std::string Inflater::inflate(std::string_view deflated) {
  const std::size_t most = (deflated.size() + 1) * greatest_ratio;
  for (std::size_t room = (deflated.size() + 64) * usual_ratio;; room *= 4) {
    std::string bytes(std::min(room, most), '\0');
    std::size_t size = 0;
    const auto result =
        libdeflate_deflate_decompress(decompressor_, deflated.data(), deflated.size(),
                                      bytes.data(), bytes.size(), &size);
    if (result == LIBDEFLATE_SUCCESS) {
      bytes.resize(size);
      return bytes;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= most)
      throw Xapian::DatabaseCorruptError("what is kept of a brief cannot be inflated");
  }
}

}  // namespace debrief
