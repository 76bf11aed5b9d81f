#include "kiosk/shell/remembered_logo.h"

#include <cstring>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "base/io/log.h"

namespace waymark::shell {
namespace {

using base::io::sha256_hex;
using paint::Picture;

constexpr std::size_t kMostBytes =
    std::size_t{4} * 2048 * 512 + 256;  // as large as a drawing may be, and its first line
constexpr int kMostSide = 4096;

std::string_view bytes_of(const Picture& picture) {
  return {reinterpret_cast<const char*>(picture.pixels.data()), picture.pixels.size() * sizeof(std::uint32_t)};
}

// The first line: version, what was drawn, width, height, and what the pixels must hash to.
std::string first_line(std::string_view svg, const Picture& picture) {
  std::ostringstream line;
  line << WAYMARK_VERSION " " << sha256_hex(svg) << " " << picture.width << " " << picture.height << " "
       << sha256_hex(bytes_of(picture)) << "\n";
  return line.str();
}

std::optional<Picture> recall(const std::filesystem::path& file, std::string_view svg) {
  const auto kept = base::io::read_file(file, kMostBytes);
  if (!kept) return std::nullopt;
  const std::size_t end = kept->find('\n');
  if (end == std::string::npos) return std::nullopt;
  const std::string line = kept->substr(0, end + 1);
  std::istringstream words(line);
  std::string version;
  std::string drawing;
  Picture picture;
  if (!(words >> version >> drawing >> picture.width >> picture.height)) return std::nullopt;
  if (picture.width < 1 || picture.height < 1 || picture.width > kMostSide || picture.height > kMostSide) {
    return std::nullopt;
  }
  picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
  const std::string_view pixels = std::string_view(*kept).substr(end + 1);
  if (pixels.size() != bytes_of(picture).size()) return std::nullopt;
  std::memcpy(picture.pixels.data(), pixels.data(), pixels.size());
  if (line != first_line(svg, picture)) return std::nullopt;
  return picture;
}

}  // namespace

paint::DrawLogo remembered(std::filesystem::path file, paint::DrawLogo draw) {
  return [file = std::move(file), draw = std::move(draw)](std::string_view svg) -> base::Result<Picture> {
    if (auto picture = recall(file, svg)) return std::move(*picture);
    auto drawn = draw(svg);
    if (!drawn) return drawn;
    const std::string all = first_line(svg, *drawn).append(bytes_of(*drawn));
    if (const auto kept = base::io::write_file_atomically(file, all); !kept) base::io::log_error("theme", kept.error());
    return drawn;
  };
}

}  // namespace waymark::shell
