#include "query/slot_count.h"

#include <cstdint>

namespace debrief {
namespace {

// What Xapian 1.4 sends for such a spy: how many matches it has seen, how many different
// values, and each value with its count, all lengths and numbers as below.
class SentCounts {
 public:
  explicit SentCounts(std::string_view bytes) : rest_(bytes) {}

  // Below 255 a byte; else that byte, then what is above 255 in groups of seven bits, the
  // lowest first and the last with its highest bit set.
  std::size_t number() {
    std::size_t value = byte();
    if (value < 0xFF) return value;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::uint8_t group = byte();
      value += static_cast<std::size_t>(group & 0x7FU) << shift;
      if ((group & 0x80U) != 0) return value;
    }
    throw broken();
  }

  std::string_view value() {
    const std::size_t size = number();
    if (size > rest_.size()) throw broken();
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

 private:
  static Xapian::NetworkError broken() {
    return Xapian::NetworkError("the counts that it sent are broken");
  }
  std::uint8_t byte() {
    if (rest_.empty()) throw broken();
    const auto first = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return first;
  }

  std::string_view rest_;
};

}  // namespace

void SlotCount::operator()(const Xapian::Document& document, double weight) {
  if (counts_here_) Xapian::ValueCountMatchSpy::operator()(document, weight);
}

void SlotCount::for_each(
    const std::function<void(std::string_view, std::size_t)>& fn) const {
  for (const std::string& bytes : sent_) {
    SentCounts sent(bytes);
    (void)sent.number();
    for (std::size_t values = sent.number(); values != 0; --values) {
      const std::string_view value = sent.value();
      fn(value, sent.number());
    }
  }
  for (auto value = values_begin(); value != values_end(); ++value)
    fn(*value, value.get_termfreq());
}

}  // namespace debrief
