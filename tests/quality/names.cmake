# How well names are found: names_quality prints it from a data folder and is built only
# when asked for; the samples beside it are held to by the unit tests.
add_library(names_score STATIC ${CMAKE_SOURCE_DIR}/tests/quality/names_score.cc)
target_link_libraries(names_score PUBLIC debrief_indexing)
add_executable(names_quality EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/quality/names.cc)
target_link_libraries(names_quality PRIVATE names_score)
target_link_libraries(debrief_tests PRIVATE names_score)
set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/names_quality_test.cc PROPERTIES
  COMPILE_DEFINITIONS NAMES_SAMPLES="${CMAKE_SOURCE_DIR}/tests/quality/samples")
