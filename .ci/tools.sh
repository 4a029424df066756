# What the proof needs and a bare machine lacks. Versions are fixed here, in tests/journeys/package-lock.json and in
# tests/oracles/requirements.txt; everything but Debian's packages lands below .cache/ and is kept for the next run.
# shellcheck shell=bash

readonly CARGO_DENY=0.19.0
readonly NEXTEST=0.9.143
readonly CARGO_FUZZ=0.13.2

export PATH=$cache/tools/bin:$PATH
export PYTHONPATH=$cache/python${PYTHONPATH:+:$PYTHONPATH}
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}

# What is fetched waits for the network and what is built for the processor: they go on beside each other.
step_tools() {
  local fetching
  debian_packages
  { journey_packages && oracle_packages; } &
  fetching=$!
  cargo_tools
  wait "$fetching"
}

# PostgreSQL, the browser with letters for every language of the pages, what reads a PDF, and for the crashes a proxy and a clock to set.
debian_packages() {
  local lacking=()
  ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 || lacking+=(postgresql-15)
  [ -x "$CHROMIUM" ] || lacking+=(chromium chromium-driver)
  command -v fc-list >/dev/null || lacking+=(fontconfig)
  fc-list 2>/dev/null | grep -qi dejavu || lacking+=(fonts-dejavu-core)
  command -v pdfinfo >/dev/null || lacking+=(poppler-utils)
  command -v curl >/dev/null || lacking+=(curl)
  [ -x /usr/sbin/haproxy ] || lacking+=(haproxy)
  ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || lacking+=(libfaketime)
  command -v dpkg-shlibdeps >/dev/null || lacking+=(dpkg-dev)
  command -v cc >/dev/null || lacking+=(gcc libc6-dev)
  if [ ${#lacking[@]} -eq 0 ]; then
    echo "Debian packages: all there"
    return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    echo "These Debian packages are missing and only root may install them:" >&2
    echo "  apt-get install ${lacking[*]}" >&2
    return 1
  fi
  echo "Debian packages to install: ${lacking[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends "${lacking[@]}"
}

cargo_tools() {
  cargo nextest --version >/dev/null 2>&1 || install_with_cargo cargo-nextest "$NEXTEST"
  [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $CARGO_DENY" ] || install_with_cargo cargo-deny "$CARGO_DENY"
  echo "cargo-nextest and cargo-deny: there"
}

# Unoptimised: these tools run for seconds and would take minutes longer to build.
install_with_cargo() {
  echo "Building $1 $2, once"
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=$cache/tools/target \
    cargo install --quiet --debug --locked --force --root "$cache/tools" "$1" --version "$2"
  rm -rf "$cache/tools/target"
}

journey_packages() {
  once "$cache/journeys.lock" tests/journeys/package-lock.json \
    npm ci --prefix tests/journeys --no-audit --no-fund --ignore-scripts
}

# The readers of our formats, and the mail server of the tests.
oracle_packages() {
  [ -f tests/oracles/requirements.txt ] || return 0
  once "$cache/oracles.lock" tests/oracles/requirements.txt \
    python3 -m pip install --quiet --no-input --upgrade --target "$cache/python" -r tests/oracles/requirements.txt
}

# `once STAMP LOCK COMMAND…`: installs again only when the lock file has changed since.
once() {
  local stamp=$1 lock=$2
  shift 2
  if cmp -s "$stamp" "$lock"; then
    echo "$lock: installed"
    return
  fi
  echo "$lock: installing"
  "$@"
  cp "$lock" "$stamp"
}
