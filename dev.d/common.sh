# What every command of ./dev shares: words for people, the preset, and the folders.
# shellcheck shell=bash

preset=${WAYMARK_PRESET:-dev}
# shellcheck disable=SC2034  # the commands use it
build_folder=build/$preset

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# wants_help "$@": is one of the arguments a request for help?
wants_help() {
  local argument
  for argument in "$@"; do
    [[ $argument == --help || $argument == -h ]] && return 0
  done
  return 1
}

# ensure_built [preset]: sets up what is missing and compiles what has changed.
ensure_built() {
  # shellcheck source=dev.d/setup.sh
  source dev.d/setup.sh
  # shellcheck source=dev.d/build.sh
  source dev.d/build.sh
  dev_setup --quiet
  dev_build --preset "${1:-$preset}"
}
