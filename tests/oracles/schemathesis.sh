#!/bin/sh
# Asks the program everything its own description allows and forbids: tests/oracles/schemathesis.sh http://127.0.0.1:8080
# Needs PyPI's schemathesis; exit 77 says that it is not there.
set -eu
url=${1:?the address of a running voordeur}
command -v schemathesis >/dev/null || { echo "schemathesis is not installed"; exit 77; }
# The server of the description is where the world finds the house; here it is asked where it runs. Answers are bounded by
# the description itself. Two checks are left out: a password or token is nowhere asked for.
exec schemathesis run "$url/openapi.json" --url "$url" --checks all --exclude-checks ignored_auth \
    --max-examples "${EXAMPLES:-40}" --seed 1 --workers 1
