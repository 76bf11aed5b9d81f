// Load for a hub or its peer: CONNECTIONS keep-alive connections, each with one request under way, for SECONDS.
//
// hub_bench_load usage|tickets PORT CONNECTIONS SECONDS : bearer tokens on standard input, one a line (the peer needs
// none) Prints {"a_second", "p50_ms", "p99_ms", "failed"}; usage counts events, of which a request has 100.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/io/crypto.h"

namespace {

using namespace waymark;
using Clock = std::chrono::steady_clock;

constexpr int kEvents = 100;
constexpr std::int64_t kFirstSequence = 1'000'000'000;  // ten digits from beginning to end: written over in place

std::int64_t wall_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string new_id() {
  return base::make_uuid_v7(base::WallTime{std::chrono::milliseconds{wall_ms()}}, base::io::random_16());
}

std::string head(const std::string& path, std::size_t length, const std::string& token) {
  std::string text = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
  if (!token.empty()) text += "Authorization: Bearer " + token + "\r\n";
  return text + "Content-Length: " + std::to_string(length) + "\r\n\r\n";
}

// A batch of about 21 kB; the places of the sequence numbers are remembered.
struct Batch {
  std::string body;
  std::vector<std::size_t> sequences;
  std::int64_t next = kFirstSequence;

  Batch() {
    const std::string stream = base::io::sha256_hex(new_id()).substr(0, 32);
    const std::string session = new_id();
    body = R"({"stream_id":")" + stream + R"(","sent_at":)" + std::to_string(wall_ms()) + R"(,"events":[)";
    for (int i = 0; i < kEvents; ++i) {
      if (i > 0) body += ',';
      body += R"({"seq":)";
      sequences.push_back(body.size());
      body += std::to_string(kFirstSequence) + R"(,"event_id":")" + new_id() + R"(","name":")" +
              (i % 2 == 0 ? "page.shown" : "page.answered") + R"(","at":)" + std::to_string(wall_ms()) +
              R"(,"session":")" + session +
              R"(","language":"en-GB","journey":"report-a-missed-bin","fields":{"page":"page-)" +
              std::to_string(i % 12) + R"("}})";
    }
    body += "]}";
  }
  const std::string& advance() {
    for (const std::size_t at : sequences) body.replace(at, 10, std::to_string(next++));
    return body;
  }
};

class Connection {
 public:
  Connection(int port, bool usage, std::string token) : usage_(usage), token_(std::move(token)) {
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::exit(3);
    const int on = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(fd_, F_SETFL, O_NONBLOCK);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(fd_); }

  void begin() {
    const std::string body = usage_ ? batch_.advance() : R"({"request_id":")" + new_id() + R"(","service":"housing"})";
    out_ = head(usage_ ? "/kiosk/v1/usage" : "/kiosk/v1/tickets", body.size(), token_) + body;
    sent_ = 0;
    in_.clear();
    began_ = Clock::now();
    write();
  }
  [[nodiscard]] pollfd wanted() const {
    return {fd_, static_cast<short>(sent_ < out_.size() ? POLLIN | POLLOUT : POLLIN), 0};
  }
  void write() {
    while (sent_ < out_.size()) {
      const ssize_t put = ::send(fd_, out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
      if (put <= 0) return;
      sent_ += static_cast<std::size_t>(put);
    }
  }
  // True when the whole answer is there.
  [[nodiscard]] bool read() {
    char bytes[16384];
    for (;;) {
      const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
      if (got == 0) std::exit(4);
      if (got < 0) break;
      in_.append(bytes, static_cast<std::size_t>(got));
    }
    const auto end = in_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const std::string_view headers{in_.data(), end};
    auto at = headers.find("ontent-");
    while (at != std::string_view::npos && headers.substr(at + 7, 6) != "Length" &&
           headers.substr(at + 7, 6) != "length") {
      at = headers.find("ontent-", at + 1);
    }
    const std::size_t length = at == std::string_view::npos ? 0 : std::stoul(std::string{headers.substr(at + 14, 12)});
    return in_.size() >= end + 4 + length;
  }
  [[nodiscard]] bool succeeded() const { return in_.size() > 12 && in_[9] == '2'; }
  [[nodiscard]] double milliseconds() const {
    return std::chrono::duration<double, std::milli>(Clock::now() - began_).count();
  }

 private:
  bool usage_;
  std::string token_;
  int fd_ = -1;
  Batch batch_;
  std::string out_;
  std::size_t sent_ = 0;
  std::string in_;
  Clock::time_point began_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "hub_bench_load usage|tickets PORT CONNECTIONS SECONDS < tokens\n";
    return 2;
  }
  const bool usage = std::string_view{argv[1]} == "usage";
  std::vector<std::string> tokens;
  for (std::string line; std::getline(std::cin, line);) tokens.push_back(line);
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < std::stoi(argv[3]); ++i) {
    const std::string token = tokens.empty() ? "" : tokens[static_cast<std::size_t>(i) % tokens.size()];
    connections.push_back(std::make_unique<Connection>(std::stoi(argv[2]), usage, token));
  }
  const auto began = Clock::now();
  const auto warm = began + std::chrono::milliseconds{500};
  const auto end = warm + std::chrono::seconds{std::stoi(argv[4])};
  for (auto& connection : connections) connection->begin();
  std::vector<double> times;
  std::int64_t failed = 0;
  std::vector<pollfd> polled(connections.size());
  while (Clock::now() < end) {
    for (std::size_t i = 0; i < connections.size(); ++i) polled[i] = connections[i]->wanted();
    ::poll(polled.data(), polled.size(), 100);
    for (std::size_t i = 0; i < connections.size(); ++i) {
      if ((polled[i].revents & POLLOUT) != 0) connections[i]->write();
      if ((polled[i].revents & POLLIN) == 0 || !connections[i]->read()) continue;
      failed += connections[i]->succeeded() ? 0 : 1;
      if (Clock::now() > warm) times.push_back(connections[i]->milliseconds());
      connections[i]->begin();
    }
  }
  std::sort(times.begin(), times.end());
  const auto at = [&times](double share) {
    return times.empty() ? 0.0 : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  const double seconds = std::stod(argv[4]);
  const nlohmann::json result{{"a_second", static_cast<double>(times.size()) * (usage ? kEvents : 1) / seconds},
                              {"p50_ms", at(0.5)},
                              {"p99_ms", at(0.99)},
                              {"failed", failed}};
  std::cout << result.dump() << "\n";
  return 0;
}
