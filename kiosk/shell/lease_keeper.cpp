#include "kiosk/shell/lease_keeper.h"

#include <nlohmann/json.hpp>

#include "base/io/log.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

constexpr std::chrono::minutes kLookEvery{10};

std::optional<Lease> read_lease(const std::string& body) {
  try {
    const json object = json::parse(body);
    return Lease{object.at("lease_id").get<std::string>(),
                 object.at("service").get<std::string>(),
                 object.at("prefix").get<std::string>(),
                 object.at("first").get<int>(),
                 object.at("last").get<int>(),
                 base::WallTime{std::chrono::milliseconds{object.at("expires_at").get<std::int64_t>()}},
                 object.at("about_minutes").get<int>(),
                 object.at("up_to_minutes").get<int>()};
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

LeaseKeeper::LeaseKeeper(HubSession& session, Outbox& outbox, const base::io::Clock& clock, BackoffLimits backoff)
    : session_(session), outbox_(outbox), clock_(clock), lane_(backoff) {}

void LeaseKeeper::tick() {
  const base::MonoTime now = clock_.mono();
  if (now >= look_at_) {
    look_at_ = now + kLookEvery;
    look();
  }
  if (!session_.ready() || !lane_.may_start(now)) return;
  while (next_ < services_.size()) {
    const auto state = outbox_.lease(services_[next_]);
    if (!state) return;  // the disk refuses: the next look will tell
    const bool good = *state && (*state)->left > 0 && (*state)->lease.expires_at > clock_.wall();
    if (!good) {
      const bool used_up = *state && (*state)->left <= 0 && (*state)->lease.expires_at > clock_.wall();
      return ask(services_[next_], used_up ? (*state)->lease.lease_id : "");
    }
    ++next_;
  }
}

std::optional<base::MonoTime> LeaseKeeper::next_due() const {
  if (lane_.busy()) return std::nullopt;
  if (!session_.ready() || next_ >= services_.size()) return look_at_;
  return lane_.not_before();
}

void LeaseKeeper::ask(const std::string& service, const std::string& exhausted) {
  json body{{"service", service}};
  if (!exhausted.empty()) body["exhausted"] = exhausted;
  lane_.start();
  session_.call(base::io::HttpMethod::kPost, "/kiosk/v1/leases", body, [this, service](base::Result<HubReply> reply) {
    if (!reply || (!reply->ok() && !reply->refused())) {
      lane_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
      return;
    }
    lane_.succeeded();
    const auto lease = reply->ok() ? read_lease(reply->body) : std::nullopt;
    const auto kept = lease ? outbox_.add_lease(*lease) : base::Status{};
    if (!lease || !kept) {
      base::io::log_warning("leases", "no block of numbers for " + service);
      ++next_;  // the others first; this one at the next look
      return;
    }
    // Stay on this service: after a rebuild its first block counts as used up and another is asked for.
    if (const auto state = outbox_.lease(service); !state || !*state || (*state)->left > 0) ++next_;
  });
}

}  // namespace waymark::shell
