# ./dev gallery: every screen as a picture, to look at.
# shellcheck shell=bash

dev_gallery() {
  local folder=build/gallery
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev gallery [DIR] [OPTIONS]

Paints every screen in every state, language, text size and theme, with the demonstration council and no display, into DIR
(build/gallery) and writes DIR/index.html to look at them with. All of it takes some minutes; a quick look takes seconds:

  ./dev gallery --quick                         English, 100 %, standard theme
  ./dev gallery --languages ar --scales 200     one language at one text size
  ./dev gallery --situations ticket,error       the screens with one of these words in their name
  ./dev gallery --speech on --reach usual,low   with the voice's controls, and brought down
  ./dev gallery --contrasts light-on-dark --jobs 4 --glass 1080x1920 --panel-inches 32

Ends with 1 when a screen cannot be reached or something on it does not fit, and says what.
HELP
    return
  fi
  if (($#)) && [[ $1 != --* ]]; then
    folder=$1
    shift
  fi
  local options=() argument
  for argument in "$@"; do
    if [[ $argument == --quick ]]; then
      options+=(--languages en-GB --scales 100 --contrasts standard)
    else
      options+=("$argument")
    fi
  done
  ensure_built
  "${build_folder:?}/bin/waymark-kiosk" --gallery "$folder" "${options[@]}"
}
