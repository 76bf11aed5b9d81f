// What happens on the glass, in milliseconds. One command a run:
//
//   probe start TIMEOUT_MS -- COMMAND...       until a page with content is on the whole screen; prints {ms, pid}; the
//                                              program stays, in a process group of its own
//   probe key KEYSYM X Y W H COUNT GAP_MS      from a key press to changed pixels in the area; prints {ms: [...]}
//   probe click AT_X AT_Y X Y W H COUNT GAP_MS from the release of a click at AT to changed pixels in the area
//   probe picture FILE.png                     the screen as a picture, and {colours, black_share}
//   probe clipboard                            how many of the two selections somebody owns: {owners}
#include <png.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>
#include <vector>

#include "tests/bench/probe/screen.h"

namespace waymark::probe {
namespace {

void pause_us(long microseconds) {
  const timespec span{microseconds / 1000000, microseconds % 1000000 * 1000};
  nanosleep(&span, nullptr);
}

// A page is there when the screen is neither one colour nor black: most of it is painted and some of it is content.
bool shows_a_page(const std::uint32_t* pixel, std::size_t count) {
  std::size_t black = 0;
  std::size_t content = 0;
  const std::uint32_t ground = pixel[count / 2] & 0xffffffU;
  std::size_t looked = 0;
  for (std::size_t index = 0; index < count; index += 7) {
    const std::uint32_t colour = pixel[index] & 0xffffffU;
    ++looked;
    if (colour == 0) ++black;
    if (colour != ground && colour != 0) ++content;
  }
  return black * 2 < looked && content * 200 > looked;
}

int start(double timeout_ms, char** command) {
  Screen screen(Screen::whole());
  screen.blacken_root();
  pause_us(50'000);
  const double started = now_ms();
  const pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    // Or whoever started us would wait for the end of a program that is meant to stay.
    if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr)
      _exit(126);
    execvp(command[0], command);
    _exit(127);
  }
  double elapsed = 0;
  bool there = false;
  while (!there && elapsed < timeout_ms) {
    there = shows_a_page(screen.look(), screen.pixels());
    elapsed = now_ms() - started;
    if (!there) pause_us(300);
  }
  std::printf("%s\n", nlohmann::json({{"ms", elapsed}, {"there", there}, {"pid", child}}).dump().c_str());
  return there ? 0 : 1;
}

template <class Act, class Undo>
int latency(Screen& screen, int count, int gap_ms, Act act, Undo undo) {
  nlohmann::json all = nlohmann::json::array();
  int missed = 0;
  for (int round = 0; round < count; ++round) {
    pause_us(gap_ms * 1000L + (round * 7919L % 17) * 1000L);
    const std::uint64_t before = screen.fingerprint();
    const double started = now_ms();
    act();
    bool changed = false;
    double elapsed = 0;
    while (!changed && elapsed < 2000) {
      changed = screen.fingerprint() != before;
      elapsed = now_ms() - started;
      if (!changed) pause_us(100);
    }
    undo();
    if (changed) {
      all.push_back(elapsed);
    } else {
      ++missed;
    }
  }
  std::printf("%s\n", nlohmann::json({{"ms", all}, {"missed", missed}}).dump().c_str());
  return missed == 0 ? 0 : 1;
}

int picture(const char* path) {
  const Area area = Screen::whole();
  Screen screen(area);
  const std::uint32_t* pixel = screen.look();
  std::vector<png_byte> bytes(screen.pixels() * 3);
  std::unordered_set<std::uint32_t> colours;
  std::size_t black = 0;
  for (std::size_t index = 0; index < screen.pixels(); ++index) {
    const std::uint32_t colour = pixel[index] & 0xffffffU;
    bytes[index * 3] = static_cast<png_byte>(colour >> 16U);
    bytes[index * 3 + 1] = static_cast<png_byte>(colour >> 8U & 0xffU);
    bytes[index * 3 + 2] = static_cast<png_byte>(colour & 0xffU);
    colours.insert(colour);
    if (colour == 0) ++black;
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(area.width);
  image.height = static_cast<png_uint_32>(area.height);
  image.format = PNG_FORMAT_RGB;
  if (png_image_write_to_file(&image, path, 0, bytes.data(), 0, nullptr) == 0) {
    std::fprintf(stderr, "%s: %s\n", path, image.message);
    return 2;
  }
  const double share = static_cast<double>(black) / static_cast<double>(screen.pixels());
  std::printf("%s\n", nlohmann::json({{"colours", colours.size()}, {"black_share", share}}).dump().c_str());
  return 0;
}

int clipboard() {
  std::printf("%s\n", nlohmann::json({{"owners", selection_owners()}}).dump().c_str());
  return 0;
}

int run(int count, char** words) {
  const std::string command = count > 1 ? words[1] : "";
  const auto number = [&](int index) { return index < count ? std::atoi(words[index]) : 0; };
  if (command == "start" && count > 4) return start(number(2), words + 4);
  if (command == "picture" && count == 3) return picture(words[2]);
  if (command == "clipboard") return clipboard();
  if (command == "key" && count == 9) {
    Screen screen({number(3), number(4), number(5), number(6)});
    const std::string key = words[2];
    return latency(
        screen, number(7), number(8), [&] { screen.press_key(key, true); }, [&] { screen.press_key(key, false); });
  }
  if (command == "click" && count == 10) {
    Screen screen({number(4), number(5), number(6), number(7)});
    screen.move_to(number(2), number(3));
    return latency(
        screen, number(8), number(9),
        [&] {
          screen.press_button(true);
          screen.press_button(false);
        },
        [] {});
  }
  std::fprintf(stderr, "usage: probe start|key|click|picture|clipboard ... (see the top of main.cpp)\n");
  return 2;
}

}  // namespace
}  // namespace waymark::probe

int main(int count, char** words) { return waymark::probe::run(count, words); }
