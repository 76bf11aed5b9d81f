# ./dev bench: one part beside what a council would use instead, in the same run on the same machine.
# shellcheck shell=bash

dev_bench() {
  local part json="" parts=(ui hub devices journeys video)
  if wants_help "$@" || (($# == 0)); then
    cat <<'HELP'
Usage: ./dev bench PART [--json FILE] [OPTIONS OF THE PART]

  ui         the kiosk beside Chromium in kiosk mode: start, memory, idle CPU, key to pixels; speech in every
             language, and the slowest page to draw
  hub        durable usage ingest beside raw SQLite; tickets a second
  devices    ticket encoding and the round trip to a driver
  journeys   validate and route
  video      our end of a call beside Chromium in its place: processor, memory, delays, bad lines, drawing

Builds the release preset, prints a table with the goal beside each figure, and writes a list of
{name, unit, ours, peer, ratio, goal, met} to FILE (build/evidence/bench-PART.json when not said).
HELP
    return
  fi
  part=$1
  shift
  [[ " ${parts[*]} " == *" $part "* ]] || fail "There is no part '$part' to measure: choose one of ${parts[*]}."
  if [[ ${1:-} == --json ]]; then
    json=${2:?--json needs a file}
    shift 2
  fi
  [[ -n $json ]] || json=build/evidence/bench-$part.json
  mkdir -p "$(dirname "$json")"
  ensure_built release
  say "Measuring $part"
  exec node "tests/bench/$part/run.mjs" --json "$json" "$@"
}
