#include "provisioning/hub/hub.h"

#include "base/io/crypto.h"
#include "base/io/log.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/pages.h"
#include "provisioning/protocol/bundle.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::chrono::seconds kUnconfirmed{60};
constexpr int kTicksPerPing = 15;
constexpr int kTicksPerTidying = 60 * 60;
constexpr std::int64_t kMinute_ms = 60LL * 1000;
constexpr std::int64_t kDay_ms = 24LL * 60 * 60 * 1000;

Response unauthorised(const base::Error& error) {
  Response response = error_response(error);
  response.status = 401;
  return response;
}

Response slow_down(int seconds) {
  Response response = error_response({ErrorCode::kUnavailable, "rate", "too many requests"});
  response.status = 429;
  response.headers = {{"Retry-After", std::to_string(seconds)}};
  return response;
}

std::string_view host_of(std::string_view origin) {
  const auto slashes = origin.find("://");
  return slashes == std::string_view::npos ? origin : origin.substr(slashes + 3);
}

std::string_view port_of(std::string_view address) {
  const auto colon = address.rfind(':');
  return colon == std::string_view::npos ? std::string_view{} : address.substr(colon);
}

bool is_api(std::string_view path) { return path.starts_with("/api/") || path.starts_with("/kiosk/"); }

}  // namespace

Hub::Hub(HubOptions options, Store& store, const base::io::Clock& clock, Keys keys, LocalDays days, Post post)
    : options_(std::move(options)),
      store_(store),
      clock_(clock),
      keys_(std::move(keys)),
      days_(std::move(days)),
      post_(std::move(post)) {
  add_enrolment_routes(*this);
  add_configuration_routes(*this);
  add_usage_routes(*this);
  add_ticket_routes(*this);
  add_submission_routes(*this);
  add_request_routes(*this);
  add_help_routes(*this);
  add_fleet_routes(*this);
  add_session_routes(*this);
  add_queue_routes(*this);
  add_report_routes(*this);
  add_live_routes(*this);
  add_kiosk_call_routes(*this);
  add_room_routes(*this);
  add_adviser_routes(*this);
  add_callback_routes(*this);
  add_document_routes(*this);
  add_staff_act_routes(*this);
  add_my_ticket_routes(*this);
  add_appointment_routes(*this);
  live_.on_staff = [this](const std::string& name, bool connected) { switchboard_.console_connected(name, connected); };
}

Hub::~Hub() = default;

void Hub::start(std::function<void(base::Status)> ready) {
  store_.list_kiosks([this, ready](base::Result<std::vector<KioskRecord>> kiosks) {
    if (!kiosks) return ready(tl::unexpected<base::Error>(kiosks.error()));
    for (auto& kiosk : *kiosks) kiosks_.learn(std::move(kiosk));
    store_.list_staff([this, ready](base::Result<std::vector<StaffRecord>> staff) {
      if (!staff) return ready(tl::unexpected<base::Error>(staff.error()));
      for (auto& one : *staff) {
        switchboard_.learn(one);
        staff_.learn(std::move(one));
      }
      store_.list_sessions([this, ready](base::Result<std::vector<SessionRecord>> sessions) {
        if (!sessions) return ready(tl::unexpected<base::Error>(sessions.error()));
        for (const auto& session : *sessions) staff_.open_session(session, clock_.mono());
        store_.kept_calls(now() - calls::Switchboard::kRemembered_ms, [this, ready](base::Result<KeptCalls> kept) {
          if (!kept) return ready(tl::unexpected<base::Error>(kept.error()));
          switchboard_.restore(*kept);
          store_.newest_bundle([this, ready](base::Result<std::optional<BundleRecord>> newest) {
            if (!newest) return ready(tl::unexpected<base::Error>(newest.error()));
            if (!newest->has_value()) return ready({});
            adopt(**newest, {}, 0, ready);
          });
        });
      });
    });
  });
}

void Hub::adopt(const BundleRecord& record, std::vector<StoredFile> files, std::size_t next_file,
                std::function<void(base::Status)> ready) {
  const auto manifest = protocol::parse_manifest(record.manifest);
  if (!manifest) return ready(tl::unexpected<base::Error>(manifest.error()));
  if (next_file < manifest->files.size()) {
    const std::string sha256 = manifest->files[next_file].sha256;
    store_.bundle_file(sha256, [=, this, files = std::move(files)](base::Result<std::string> bytes) mutable {
      if (!bytes) return ready(tl::unexpected<base::Error>(bytes.error()));
      files.push_back({sha256, std::move(*bytes)});
      adopt(record, std::move(files), next_file + 1, ready);
    });
    return;
  }
  auto contents = bundle::read_contents(record.manifest, files);
  if (!contents) return ready(tl::unexpected<base::Error>(contents.error()));
  now_in_force(std::make_shared<const InForce>(InForce{std::move(*contents), record}));
  ready({});
}

void Hub::now_in_force(std::shared_ptr<const InForce> in_force) {
  in_force_ = std::move(in_force);
  switchboard_.set_council(in_force_->council);
}

void Hub::publish(Bundle made, std::string actor, Then<std::int64_t> then) {
  const auto refuse = [&then](const base::Error& error) { then(tl::unexpected<base::Error>(error)); };
  const auto manifest = protocol::parse_manifest(made.manifest);
  if (!manifest) return refuse(manifest.error());
  if (auto done = bundle::check_signatures(made.manifest, made.signatures, keys_.release, keys_.threshold); !done)
    return refuse(done.error());
  const std::string council = in_force_                   ? in_force_->council.id
                              : !options_.council.empty() ? options_.council
                                                          : manifest->council;
  const std::int64_t running = in_force_ ? in_force_->record.version : 0;
  if (auto done = protocol::may_adopt(*manifest, council, running, clock_.wall()); !done) return refuse(done.error());
  auto read = bundle::read_contents(made.manifest, made.files);
  if (!read) return refuse(read.error());
  auto in_force = std::make_shared<InForce>(InForce{std::move(*read), {}});
  in_force->record = {manifest->version, made.manifest, bundle::signatures_to_json(made.signatures), now(),
                      std::move(actor)};
  store_.publish(in_force->record, std::move(made.files), [this, in_force, then](base::Result<Nothing> done) {
    if (!done) return then(tl::unexpected<base::Error>(done.error()));
    now_in_force(in_force);
    base::io::log_info("bundle", "version " + std::to_string(in_force->record.version) + " is in force");
    live_.tell_kiosks("config.changed", {{"version", in_force->record.version}});
    live_.changed("bundle");
    then(in_force->record.version);
  });
}

void Hub::add_staff(StaffRecord staff, Then<Nothing> then) {
  store_.put_staff(staff, [this, staff, then](base::Result<Nothing> done) {
    if (done) {
      staff_.learn(staff);
      switchboard_.learn(staff);
    }
    then(std::move(done));
  });
}

std::string Hub::origin() const {
  return options_.origin.empty() ? "http://" + options_.browsers_address : options_.origin;
}

std::string Hub::follow_origin() const {
  if (!in_force_ || !in_force_->council.follow) return {};
  if (!in_force_->council.follow->address.empty()) return in_force_->council.follow->address;
  return options_.demo || origin().starts_with("https://") ? origin() : std::string{};
}

// Under the phones' own name there is the ticket's page and nothing else.
bool Hub::comes_as_phone(const Request& request) const {
  const std::string origin = follow_origin();
  return !origin.empty() && host_of(origin) == request.header("host") && is_ticket_path(request.path);
}

std::string Hub::cookie_name() const { return origin().starts_with("https://") ? "__Host-waymark" : "waymark"; }

bool Hub::is_own_origin(std::string_view origin) const {
  if (origin == this->origin()) return true;
  return options_.origin.empty() && origin == "http://localhost" + std::string{port_of(options_.browsers_address)};
}

void Hub::handle(Request request, Reply reply) {
  if (!serving_) return reply(error_response({ErrorCode::kUnavailable, "hub", "is still starting"}));
  // Another host name that leads here (DNS rebinding) is nobody's.
  const std::string host = "http://" + std::string{request.header("host")};
  const bool own = host_of(origin()) == request.header("host") || is_own_origin(host) || comes_as_phone(request);
  if (request.door == Door::kBrowsers && !own) {
    Response response = error_response({ErrorCode::kDenied, "host", "is not this hub's"});
    response.status = 421;
    return reply(std::move(response));
  }
  Reply with_headers = [reply = std::move(reply), api = is_api(request.path)](Response response) {
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (api) response.headers.emplace_back("Cache-Control", "no-store");
    reply(std::move(response));
  };
  if (router_.dispatch(request, with_headers)) return;
  if (request.door == Door::kBrowsers && request.method == "GET" && !is_api(request.path)) {
    return with_headers(page_of(request, origin()));
  }
  with_headers(error_response({ErrorCode::kNotFound, "path", "there is nothing here"}));
}

void Hub::tick() {
  kiosks_.forget_expired(clock_.mono());
  store_.void_unconfirmed(clock_.wall() - kUnconfirmed, [this](base::Result<int> voided) {
    if (voided && *voided > 0) live_.changed("queue");
  });
  switchboard_.tick();
  if (++ticks_ % kTicksPerPing == 0) live_.ping(now());
  if (ticks_ % kTicksPerPing == 1) miss_appointments();
  if (ticks_ % kTicksPerTidying == 1) {
    forget_documents();
    forget_followers();
    forget_appointments();
  }
}

void Hub::miss_appointments() {
  if (!in_force_ || !in_force_->council.appointments) return;
  const std::int64_t late = in_force_->council.appointments->late_minutes * kMinute_ms;
  store_.miss_appointments(now() - late, [this](base::Result<int> missed) {
    if (missed && *missed > 0) live_.changed("queue");
  });
}

void Hub::forget_appointments() {
  if (!in_force_) return;
  const int keep = in_force_->council.appointments.value_or(bundle::AppointmentSettings{}).keep_days;
  store_.forget_appointments(day_plus(today(), -keep), [](base::Result<int> gone) {
    if (gone && *gone > 0) base::io::log_info("appointments", std::to_string(*gone) + " of past days forgotten");
  });
}

void Hub::forget_followers() {
  store_.forget_followers(today(), [](base::Result<int> gone) {
    if (gone && *gone > 0) base::io::log_info("tickets", std::to_string(*gone) + " codes of past days forgotten");
  });
}

void Hub::forget_documents() {
  if (!in_force_) return;
  store_.forget_documents(now() - in_force_->council.calls.document_days * kDay_ms, [](base::Result<int> gone) {
    if (gone && *gone > 0) base::io::log_info("documents", std::to_string(*gone) + " deleted after their time");
  });
}

void Hub::add_open(std::string method, std::string_view path, OpenHandler handler) {
  router_.add(std::move(method), path, std::move(handler));
}

void Hub::add_kiosk(std::string method, std::string_view path, KioskHandler handler) {
  add_kiosk_route(std::move(method), path, kiosk_calls_, std::move(handler));
}

void Hub::add_kiosk_call(std::string method, std::string_view path, KioskHandler handler) {
  add_kiosk_route(std::move(method), path, kiosk_signals_, std::move(handler));
}

void Hub::add_kiosk_stream(std::string_view path, KioskHandler handler) {
  add_kiosk_route("GET", path, kiosk_streams_, std::move(handler));
}

void Hub::add_kiosk_route(std::string method, std::string_view path, TokenBuckets& allowance, KioskHandler handler) {
  router_.add(std::move(method), path, [this, &allowance, handler = std::move(handler)](Request request, Reply reply) {
    if (request.door != Door::kKiosks) {
      return reply(error_response({ErrorCode::kDenied, "door", "kiosks come by TLS"}));
    }
    static constexpr std::string_view kBearer = "Bearer ";
    const std::string_view header = request.header("authorization");
    const auto caller = kiosks_.caller(header.starts_with(kBearer) ? header.substr(kBearer.size()) : "", clock_.mono());
    if (!caller) return reply(unauthorised(caller.error()));
    if (!allowance.take(caller->kiosk_id, clock_.mono())) return reply(slow_down(allowance.seconds_until_next()));
    switchboard_.kiosk_heard(caller->kiosk_id);
    handler(*caller, std::move(request), std::move(reply));
  });
}

void Hub::add_staff_route(std::string method, std::string_view path, Role role, StaffHandler handler) {
  const bool changes = method != "GET";
  router_.add(std::move(method), path,
              [this, role, changes, handler = std::move(handler)](Request request, Reply reply) {
                const std::string cookie = request.door == Door::kKiosks ? "__Host-waymark" : cookie_name();
                const auto caller = staff_.caller(request.cookie(cookie), clock_.mono(), clock_.wall());
                if (!caller) return reply(unauthorised(caller.error()));
                const std::string_view origin = request.header("origin");
                const bool forged =
                    (changes && !base::io::equal_constant_time(request.header("x-csrf-token"), caller->csrf_token)) ||
                    (changes && !origin.empty() && !is_own_origin(origin));
                if (forged) return reply(error_response({ErrorCode::kDenied, "X-CSRF-Token", "does not fit"}));
                if (!caller->may(role)) {
                  return reply(error_response({ErrorCode::kDenied, "role", "needs " + std::string{name_of(role)}}));
                }
                if (!staff_calls_.take(caller->name, clock_.mono())) {
                  return reply(slow_down(staff_calls_.seconds_until_next()));
                }
                handler(*caller, std::move(request), std::move(reply));
              });
}

}  // namespace waymark::hub
