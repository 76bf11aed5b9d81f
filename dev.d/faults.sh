# ./dev faults: kill things at random points, and count.
# shellcheck shell=bash

dev_faults() {
  local rounds=50 seed=()
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev faults [--nightly] [--rounds N] [--seed N]

Kills the kiosk (kill -9) at random points of visits and checks that nothing that was acknowledged is lost or doubled:
50 times, with --nightly 1,000 times. The seed that is printed repeats a run. Results go to build/evidence/.
HELP
    return
  fi
  while (($#)); do
    case $1 in
      --nightly) rounds=1000 ;;
      --rounds)
        rounds=${2:?--rounds needs a number}
        shift
        ;;
      --seed)
        seed=(--seed "${2:?--seed needs a number}")
        shift
        ;;
      *) fail "./dev faults does not know '$1': see ./dev faults --help" ;;
    esac
    shift
  done
  ensure_built
  mkdir -p build/evidence
  say "Killing the kiosk $rounds times"
  node tests/faults/kill_kiosk.mjs --rounds "$rounds" "${seed[@]}" --json build/evidence/faults.json
}
