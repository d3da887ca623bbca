# The words that word_codes.h has codes for, laid out at build time and put into the
# programs, so that starting one costs nothing.
set(words_dir ${CMAKE_SOURCE_DIR}/include/debrief/frequent_words)
set(words_file ${CMAKE_BINARY_DIR}/frequent_words.bin)
add_executable(lay_out_words ${words_dir}/lay_out_words.cc)
target_include_directories(lay_out_words PRIVATE ${CMAKE_SOURCE_DIR}/include)
add_custom_command(
  OUTPUT ${words_file}
  COMMAND lay_out_words ${words_dir}/frequent_words.txt ${words_file}
  DEPENDS lay_out_words ${words_dir}/frequent_words.txt
  COMMENT "Laying out the frequent words")
add_custom_target(frequent_words DEPENDS ${words_file})
add_dependencies(debrief_core frequent_words)
set_source_files_properties(${CMAKE_SOURCE_DIR}/include/debrief/frequent_words.cc
  PROPERTIES COMPILE_DEFINITIONS "DEBRIEF_FREQUENT_WORDS=\"${words_file}\""
             OBJECT_DEPENDS "${words_file}")
