// The device host: a socket for the kiosk, a driver child for each device, one thread, no waiting anywhere.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "devices/channel/channel.h"
#include "devices/host/configuration.h"
#include "devices/host/job_ledger.h"
#include "devices/host/print_queue.h"
#include "devices/host/supervised_device.h"

namespace waymark::devices {

class Host {
 public:
  struct Options {
    HostConfiguration configuration;
    std::string socket_path;
    std::string ledger_path;                      // ":memory:" keeps no note across restarts
    std::string program;                          // the absolute path of waymark-devices
    std::function<void(const std::string&)> log;  // one line, never a customer's words
  };

  [[nodiscard]] static base::Result<std::unique_ptr<Host>> open(Options options);

  // Until `stop_fd` is readable. Children are ended and the socket is removed by the destructor.
  [[nodiscard]] base::Status run(int stop_fd);

 private:
  struct Connection {
    Channel channel;
    bool broken = false;
  };

  Host(Options options, Listener listener, JobLedger ledger);
  [[nodiscard]] int wait_ms() const;
  void turn();
  void accept_all();
  void read(std::uint64_t id, Connection& connection);
  void handle(std::uint64_t id, const protocol::DeviceMessage& message, Descriptor attached);
  void print(std::uint64_t id, const protocol::DeviceMessage& message, Descriptor attached);
  void query_job(std::uint64_t id, const protocol::DeviceMessage& message);
  void send(std::uint64_t id, const protocol::DeviceMessage& message);
  void broadcast(const protocol::DeviceMessage& message);
  void finish_job(const PrintQueue::Waiter& waiter, const std::string& job_id, const protocol::PrintResult& result);
  [[nodiscard]] PrintQueue* queue_for(const std::string& device);

  Options options_;
  Listener listener_;
  JobLedger ledger_;
  std::vector<std::unique_ptr<SupervisedDevice>> devices_;
  std::map<std::string, PrintQueue> queues_;
  std::map<std::string, protocol::DeviceMessage> cards_;  // the card in each reader, for who connects later
  std::map<std::uint64_t, Connection> connections_;
  std::uint64_t next_connection_ = 1;
};

}  // namespace waymark::devices
