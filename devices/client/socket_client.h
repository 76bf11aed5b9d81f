// The Client over a real socket. Nothing outside this folder names it.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>

#include "devices/channel/channel.h"
#include "devices/client/client.h"
#include "provisioning/protocol/device_message.h"

namespace waymark::devices {

class SocketClient : public Client {
 public:
  using Clock = std::chrono::steady_clock;

  SocketClient(std::string path, Descriptor wait, Descriptor timer)
      : path_(std::move(path)), wait_(std::move(wait)), timer_(std::move(timer)) {}

  [[nodiscard]] int fd() const override { return wait_.get(); }
  [[nodiscard]] std::vector<ClientEvent> poll() override;
  [[nodiscard]] base::Status print(const std::string& job_id, const protocol::PrintDocument& document,
                                   Personal personal, std::chrono::milliseconds timeout) override;
  void cancel(const std::string& job_id) override;
  void arm_timer();

 private:
  struct Job {
    std::int64_t request_id = 0;
    Clock::time_point deadline;
  };

  void connect();
  void disconnect(std::vector<ClientEvent>& events);
  void read_packets(std::vector<ClientEvent>& events);
  void expire_jobs(std::vector<ClientEvent>& events);
  void handle(const protocol::DeviceMessage& message, std::vector<ClientEvent>& events);
  void handle_unsolicited(const protocol::DeviceMessage& message, std::vector<ClientEvent>& events);
  void handle_completion(const protocol::DeviceMessage& message, std::vector<ClientEvent>& events);
  void lose_card(const std::string& device, std::vector<ClientEvent>& events);
  void ask_about(const std::string& job_id, Job& job);
  bool send(const protocol::DeviceMessage& message, int attached = -1);

  std::string path_;
  Descriptor wait_;  // epoll over the socket and the timer: the one descriptor the caller polls
  Descriptor timer_;
  Channel channel_;
  bool told_connected_ = false;
  bool broken_ = false;  // a send failed; the next poll() closes the line
  int failed_attempts_ = 0;
  Clock::time_point retry_at_ = Clock::now();
  std::int64_t next_request_ = 1;
  std::map<std::string, Job> jobs_;
  std::map<std::string, std::uint64_t> generations_;
  std::set<std::string> cards_in_;
};

}  // namespace waymark::devices
