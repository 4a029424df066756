# Runs steps one after the other, keeps what each printed and how long it took, and counts.
# shellcheck shell=bash

cache=$PWD/.cache
logs=$cache/check
mkdir -p "$logs"
rm -f "$logs"/*.log

# What a step returns that could not be done here and says why; counted apart from passed and failed.
readonly SKIPPED=77

passed=0 failed=0 skipped=0 step_number=0
results=()
to_stop=()

# Runs the function `step_NAME` in a shell of its own, so that its first failing command ends it.
step() {
  local name=$1 began=$SECONDS status
  step_number=$((step_number + 1))
  if ! declare -F "step_$name" >/dev/null; then
    echo "There is no step ‘$name’; ./check steps lists them." >&2
    exit 2
  fi
  printf '\n==> %s (step %s of %s, %s s so far)\n' "$name" "$step_number" "${#chosen[@]}" "$SECONDS"
  if declare -F "before_$name" >/dev/null; then "before_$name"; fi
  (
    trap - EXIT
    set -e
    "step_$name"
  ) </dev/null 2>&1 | tee "$logs/$name.log"
  status=${PIPESTATUS[0]}
  count "$name" "$status"
  results+=("$(printf '%6s s  %-14s %s' $((SECONDS - began)) "$name" "$(outcome "$status")")")
}

outcome() {
  case $1 in
    0) echo passed ;;
    "$SKIPPED") echo skipped ;;
    *) echo "FAILED ($1)" ;;
  esac
}

# A step counts as one, and a step that ran tests also as many as its runner says.
count() {
  local log=$logs/$1.log status=$2 fine broken left
  fine=$(tally passed "$log") broken=$(tally failed "$log") left=$(tally skipped "$log")
  passed=$((passed + fine)) failed=$((failed + broken)) skipped=$((skipped + left))
  case $status in
    0) passed=$((passed + (fine == 0))) ;;
    "$SKIPPED") skipped=$((skipped + 1)) ;;
    *) failed=$((failed + (broken == 0))) ;;
  esac
}

# The sum of `… 12 passed …` over the closing lines of cargo-nextest, cargo test, node and our own scripts.
tally() {
  sed -e 's/\x1b\[[0-9;]*m//g' "$2" | awk -v word="$1" '
    /^ *Summary \[/ || /^test result:/ || /^[0-9]+ passed, [0-9]+ failed/ {
      n = split($0, words, /[ ,;]+/)
      for (i = 2; i <= n; i++) if (words[i] == word) sum += words[i - 1]
    }
    /^(ℹ|#) pass / && word == "passed" { sum += $3 }
    /^(ℹ|#) fail / && word == "failed" { sum += $3 }
    END { print sum + 0 }'
}

# Ends a step that cannot be done here: `not_here "no list of advisories"`.
not_here() {
  echo "Skipped: $*"
  exit "$SKIPPED"
}

# Remembers a process that we started; it is stopped at the end, and no other.
stop_at_end() {
  to_stop+=("$1")
}

stop_everything() {
  local pid
  for pid in "${to_stop[@]}"; do
    kill -INT "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
  if [ -n "${scratch:-}" ]; then rm -rf "$scratch"; fi
}

report() {
  printf '\n==> seconds of every step\n'
  printf '%s\n' "${results[@]}"
  printf '%6s s  in all\n\n' "$SECONDS"
  if [ "$skipped" -gt 0 ]; then
    grep -h '^Skipped: ' "$logs"/*.log | sort -u
    printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  else
    printf '%s passed, %s failed\n' "$passed" "$failed"
  fi
  [ "$failed" -eq 0 ]
}
