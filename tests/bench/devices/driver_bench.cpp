// What it costs that a driver is a process: the round trip of a command, and a new driver in place of a hung one.
#include <benchmark/benchmark.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "devices/host/driver_process.h"
#include "provisioning/protocol/device_message.h"

namespace waymark::devices {
namespace {

using Clock = std::chrono::steady_clock;
using protocol::DeviceMessage;
using protocol::MessageType;
namespace names = protocol::message_name;

DeviceMessage receive(Channel& channel) {
  for (;;) {
    auto packet = channel.receive();
    if (packet && *packet) return protocol::device_message_from_wire((*packet)->bytes).value();
    pollfd wait{channel.fd(), POLLIN, 0};
    if (!packet || ::poll(&wait, 1, 5000) <= 0) throw std::runtime_error("the driver is gone");
  }
}

void send(Channel& channel, const DeviceMessage& message) {
  if (!channel.send(protocol::to_wire(message).value())) throw std::runtime_error("the driver takes no messages");
}

DriverProcess started_driver() {
  auto driver = DriverProcess::start(std::string(WAYMARK_BIN_DIR) + "/waymark-devices", "escpos-tcp");
  while (receive(driver->channel()).name != names::kHello) {
  }
  return std::move(*driver);
}

void report(benchmark::State& state, std::vector<double>& microseconds) {
  std::sort(microseconds.begin(), microseconds.end());
  state.counters["p50_us"] = microseconds[microseconds.size() / 2];
  state.counters["p99_us"] = microseconds[microseconds.size() * 99 / 100];
}

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

void command_round_trip(benchmark::State& state) {
  DriverProcess driver = started_driver();
  DeviceMessage initialize{std::string(names::kInitialize), MessageType::kCommand, 1};
  initialize.payload = {{"address", "127.0.0.1:1"}, {"poll_ms", 60'000}};
  send(driver.channel(), initialize);
  while (receive(driver.channel()).type != MessageType::kCompletion) {
  }
  std::int64_t request = 2;
  std::vector<double> microseconds;
  for (auto _ : state) {
    const auto start = Clock::now();
    send(driver.channel(), {std::string(names::kStatus), MessageType::kCommand, request});
    while (receive(driver.channel()).request_id != request) {
    }
    microseconds.push_back(since(start));
    ++request;
  }
  report(state, microseconds);
}
BENCHMARK(command_round_trip)->Iterations(20'000)->Unit(benchmark::kMicrosecond);

// What this machine takes for any answer from another process: as many bytes over the same kind of socket, and nothing
// done with them.
void bare_round_trip(benchmark::State& state) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) throw std::runtime_error("no sockets");
  std::array<char, 300> packet{};
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    for (;;) {
      pollfd wait{ends[1], POLLIN, 0};
      const bool came = ::poll(&wait, 1, -1) > 0 && ::recv(ends[1], packet.data(), packet.size(), 0) > 0;
      if (!came || ::send(ends[1], packet.data(), packet.size(), MSG_NOSIGNAL) < 0) ::_exit(0);
    }
  }
  ::close(ends[1]);
  std::vector<double> microseconds;
  for (auto _ : state) {
    const auto start = Clock::now();
    pollfd wait{ends[0], POLLIN, 0};
    const bool answered = ::send(ends[0], packet.data(), packet.size(), MSG_NOSIGNAL) > 0 &&
                          ::poll(&wait, 1, 5000) > 0 && ::recv(ends[0], packet.data(), packet.size(), 0) > 0;
    if (!answered) throw std::runtime_error("no answer");
    microseconds.push_back(since(start));
  }
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  report(state, microseconds);
}
BENCHMARK(bare_round_trip)->Iterations(20'000)->Unit(benchmark::kMicrosecond);

void hung_driver_replaced(benchmark::State& state) {
  std::optional<DriverProcess> driver;
  driver.emplace(started_driver());
  std::vector<double> microseconds;
  for (auto _ : state) {
    ::kill(driver->process(), SIGSTOP);
    const auto start = Clock::now();
    driver.reset();  // kills and reaps
    driver.emplace(started_driver());
    microseconds.push_back(since(start));
  }
  report(state, microseconds);
}
BENCHMARK(hung_driver_replaced)->Iterations(100)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace waymark::devices
