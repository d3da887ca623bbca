#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <vector>

#include "indexer/formats/decode_header.h"
#include "indexer/formats/mail_text.h"
#include "indexer/formats/read_draft.h"
#include "tests/print_drafts.h"

using namespace debrief;

namespace {

const std::string head =
    "From: The Reader <reader@example.com>\n"
    "Date: Mon, 27 Apr 2026 23:30:00 -0500\n"
    "Subject: Example Corp buys Sample Ltd\n"
    "MIME-Version: 1.0\n";
const std::string head_printed =
    "title: Example Corp buys Sample Ltd\nheader: 2026-04-27\n";

std::string mail(const std::string& rest) { return head + rest; }

void check(const std::vector<std::pair<std::string, std::string>>& rows) {
  for (const auto& [bytes, printed] : rows) {
    CAPTURE(bytes.substr(0, 600));
    CHECK_EQ(print(read_draft("a.eml", bytes)), printed);
  }
}

}  // namespace

TEST_CASE("A mail is its subject, its day and its best part") {
  const std::string plain =
      "--x\nContent-Type: text/plain; charset=utf-8\n\nThe deal.\n\nSee (cnbc.com)\n";
  const std::string html =
      "--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
      "<p>The deal, caf=C3=A9 =\n<a href=3D\"https://cnbc.com/x\">CNBC</a></p>\n";
  const std::string picture =
      "--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n";
  const std::string file =
      "--x\nContent-Type: text/plain\nContent-Disposition: attachment; "
      "filename=a.txt\n\nAttached\n";
  const auto parts = [](const std::string& kind) {
    return "Content-Type: multipart/" + kind + "; boundary=x\n\nPreamble\n";
  };
  check(
      {{mail("\nThe deal\nis done.\n"), head_printed + "p The deal is done.\n"},
       {mail(parts("alternative") + plain + html + "--x--\n"),
        head_printed + "p The deal, café [CNBC](https://cnbc.com/x)\n"},
       {mail(parts("alternative") + plain +
             "--x\nContent-Type: text/html\n\n<p>No.</p>\n--x--\n"),
        head_printed + "p The deal.\np See (cnbc.com)\n"},
       {mail(parts("related") + html + picture + "--x--\n"),
        head_printed + "p The deal, café [CNBC](https://cnbc.com/x)\n"},
       {mail(parts("mixed") + plain + file + picture + "--x--\n"),
        head_printed + "p The deal.\np See (cnbc.com)\n"},
       {mail(
            parts("mixed") + plain +
            "--x\nContent-Type: message/rfc822\n\nSubject: Inner\n\nInner text\n--x--\n"),
        head_printed + "p The deal.\np See (cnbc.com)\nh2 Inner\np Inner text\n"},
       {mail(parts("mixed") + plain),
        head_printed + "p The deal.\np See (cnbc.com)\nnote: ends in the middle: a part "
                       "without its end\n"},
       {mail("Content-Type: text/plain; charset=iso-2022-jp\n\n\x1B$B46;v\x1B(B\n"),
        head_printed + "p 感事\n"},
       {mail("Content-Type: text/plain; charset=utf-8\n\ncaf\xE9 ol\xE9\n"),
        head_printed + "p café olé\nnote: says charset utf-8, is windows-1252\n"},
       {mail("Content-Transfer-Encoding: base64\n\nVGhlIGRlYWwu\n"),
        head_printed + "p The deal.\n"},
       {mail("\nExample Corp buys Sample Ltd\n\nText.\n"), head_printed + "p Text.\n"},
       {mail("Content-Type: application/pdf\n\nx\n"), head_printed}});
}

TEST_CASE("Quotes, signatures and list footers are no part of a mail") {
  const std::tuple<std::string, bool, std::string> rows[] = {
      {"Yes.\n\nOn Monday, A B wrote:\n> Is it so?\n> Really?\n", false, "Yes.\n\n"},
      {"> Only a quote\n> of two lines\n", false, "Only a quote\nof two lines\n"},
      {"Text.\n-- \nA B\nhttp://example.com\n", false, "Text.\n"},
      {"Text.\n________________________\nlist mailing list\n", false, "Text.\n"},
      {"Text.\n-----Original Message-----\nFrom: A\n\nOld.\n", false, "Text.\n"},
      {"-----Original Message-----\nFrom: A\n", false,
       "-----Original Message-----\nFrom: A\n"},
      {"Two \nlines.\n From here\n", true, "Two lines.\nFrom here\n"},
      {"<a href=\"https://a.com/x\">The words</a> and <b> 1 < 2", false,
       "The words (https://a.com/x) and <b> 1 < 2\n"}};
  for (const auto& [text, flowed, left] : rows) CHECK_EQ(mail_text(text, flowed), left);
  check(
      {{mail("Content-Type: text/html\n\n<p>Yes.</p><div class=gmail_quote>On Monday A "
             "wrote: short</div>"),
        head_printed + "p Yes.\np On Monday A wrote: short\n"},
       {mail("Content-Type: text/html\n\n<p>Yes, that is right, we do so from now on, I "
             "think.</p><blockquote type=cite>Is it so?</blockquote>"),
        head_printed + "p Yes, that is right, we do so from now on, I think.\n"}});
}

TEST_CASE("Header fields are decoded") {
  const std::pair<std::string, std::string> rows[] = {
      {" plain\r\n text", "plain text"},
      {"=?utf-8?Q?caf=C3=A9_ol=C3=A9?= and", "café olé and"},
      {"=?UTF-8?B?Y2Fmw6k=?=\r\n =?utf-8?q?!?=", "café!"},
      {"=?utf-8?B?w?= =?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"},
      {"=?iso-2022-jp?B?GyRCNDY7dhsoQg==?= =?iso-2022-jp?B?GyRCNDYbKEI=?=", "感事感"},
      {"=?windows-1252?Q?=93q=94?=", "“q”"},
      {"=?utf-8?Q?Caf=E9?=", "Café"},
      {"raw caf\xE9", "raw café"},
      {"=?broken =?utf-8?X?a?= a=?b", "=?broken =?utf-8?X?a?= a=?b"},
      {"", ""}};
  for (const auto& [raw, text] : rows) CHECK_EQ(decode_header(raw), text);
}

TEST_CASE("An mbox is as many briefs as it has mails") {
  const std::string first =
      "From a@example.com Mon Apr 27 10:00:00 2026\nFrom: a@example.com\nDate: Mon, 27 "
      "Apr 2026 10:00:00 +0000\nSubject: First brief\n\nText one.\n\nFrom here it went "
      "on.\n>From there too.\n\n";
  const std::string second =
      "From b@example.com Tue Apr 28 10:00:00 2026\nFrom: b@example.com\nDate: Tue, 28 "
      "Apr 2026 10:00:00 +0000\nSubject: Second\n\nText two.\n";
  const std::string first_printed =
      "title: First brief\nheader: 2026-04-27\np Text one.\np From here it went on.\np "
      "From there too.\n";
  const std::string second_printed = "title: Second\nheader: 2026-04-28\np Text two.\n";
  check({{first, first_printed},
         {first + second, "# 2026-04-27-first-brief\n" + first_printed +
                              "# 2026-04-28-second\n" + second_printed},
         {second + "\n" + first, "# 2026-04-28-second\n" + second_printed +
                                     "# 2026-04-27-first-brief\n" + first_printed},
         {first + second + "\n" + second, "# 2026-04-27-first-brief\n" + first_printed +
                                              "# 2026-04-28-second\n" + second_printed +
                                              "# 2026-04-28-second-2\n" + second_printed},
         {first + second.substr(0, second.size() - 3),
          "# 2026-04-27-first-brief\n" + first_printed +
              "# 2026-04-28-second\ntitle: Second\nheader: 2026-04-28\np Text tw\nnote: "
              "ends in the "
              "middle of a line: the last mail may be cut\n"}});
}

TEST_CASE("Hostile mail is read in a moment") {
  std::string nested = head + "Content-Type: multipart/mixed; boundary=b0\n\n";
  for (int i = 0; i < 10000; ++i) {
    const std::string n = std::to_string(i);
    nested += "--b" + n + "\nContent-Type: multipart/mixed; boundary=b" +
              std::to_string(i + 1) + "\n\n";
  }
  CHECK_EQ(print(read_draft("a.eml", nested)),
           head_printed + "note: ends in the middle: a part without its end\n");
  for (const char* piece : {"X: y\n", "Subject: =?utf-8?Q?a?=\n", " folded\n"}) {
    std::string bytes = head;
    while (bytes.size() < 250000) bytes += piece;
    CHECK_FALSE(read_draft("a.eml", bytes + "\nText").drafts.empty());
  }
  for (const char* piece :
       {"> quote\n", "-- \n", "<a href=", "=?utf-8?Q?", "\nFrom x\n\n"}) {
    std::string bytes = head + '\n';
    while (bytes.size() < 1000000) bytes += piece;
    CHECK_FALSE(read_draft("a.eml", bytes).drafts.empty());
  }
  std::string lines = head + '\n';
  lines.append(500001, '\n');
  CHECK_EQ(print(read_draft("a.eml", lines)),
           "refused: a mail of more than 500000 lines\n");
  std::string header = head;
  while (header.size() < 300000) header += "X-Filler: y\n";
  CHECK_EQ(print(read_draft("a.eml", header + "\nText")),
           "refused: a mail with more than 256 KB of headers\n");
}
