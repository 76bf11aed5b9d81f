# ./dev build: configure when needed, then compile.
# shellcheck shell=bash

dev_build() {
  local targets=() chosen=${preset:?}
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev build [--preset NAME] [TARGET...]

Compiles into build/NAME (dev by default; also release, asan, tsan, coverage, fuzz). The programs land in build/NAME/bin.
Does not install anything: that is ./dev setup.
HELP
    return
  fi
  while (($#)); do
    case $1 in
      --preset)
        chosen=${2:?--preset needs a name}
        shift
        ;;
      *) targets+=("$1") ;;
    esac
    shift
  done
  if [[ ! -f build/$chosen/build.ninja ]]; then
    say "Configuring build/$chosen"
    mkdir -p build
    cmake --preset "$chosen" >"build/configure-$chosen.log" 2>&1 ||
      fail "CMake could not configure the build:
$(tail -n 15 "build/configure-$chosen.log")"
  fi
  say "Building build/$chosen"
  NINJA_STATUS='[%f/%t %es] ' ninja -C "build/$chosen" "${targets[@]}" || fail "The build failed: the first error is above."
}
