#!/bin/sh
# An index that is not made to be served keeps the positions of words where Xapian's
# servers have none. Served all the same it answers as here, from the briefs' texts.
command -v xapian-tcpsrv >/dev/null || { echo "no xapian-tcpsrv (xapian-tools)"; exit 77; }
. "$(dirname "$0")/expect.sh"

archive old 700  # below 500 files nothing comes in bulk
expect 0 debrief-index -q -d plain old
ls plain/gen-*/positions >out || fail "its positions are not in a file"
# Some come later, and one is written anew.
cp -Rp "$1/corpus/briefs" new
first=$(find old -name '*.txt' | sort | head -n 1)
echo "The revenue share was settled. (reuters.com)" >>"$first"
expect 0 debrief-index -q -d plain old new
serve plain
far="-d 127.0.0.1:$port"

for question in '"revenue share"' '"said that"' 'NOT "revenue share"' \
  'openai "revenue share"' 'openai NOT "said on"' 'share NEAR/3 revenue' \
  '"chief executive" NEAR/9 company' 'claim:(openai microsoft)' 'claim:("revenue share")' \
  'body:revenue NOT claim:(openai)' 'title:"divestment law"' 'revenue-share' \
  'openai nvidia zebra lobster revenue' '"not there" openai revenue zebra' \
  '"said that" source:reuters.com' 'revenue share microsoft openai'; do
  alike_in_all_views "-d plain" "$far" "$question"
done
alike "-d plain" "$far" --compare 2024-Q4 2025-Q1 '"chief executive"'

# More texts than are read for a question: an error that says what to do. Words are none.
mkdir many
i=0
while [ $i -lt 10100 ]; do
  i=$((i + 1))
  printf 'Brief %s\n\nThe pilot said that note %s was short. (cnbc.com)\n' $i $i
done | split -l 3 -a 4 --additional-suffix=.txt - many/
expect 0 debrief-index -q -d large many
serve large
expect 2 debrief-query -d "127.0.0.1:$port" '"pilot said"'
says err 'too many to read' 'debrief-index --shards 1 --rebuild'
alike "-d large" "-d 127.0.0.1:$port" $every '"note 777"'
alike "-d large" "-d 127.0.0.1:$port" $every 'pilot'
