# Writes built_as (query/check_build.h) to OUT: a hash of ARCHIVES, files parted by commas.
string(REPLACE "," ";" archives "${ARCHIVES}")
set(hashes "")
foreach(archive ${archives})
  file(SHA256 ${archive} hash)
  string(APPEND hashes ${hash})
endforeach()
string(SHA256 hash "${hashes}")
file(WRITE ${OUT} "// Made by query/built_as.cmake.
#include \"query/check_build.h\"

namespace debrief {

const char* const built_as = \"--built-as=${hash}\";

}  // namespace debrief
")
