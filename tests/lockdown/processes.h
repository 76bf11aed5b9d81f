// What /proc tells of a process.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace waymark::lockdown {

[[nodiscard]] std::string read_all(const std::filesystem::path& path);
[[nodiscard]] std::vector<pid_t> children_of(pid_t process);
[[nodiscard]] std::string name_of(pid_t process);
// The process of this name among `from` and all that it has started; 0 when there is none.
[[nodiscard]] pid_t find_process(pid_t from, const std::string& name);

}  // namespace waymark::lockdown
