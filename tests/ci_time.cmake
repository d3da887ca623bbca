# What CI would wait for without anything being tested by it.

# Tests run once: optimizing them takes longer than running them.
foreach(target debrief_tests names_score briefs_score debrief_dump_index
               debrief_age_index)
  target_compile_options(${target} PRIVATE -Og)
endforeach()
