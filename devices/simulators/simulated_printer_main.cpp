// waymark-simulated-printer: a receipt printer at a TCP port of this machine. Its papers lie in a folder.
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <optional>

#include "devices/simulators/control.h"
#include "devices/simulators/simulated_printer.h"
#include "devices/simulators/tcp_listener.h"

namespace waymark::devices {
namespace {

class PrinterServer {
 public:
  PrinterServer(TcpListener listener, SimulatedPrinter printer)
      : listener_(std::move(listener)), printer_(std::move(printer)) {}

  std::string obey(const std::string& line) {
    constexpr std::string_view kDropAfter = "drop after ";
    constexpr std::string_view kHangAfter = "hang after ";
    if (line == "status") {
      return printer_.describe() + ", line " + (client_ ? "open" : "closed") + (hanging_ ? ", hanging" : "");
    }
    if (line == "hang") {
      hanging_ = true;
      return "ok";
    }
    if (line == "drop") {
      drop();
      return "ok";
    }
    if (line.starts_with(kDropAfter)) return count(line, kDropAfter, drop_after_);
    if (line.starts_with(kHangAfter)) return count(line, kHangAfter, hang_after_);
    if (line == "recover") hanging_ = false;
    std::string said;
    if (!printer_.tell(line, said)) return "error: no such command";
    say(said);
    return "ok";
  }

  void add_waits(std::vector<pollfd>& waits) const {
    if (!client_) waits.push_back({listener_.socket.get(), POLLIN, 0});
    if (client_ && !hanging_) waits.push_back({client_.get(), POLLIN, 0});
  }

  void turn() {
    if (!client_)
      client_ = Descriptor{::accept4(listener_.socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)};
    const int papers = printer_.papers();
    while (client_ && !hanging_ && read_some()) {
    }
    for (int paper = papers; paper < printer_.papers(); ++paper) {
      std::printf("printed job-%04d\n", paper + 1);
      std::fflush(stdout);
    }
  }

 private:
  bool read_some() {
    char buffer[4096];
    std::size_t room = sizeof buffer;
    for (const auto& limit : {drop_after_, hang_after_}) room = std::min(room, limit.value_or(room));
    const ssize_t got = ::recv(client_.get(), buffer, room, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
    if (got <= 0) {
      client_.reset();
      printer_.line_lost();
      return false;
    }
    say(printer_.receive({buffer, static_cast<std::size_t>(got)}));
    if (counts_down(drop_after_, got)) drop();
    if (counts_down(hang_after_, got)) hanging_ = true;
    return static_cast<bool>(client_);
  }

  static std::string count(std::string_view line, std::string_view words, std::optional<std::size_t>& into) {
    std::size_t bytes = 0;
    const auto* end = line.data() + line.size();
    const auto read = std::from_chars(line.data() + words.size(), end, bytes);
    if (read.ec != std::errc{} || read.ptr != end || bytes == 0) return "error: how many bytes?";
    into = bytes;
    return "ok";
  }

  // True when the last byte of the count was among these.
  static bool counts_down(std::optional<std::size_t>& left, ssize_t got) {
    if (!left) return false;
    *left -= static_cast<std::size_t>(got);
    if (*left != 0) return false;
    left.reset();
    return true;
  }

  void say(const std::string& bytes) {
    if (!client_ || bytes.empty()) return;
    // A driver that does not read its answers loses them, as with a real printer.
    [[maybe_unused]] const auto sent = ::send(client_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

  void drop() {
    drop_after_.reset();
    if (!client_) return;
    const linger now{1, 0};
    ::setsockopt(client_.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    client_.reset();
    printer_.line_lost();
  }

  TcpListener listener_;
  SimulatedPrinter printer_;
  Descriptor client_;
  bool hanging_ = false;
  std::optional<std::size_t> drop_after_;
  std::optional<std::size_t> hang_after_;
};

int stop(const base::Error& error) {
  std::fprintf(stderr, "waymark-simulated-printer: %s\n", base::to_string(error).c_str());
  return 1;
}

int serve(int port, const std::string& folder, const std::string& control_path, int width) {
  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGTERM);
  ::sigaddset(&signals, SIGINT);
  ::sigprocmask(SIG_BLOCK, &signals, nullptr);
  const Descriptor stopped{::signalfd(-1, &signals, SFD_CLOEXEC)};
  auto listener = listen_on_loopback(port);
  if (!listener) return stop(listener.error());
  const int real_port = listener->port;
  PrinterServer server(std::move(*listener), SimulatedPrinter{folder, width});
  auto control = Control::open(control_path, [&server](const std::string& line) { return server.obey(line); });
  if (!control) return stop(control.error());
  std::printf("listening 127.0.0.1:%d\n", real_port);
  std::fflush(stdout);
  std::vector<pollfd> waits;
  for (;;) {
    waits.assign({{stopped.get(), POLLIN, 0}});
    control->add_waits(waits);
    server.add_waits(waits);
    if (::poll(waits.data(), waits.size(), -1) < 0) continue;
    if (waits[0].revents != 0) return 0;
    control->turn();
    server.turn();
  }
}

}  // namespace
}  // namespace waymark::devices

int main(int argc, char** argv) {
  CLI::App app{
      "A receipt printer that is a program. Each paper becomes job-0001.bin, .txt and .png.\n"
      "It is told, on standard input or through --control: paper out | paper out after N | paper low | paper ok |\n"
      "cover open | cover closed | error on | error off | hang | hang after BYTES | drop |\n"
      "drop after BYTES | recover | status"};
  int port = 0;
  int width = 576;
  std::string folder = ".";
  std::string control;
  std::vector<std::string> tell;
  app.add_option("--port", port, "on 127.0.0.1; 0 takes a free one, which is printed")->check(CLI::Range(0, 65535));
  app.add_option("--output", folder, "where the papers go");
  app.add_option("--control", control, "a socket to be told through (or stdin)");
  app.add_option("--width-dots", width, "how wide the paper is")->check(CLI::Range(128, 1024));
  app.add_option("--tell", tell, "SOCKET and WORDS: tell a running one, and print its answer")->expected(2);
  CLI11_PARSE(app, argc, argv);
  if (tell.size() == 2) {
    const auto answer = waymark::devices::tell_simulator(tell[0], tell[1]);
    if (!answer) return waymark::devices::stop(answer.error());
    std::puts(answer->c_str());
    return answer->starts_with("error") ? 1 : 0;
  }
  return waymark::devices::serve(port, folder, control, width);
}
