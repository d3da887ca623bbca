# The lists of names and words, compiled at build time and put into the program.
set(names_dir ${CMAKE_SOURCE_DIR}/indexer/names)
set(names_out ${CMAKE_BINARY_DIR}/names)
file(MAKE_DIRECTORY ${names_out})
set(names_lists ${names_dir}/companies.json ${names_dir}/organizations.json
                ${names_dir}/people.json ${names_dir}/places.json
                ${names_dir}/company_list.txt
                ${names_dir}/words.txt ${names_dir}/cues.txt ${names_dir}/word_groups.txt)

# What the program that compiles them has in common with those that use them.
set(naming_sources ${CMAKE_SOURCE_DIR}/indexer/read_option_file.cc)
foreach(name compile_names name_table read_names_file tokens word_groups word_table)
  list(APPEND naming_sources ${names_dir}/${name}.cc)
endforeach()
add_library(debrief_naming STATIC ${naming_sources})
target_include_directories(debrief_naming PUBLIC ${CMAKE_SOURCE_DIR})
target_link_libraries(debrief_naming PUBLIC debrief_core PRIVATE ICU::uc)
list(REMOVE_ITEM indexer_sources ${naming_sources})
set_target_properties(debrief_indexing PROPERTIES SOURCES "${indexer_sources}")
target_link_libraries(debrief_indexing PUBLIC debrief_naming)
add_executable(compile_data ${names_dir}/build/compile_data.cc)
target_link_libraries(compile_data PRIVATE debrief_naming)

set(names_blocks ${names_out}/names.bin ${names_out}/listed.bin ${names_out}/words.bin
                 ${names_out}/groups.bin)
add_custom_command(
  OUTPUT ${names_blocks}
  COMMAND compile_data ${names_out} ${names_lists}
  DEPENDS compile_data ${names_lists}
  COMMENT "Compiling the lists of names")
add_custom_target(names_data DEPENDS ${names_blocks})
add_dependencies(debrief_indexing names_data)
set_source_files_properties(${names_dir}/embedded.cc PROPERTIES
  COMPILE_DEFINITIONS
    "DEBRIEF_NAMES_DIR=\"${names_out}\";DEBRIEF_TAGGER_FILE=\"${names_dir}/tagger.bin\""
  OBJECT_DEPENDS
    "${names_blocks};${names_dir}/tagger.bin")

# What is measured and trained on data outside the project: built only when asked for.
add_executable(train_tagger EXCLUDE_FROM_ALL ${names_dir}/train/train_tagger.cc
  ${names_dir}/train/chain.cc ${names_dir}/train/read_marked.cc
  ${names_dir}/train/swap_names.cc)
target_link_libraries(train_tagger PRIVATE debrief_indexing)
add_executable(collect_companies EXCLUDE_FROM_ALL ${names_dir}/build/collect_companies.cc)
target_link_libraries(collect_companies PRIVATE debrief_indexing)
add_executable(collect_words EXCLUDE_FROM_ALL ${names_dir}/build/collect_words.cc)
target_link_libraries(collect_words PRIVATE debrief_core)
add_executable(group_words EXCLUDE_FROM_ALL ${names_dir}/build/group_words.cc)
target_link_libraries(group_words PRIVATE debrief_indexing)
