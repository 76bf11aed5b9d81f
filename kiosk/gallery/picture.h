// What the gallery knows of one picture that it painted.
#pragma once

#include <string>
#include <vector>

#include "kiosk/gallery/stage.h"
#include "kiosk/paint/report.h"

namespace waymark::gallery {

struct Picture {
  std::string situation;
  Setting setting;
  std::vector<std::string> files;  // one a page, relative to the gallery's folder
  std::vector<std::string> faults;
};

// The page to look at the pictures with: by situation, then in the order they come. Plain HTML, no script.
[[nodiscard]] std::string index_html(const std::vector<Picture>& pictures);

}  // namespace waymark::gallery
