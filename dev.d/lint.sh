# ./dev lint: the rules of the house, without a build.
# shellcheck shell=bash

dev_lint() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev lint [RULE...]

Checks the tree against the rules in tests/lint/rules (all of them, or those named) and prints each place that breaks one.
The same rules are tests, one each, in ./dev test lint.
HELP
    return
  fi
  exec node tests/lint/lint.mjs "$@"
}
