// Many zeros, of which few are ever looked at: what is not looked at takes no memory.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <utility>

namespace debrief {

// COUNT numbers, or plain structs of numbers, that the system gives page by page as
// they are touched.
template <class T>
class Zeroed {
 public:
  explicit Zeroed(std::size_t count) : size_(count) {
    if (count == 0) return;
    void* const mapped = mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    numbers_ = static_cast<T*>(mapped);
  }
  Zeroed(Zeroed&& other) noexcept
      : numbers_(std::exchange(other.numbers_, nullptr)), size_(other.size_) {}
  Zeroed& operator=(Zeroed&& other) noexcept {
    std::swap(numbers_, other.numbers_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Zeroed() {
    if (numbers_ != nullptr) munmap(numbers_, size_ * sizeof(T));
  }

  std::size_t size() const { return size_; }
  T* data() { return numbers_; }
  const T* data() const { return numbers_; }
  T& operator[](std::size_t i) { return numbers_[i]; }
  const T& operator[](std::size_t i) const { return numbers_[i]; }

 private:
  T* numbers_ = nullptr;
  std::size_t size_;
};

}  // namespace debrief
