# The lists of names and words, compiled at build time and put into the program.
set(names_dir ${CMAKE_SOURCE_DIR}/indexer/names)
set(names_out ${CMAKE_BINARY_DIR}/names)
file(MAKE_DIRECTORY ${names_out})
set(names_lists ${names_dir}/companies.json ${names_dir}/organizations.json
                ${names_dir}/places.json ${names_dir}/words.txt ${names_dir}/cues.txt)

add_executable(compile_data
  ${names_dir}/build/compile_data.cc ${names_dir}/compile_names.cc
  ${names_dir}/name_table.cc ${names_dir}/read_names_file.cc
  ${names_dir}/tokens.cc ${names_dir}/word_table.cc)
target_include_directories(compile_data PRIVATE ${CMAKE_SOURCE_DIR})
target_link_libraries(compile_data PRIVATE debrief_core ICU::uc)

add_custom_command(
  OUTPUT ${names_out}/names.bin ${names_out}/words.bin
  COMMAND compile_data ${names_out} ${names_lists}
  DEPENDS compile_data ${names_lists}
  COMMENT "Compiling the lists of names")
add_custom_target(names_data DEPENDS ${names_out}/names.bin ${names_out}/words.bin)
add_dependencies(debrief_indexing names_data)
set_source_files_properties(${names_dir}/embedded.cc PROPERTIES
  COMPILE_DEFINITIONS DEBRIEF_NAMES_DIR="${names_out}"
  OBJECT_DEPENDS "${names_out}/names.bin;${names_out}/words.bin")
