# A PostgreSQL server of our own for the tests: a new cluster on a socket in a folder that goes when we stop.
# shellcheck shell=bash

scratch=$(mktemp -d "${TMPDIR:-/tmp}/voordeur-check.XXXXXX")
chmod 711 "$scratch"

start_postgres() {
  if [ -n "${VOORDEUR_TEST_POSTGRES:-}" ]; then
    echo "PostgreSQL: the one of VOORDEUR_TEST_POSTGRES"
    return
  fi
  local bin folder=$scratch/postgres
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed; ./check tools does that." >&2
    return
  fi
  mkdir "$folder"
  if [ "$(id -u)" -eq 0 ]; then chown postgres: "$folder"; fi
  as_postgres "$bin/initdb" -D "$folder/data" -U postgres -A trust --no-sync --locale=C.UTF-8 -E UTF8 \
    >"$logs/postgres.log" 2>&1 </dev/null || return
  # The tests need its answers, not that it survives a power cut.
  as_postgres "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off >>"$logs/postgres.log" 2>&1 </dev/null &
  stop_at_end $!
  wait_until "$bin/pg_isready" -q -h "$folder"
  export VOORDEUR_TEST_POSTGRES="postgres://postgres@localhost/postgres?host=$folder"
  echo "PostgreSQL: $("$bin/postgres" --version), a cluster of our own"
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    exec_or_run setpriv --reuid=postgres --regid=postgres --init-groups "$@"
  else
    exec_or_run "$@"
  fi
}

# In the background the program takes the place of its shell, so that the id we remember is its own.
exec_or_run() {
  if [ "$BASHPID" = "$$" ]; then (cd / && exec "$@"); else cd / && exec "$@"; fi
}

# Asks every tenth of a second, for at most thirty.
wait_until() {
  local try
  for try in $(seq 300); do
    if "$@"; then return 0; fi
    sleep 0.1
  done
  echo "Waited thirty seconds in vain for: $*" >&2
  return 1
}
