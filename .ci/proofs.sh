# The steps themselves. Each runs with `set -e`, from the root of the repository.
# shellcheck shell=bash

step_format() {
  cargo fmt --all --check
}

step_lint() {
  cargo clippy --workspace --all-targets --locked -- -D warnings
}

# Bans, licences and sources always. Advisories only where their list is to be had: it comes from neither crates.io nor
# any other registry of packages.
step_dependencies() {
  cargo deny --workspace --all-features check --hide-inclusion-graph bans licenses sources
  if cargo deny --workspace fetch db >/dev/null 2>&1; then
    cargo deny --workspace check --hide-inclusion-graph advisories
  else
    echo "Skipped: advisories, because their list cannot be fetched from here"
  fi
}

before_tests() { start_postgres; }

# Unit tests, properties, architecture, and the stories over HTTP, on SQLite and on PostgreSQL.
step_tests() {
  [ -n "${VOORDEUR_TEST_POSTGRES:-}" ]
  python3 -c "import aiosmtpd"
  cargo nextest run --workspace --locked --no-fail-fast
}

before_doctests() { start_postgres; }

step_doctests() {
  cargo test --workspace --locked --doc --no-fail-fast --quiet
}

before_oracles() { start_program; }

# Other people's readers of the formats we write: each script in tests/oracles asks the running demo.
step_oracles() {
  local script ran=0 status
  needs_program
  shopt -s nullglob
  for script in tests/oracles/*.py; do
    echo "--- $script"
    status=0
    python3 "$script" "$VOORDEUR_URL" || status=$?
    case $status in
      0) ran=$((ran + 1)) ;;
      "$SKIPPED") ;;
      *) return "$status" ;;
    esac
  done
  [ "$ran" -gt 0 ] || not_here "oracles, because there are none"
  echo "$ran passed, 0 failed"
}

before_journeys() { start_program; }

# A real browser goes through the house as people do.
step_journeys() {
  needs_program
  (cd tests/journeys && node --test --test-reporter=spec --test-concurrency=2 ./*.test.mjs)
}

# What is given to others is made and tried: the Debian package, the container image, the list of parts.
step_packages() {
  packaging/build
  packaging/try
}

# Prints every figure; a load that cannot be carried fails, what is slow is for people to judge.
step_load() {
  benches/figures
}

step_fuzzing() {
  fuzz/run 300
}

# The program killed, frozen, filled and moved in time while it is written to: so many seconds on each database, and two programs behind
# a proxy, all at the same time.
step_crashes() {
  VOORDEUR_CRASH_SECONDS=$crash_seconds \
    cargo test --workspace --locked --test crashes -- --ignored --nocapture --test-threads=3
}
