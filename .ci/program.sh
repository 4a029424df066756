# The release build as a visitor meets it: built once, started once, asked by journeys and oracles.
# shellcheck shell=bash

program=${CARGO_TARGET_DIR:-target}/release/voordeur

# Builds it as the README says, and runs what the README tells a newcomer to run next.
step_program() {
  grep -q 'cargo run --release -- demo' README.md || { echo "The README no longer says how to start." >&2; return 1; }
  cargo build --release --locked
  "$program" --help >/dev/null
  "$program" config print >"$logs/configuration.toml"
  if ! sed -n '/^```toml$/,/^```$/p' docs/configuration.md | sed '1d;$d' | diff - "$logs/configuration.toml"; then
    echo "docs/configuration.md is not what \`voordeur config print\` says." >&2
    return 1
  fi
  local directory=(demo/data/directory.yaml demo/data/examples.yaml)
  "$program" import directory "${directory[@]}" --dry-run --data "$scratch/import" | tail -n 3
  "$program" import directory "${directory[@]}" --data "$scratch/import" | tail -n 1
}

# Starts the demo on a free port and waits for the first line it prints: its address.
start_program() {
  if [ -n "${VOORDEUR_URL:-}" ]; then return; fi
  if [ ! -x "$program" ]; then
    echo "The program is not built; ./check program does that." >&2
    return
  fi
  local said=$scratch/address
  VOORDEUR__SERVER__DEVELOPMENT=true VOORDEUR__SERVER__DRAIN_SECONDS=0 VOORDEUR__LIMITS__READS_PER_SECOND=0 VOORDEUR__LIMITS__SENDS_PER_SECOND=0 \
    "$program" demo --listen 127.0.0.1:0 --data "$scratch/demo" >"$said" 2>"$logs/demo.log" </dev/null &
  stop_at_end $!
  wait_until grep -q http "$said" || return
  VOORDEUR_URL=$(grep -o 'http://[^ ]*' "$said" | head -n 1)
  export VOORDEUR_URL=${VOORDEUR_URL%/}
  # For the journeys of who works here: what the demo printed, and how to make an account in it.
  export VOORDEUR_SAID=$said VOORDEUR_COMMAND="$PWD/$program" VOORDEUR_DATA=$scratch/demo
  echo "The demo answers at $VOORDEUR_URL"
}

# For steps that ask the running demo.
needs_program() {
  if [ -z "${VOORDEUR_URL:-}" ]; then
    echo "The demo does not run; see $logs/demo.log" >&2
    return 1
  fi
}
