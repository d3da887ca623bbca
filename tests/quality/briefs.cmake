# How well a brief's day and its citations are read: debrief_quality_briefs prints it and
# is built only when asked for; the unit tests hold to the same scores on committed files.
set(quality_dir ${CMAKE_SOURCE_DIR}/tests/quality)
add_library(briefs_score STATIC ${quality_dir}/published_score.cc
                                ${quality_dir}/citations_score.cc)
target_link_libraries(briefs_score PUBLIC debrief_indexing)
add_executable(debrief_quality_briefs EXCLUDE_FROM_ALL ${quality_dir}/briefs.cc)
target_link_libraries(debrief_quality_briefs PRIVATE briefs_score)
target_link_libraries(debrief_tests PRIVATE briefs_score)

# What extraction costs: ninja debrief_bench_extraction
add_executable(debrief_bench_extraction EXCLUDE_FROM_ALL
               ${CMAKE_SOURCE_DIR}/tests/bench/extraction.cc)
target_link_libraries(debrief_bench_extraction PRIVATE debrief_indexing)

# How fast pages and mail are read: ninja debrief_bench_readers
add_executable(debrief_bench_readers EXCLUDE_FROM_ALL
               ${CMAKE_SOURCE_DIR}/tests/bench/readers.cc)
target_link_libraries(debrief_bench_readers PRIVATE debrief_indexing)
