#!/bin/sh
# A mailbox and JSON Lines larger than any single brief may be are read in parts: in little
# memory, each mail and line a brief of its own, and one that grows only by what is new.
. "$(dirname "$0")/expect.sh"

most=512  # MB of memory
megabytes=60
[ "$many" -ge 1500 ] || { most=4000 megabytes=34; }  # sanitized

# letters NUMBER BYTES: a mailbox of newsletters, the first of that number.
letters() {
  awk -v number="$1" -v bytes="$2" '
    BEGIN {
      split("chips cloud tariff battery satellite merger drought harvest", word, " ")
      for (i = 0; i < 500; ++i) style = style ".m" i "{margin:0 auto;width:" i "px}\n"
      for (; size < bytes; ++number) {
        mail = "From desk@example.com Mon Apr 27 09:00:00 2026\n" \
          "From: Desk <desk@example.com>\nDate: " 1 + number % 28 " Apr 2025 09:00 +0000\n" \
          "Subject: Letter on " word[1 + number % 8] "\nMIME-Version: 1.0\n" \
          "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n" \
          "<html><style>" style "</style><body>\n"
        for (i = 0; i < 24; ++i)
          mail = mail "<p style=\"margin:0;padding:0 12px;font:16px Georgia\">Letter " \
            number " says that plan " number * 31 + i " for " word[1 + (number + i) % 8] \
            " holds. <a href=\"https://www.cnbc.com/" number "/" i \
            "?utm_source=letter&amp;utm_medium=mail\">Source</a></p>\n"
        mail = mail "</body></html>\n--b--\n\n"
        size += length(mail)
        printf "%s", mail
      }
    }'
}

# in_little_memory COMMAND...: as expect 0, and its peak is below the most.
in_little_memory() {
  "$@" >out 2>err &
  peak=0
  while seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$!/status" 2>/dev/null) &&
    [ -n "$seen" ]; do
    peak=$seen
    sleep 0.05
  done
  wait $! || fail "$*: exit code $?; it said: $(head -n 30 out err)"
  [ "$peak" -gt 0 ] || fail "$*: no figure of its memory"
  [ "$peak" -lt $((most * 1024)) ] || fail "$*: $((peak / 1024)) MB of memory"
}

mkdir briefs
letters 1 $((megabytes * 1048576)) >briefs/letters.mbox
mails=$(grep -c '^From desk@' briefs/letters.mbox)
in_little_memory debrief-index -j 2 -d index briefs
says out 'by format: 1 email' '1 added, 0 changed, 0 removed, 0 refused'
expect 0 debrief-query -d index --all-versions --count
says out "$mails"
expect 0 debrief-query -d index -f jsonl "\"letter $mails\""
says out "letters.mbox#2025-04-" '"sources":["cnbc.com"]'
dump index before

# Two more, of names that others have, and what was there stays as it was written.
letters $((mails + 1)) 15000 >more
cat more >>briefs/letters.mbox
expect 0 debrief-index -d index briefs
says out '0 added, 1 changed, 0 removed, 0 refused, 0 unchanged'
dump index after
[ "$(comm -23 before after | grep -c 'letters.mbox#')" = 0 ] || fail 'old mails changed'
expect 0 debrief-index -q -d afresh briefs
dump afresh wanted
same wanted after 'a mailbox that grew'

# Touched, it is not read again; gone, all its mails go.
touch briefs/letters.mbox
expect 0 debrief-index -d index briefs
says out '0 added, 0 changed, 0 removed, 0 refused, 1 unchanged'
mv briefs/letters.mbox .

# Lines: one of them bad, the last one cut.
letters 1 $((megabytes * 1048576)) | awk 'BEGIN { print "{\"title\": \"First\", \"body\": \"The first. (ft.com)\"}" }
  /^<p/ { gsub("\"", "\\\""); text = text $0 }
  /^<\/body/ {
    ++n
    print n == 9 ? "{\"title\": " : "{\"title\": \"Line " n "\", \"body\": \"" text text text text "\"}"
    text = ""
  }
  END { printf "{\"title\": \"Cut\", \"bo" }' >briefs/letters.jsonl
in_little_memory debrief-index -j 2 -d index briefs
says out '1 added, 0 changed, 1 removed, 0 refused, 0 unchanged'
says err 'letters.jsonl: line 10 is no JSON' "line $(($(wc -l <briefs/letters.jsonl) + 1)) is no JSON"
expect 0 debrief-query -d index --all-versions --count
says out $(($(wc -l <briefs/letters.jsonl) - 1))
expect 0 debrief-index -d index --check
