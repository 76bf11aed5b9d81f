// waymark-logo: an SVG on standard input, its pixels on standard output, and nothing else. A program of its own because
// a council's logo comes from outside: whatever a drawing does to the library that draws it, it does here, with two
// seconds of processor and little memory, and the kiosk goes on without it.
//
// Output: "WIDTH HEIGHT\n", then four bytes a pixel (blue, green, red, alpha), row by row. Exit codes: 0, or 1 with one
// sentence on standard error.
#include <sys/resource.h>

#include <cstdio>
#include <string>

#include "kiosk/paint/svg_check.h"
#include "kiosk/paint/svg_draw.h"

namespace {

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

int complain(const waymark::base::Error& error) {
  std::fprintf(stderr, "%s %s\n", error.where.c_str(), error.detail.c_str());
  return 1;
}

}  // namespace

int main() {
  limit(RLIMIT_CPU, 2);
  limit(RLIMIT_AS, 512UL * 1024 * 1024);
  limit(RLIMIT_FSIZE, 0);  // pipes do not count
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NPROC, 0);
  std::string svg(waymark::paint::kMaxLogoBytes + 1, '\0');
  svg.resize(std::fread(svg.data(), 1, svg.size(), stdin));
  if (const auto fit = waymark::paint::check_logo_svg(svg); !fit) return complain(fit.error());
  const auto picture = waymark::paint::draw_svg(svg);
  if (!picture) return complain(picture.error());
  std::printf("%d %d\n", picture->width, picture->height);
  std::fwrite(picture->pixels.data(), sizeof picture->pixels[0], picture->pixels.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
