// Many zeros, of which few are ever looked at: what is not looked at takes no memory.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace debrief {

// COUNT numbers. Where they take many pages the system gives them as they are touched.
template <class T>
class Zeroed {
 public:
  explicit Zeroed(std::size_t count)
      : numbers_(static_cast<T*>(std::calloc(count, sizeof(T)))), size_(count) {
    if (numbers_ == nullptr && count != 0) throw std::bad_alloc();
  }

  std::size_t size() const { return size_; }
  T* data() { return numbers_.get(); }
  T& operator[](std::size_t i) { return numbers_.get()[i]; }
  const T& operator[](std::size_t i) const { return numbers_.get()[i]; }

 private:
  struct Free {
    void operator()(T* numbers) const { std::free(numbers); }
  };

  std::unique_ptr<T, Free> numbers_;
  std::size_t size_;
};

}  // namespace debrief
