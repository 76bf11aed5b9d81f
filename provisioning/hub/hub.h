// The hub without its network: every request in, every answer out. main.cpp gives it a store, a clock, keys and the
// doors; a test gives it the same and calls handle().
//
// Thread: the loop's, for everything.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/io/clock.h"
#include "provisioning/bundle/folder.h"
#include "provisioning/hub/background.h"
#include "provisioning/hub/calls/ice.h"
#include "provisioning/hub/calls/switchboard.h"
#include "provisioning/hub/http/message.h"
#include "provisioning/hub/http/router.h"
#include "provisioning/hub/http/token_bucket.h"
#include "provisioning/hub/keys.h"
#include "provisioning/hub/kiosk_identity.h"
#include "provisioning/hub/live.h"
#include "provisioning/hub/local_day.h"
#include "provisioning/hub/staff_accounts.h"
#include "provisioning/hub/store/store.h"

namespace waymark::hub {

using bundle::Bundle;

// The newest bundle, read.
struct InForce : bundle::Contents {
  BundleRecord record;
};

struct HubOptions {
  std::string council;           // whose bundles are taken; empty: whoever's comes first
  bool demo = false;             // kiosks may be mirrored; main.cpp refuses it on an address that is not loopback
  std::string origin;            // "https://hub.example" where a proxy ends TLS; empty: the browsers' own address
  std::string browsers_address;  // "127.0.0.1:8080", as it is really listened on
  double calls_at_once = 300;    // of one kiosk or member of staff, before they are slowed down
  double calls_a_minute = 1200;
  double signals_at_once = 400;  // of one kiosk in a call, beside the above
  double signals_a_minute = 1200;
  calls::IcePolicy ice;
  std::string authority;  // fingerprint of the certificate authority; zeros where it was not told
};

class Hub {
 public:
  using Post = std::function<void(std::function<void()>)>;  // to the loop's thread, from any

  using OpenHandler = Handler;
  using KioskHandler = std::function<void(const KioskCaller&, Request, Reply)>;
  using StaffHandler = std::function<void(const StaffCaller&, Request, Reply)>;

  Hub(HubOptions options, Store& store, const base::io::Clock& clock, Keys keys, LocalDays days, Post post);
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;
  ~Hub();

  // Reads kiosks, staff, sessions and the bundle in force from the store; then `ready`.
  void start(std::function<void(base::Status)> ready);

  // From now on requests are answered; until then with 503, for the doors are open before everything is read.
  void serve() { serving_ = true; }
  void handle(Request request, Reply reply);

  // Once a second: unconfirmed tickets become void, expired tokens are forgotten, calls move on. Every 15th: pings.
  // Every hour: documents that have been kept long enough are deleted.
  void tick();

  // Makes `bundle` the newest, if it passes every check.
  void publish(Bundle bundle, std::string actor, Then<std::int64_t> then);
  void add_staff(StaffRecord staff, Then<Nothing> then);

  // What the routes share.
  Store& store() { return store_; }
  Live& live() { return live_; }
  calls::Switchboard& switchboard() { return switchboard_; }
  [[nodiscard]] const calls::Switchboard& switchboard() const { return switchboard_; }
  KioskIdentity& kiosks() { return kiosks_; }
  [[nodiscard]] const KioskIdentity& kiosks() const { return kiosks_; }
  StaffAccounts& staff() { return staff_; }
  Background& background() { return background_; }
  [[nodiscard]] const base::io::Clock& clock() const { return clock_; }
  [[nodiscard]] const Keys& keys() const { return keys_; }
  [[nodiscard]] const LocalDays& days() const { return days_; }
  [[nodiscard]] const HubOptions& options() const { return options_; }
  // Null until something is published.
  [[nodiscard]] const std::shared_ptr<const InForce>& in_force() const { return in_force_; }
  [[nodiscard]] std::int64_t now() const { return clock_.wall().time_since_epoch().count(); }
  [[nodiscard]] std::string today() const { return days_.day_of(now()); }
  void post(std::function<void()> work) const { post_(std::move(work)); }
  // Does this member of staff work for the council that the site is of?
  [[nodiscard]] bool serves(const StaffCaller& caller, std::string_view site) const {
    return switchboard_.routing().serves(caller.name, site);
  }
  [[nodiscard]] std::string origin() const;
  // Where phones follow a ticket; empty where the council does not offer it, or phones could not trust the way.
  [[nodiscard]] std::string follow_origin() const;
  [[nodiscard]] std::string cookie_name() const;
  [[nodiscard]] bool is_own_origin(std::string_view origin) const;

  // Service times change slowly: they are asked for again after half a minute, not for every ticket.
  struct KnownTimes {
    base::MonoTime read_at{};
    ServiceTimes times;
  };
  std::map<std::string, KnownTimes, std::less<>>& known_times() { return known_times_; }

  // Routes: anybody's; a kiosk's with a token (the kiosks' door only); staff's with a session, the role, and for all
  // but GET the CSRF token.
  void add_open(std::string method, std::string_view path, OpenHandler handler);
  void add_kiosk(std::string method, std::string_view path, KioskHandler handler);
  // What a call needs: many small messages at once, with an allowance of their own.
  void add_kiosk_call(std::string method, std::string_view path, KioskHandler handler);
  // A feed that stays open. It has an allowance of its own, so that a kiosk whose calls are used up is still reached.
  void add_kiosk_stream(std::string_view path, KioskHandler handler);
  void add_staff_route(std::string method, std::string_view path, Role role, StaffHandler handler);

 private:
  static constexpr double kStreamsAtOnce = 10;
  static constexpr double kStreamsAMinute = 30;

  void adopt(const BundleRecord& record, std::vector<StoredFile> files, std::size_t next_file,
             std::function<void(base::Status)> ready);
  void now_in_force(std::shared_ptr<const InForce> in_force);
  void forget_documents();
  void forget_followers();
  void miss_appointments();
  void forget_appointments();
  [[nodiscard]] bool comes_as_phone(const Request& request) const;
  void add_kiosk_route(std::string method, std::string_view path, TokenBuckets& allowance, KioskHandler handler);

  HubOptions options_;
  Store& store_;
  const base::io::Clock& clock_;
  Keys keys_;
  LocalDays days_;
  Post post_;
  Router router_;
  Live live_;
  KioskIdentity kiosks_;
  StaffAccounts staff_;
  TokenBuckets kiosk_calls_{options_.calls_at_once, options_.calls_a_minute};
  TokenBuckets kiosk_signals_{options_.signals_at_once, options_.signals_a_minute};
  TokenBuckets kiosk_streams_{kStreamsAtOnce, kStreamsAMinute};
  TokenBuckets staff_calls_{options_.calls_at_once, options_.calls_a_minute};
  Background background_;
  std::shared_ptr<const InForce> in_force_;
  calls::Switchboard switchboard_{*this};
  std::map<std::string, KnownTimes, std::less<>> known_times_;
  int ticks_ = 0;
  bool serving_ = false;
};

// What every route file exports.
void add_enrolment_routes(Hub& hub);
void add_configuration_routes(Hub& hub);
void add_usage_routes(Hub& hub);
void add_ticket_routes(Hub& hub);
void add_submission_routes(Hub& hub);
void add_request_routes(Hub& hub);
void add_help_routes(Hub& hub);
void add_fleet_routes(Hub& hub);
void add_session_routes(Hub& hub);
void add_queue_routes(Hub& hub);
void add_report_routes(Hub& hub);
void add_live_routes(Hub& hub);
void add_kiosk_call_routes(Hub& hub);
void add_room_routes(Hub& hub);
void add_adviser_routes(Hub& hub);
void add_callback_routes(Hub& hub);
void add_document_routes(Hub& hub);
void add_staff_act_routes(Hub& hub);
void add_my_ticket_routes(Hub& hub);
void add_appointment_routes(Hub& hub);

}  // namespace waymark::hub
