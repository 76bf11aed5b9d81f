# ./dev setup: everything that a fresh Debian 12 lacks.
# shellcheck shell=bash

# The consoles' own modules are installed by their build.
module_folders=(tests/e2e)

# Prints the packages of packages.txt that are not on this machine.
missing_packages() {
  local package command installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
  while read -r package command; do
    [[ -z $package || $package == \#* ]] && continue
    [[ -n $command ]] && command -v "$command" >/dev/null && continue
    grep -qxF "$package" <<<"$installed" || echo "$package"
  done <packages.txt
}

install_packages() {
  local missing as_root=() log=build/setup-packages.log
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    fail "This machine has no apt. Waymark is built on Debian 12: use one, or install what packages.txt lists in your
system's own way and run again with WAYMARK_SKIP_PACKAGES=1."
  fi
  missing=$(missing_packages)
  [[ -z $missing ]] && return 0
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null || fail "Some packages are missing, and they can only be installed by root, but this is not root and there is no sudo.
Ask whoever looks after this machine to run:  apt-get install --no-install-recommends $(tr '\n' ' ' <<<"$missing")"
    as_root=(sudo)
  fi
  say "Installing $(wc -l <<<"$missing") Debian packages ($log says more)"
  mkdir -p build
  "${as_root[@]}" apt-get update >"$log" 2>&1 ||
    fail "The list of packages could not be fetched. Is this machine on the network? The last words of apt-get update:
$(tail -n 3 "$log")"
  # shellcheck disable=SC2086  # one word per package is meant
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 $missing >>"$log" 2>&1 ||
    fail "Some packages could not be installed. The last words of apt-get install:
$(tail -n 5 "$log")"
}

install_modules() {
  local folder stamp
  for folder in "${module_folders[@]}"; do
    [[ -f $folder/package-lock.json ]] || continue
    stamp=$folder/node_modules/.installed-from
    cmp -s "$folder/package-lock.json" "$stamp" && continue
    say "Installing the modules of $folder"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
      fail "npm could not install the modules of $folder. Is this machine on the network?"
    cp "$folder/package-lock.json" "$stamp"
  done
}

dev_setup() {
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev setup

Installs the Debian packages of packages.txt that are missing (root or sudo is needed for that, once) and the npm modules
of the end to end tests, from their lock file. Does nothing when all is there.
WAYMARK_SKIP_PACKAGES=1 leaves the Debian packages to you.
HELP
    return
  fi
  [[ -n ${WAYMARK_SKIP_PACKAGES:-} ]] || install_packages
  install_modules
  [[ ${1:-} == --quiet ]] || say "Everything is there."
}
