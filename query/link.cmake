# A question is answered in a few milliseconds, of which loading libraries would be most.
# So there are two programs: debrief-query is linked with archives alone, in the place of
# libxapian with what query/quick/ has of it, and becomes debrief-query-whole where that is
# not enough. Where an archive is not installed the whole one is the only one, and called
# debrief-query.
set(DEBRIEF_QUERY_ARCHIVES "")
set(DEBRIEF_QUERY_MISSING "")
foreach(name icuuc icudata psl idn2 unistring xxhash deflate stemmer)
  find_library(DEBRIEF_${name}_A lib${name}.a)
  if(DEBRIEF_${name}_A)
    list(APPEND DEBRIEF_QUERY_ARCHIVES ${DEBRIEF_${name}_A})
  else()
    list(APPEND DEBRIEF_QUERY_MISSING ${name})
  endif()
endforeach()

if(DEBRIEF_QUERY_MISSING)
  message(NOTICE "debrief-query will start slowly, without an archive of: ${DEBRIEF_QUERY_MISSING}")
  add_executable(debrief-query query/main.cc)
  target_link_libraries(debrief-query PRIVATE debrief_querying)
  return()
endif()

# What both are made from, by which they know each other.
set(built_as ${CMAKE_BINARY_DIR}/built_as.cc)
add_custom_command(OUTPUT ${built_as} VERBATIM
  COMMAND ${CMAKE_COMMAND} -DOUT=${built_as}
    -DARCHIVES=$<TARGET_FILE:debrief_querying>,$<TARGET_FILE:debrief_core>
    -P ${CMAKE_SOURCE_DIR}/query/built_as.cmake
  DEPENDS debrief_querying debrief_core query/built_as.cmake)

add_executable(debrief-query-whole query/main.cc ${built_as})
target_compile_definitions(debrief-query-whole PRIVATE DEBRIEF_IS_WHOLE)
target_link_libraries(debrief-query-whole PRIVATE debrief_querying)
install(TARGETS debrief-query-whole DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/debrief)
# In front of the shared ones, which --as-needed then leaves out. libstdc++ first: most of
# the names that are looked up at the start are found there.
if(NOT DEBRIEF_SANITIZE)
  target_link_options(debrief-query-whole PRIVATE
    -Wl,--push-state,--no-as-needed -lstdc++ -Wl,--pop-state
    -Wl,--as-needed -Wl,--gc-sections)
  target_link_libraries(debrief-query-whole PRIVATE debrief_querying debrief_core
                                                    ${DEBRIEF_QUERY_ARCHIVES})
endif()

file(GLOB quick_sources CONFIGURE_DEPENDS query/quick/*.cc)
add_executable(debrief-query ${quick_sources} ${built_as})
target_include_directories(debrief-query PRIVATE ${CMAKE_SOURCE_DIR} include)
target_include_directories(debrief-query SYSTEM PRIVATE ${XAPIAN_INCLUDE_DIR})
file(RELATIVE_PATH libexec ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBEXECDIR})
set(whole $<TARGET_FILE_NAME:debrief-query-whole>)
target_compile_definitions(debrief-query PRIVATE
  DEBRIEF_WHOLE_BUILT="${whole}" DEBRIEF_WHOLE_INSTALLED="${libexec}/debrief/${whole}")
# Our own archives as files: as targets they would bring libxapian with them.
add_dependencies(debrief-query debrief-query-whole debrief_querying debrief_core)
set_property(TARGET debrief-query APPEND PROPERTY LINK_DEPENDS
  $<TARGET_FILE:debrief_querying> $<TARGET_FILE:debrief_core>)
target_link_libraries(debrief-query PRIVATE
  -Wl,--start-group $<TARGET_FILE:debrief_querying> $<TARGET_FILE:debrief_core>
  -Wl,--end-group)
if(DEBRIEF_SANITIZE)  # which take a loader
  target_link_libraries(debrief-query PRIVATE fmt::fmt ICU::uc PkgConfig::PSL
    PkgConfig::XXHASH PkgConfig::DEFLATE ${STEMMER_LIBRARY})
  return()
endif()
target_link_libraries(debrief-query PRIVATE ${DEBRIEF_QUERY_ARCHIVES})
# At a fixed address: pointers in tables (Snowball's of all languages are 350 KB) need not
# be filled in at the start, which would be two thirds of what a --version touches.
target_link_options(debrief-query PRIVATE -static -no-pie -Wl,--gc-sections)
# It would warn of what ICU and the names of servers need a loader for: plug-ins, which
# ICU has none of, and servers, which the whole program asks.
include(CheckLinkerFlag)
check_linker_flag(CXX -Wl,--no-warnings DEBRIEF_LINKER_CAN_BE_QUIET)
if(DEBRIEF_LINKER_CAN_BE_QUIET)
  target_link_options(debrief-query PRIVATE -Wl,--no-warnings)
  # Binutils 2.40 then says nothing of functions that are missing either, and calls to them
  # go to address 0.
  add_custom_command(TARGET debrief-query POST_BUILD VERBATIM
    COMMAND sh -c "! \"$1\" -u \"$2\" | grep -v __tls_get_addr" sh ${CMAKE_NM}
            $<TARGET_FILE:debrief-query>)
endif()
