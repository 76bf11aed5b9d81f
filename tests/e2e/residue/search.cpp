#include "tests/e2e/residue/search.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace waymark::residue {
namespace {

constexpr std::size_t kBlock = 4U << 20U;

std::string widened(std::string_view marker, std::size_t width, bool little) {
  std::string bytes;
  for (const char letter : marker) {
    std::string unit(width, '\0');
    unit[little ? 0 : width - 1] = letter;
    bytes += unit;
  }
  return bytes;
}

std::string hexadecimal(std::size_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "%zx", value);
  return text;
}

// Reads [from, from + size) of `descriptor` in blocks that overlap by the longest pattern. A pattern that lies in an
// overlap may be reported twice; one is too many already.
std::size_t search_range(int descriptor, std::size_t from, std::size_t size, const std::vector<Pattern>& patterns,
                         const std::string& where, std::vector<Hit>& hits) {
  std::size_t overlap = 0;
  for (const Pattern& pattern : patterns) overlap = std::max(overlap, pattern.bytes.size());
  std::vector<char> block(std::min(kBlock, size));
  std::size_t total = 0;
  for (std::size_t at = 0; at < size;) {
    const ssize_t got =
        pread(descriptor, block.data(), std::min(block.size(), size - at), static_cast<off_t>(from + at));
    if (got <= 0) break;
    const auto count = static_cast<std::size_t>(got);
    search_bytes({block.data(), count}, patterns, where, from + at, hits);
    total += count;
    if (at + count >= size) break;
    at += count > overlap ? count - overlap : count;
  }
  return total;
}

// A library, a font: as it is on the disk, where nobody writes into it. Not memory that only looks like a file.
bool is_on_disk(std::string_view mapping) {
  return mapping.starts_with('/') && !mapping.starts_with("/memfd:") && !mapping.starts_with("/dev/") &&
         !mapping.ends_with("(deleted)");
}

}  // namespace

std::vector<Pattern> patterns_of(std::string_view marker) {
  return {{"UTF-8", std::string(marker)},
          {"UTF-16LE", widened(marker, 2, true)},
          {"UTF-16BE", widened(marker, 2, false)},
          {"UTF-32LE", widened(marker, 4, true)},
          {"UTF-32BE", widened(marker, 4, false)}};
}

void search_bytes(std::span<const char> bytes, const std::vector<Pattern>& patterns, const std::string& where,
                  std::size_t base, std::vector<Hit>& hits) {
  for (const Pattern& pattern : patterns) {
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    while (const void* found =
               memmem(from, static_cast<std::size_t>(end - from), pattern.bytes.data(), pattern.bytes.size())) {
      const char* at = static_cast<const char*>(found);
      hits.push_back({where + " " + hexadecimal(base + static_cast<std::size_t>(at - bytes.data())), pattern.encoding});
      from = at + 1;
    }
  }
}

std::size_t search_process(int pid, const std::vector<Pattern>& patterns, std::vector<Hit>& hits) {
  const std::string folder = "/proc/" + std::to_string(pid);
  std::ifstream maps(folder + "/maps");
  const int memory = open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  if (memory < 0) return 0;
  std::size_t total = 0;
  std::string line;
  while (std::getline(maps, line)) {
    std::size_t from = 0;
    std::size_t until = 0;
    char access[5] = {};
    int name_at = 0;
    if (std::sscanf(line.c_str(), "%zx-%zx %4s %*s %*s %*s %n", &from, &until, access, &name_at) < 3) continue;
    const std::string name = line.substr(static_cast<std::size_t>(name_at));
    if (access[0] != 'r' || name == "[vvar]" || name == "[vsyscall]") continue;
    if (access[1] != 'w' && is_on_disk(name)) continue;
    std::string where = std::to_string(pid) + " " + (name.empty() ? "anonymous" : name);
    total += search_range(memory, from, until - from, patterns, where, hits);
  }
  close(memory);
  return total;
}

std::size_t search_files(const std::string& folder, const std::vector<Pattern>& patterns, std::vector<Hit>& hits) {
  namespace fs = std::filesystem;
  std::size_t total = 0;
  const auto look = [&](const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    const int file = error ? -1 : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    total += search_range(file, 0, size, patterns, path.string(), hits);
    close(file);
  };
  std::error_code error;
  if (fs::is_regular_file(folder, error)) look(folder);
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
       at != end; at.increment(error)) {
    if (at->is_regular_file(error)) look(at->path());
    const std::string name = at->path().filename().string();
    for (const Pattern& pattern : patterns) {
      if (name.find(pattern.bytes) != std::string::npos) hits.push_back({at->path().string() + " (its name)", "UTF-8"});
    }
  }
  return total;
}

}  // namespace waymark::residue
