# ./dev faults: kill things at random points, make visits by the thousand, and count.
# shellcheck shell=bash

dev_faults() {
  local each rounds=50 visits=100 soak=1000 seed=() which=() lockdown=
  if wants_help "$@"; then
    cat <<'HELP'
Usage: ./dev faults [kills] [residue] [soak] [gallery] [--nightly] [--rounds N] [--visits N] [--seed N]
       ./dev faults --lockdown [--nightly]

kills    kills the kiosk (kill -9) at random points of visits and checks that nothing that was acknowledged is lost or
         doubled: 50 times, with --nightly 1,000 times, with --rounds N times. The seed that is printed repeats a run.
residue  makes visits of every kind on a real window in every language, each with words of its own, and looks for those
         words afterwards in every memory, file and log of the kiosk and its devices: 100 visits, with --nightly 1,000 (an
         hour or so).
soak     makes visits through the whole shell, quickly, and measures what they leave in memory: 1,000 visits, with
         --nightly 10,000.
gallery  looks at every screen in each language, size, theme, way of using it and panel, where the tests of every day
         take a part: some minutes.
--visits N is for residue and soak. Without a name it is the first three. Results go to build/evidence/.
With --lockdown: the attempts to get out of docs/lockdown.md, on X11, under cage and under weston, then on the program
itself; with --nightly at length: 23,000 chords, a minute of a thousand keys a second, ten minutes of touches.
HELP
    return
  fi
  while (($#)); do
    case $1 in
      kills | residue | soak | gallery) which+=("$1") ;;
      --nightly)
        rounds=1000
        visits=1000
        soak=10000
        ;;
      --lockdown) lockdown=yes ;;
      --rounds)
        rounds=${2:?--rounds needs a number}
        shift
        ;;
      --visits)
        visits=${2:?--visits needs a number}
        soak=$visits
        shift
        ;;
      --seed)
        seed=(--seed "${2:?--seed needs a number}")
        shift
        ;;
      *) fail "./dev faults does not know '$1': see ./dev faults --help" ;;
    esac
    shift
  done
  ensure_built
  mkdir -p build/evidence
  if [[ $lockdown ]]; then
    dev_lockdown "$rounds"
    return
  fi
  ((${#which[@]})) || which=(kills residue soak)
  for each in "${which[@]}"; do
    case $each in
      kills)
        say "Killing the kiosk $rounds times"
        node tests/faults/kill_kiosk.mjs --rounds "$rounds" "${seed[@]}" --json build/evidence/faults.json
        ;;
      residue)
        say "Making $visits visits, and looking for what they left"
        node tests/faults/residue.mjs --visits "$visits" --json build/evidence/residue.json
        ;;
      gallery)
        say "Looking at every screen"
        WAYMARK_GALLERY=all "${build_folder:?}/tests/gallery_test" --gtest_brief=1
        ;;
      soak)
        say "Making $soak visits in a row, and measuring what they left in memory"
        WAYMARK_SOAK_VISITS=$soak WAYMARK_SOAK_JSON="$PWD/build/evidence/soak.json" "${build_folder:?}/tests/soak_test" --gtest_brief=1
        ;;
    esac
  done
}

dev_lockdown() {
  local display failed=0
  ((${1:?} <= 50)) || export WAYMARK_LOCKDOWN_LONG=1
  for display in x11 cage weston; do
    say "Trying to get out: $display"
    WAYMARK_LOCKDOWN_DISPLAY=$display "${build_folder:?}/tests/lockdown_test" --gtest_brief=1 || failed=1
  done
  say "Trying to get out: the program itself"
  WAYMARK_BIN="$build_folder/bin" WAYMARK_TESTS="$build_folder/tests" node --test tests/lockdown/real_kiosk.mjs || failed=1
  return "$failed"
}
