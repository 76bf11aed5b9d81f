# ./dev format: clang-format over the C++ that git knows of.
# shellcheck shell=bash

dev_format() {
  if wants_help "$@"; then
    echo "Usage: ./dev format [FILE...]     formats the C++ sources in place (clang-format 14)"
    return
  fi
  local files=("$@")
  ((${#files[@]})) || mapfile -t files < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
  clang-format-14 -i "${files[@]}"
}
