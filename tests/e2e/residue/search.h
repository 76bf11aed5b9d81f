// Finds a marker that a customer typed, wherever a machine might have kept it: in any process's memory and in files,
// in UTF-8, UTF-16 and UTF-32 of either byte order. Reads from outside the process that is looked at, so that what it
// finds is what a thief would find.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::residue {

struct Pattern {
  std::string encoding;  // "UTF-8", "UTF-16LE"...
  std::string bytes;
};

// `marker` is ASCII, at least 8 characters, so that no byte pattern of it turns up by chance.
[[nodiscard]] std::vector<Pattern> patterns_of(std::string_view marker);

struct Hit {
  std::string where;  // "1234 [heap] 55d0c0ffee10" or a path and an offset
  std::string encoding;
};

// Appends what is in `bytes`; `where` is completed with base + offset in hexadecimal.
void search_bytes(std::span<const char> bytes, const std::vector<Pattern>& patterns, const std::string& where,
                  std::size_t base, std::vector<Hit>& hits);

// Every mapping of the process that can be read, but for files of the disk that it only reads. Returns how many bytes
// were read; 0 means that nothing could be looked at, which is no proof of anything.
[[nodiscard]] std::size_t search_process(int pid, const std::vector<Pattern>& patterns, std::vector<Hit>& hits);

// Every regular file under `folder`, or the file itself. Returns how many bytes were read.
[[nodiscard]] std::size_t search_files(const std::string& folder, const std::vector<Pattern>& patterns,
                                       std::vector<Hit>& hits);

}  // namespace waymark::residue
