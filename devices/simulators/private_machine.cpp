#include "devices/simulators/private_machine.h"

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "devices/channel/descriptor.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr char kPcscdFolder[] = "/run/pcscd";

base::Status refused(const char* what) { return fail(ErrorCode::kDenied, what, std::strerror(errno)); }

bool write_line(const char* path, const std::string& line) {
  const Descriptor file{::open(path, O_WRONLY | O_CLOEXEC)};
  return file && ::write(file.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

// Inside a user namespace we are root, and nobody else exists.
bool become_root_inside(uid_t user, gid_t group) {
  return write_line("/proc/self/setgroups", "deny") &&
         write_line("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") &&
         write_line("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

bool raise_loopback() {
  const Descriptor socket{::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
  ifreq request{};
  std::memcpy(request.ifr_name, "lo", 3);
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  return ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0;
}

}  // namespace

base::Status enter_private_machine(const std::string& folder) {
  const uid_t user = ::geteuid();
  const gid_t group = ::getegid();
  const int as_user = user == 0 ? 0 : CLONE_NEWUSER;
  int with_parent = 0;  // a change of credentials makes the kernel forget that we are to end with our parent
  ::prctl(PR_GET_PDEATHSIG, &with_parent);
  if (::unshare(CLONE_NEWNS | CLONE_NEWNET | as_user) != 0) return refused("namespaces");
  if (as_user != 0 && !become_root_inside(user, group)) return refused("user namespace");
  if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return refused("private mounts");
  ::prctl(PR_SET_PDEATHSIG, with_parent);
  if (!raise_loopback()) return refused("loopback");
  // Held open: the folder may lie below /run, which is about to be covered.
  const Descriptor held{::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
  if (!held) return refused(folder.c_str());
  if (::mkdir(kPcscdFolder, 0755) != 0 && errno != EEXIST) {
    if (::mount("waymark", "/run", "tmpfs", 0, nullptr) != 0) return refused("/run");
    if (::mkdir(kPcscdFolder, 0755) != 0) return refused(kPcscdFolder);
  }
  const std::string source = "/proc/self/fd/" + std::to_string(held.get());
  if (::mount(source.c_str(), kPcscdFolder, nullptr, MS_BIND, nullptr) != 0) return refused(kPcscdFolder);
  return {};
}

}  // namespace waymark::devices
