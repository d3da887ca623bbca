# What tests/bench/run and tests/bench/instructions run; built only when asked for.
add_executable(debrief_bench_measure EXCLUDE_FROM_ALL
               ${CMAKE_SOURCE_DIR}/tests/bench/measure.cc)
target_link_libraries(debrief_bench_measure PRIVATE fmt::fmt)

# Where the bytes of an index go: ninja debrief_bench_bytes
add_executable(debrief_bench_bytes EXCLUDE_FROM_ALL
               ${CMAKE_SOURCE_DIR}/tests/bench/bytes.cc)
target_include_directories(debrief_bench_bytes SYSTEM PRIVATE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(debrief_bench_bytes PRIVATE debrief_core)

# Instruction counts do not depend on what else runs; sanitized code is other code.
if(NOT DEBRIEF_SANITIZE)
  add_test(NAME instructions COMMAND ${CMAKE_SOURCE_DIR}/tests/bench/instructions
                                     ${CMAKE_BINARY_DIR})
  set_tests_properties(instructions PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 1200)
endif()
