// waymark-devices: the device host, and (as its own children, with --driver) the drivers.
//
// Exit codes as everywhere in Waymark: 10 configuration, 12 storage, 70 internal; 0 after SIGTERM or SIGINT.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "base/io/files.h"
#include "base/io/log.h"
#include "devices/card_reader/card_reader_driver.h"
#include "devices/driver/driver.h"
#include "devices/host/host.h"
#include "devices/printer/printer_driver.h"

namespace waymark::devices {
namespace {

constexpr int kExitConfiguration = 10;
constexpr int kExitStorage = 12;
constexpr int kExitInternal = 70;
constexpr std::size_t kMaxConfigurationBytes = 256'000;

int drive(const std::string& name) {
  // Ctrl-C in a terminal reaches the children too; ending them is the host's business.
  ::signal(SIGINT, SIG_IGN);
  std::unique_ptr<Driver> driver;
  if (name == "escpos-tcp") driver = std::make_unique<PrinterDriver>();
  if (name == "pcsc") driver = std::make_unique<CardReaderDriver>();
  if (!driver) return kExitConfiguration;
  // Without destructors: a thread may be stuck inside PC/SC, and nothing here needs an orderly end.
  std::_Exit(run_driver(Channel{Descriptor{kDriverChannel}}, *driver));
}

int stop(int code, const base::Error& error) {
  std::fprintf(stderr, "waymark-devices: %s\n", base::to_string(error).c_str());
  return code;
}

int host(const std::string& socket, const std::string& config, const std::string& state) {
  const auto text = base::io::read_file(config, kMaxConfigurationBytes);
  if (!text) return stop(kExitConfiguration, text.error());
  std::error_code ignored;
  const auto folder = std::filesystem::absolute(config, ignored).parent_path();
  auto configuration = parse_configuration(*text, folder);
  if (!configuration) return stop(kExitConfiguration, configuration.error());

  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGTERM);
  ::sigaddset(&signals, SIGINT);
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  const Descriptor stopped{::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)};

  Host::Options options;
  options.configuration = std::move(*configuration);
  options.socket_path = socket;
  options.ledger_path = state.empty() ? ":memory:" : (std::filesystem::path(state) / "print_jobs.db").string();
  options.program = std::filesystem::read_symlink("/proc/self/exe", ignored).string();
  options.log = [](const std::string& line) { base::io::log_info("devices", line); };
  if (!state.empty()) std::filesystem::create_directories(state, ignored);
  auto opened = Host::open(std::move(options));
  if (!opened) {
    const bool storage = opened.error().code == base::ErrorCode::kStorage;
    return stop(storage ? kExitStorage : kExitConfiguration, opened.error());
  }
  std::printf("listening %s\n", socket.c_str());
  std::fflush(stdout);
  const auto ended = (*opened)->run(stopped.get());
  return ended ? 0 : stop(kExitInternal, ended.error());
}

}  // namespace
}  // namespace waymark::devices

int main(int argc, char** argv) {
  CLI::App app{"Waymark's device host: one driver process for each printer and card reader."};
  std::string socket;
  std::string config;
  std::string state;
  std::string driver;
  app.add_option("--socket", socket, "where the kiosk connects (at most 107 bytes)");
  app.add_option("--config", config, "the devices there are, as JSON");
  app.add_option("--state", state, "folder for the note of which jobs were printed; without it, none is kept");
  app.add_option("--driver", driver, "internal: be the driver of one device")->group("");
  CLI11_PARSE(app, argc, argv);
  if (!driver.empty()) return waymark::devices::drive(driver);
  if (socket.empty() || config.empty()) {
    std::fputs("waymark-devices: --socket and --config are needed\n", stderr);
    return waymark::devices::kExitConfiguration;
  }
  return waymark::devices::host(socket, config, state);
}
