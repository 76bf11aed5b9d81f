#include <iostream>

#include "provisioning/ctl/commands.h"

int main(int argc, char** argv) { return waymark::ctl::run(argc, argv, std::cout, std::cerr); }
