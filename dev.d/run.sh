# ./dev run: the demonstration council on this machine.
# shellcheck shell=bash

dev_run() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev run [OPTIONS]

Sets up and builds what is missing, then starts the demonstration council: the hub, a simulated printer, a simulated card
reader, the device host and one kiosk. Prints the addresses and the demo log-ins. Ctrl-C stops everything.

  --port N         where browsers find the hub (8080); the kiosk's own port is the next free one
  --size WxH       of the kiosk's window (1280x720)
  --headless       no window: use the kiosk in the browser
  --state FOLDER   where everything is kept between runs (.state)
  --fresh          forget what earlier runs left there

Without a display the kiosk is headless and the browser shows it, live and operable.
HELP
    return
  fi
  ensure_built
  exec node dev.d/house/run.mjs --programs "${build_folder:?}/bin" "$@"
}
