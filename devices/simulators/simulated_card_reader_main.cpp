// waymark-simulated-card-reader: pcscd with a virtual reader and a card, in a corner of the machine of their own.
// Clients find it by the environment variable PCSCLITE_CSOCK_NAME=FOLDER/pcscd.comm.
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "devices/simulators/control.h"
#include "devices/simulators/private_machine.h"
#include "devices/simulators/simulated_card_reader.h"

namespace waymark::devices {
namespace {

int stop(const base::Error& error) {
  std::fprintf(stderr, "waymark-simulated-card-reader: %s\n", base::to_string(error).c_str());
  return 1;
}

int serve(const std::string& given_folder, const std::string& identifier, const std::string& control_path,
          bool inserted) {
  std::error_code failed;
  std::filesystem::create_directories(given_folder, failed);
  const std::string folder = std::filesystem::canonical(given_folder, failed).string();
  if (failed) return stop({base::ErrorCode::kInvalid, given_folder, failed.message()});
  // The longest path of a socket is 107 bytes, and PC/SC clients cut a longer one off without a word.
  if (folder.size() + sizeof "/pcscd.comm" > 108)
    return stop({base::ErrorCode::kInvalid, folder, "is too long a path"});
  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGTERM);
  ::sigaddset(&signals, SIGINT);
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  const Descriptor stopped{::signalfd(-1, &signals, SFD_CLOEXEC)};

  std::optional<SimulatedCardReader> reader;
  auto control = Control::open(control_path, [&](const std::string& line) { return reader->obey(line); });
  if (!control) return stop(control.error());
  if (auto entered = enter_private_machine(folder); !entered) return stop(entered.error());
  auto opened = SimulatedCardReader::open(folder, identifier);
  if (!opened) return stop(opened.error());
  reader.emplace(std::move(*opened));

  bool told = false;
  std::vector<pollfd> waits;
  for (;;) {
    if (!told && reader->ready()) {
      told = true;
      if (inserted) [[maybe_unused]]
        const auto put_in = reader->obey("insert");
      std::printf("listening %s/pcscd.comm\n", folder.c_str());
      std::fflush(stdout);
    }
    waits.assign({{stopped.get(), POLLIN, 0}});
    control->add_waits(waits);
    reader->add_waits(waits);
    if (::poll(waits.data(), waits.size(), reader->wait_ms()) < 0) continue;
    if (waits[0].revents != 0) return 0;
    control->turn();
    reader->turn();
  }
}

}  // namespace
}  // namespace waymark::devices

int main(int argc, char** argv) {
  CLI::App app{
      "A card reader and a card that are programs: pcscd with its virtual reader.\n"
      "It is told, on standard input or through --control: insert | insert HEX | insert silent | remove | hang |\n"
      "recover | restart pcscd | status"};
  std::string folder;
  std::string identifier = "04A1B2C3D4E580";
  std::string control;
  bool inserted = false;
  std::vector<std::string> tell;
  app.add_option("--folder", folder, "where pcscd's socket, log and configuration go");
  app.add_option("--uid", identifier, "the card's identifier, in hexadecimal");
  app.add_flag("--inserted", inserted, "the card is in from the start");
  app.add_option("--control", control, "a socket to be told through (or stdin)");
  app.add_option("--tell", tell, "SOCKET and WORDS: tell a running one, and print its answer")->expected(2);
  CLI11_PARSE(app, argc, argv);
  if (tell.size() == 2) {
    const auto answer = waymark::devices::tell_simulator(tell[0], tell[1]);
    if (!answer) return waymark::devices::stop(answer.error());
    std::puts(answer->c_str());
    return answer->starts_with("error") ? 1 : 0;
  }
  if (folder.empty()) return waymark::devices::stop({waymark::base::ErrorCode::kInvalid, "--folder", "is needed"});
  return waymark::devices::serve(folder, identifier, control, inserted);
}
