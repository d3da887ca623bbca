#!/bin/sh
# An index from which briefs have been removed answers as one made of the others does,
# also of what every brief has; and so does a server of it, or it says why it cannot.
. "$(dirname "$0")/expect.sh"

# Above a thousand, Xapian's list of all briefs comes in parts.
archive all 3000
expect 0 debrief-index -q -d removed all
expect 0 debrief-index -q -d for-server --shards 1 all
n=0
for file in $(find all -type f | sort); do
  n=$((n + 1))
  [ $((n % 9)) != 4 ] || rm "$file"
done
for index in removed for-server afresh; do expect 0 debrief-index -q -d $index all; done

for question in 'format:text' 'format:text NOT xyzzy' 'and NOT it' 'the*' 'NOT the' \
  'revenue NOT the' 'revenue format:text' 'revenue NOT format:text' 'date:2000..' \
  'NOT date:2000..' '"the company" NOT claim:(the)' 'company:openai OR NOT and' \
  'the and revenue xyzzy merger format:text'; do
  alike '-d removed' '-d afresh' $every "$question"
  alike '-d removed' '-d afresh' --sort newest --all-versions "$question"
  alike '-d removed' '-d afresh' --sort oldest --offset 3 "$question"
  alike '-d removed' '-d afresh' --view claims "$question"
  alike '-d removed' '-d afresh' --view timeline "$question"
done

command -v xapian-tcpsrv >/dev/null || exit 0
serve "$work/for-server/$(ls -d for-server/gen-* | sed 's,.*/,,' | tail -n 1)"
far="-d 127.0.0.1:$port"
for question in 'format:text NOT xyzzy' 'and NOT it' 'the*' 'NOT the' 'revenue NOT the' \
  'revenue format:text' 'revenue NOT format:text' 'NOT date:2000..' 'claim:(the revenue)'; do
  alike '-d afresh' "$far" $every "$question"
  alike '-d afresh' "$far" --sort newest "$question"
  alike '-d afresh' "$far" --sort oldest --offset 3 "$question"
  alike '-d afresh' "$far" --view claims "$question"
  alike '-d afresh' "$far" --view timeline "$question"
done

# All briefs of one server have it, not all of the other.
mkdir few
printf '<html><body><h1>Lobsters</h1><p>Lobsters swim. (reuters.com)</p></body></html>\n' \
  >few/lobsters.html
expect 0 debrief-index -q -d few-index few
alike '-d removed -d few-index' '-d afresh -d few-index' $every 'format:text NOT xyzzy'
alike '-d removed -d few-index' '-d afresh -d few-index' $every 'lobster NOT the'
expect 2 debrief-query $far -d few-index 'format:text NOT xyzzy'
says err 'all its briefs have' '--rebuild'
