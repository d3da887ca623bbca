// The generations of an index on disk (debrief/index.h draws them), and whose turn it is
// to write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

// The generation of DIR that its stub names: "gen-3"; none: empty.
std::string generation_in_use(const std::string& dir);

// The name for the one that follows: "gen-3" -> "gen-4", none -> "gen-1".
std::string generation_after(const std::string& used);

// Of how many databases it consists: 1, 2, …; none in use: 0.
std::size_t shards_in_use(const std::string& dir);

// Where the databases of a generation with so many lie, in order.
std::vector<std::string> shard_paths(const std::string& dir,
                                     const std::string& generation, std::size_t shards);

// The shard of the brief with that id: XXH3 of the id, modulo SHARDS. Never to be
// changed: every index with shards is laid out by it.
std::size_t shard_of(const std::string& id, std::size_t shards);

// How much the files in these folders take.
std::uint64_t bytes_in(const std::vector<std::string>& folders);

// Throws Error when the index in DIR has another number of shards than SHARDS, or one
// that is not for servers (PositionStore), or is for servers where SHARDS is 0; unless
// none are asked for, or it is to be REBUILD.
void require_shards(const std::string& dir, bool rebuild,
                    std::optional<std::size_t> shards);

// Names GENERATION with so many shards in the stub, at one moment also for those who read
// it right now; and each shard in a stub of its own, for its server, one after the other.
// Throws Error when DIR cannot be written to.
void put_in_use(const std::string& dir, const std::string& generation,
                std::size_t shards);

// Takes away every generation but this one: what a run that was killed left, and what a
// rebuild has replaced some time ago.
void remove_unused(const std::string& dir, const std::string& used);

// True when DIR has a generation in use, of whatever version.
bool has_index(const std::string& dir);

// Holds DIR for one writer, from construction to destruction. Throws Error that names the
// process when another one holds it, when DIR cannot be made, or when it holds other
// things than an index, in which case nothing there is touched.
class IndexLock {
 public:
  explicit IndexLock(const std::string& dir);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace debrief
