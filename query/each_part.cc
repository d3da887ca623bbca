#include "query/each_part.h"

#include <future>
#include <vector>

namespace debrief {
namespace {

// The last of these in this thread, which would only wait.
void do_these(const std::vector<std::size_t>& numbers,
              const std::function<void(std::size_t)>& work) {
  std::vector<std::future<void>> others;
  for (std::size_t i = 0; i + 1 < numbers.size(); ++i)
    others.push_back(std::async(std::launch::async, work, numbers[i]));
  std::promise<void> last;
  try {
    if (!numbers.empty()) work(numbers.back());
    last.set_value();
  } catch (...) {
    last.set_exception(std::current_exception());
  }
  others.push_back(last.get_future());
  for (const auto& other : others) other.wait();
  for (auto& other : others) other.get();
}

}  // namespace

void for_each_part(const IndexSet& indexes,
                   const std::function<void(std::size_t)>& work) {
  std::vector<std::size_t> served;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    if (indexes.is_served(part)) served.push_back(part);
  do_these(served, work);
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    if (!indexes.is_served(part)) work(part);
}

void do_at_once(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::vector<std::size_t> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = i;
  do_these(numbers, work);
}

}  // namespace debrief
