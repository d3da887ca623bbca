#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <xapian.h>

REGISTER_EXCEPTION_TRANSLATOR(Xapian::Error& error) {
  return doctest::String(error.get_description().c_str());
}
