# What tests/bench/run and tests/bench/instructions run; built only when asked for.
add_executable(debrief_bench_measure EXCLUDE_FROM_ALL
               ${CMAKE_SOURCE_DIR}/tests/bench/measure.cc)
target_link_libraries(debrief_bench_measure PRIVATE fmt::fmt)
