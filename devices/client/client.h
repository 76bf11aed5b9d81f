// The kiosk's end of the device host: prints, and hears of cards and of what the devices are doing.
//
// Promises: no call blocks (the slowest is a write into a local socket buffer); every job that print() accepted
// ends in exactly one PrintFinished, whatever dies meanwhile; a job is handed to the host once and never again by
// itself, and after a lost connection the host is asked what became of it before anything is said; a reply from a
// driver that has been replaced since is dropped (generation numbers). The host may be absent, start later or
// restart: the client keeps trying every 250 ms to 5 s and says so with HostChanged.
//
// Thread: one, any. Poll fd() for readability in your own loop and call poll() when it is readable.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "provisioning/protocol/devices.h"
#include "provisioning/protocol/print_document.h"

namespace waymark::devices {

// The line to the device host itself. When it is lost, every device is offline until a StatusChanged says else.
struct HostChanged {
  bool connected = false;
  bool operator==(const HostChanged&) const = default;
};

// Sent for every device when the line comes up, and again at each change.
struct StatusChanged {
  protocol::DeviceStatus status;
  bool operator==(const StatusChanged&) const = default;
};

struct CardInserted {
  std::string device;
  protocol::CardInserted card;
  bool operator==(const CardInserted&) const = default;
};

// Also sent when the reader, its driver or the host is lost while a card was in.
struct CardRemoved {
  std::string device;
  bool operator==(const CardRemoved&) const = default;
};

struct PrintFinished {
  std::string job_id;
  protocol::PrintResult result;
  bool operator==(const PrintFinished&) const = default;
};

using ClientEvent = std::variant<HostChanged, StatusChanged, CardInserted, CardRemoved, PrintFinished>;

// Whether the paper holds what the customer answered. A personal document is never written to a disk and the
// driver's process is ended after it.
enum class Personal { kNo = 1, kYes };

class Client {
 public:
  // Only makes the descriptor; the first connection is tried by the first poll().
  [[nodiscard]] static base::Result<std::unique_ptr<Client>> create(std::string socket_path);

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  virtual ~Client() = default;

  // Stays the same for the client's whole life, reconnections and deadlines included.
  [[nodiscard]] virtual int fd() const = 0;

  // What happened since the last call. Never blocks; may be called at any time.
  [[nodiscard]] virtual std::vector<ClientEvent> poll() = 0;

  // An error means that the job does not exist and no PrintFinished will come: kInvalid or kTooLarge (the
  // document), kConflict (this job id was given before), kUnavailable (no line to the host). `job_id` is a UUID.
  // `timeout` starts now and covers everything; after it the result is failed (not begun) or unknown (begun).
  [[nodiscard]] virtual base::Status print(const std::string& job_id, const protocol::PrintDocument& document,
                                           Personal personal,
                                           std::chrono::milliseconds timeout = std::chrono::seconds{20}) = 0;

  // A job that waits is not printed; one that is being printed goes on. PrintFinished comes either way.
  virtual void cancel(const std::string& job_id) = 0;

 protected:
  Client() = default;
};

}  // namespace waymark::devices
