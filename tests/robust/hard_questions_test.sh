#!/bin/sh
# Questions that are meant to do harm get an answer or an error that says why, without
# much time (ulimit -t, seconds of processor time) or memory (ulimit -v, kB).
. "$(dirname "$0")/expect.sh"

n=0
mkdir briefs
while [ $n -lt 300 ]; do
  n=$((n + 1))
  brief briefs/$n.txt "Brief $n of abc$n" "Words abc$n bcd$n cde$n def$n of OpenAI."
done
expect 0 debrief-index -q -d db briefs

# repeat N TEXT
repeat() { awk -v n="$1" -v text="$2" 'BEGIN { for (; n > 0; --n) printf "%s", text }'; }

# hard CODE TEXT QUESTION: ends with CODE and says TEXT.
hard() {
  wanted_code=$1 text=$2
  shift 2
  expect "$wanted_code" sh -c 'ulimit -t 10; exec debrief-query -d db "$@"' sh "$@"
  [ "$wanted_code" != 2 ] || says err "$text"
  [ "$(wc -c <err)" -lt 4000 ] || fail "an error of $(wc -c <err) bytes"
  ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" out err ||
    fail "control characters: $(cat -v out err | head -n 5)"
}

hard 2 'bytes long, 8192 are the most' "$(repeat 10000 '(')a$(repeat 10000 ')')"
hard 2 'bytes long, 8192 are the most' "$(repeat 10000 '(a OR ')b$(repeat 10000 ')')"
hard 2 'bytes long, 8192 are the most' "$(repeat 5000 'NOT ')a"
hard 2 'bytes long, 8192 are the most' "$(repeat 5000 'word ')"
# A megabyte, which no single argument may have.
hard 2 'bytes long, 8192 are the most' $(repeat 60000 'word ') $(repeat 60000 'words ')
hard 2 'bytes long, 8192 are the most' "$(repeat 16000 'abcdefgh')"
hard 2 'needs at least 3 letters before it' 'a* OR b* OR c* OR d* OR e* OR f* OR g* OR h*'
hard 2 'a question has at most 512 words' "$(repeat 1000 '"a b" ')"
hard 2 'bytes long, 8192 are the most' "$(repeat 100000 '"')"
hard 2 'bytes long, 8192 are the most' "company:$(repeat 50000 x)"
hard 2 'bytes long, 8192 are the most' "$(repeat 2000 'date:2026 ')"
hard 0 '' 'abc* OR bcd*'
hard 0 '' 'abc1 NEAR/64 def1'
byte=1
while [ $byte -lt 256 ]; do
  question=$(printf "\\$(printf %03o $byte)abc1")
  code=0
  debrief-query -d db -f json "$question" >out 2>err || code=$?
  [ $code -le 2 ] || fail "byte $byte: exit code $code"
  [ $code != 2 ] || [ -s err ] || fail "byte $byte: an error without words"
  byte=$((byte + 1))
done
