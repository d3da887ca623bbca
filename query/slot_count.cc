#include "query/slot_count.h"

#include "query/wire.h"

namespace debrief {
void SlotCount::operator()(const Xapian::Document& document, double weight) {
  if (counts_here_) Xapian::ValueCountMatchSpy::operator()(document, weight);
}

void SlotCount::for_each(
    const std::function<void(std::string_view, std::size_t)>& fn) const {
  for (const std::string& bytes : sent_) {
    // How many matches it has seen, how many different values, and each with its count.
    WireReader sent(bytes);
    (void)sent.number();
    for (std::size_t values = sent.number(); values != 0; --values) {
      const std::string_view value = sent.bytes(sent.number());
      fn(value, sent.number());
    }
  }
  for (auto value = values_begin(); value != values_end(); ++value)
    fn(*value, value.get_termfreq());
}

}  // namespace debrief
