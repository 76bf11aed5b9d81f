# ./dev clean: remove what can be made again.
# shellcheck shell=bash

dev_clean() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev clean [--all]

Removes build/. With --all also the installed npm modules and .state, where ./dev run keeps the demonstration's data.
HELP
    return
  fi
  rm -rf build
  if [[ ${1:-} == --all ]]; then
    rm -rf .state
    find . -name node_modules -type d -prune -exec rm -rf {} +
  fi
}
