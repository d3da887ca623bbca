# MAP and nDCG of public collections: ninja debrief_quality_retrieval
add_executable(debrief_quality_retrieval EXCLUDE_FROM_ALL tests/quality/retrieval.cc
                                                          tests/quality/ranking.cc)
target_link_libraries(debrief_quality_retrieval PRIVATE debrief_indexing debrief_querying)

# How often "did you mean" is right: ninja debrief_quality_spelling
add_executable(debrief_quality_spelling EXCLUDE_FROM_ALL tests/quality/spelling.cc)
target_link_libraries(debrief_quality_spelling PRIVATE debrief_querying)
