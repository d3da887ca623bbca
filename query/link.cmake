# A question is answered in a few milliseconds, of which loading libraries is most. What
# Debian has as an archive goes into the program; what it has not, or is not installed, is
# loaded as ever.
find_library(DEBRIEF_ICUUC_A libicuuc.a)
find_library(DEBRIEF_ICUDATA_A libicudata.a)
find_library(DEBRIEF_PSL_A libpsl.a)
find_library(DEBRIEF_IDN2_A libidn2.a)
find_library(DEBRIEF_UNISTRING_A libunistring.a)
find_library(DEBRIEF_XXHASH_A libxxhash.a)

set(DEBRIEF_QUERY_ARCHIVES "")
if(DEBRIEF_ICUUC_A AND DEBRIEF_ICUDATA_A)
  list(APPEND DEBRIEF_QUERY_ARCHIVES ${DEBRIEF_ICUUC_A} ${DEBRIEF_ICUDATA_A})
endif()
if(DEBRIEF_PSL_A AND DEBRIEF_IDN2_A AND DEBRIEF_UNISTRING_A)
  list(APPEND DEBRIEF_QUERY_ARCHIVES ${DEBRIEF_PSL_A} ${DEBRIEF_IDN2_A}
       ${DEBRIEF_UNISTRING_A})
endif()
if(DEBRIEF_XXHASH_A)
  list(APPEND DEBRIEF_QUERY_ARCHIVES ${DEBRIEF_XXHASH_A})
endif()
# In front of the shared ones, which --as-needed then leaves out. libstdc++ first: most of
# the names that are looked up at the start are found there.
if(NOT DEBRIEF_SANITIZE)
  target_link_options(debrief-query PRIVATE
    -Wl,--push-state,--no-as-needed -lstdc++ -Wl,--pop-state
    -Wl,--as-needed -Wl,--gc-sections)
  target_link_libraries(debrief-query PRIVATE debrief_querying debrief_core
                                              ${DEBRIEF_QUERY_ARCHIVES})
endif()
