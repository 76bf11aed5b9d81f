// Brings the newest signed configuration to the disk: manifest, then each file that is not here already, then the
// checks, then staged. Nothing of it is in force before the next attract screen. Thread: the link's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "kiosk/shell/bundle_store.h"
#include "kiosk/shell/hub_session.h"

namespace waymark::shell {

class BundlePull {
 public:
  // `inspect` refuses a folder whose council.json or journeys do not load. `staged` is told the version that waits.
  BundlePull(HubSession& session, const base::io::Clock& clock, BackoffLimits backoff,
             std::function<base::Status(const std::filesystem::path&, std::int64_t)> inspect,
             std::function<void(std::int64_t)> staged);

  // Set once this kiosk is enrolled: the store trusts the council's keys.
  void use(BundleStore* store) { store_ = store; }

  // The hub says that there is something: always asked at the start of a connection.
  void look() { wanted_ = true; }
  void published(std::int64_t version);
  void tick();
  void try_now() {
    lane_.try_now();
    wanted_ = true;
  }
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;
  // Why the newest bundle was not adopted; empty when it was.
  [[nodiscard]] std::string refused() const;

 private:
  void ask_manifest();
  void take_manifest(const std::string& body);
  void next_file();
  void finish();
  void give_up(const std::string& reason);

  HubSession& session_;
  const base::io::Clock& clock_;
  std::function<base::Status(const std::filesystem::path&, std::int64_t)> inspect_;
  std::function<void(std::int64_t)> staged_;
  BundleStore* store_ = nullptr;
  Lane lane_;
  bool wanted_ = true;
  std::string untrusted_;  // why a reply that names no version we may believe was dropped
  std::optional<SignedManifest> bundle_;
  std::map<std::string, std::string> files_;
  std::size_t next_ = 0;
};

}  // namespace waymark::shell
