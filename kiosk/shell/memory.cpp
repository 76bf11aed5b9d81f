#include "kiosk/shell/memory.h"

#include <alloca.h>
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace waymark::shell {

base::Status protect_memory() {
  const rlimit none{0, 0};
  if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    return base::fail(base::ErrorCode::kInternal, "protect_memory", std::strerror(errno));
  }
  return {};
}

bool keep_out_of_swap() {
  rlimit limit{};
  const bool unlimited =
      ::geteuid() == 0 || (::getrlimit(RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY);
  return unlimited && ::mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
}

[[gnu::noinline]] void scrub_stack(std::size_t bytes) {
  void* below = alloca(bytes);
  explicit_bzero(below, bytes);
}

void trim_heap() { ::malloc_trim(0); }

}  // namespace waymark::shell
