// Whole files, read with a limit and written so that a power cut leaves the old one or the new one.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace waymark::base::io {

// kNotFound, kTooLarge (more than `limit` bytes), or kStorage.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

// Writes beside, fsyncs, renames, fsyncs the folder. `mode` is the new file's permission bits.
[[nodiscard]] Status write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                           unsigned mode = 0600);

}  // namespace waymark::base::io
