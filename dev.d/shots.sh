# ./dev shots: the pictures in docs/shots, taken of the running programs.
# shellcheck shell=bash

dev_shots() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev shots

Runs the house on a display of its own, makes one visit, and saves pictures of the glass, the papers and the staff's pages in
docs/shots. Needs no display.
HELP
    return
  fi
  ensure_built
  say "Taking the pictures"
  node tests/e2e/shots.mjs
}
