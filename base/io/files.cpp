#include "base/io/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace waymark::base::io {
namespace {

class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> system_failure(const std::filesystem::path& path) {
  const int code = errno;
  return fail(code == ENOENT ? ErrorCode::kNotFound : ErrorCode::kStorage, path.string(), std::strerror(code));
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.get() < 0) return system_failure(path);
  std::string out;
  for (;;) {
    const std::size_t had = out.size();
    out.resize(had + 65536);
    const ssize_t got = ::read(file.get(), out.data() + had, 65536);
    if (got < 0) {
      if (errno == EINTR) {
        out.resize(had);
        continue;
      }
      return system_failure(path);
    }
    out.resize(had + static_cast<std::size_t>(got));
    if (out.size() > limit) {
      return fail(ErrorCode::kTooLarge, path.string(), "more than " + std::to_string(limit) + " bytes");
    }
    if (got == 0) return out;
  }
}

Status write_file_atomically(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const std::filesystem::path temporary = path.string() + ".new";
  {
    const File file{
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, static_cast<mode_t>(mode))};
    if (file.get() < 0) return system_failure(temporary);
    while (!bytes.empty()) {
      const ssize_t put = ::write(file.get(), bytes.data(), bytes.size());
      if (put < 0) {
        if (errno == EINTR) continue;
        return system_failure(temporary);
      }
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.get()) != 0) return system_failure(temporary);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return system_failure(path);
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
  const File directory{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (directory.get() < 0 || ::fsync(directory.get()) != 0) return system_failure(folder);
  return {};
}

}  // namespace waymark::base::io
