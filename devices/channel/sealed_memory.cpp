#include "devices/channel/sealed_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr int kSeals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;

}  // namespace

base::Result<Descriptor> make_sealed_memory(std::string_view bytes) {
  Descriptor memory{::memfd_create("waymark", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  if (!memory) return fail(ErrorCode::kUnavailable, "memfd", std::strerror(errno));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t wrote = ::write(memory.get(), bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return fail(ErrorCode::kUnavailable, "memfd", std::strerror(errno));
    done += static_cast<std::size_t>(wrote);
  }
  if (::fcntl(memory.get(), F_ADD_SEALS, kSeals) != 0) {
    return fail(ErrorCode::kUnavailable, "memfd", std::strerror(errno));
  }
  return memory;
}

base::Result<base::Secret> read_sealed_memory(const Descriptor& memory, std::size_t limit) {
  const int seals = ::fcntl(memory.get(), F_GET_SEALS);
  if (seals < 0 || (seals & kSeals) != kSeals) return fail(ErrorCode::kDenied, "memfd", "is not sealed");
  struct stat about {};
  if (::fstat(memory.get(), &about) != 0) return fail(ErrorCode::kUnavailable, "memfd");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > limit) return fail(ErrorCode::kTooLarge, "memfd");
  if (size == 0) return base::Secret{};
  // Mapped and not read, so that no second buffer has to be cleared.
  void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, memory.get(), 0);
  if (mapped == MAP_FAILED) return fail(ErrorCode::kUnavailable, "memfd", std::strerror(errno));
  base::Secret secret{{static_cast<const char*>(mapped), size}};
  ::munmap(mapped, size);
  return secret;
}

}  // namespace waymark::devices
