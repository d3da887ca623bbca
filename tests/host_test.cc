#include "debrief/host.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

using namespace debrief;

TEST_CASE("A host is read from what people write for it") {
  const char* rows[][2] = {{"cnbc.com", "cnbc.com"},
                           {"CNBC.com", "cnbc.com"},
                           {"www.bbc.co.uk.", "bbc.co.uk"},
                           {"https://user:pw@www.cnbc.com:443/2026/x?y#z", "cnbc.com"},
                           {"//cdn.example.org/a", "cdn.example.org"},
                           {"openai.com/index", "openai.com"},
                           {"bücher.de", "bücher.de"},
                           {"www.com", "www.com"},
                           {"e.g.", ""},
                           {"v2.0", ""},
                           {"Node.js", ""},
                           {"U.S.", ""},
                           {"a@b.com", ""},
                           {"localhost", ""},
                           {"-a.com", ""},
                           {"a..com", ""},
                           {"a b.com", ""},
                           {"", ""},
                           {"https://", ""}};
  for (const auto& row : rows) {
    CAPTURE(std::string(row[0]));
    CHECK_EQ(host_of(row[0]).value_or(""), std::string(row[1]));
  }
  CHECK_FALSE(host_of(std::string(1 << 20, 'a') + ".com"));
}

TEST_CASE("An outlet is its registrable domain and every host under it") {
  CHECK_EQ(registrable_domain("news.bbc.co.uk"), "bbc.co.uk");
  CHECK_EQ(registrable_domain("blogs.microsoft.com"), "microsoft.com");
  CHECK_EQ(registrable_domain("co.uk"), "co.uk");
  CHECK_EQ(fmt::format("{}", fmt::join(host_and_above("a.blogs.microsoft.com"), " ")),
           "a.blogs.microsoft.com blogs.microsoft.com microsoft.com");
  CHECK_EQ(fmt::format("{}", fmt::join(host_and_above("co.uk"), " ")), "co.uk");
  CHECK(is_under("blogs.microsoft.com", "microsoft.com"));
  CHECK(is_under("microsoft.com", "microsoft.com"));
  CHECK_FALSE(is_under("notmicrosoft.com", "microsoft.com"));
  CHECK_FALSE(is_under("microsoft.com", "blogs.microsoft.com"));
}
