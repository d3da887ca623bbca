# What each program is asked to do: sourced by tests/bench/run, which has set $archive
# (the folder of briefs), $work (an empty folder for indexes), $build and $here.
#
# For a tool NAME:  has_NAME            whether it is here
#                   NAME_index          a first index of $archive, from nothing
#                   NAME_again          the same once more, on what is there
#                   NAME_compact        the smallest form of it, where there is one
#                   NAME_files          what of $work is its index
#                   NAME_start, _stop   what must run while it is asked, where that is so
#                   NAME_ask KIND       prints the command line of a question, one
#                                       argument a line; fails when it cannot be asked
# Questions: rare, common, bare (common, without facets), and, or, phrase, newest, facets,
# claims. The words are of the language that corpus/generate invents, with the share of
# briefs that have them.
rare=wetlands        # 0.2 %
common=wednesday     # 26 %
both='deal regulator'
either='merger lawsuit battery'
phrase='chief executive'

has() { command -v "$1" >/dev/null; }

# -- debrief -------------------------------------------------------------------------
has_debrief() { return 0; }
debrief_index() { rm -rf "$work/debrief"; debrief_again; }
debrief_again() { "$build/debrief-index" -q --progress never -d "$work/debrief" "$archive"; }
debrief_compact() { "$build/debrief-index" -q --compact -d "$work/debrief"; }
# Without the generation that a compaction leaves for those who read it right now.
debrief_files() { sed -n "s#.* #$work/debrief/#p" "$work/debrief/XAPIANDB"; }
debrief_ask() { ask_debrief "$1" -d "$work/debrief"; }

# ask_debrief KIND -d DB...
ask_debrief() {
  kind=$1
  shift
  printf '%s\n' "$build/debrief-query" "$@"
  case $kind in
    rare) echo "$rare" ;;
    common) echo "$common" ;;
    bare) printf '%s\n' --facets none "$common" ;;
    and) printf '%s\n' $both ;;
    or) printf '%s\n' --any $either ;;
    phrase) echo "\"$phrase\"" ;;
    newest) printf '%s\n' --sort newest "$common" ;;
    facets) printf '%s\n' --facets company,source,person,month "$common" ;;
    claims) printf '%s\n' --view claims -s bloomberg.com deal revenue ;;
    *) return 1 ;;
  esac
}

# -- debrief far away: four shards behind Xapian's servers, over loopback ---------------
shards=4
has_served() { has xapian-tcpsrv; }
served_index() { rm -rf "$work/served"; served_again --shards $shards; }
served_again() {
  "$build/debrief-index" -q --progress never -d "$work/served" "$@" "$archive"
}
served_compact() { "$build/debrief-index" -q --compact -d "$work/served"; }
served_files() { sed -n "s#.* \(.*\)/shard-0\$#$work/served/\1#p" "$work/served/XAPIANDB"; }
served_start() {
  servers= ports= port=$((20000 + $$ % 20000)) shard=0
  while [ $shard -lt $shards ]; do
    serve_one "$work/served/shard-$shard" || return 1
    shard=$((shard + 1))
  done
}
# On the next port that is free. A server that ends takes its process group with it.
serve_one() {
  for attempt in 1 2 3 4 5 6 7 8 9; do
    port=$((port + 1))
    setsid xapian-tcpsrv --port $port --interface 127.0.0.1 "$1" >"$work/server" 2>&1 &
    server=$!
    for wait in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
      if grep -q Listening "$work/server"; then
        servers="$servers $server" ports="$ports $port"
        return 0
      fi
      kill -0 $server 2>/dev/null || break
      sleep 0.2
    done
    kill $server 2>/dev/null || true
  done
  return 1
}
served_stop() {
  for server in $servers; do kill "$server" 2>/dev/null || true; done
  servers=
}
served_ask() { ask_debrief "$1" $(printf -- '-d 127.0.0.1:%s ' $ports); }

# -- omindex and quest: Xapian's own ----------------------------------------------------
has_omega() { has omindex && has quest; }
omega_index() { rm -rf "$work/omega"; omega_again; }
omega_again() { omindex -U / -D "$work/omega" "$archive" >/dev/null; }
omega_compact() {
  rm -rf "$work/omega-compact"
  xapian-compact "$work/omega" "$work/omega-compact" >/dev/null 2>&1
}
omega_files() {
  if [ -d "$work/omega-compact" ]; then echo "$work/omega-compact"; else echo "$work/omega"; fi
}
omega_ask() {
  printf '%s\n' quest -d "$work/omega"
  case $1 in
    rare) echo "$rare" ;;
    common) echo "$common" ;;
    and) printf '%s\n' -o and "$both" ;;
    or) echo "$either" ;;
    phrase) echo "\"$phrase\"" ;;
    *) return 1 ;;
  esac
}

# -- recoll --------------------------------------------------------------------------
has_recoll() { has recollindex && has recollq; }
recoll_settle() {
  mkdir -p "$work/recoll"
  printf 'topdirs = %s\nthrQSizes = 2 2 2\n' "$archive" >"$work/recoll/recoll.conf"
}
recoll_index() { rm -rf "$work/recoll"; recoll_settle; recoll_again; }
recoll_again() { recollindex -c "$work/recoll" >"$work/recoll/log" 2>&1; }
recoll_files() { echo "$work/recoll/xapiandb"; }
recoll_ask() {
  printf '%s\n' recollq -c "$work/recoll" -n 10
  case $1 in
    rare) echo "$rare" ;;
    common) echo "$common" ;;
    and) echo "$both" ;;
    or) printf '%s\n' -o "$either" ;;
    phrase) echo "\"$phrase\"" ;;
    newest) printf '%s\n' -S mtime -D "$common" ;;
    *) return 1 ;;
  esac
}

# -- notmuch: reads mail only, so each brief is made a message first, unmeasured -------
has_notmuch() { has notmuch; }
notmuch_settle() {
  [ -d "$work/mail" ] || "$here/as_mail" "$archive" "$work/mail"
  printf '[database]\npath=%s\n[user]\nname=A\nprimary_email=a@example.org\n[new]\ntags=\n' \
    "$work/mail" >"$work/notmuch.conf"
}
notmuch_index() { rm -rf "$work/mail/.notmuch"; notmuch_again; }
notmuch_again() { NOTMUCH_CONFIG=$work/notmuch.conf notmuch new --quiet; }
notmuch_files() { echo "$work/mail/.notmuch"; }
notmuch_ask() {
  printf '%s\n' env "NOTMUCH_CONFIG=$work/notmuch.conf" notmuch search --limit=10 \
    --output=messages
  case $1 in
    rare) echo "$rare" ;;
    common | newest) echo "$common" ;;
    and) echo "$both" ;;
    or) echo "$either" | sed 's/ / or /g' ;;
    phrase) echo "\"$phrase\"" ;;
    *) return 1 ;;
  esac
}

# -- SQLite FTS5, without the text -------------------------------------------------------
has_fts5() { has sqlite3; }
fts5_index() {
  rm -f "$work/fts5.db"
  sqlite3 "$work/fts5.db" "
    PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
    CREATE VIRTUAL TABLE briefs USING fts5(text, content='', tokenize='porter unicode61');
    INSERT INTO briefs(rowid, text)
      SELECT row_number() OVER (), CAST(data AS TEXT) FROM fsdir('$archive')
      WHERE name LIKE '%.txt';
    INSERT INTO briefs(briefs) VALUES('optimize');" >/dev/null
}
fts5_files() { echo "$work/fts5.db"; }
fts5_ask() {
  case $1 in
    rare) match=$rare ;;
    common) match=$common ;;
    and) match=$both ;;
    or) match=$(echo "$either" | sed 's/ / OR /g') ;;
    phrase) match="\"$phrase\"" ;;
    *) return 1 ;;
  esac
  printf '%s\n' sqlite3 "$work/fts5.db" \
    "SELECT rowid FROM briefs WHERE briefs MATCH '$match' ORDER BY rank LIMIT 10"
}

# -- Lucene, by a small program of its own (Lucene.java) -------------------------------
lucene_jars=$(ls /usr/share/java/lucene-core-*.jar /usr/share/java/lucene-analyzers-common-*.jar \
  2>/dev/null | paste -sd:)
has_lucene() { has javac && [ -n "$lucene_jars" ]; }
lucene_settle() {
  [ -d "$work/classes" ] ||
    javac -cp "$lucene_jars" -d "$work/classes" "$here/Lucene.java"
}
lucene_index() {
  rm -rf "$work/lucene"
  java -cp "$lucene_jars:$work/classes" Lucene "$archive" "$work/lucene"
}
lucene_files() { echo "$work/lucene"; }
lucene_ask() { return 1; }  # most of a cold process would be the start of Java

# -- ripgrep: no index ------------------------------------------------------------------
has_ripgrep() { has rg; }
ripgrep_ask() {
  case $1 in
    rare) printf '%s\n' rg -lwi "$rare" "$archive" ;;
    common) printf '%s\n' rg -lwi "$common" "$archive" ;;
    phrase) printf '%s\n' rg -lwi "$phrase" "$archive" ;;
    *) return 1 ;;
  esac
}
