# What CI would wait for without anything being tested by it.

# Tests run once: optimizing them takes longer than running them.
foreach(target debrief_tests names_score briefs_score debrief_dump_index
               debrief_age_index)
  target_compile_options(${target} PRIVATE -Og)
endforeach()

# The longest first, so that no core waits for one that began last.
set(cost 100)
foreach(test robust_shards_test unit unit_index instructions robust_killed_test
             robust_same_content_test robust_bulk_test sessions)
  if(TEST ${test})
    set_tests_properties(${test} PROPERTIES COST ${cost})
    math(EXPR cost "${cost} - 1")
  endif()
endforeach()
