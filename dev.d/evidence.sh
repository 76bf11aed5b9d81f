# ./dev evidence: what the runs showed, as a page.
# shellcheck shell=bash

dev_evidence() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev evidence

Writes docs/evidence.md from what the last runs left in build/evidence: ./dev test (the tests and the scenes), ./dev faults
and ./dev bench PART. What has not been run is said to be missing, never made up.
HELP
    return
  fi
  node dev.d/evidence.mjs
}
