#include "tests/lockdown/processes.h"

#include <fstream>
#include <iterator>

namespace waymark::lockdown {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<pid_t> children_of(pid_t process) {
  std::vector<pid_t> found;
  std::error_code gone;
  for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task", gone)) {
    std::ifstream list(task.path() / "children");
    for (pid_t child = 0; list >> child;) found.push_back(child);
  }
  return found;
}

std::string name_of(pid_t process) {
  std::string name = read_all("/proc/" + std::to_string(process) + "/comm");
  if (!name.empty()) name.pop_back();
  return name;
}

pid_t find_process(pid_t from, const std::string& name) {
  if (name_of(from) == name) return from;
  for (const pid_t child : children_of(from)) {
    if (const pid_t found = find_process(child, name); found != 0) return found;
  }
  return 0;
}

}  // namespace waymark::lockdown
