// waymarkctl, run within the test.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "provisioning/ctl/commands.h"

namespace waymark::ctl {

struct Ran {
  int exit = 0;
  std::string out;
  std::string errors;
};

inline Ran waymarkctl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "waymarkctl");
  std::vector<const char*> argv;
  for (const std::string& one : arguments) argv.push_back(one.c_str());
  std::ostringstream out;
  std::ostringstream errors;
  Ran ran;
  ran.exit = run(static_cast<int>(argv.size()), argv.data(), out, errors);
  ran.out = out.str();
  ran.errors = errors.str();
  return ran;
}

}  // namespace waymark::ctl
