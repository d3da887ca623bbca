// The objects of a JSON file, without reading the whole of it at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct JsonItem {
  std::string_view text;  // one value, perhaps broken
  std::string place;      // "line 3", "item 12"; empty: the file is the item
};

struct JsonItems {
  std::vector<JsonItem> items;
  std::string note;  // "ends in the middle of item 12"; empty: whole
};

// Of JSON Lines one each line; of an array its elements; of an object the elements of the
// array that one of KEYS names ("items", "data.posts"), else the object itself. Linear,
// whatever the nesting.
JsonItems json_items(std::string_view text, const std::vector<std::string>& keys);

// The lines of JSON Lines, the first of which has the number FIRST.
JsonItems json_lines(std::string_view text, std::size_t first = 1);

// The elements of a stretch of an array, the first of which has the number FIRST. It is cut
// in front of its opening bracket or behind a comma; IS_LAST says that the array should
// end in it.
JsonItems json_elements(std::string_view text, std::size_t first, bool is_last);

// HEAD begins a file that is an array.
bool is_json_array(std::string_view head);

// HEAD begins a file of JSON Lines: behind its first object comes more, or one that stands
// on a line of its own.
bool are_json_lines(std::string_view head);

}  // namespace debrief
