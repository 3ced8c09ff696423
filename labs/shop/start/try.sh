#!/bin/sh
# Tries out what a stage gives, on the catalog: sh try.sh compose crash
. "./$1/here.sh"
notes=gave-$1.txt
say() { echo "$*" | tee -a "$notes"; }
quietly() { "$@" > /dev/null 2>&1; }
shop="http://$(address)"
answers() { curl -s -f -o /dev/null -m 3 "$shop/api/products"; }

# until_so SECONDS CONDITION...: whether it has come true in that time.
until_so() {
  left=$1
  shift
  while ! "$@"; do
    [ "$left" -gt 0 ] || return 1
    sleep 1
    left=$((left - 1))
  done
}
who() { echo "$1" | cut -d ' ' -f 1; }
# Whether one copy runs that is not as it was, and the shop has its products again.
changed() {
  now=$(copies)
  [ "$(echo "$now" | grep -c .)" -eq 1 ] && [ "$now" != "$before" ] && answers
}

# Asks a name forty times, each time anew, and counts who answers.
ASK='const { get } = require("node:http"); const seen = new Set(); let left = 40;
const ask = () => get("http://catalog:8080/healthz", { agent: false, timeout: 2000 }, (answer) => {
  answer.resume(); seen.add(answer.headers["x-pod"]); next(); })
  .on("timeout", function () { this.destroy(); }).on("error", next);
const next = () => (left-- > 0 ? ask() : console.log(seen.size)); next();'
answering() { inside front node -e "$ASK"; }
all_answer() {
  seen=$(answering)
  [ "$seen" = "$1" ]
}

case $2 in
  crash) # the program ends; nobody has asked it to
    before=$(copies)
    quietly inside catalog node -e 'process.kill(1)'
    if ! until_so 30 changed; then say "crash: it does not come back"
    elif [ "$(who "$now")" = "$(who "$before")" ]; then say "crash: it runs again, in the same $thing"
    else say "crash: it runs again, in another $thing"; fi ;;
  lose) # the whole container is gone, as with its machine
    before=$(copies)
    quietly lose
    if until_so "${3:-30}" changed; then say "lose: replaced by another $thing"
    else say "lose: nobody replaces it" && quietly find_again && until_so 30 answers; fi ;;
  update) # while customers ask, five times a second
    : > asked.txt
    update > update.log 2>&1 &
    updating=$!
    while kill -0 $updating 2> /dev/null; do
      curl -s -o /dev/null -m 9 -w '%{http_code}\n' "$shop/api/products" >> asked.txt &
      sleep 0.2
    done
    wait $updating || { cat update.log && exit 1; }
    wait # for the last answers
    say "update: $(grep -c -v 200 asked.txt) of $(grep -c . asked.txt) requests failed" ;;
  scale)
    quietly scale 3 && until_so 40 all_answer 3
    say "scale: $(copies | wc -l | tr -d ' ') run, $seen answer to one name" ;;
  spread)
    say "spread: on $(runs_on | sort -u | grep -c .) of $(machines | grep -c .) machines" ;;
  discovery)
    found=$(inside front node -e 'require("node:dns").lookup("catalog", { all: true }, (_, all) => console.log(all?.length ?? 0))')
    say "discovery: addresses behind the name catalog: $found" ;;
  secret)
    case $(secret_is) in
      *bind*/run/secrets*) say "secret: a file of this machine" ;;
      *tmpfs*/run/secrets*) say "secret: a file in memory" ;;
      *) say "secret: none" ;;
    esac ;;
esac
