# ./dev test: set up, build, and let ctest have the last word.
# shellcheck shell=bash

dev_test() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev test [LABEL | NAME] [CTEST OPTIONS]

Sets up and builds what is missing, then runs the tests; ctest's summary is printed last.
LABEL is one of: fast (units, under a minute), lint, gallery, console, e2e, faults. Anything else is a regular expression on names.
Without one, everything runs; heavy measurements are not tests, see ./dev bench.
HELP
    return
  fi
  local selection=()
  case ${1:-} in
    fast | lint | gallery | console | e2e | faults)
      selection=(-L "^$1\$")
      shift
      ;;
    '' | -*) ;;
    *)
      selection=(-R "$1")
      shift
      ;;
  esac
  ensure_built
  mkdir -p build/evidence
  say "Testing"
  ((${#selection[@]})) || selection=(--output-junit "$PWD/build/evidence/tests.xml")
  exec ctest --test-dir "${build_folder:?}" --output-on-failure --no-tests=error -j "$(nproc)" "${selection[@]}" "$@"
}
