// Where the files that come with the programs are: beside them when they were installed or built, else where Debian's
// package puts them.
#pragma once

#include <filesystem>

namespace waymark::shell {

[[nodiscard]] std::filesystem::path installed_themes();
[[nodiscard]] std::filesystem::path installed_media();  // the program waymark-media
// The demonstration council: council.json, journeys/ and theme/.
[[nodiscard]] std::filesystem::path installed_demonstration();

}  // namespace waymark::shell
