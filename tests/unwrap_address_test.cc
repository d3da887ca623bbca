#include "indexer/unwrap_address.h"

#include <doctest/doctest.h>

#include <string>

#include "debrief/host.h"
#include "indexer/outlet_host.h"
#include "indexer/outlet_of.h"

using namespace debrief;

TEST_CASE("A redirect is taken for the address that it carries") {
  const char* rows[][2] = {
      {"https://www.google.com/url?q=https://cnbc.com/x&sa=U", "https://cnbc.com/x"},
      {"https://www.google.com/url?sa=t&url=https%3A%2F%2Fcnbc.com%2Fx%3Fa%3Db&usg=A",
       "https://cnbc.com/x?a=b"},
      {"https://l.facebook.com/l.php?u=https%3A%2F%2Fcnbc.com%2Fx&h=AT0",
       "https://cnbc.com/x"},
      {"https://www.youtube.com/redirect?event=d&q=https%3A%2F%2Fcnbc.com%2Fx",
       "https://cnbc.com/x"},
      {"https://nam02.safelinks.protection.outlook.com/"
       "?url=https%3A%2F%2Fcnbc.com%2Fx&data=05",
       "https://cnbc.com/x"},
      {"https://go.example.com/?id=7&amp;url=http://cnbc.com/x", "http://cnbc.com/x"},
      {"https://href.li/?https://cnbc.com/x?a=b", "https://cnbc.com/x?a=b"},
      {"https://click.example.com/deeplink?id=7&MURL=https%3A%2F%2Fcnbc.com%2Fx",
       "https://cnbc.com/x"}};
  for (const auto& row : rows) CHECK_EQ(unwrap_address(row[0]), std::string(row[1]));
}

TEST_CASE("An address in the path of a tracker, an archive or a mirror is found") {
  const char* rows[][2] = {
      {"https://web.archive.org/web/20250625051706/https://cnbc.com/x?a=b",
       "https://cnbc.com/x?a=b"},
      {"https://web.archive.org/web/2025/https:/cnbc.com/x", "https://cnbc.com/x"},
      {"https://tracking.example.com/CL0/https:%2F%2Fcnbc.com%2Fx/1/0100-a/b=1",
       "https://cnbc.com/x"},
      {"https://click.example.com/77/12/aHR0cHM6Ly9jbmJjLmNvbS94", "https://cnbc.com/x"},
      {"https://e.example.com/e/c/"
       "eyJpZCI6NywiaHJlZiI6Imh0dHBzOlwvXC9jbmJjLmNvbVwveCJ9",
       "https://cnbc.com/x"},
      {"https://www.bing.com/ck/a?p=1&u=a1aHR0cHM6Ly9jbmJjLmNvbS94&ntb=1",
       "https://cnbc.com/x"},
      {"https://urldefense.com/v3/__https://cnbc.com/x__;!!A!B$",
       "https://cnbc.com/x__;!!A!B$"},
      {"https://urldefense.proofpoint.com/v2/url?u=https-3A__cnbc.com_x&d=D",
       "https://cnbc.com/x"},
      {"https://www.google.com/amp/s/www.cnbc.com/amp/x", "https://www.cnbc.com/amp/x"},
      {"https://www-cnbc-com.cdn.ampproject.org/v/s/www.cnbc.com/x",
       "https://www.cnbc.com/x"}};
  for (const auto& row : rows) CHECK_EQ(unwrap_address(row[0]), std::string(row[1]));
}

TEST_CASE("Redirects within redirects are unwrapped, and only so deep") {
  CHECK_EQ(unwrap_address("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2F"
                          "url%3Fq%3Dhttps%253A%252F%252Fcnbc.com%252Fx"),
           "https://cnbc.com/x");
  std::string deep = "https://cnbc.com/x";
  for (int i = 0; i < 9; ++i) deep = "https://a.example.com/to/" + deep;
  CHECK_NE(unwrap_address(deep), "https://cnbc.com/x");
}

TEST_CASE("An address that only mentions another stays what it is") {
  for (const char* address :
       {"https://cnbc.com/2026/x?utm_source=y",
        "https://cnbc.com/login?callback=https://a.com",
        "https://www.youtube.com/watch?v=1&embeds_referring_euri=https%3A%2F%2Fa.com%2F",
        "https://cnbc.com/x#https://a.com",
        "https://list-manage.com/track?u=0a1b2c3d4e5f60718293",
        "https://www.google.com/search?q=https://a.com",
        "https://huggingface.co/Qwen/Qwen2-VL-2Bhttps://a.com", "https://t.co/abc",
        "https://cnbc.com/?url=https://nothost/x", "https://cnbc.com/?url=", "cnbc.com",
        "", "https://www.facebook.com/sharer.php?u=https://a.com/x"})
    CHECK_EQ(unwrap_address(address), std::string(address));
}

TEST_CASE("Buttons that pass a page on lead to no outlet") {
  for (const char* address :
       {"https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fcnbc.com%2Fx",
        "https://x.com/intent/post?url=https%3A%2F%2Fcnbc.com%2Fx&text=Read",
        "https://www.linkedin.com/sharing/share-offsite/?url=https://cnbc.com/x",
        "https://news.ycombinator.com/submitlink?u=https://cnbc.com/x",
        "https://api.whatsapp.com/send?text=https://cnbc.com/x"})
    CHECK_FALSE(outlet_of(address, LinkPlace::cited));
  CHECK_EQ(outlet_of("https://cnbc.com/share?id=1", LinkPlace::cited).value_or("-"),
           "cnbc.com");
}

TEST_CASE("Social and image links are outlets only where they are cited") {
  for (const auto& [address, host] : {std::pair{"https://x.com/sama/status/1", "x.com"},
                                      {"https://www.instagram.com/p/1/", "instagram.com"},
                                      {"https://m.facebook.com/p", "m.facebook.com"},
                                      {"https://t.co/abc", "t.co"},
                                      {"https://cnbc.com/a.PNG?w=1", "cnbc.com"}}) {
    CHECK_EQ(outlet_of(address, LinkPlace::cited).value_or("-"), host);
    CHECK_FALSE(outlet_of(address, LinkPlace::running));
  }
  CHECK_EQ(outlet_of("HTTPS://CNBC.com/a", LinkPlace::running).value_or("-"), "cnbc.com");
  CHECK_EQ(outlet_of("//netflix.com/a", LinkPlace::running).value_or("-"), "netflix.com");
  CHECK_FALSE(outlet_of("mailto:a@cnbc.com", LinkPlace::cited));
}

TEST_CASE("A host loses user, port and what only says how the page is dressed") {
  const char* rows[][2] = {{"https://me:secret@www.cnbc.com:443/x", "cnbc.com"},
                           {"m.economictimes.com", "m.economictimes.com"},
                           {"amp.cnn.com", "cnn.com"},
                           {"www.amp.cnn.com", "cnn.com"},
                           {"mobile.twitter.com", "mobile.twitter.com"},
                           {"en.m.wikipedia.org", "en.m.wikipedia.org"},
                           {"m.co.uk", "m.co.uk"},
                           {"m.me", "m.me"},
                           {"mobile.de", "mobile.de"},
                           {"amp.dev", "amp.dev"},
                           {"m.github.io", "m.github.io"},
                           {"www.gov.uk", "gov.uk"},
                           {"sm.cnn.com", "sm.cnn.com"},
                           {"courses.wbs.ac.za", "courses.wbs.ac.za"},
                           {"mg.co.za", "mg.co.za"},
                           {"wbs.za", "-"},
                           {"node.js", "-"},
                           {"blogs.microsoft.com", "blogs.microsoft.com"}};
  for (const auto& row : rows)
    CHECK_EQ(host_of(row[0]).value_or("-"), std::string(row[1]));
}

TEST_CASE("Outlets are known by name, with or without the article") {
  CHECK_EQ(outlet_host("CNBC").value_or("-"), "cnbc.com");
  CHECK_EQ(outlet_host("the Financial Times").value_or("-"), "ft.com");
  CHECK_EQ(outlet_host("El País").value_or("-"), "elpais.com");
  for (const char* name : {"", "the", "CNBC said", "Acme Weekly"})
    CHECK_FALSE(outlet_host(name));
}

TEST_CASE("Endless addresses are read in linear time") {
  for (const char* unit :
       {"%25", "/http:", "a1aHR0", "?url=", "&q=http%3A%2F%2F", "/https:/a.com"}) {
    std::string address = "https://a.com/";
    while (address.size() < 16000) address += unit;
    CHECK(host_of(unwrap_address(address)));
    while (address.size() < (1 << 20)) address += unit;
    CHECK_EQ(unwrap_address(address).size(), address.size());
  }
}
