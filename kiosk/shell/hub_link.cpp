#include "kiosk/shell/hub_link.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/log.h"
#include "kiosk/shell/configuration_load.h"
#include "kiosk/shell/mirror_input.h"
#include "provisioning/protocol/follow.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using base::io::HttpMethod;
using nlohmann::json;

constexpr std::chrono::seconds kReportEvery{60};
constexpr std::chrono::milliseconds kReportAfterChange{250};  // a screen change is rarely alone

std::int64_t number(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

base::Secret follow_of(const json& ticket) {
  const auto found = ticket.find("follow");
  if (found == ticket.end() || !found->is_string()) return {};
  return protocol::read_follow(found->get_ref<const std::string&>());
}

json parse(const std::string& text) {
  json object = json::parse(text, nullptr, false);
  return object.is_object() ? object : json::object();
}

}  // namespace

HubLink::HubLink(base::io::Http& http, const base::io::Clock& clock, Outbox& outbox, HubLinkOptions options,
                 HubLinkPorts ports)
    : clock_(clock),
      outbox_(outbox),
      options_(std::move(options)),
      ports_(std::move(ports)),
      http_(http),
      session_(http, clock, options_.session),
      stream_(
          http, session_, clock, options_.session.backoff, [this](bool online) { online_changed(online); },
          [this](const base::StreamEvent& event) { hub_said(event); }),
      drain_(session_, outbox, clock, options_.session.backoff,
             [this](std::string id) { ports_.submission_accepted(std::move(id)); }),
      bundles_(
          session_, clock, options_.session.backoff,
          [this](const std::filesystem::path& folder, std::int64_t version) -> base::Status {
            const auto loaded = load_configuration(folder, static_cast<std::uint64_t>(version),
                                                   session_.identity()->site, session_.identity()->name);
            if (!loaded) return tl::unexpected<base::Error>(loaded.error());
            return {};
          },
          [this](std::int64_t version) {
            report_at_ = clock_.mono();
            ports_.event(core::ConfigurationStaged{static_cast<std::uint64_t>(version)});
          }),
      leases_(session_, outbox, clock, options_.session.backoff),
      calls_(session_, clock, BackoffLimits{std::chrono::milliseconds{200}, std::chrono::seconds{2}},
             {[this](core::Event event) { ports_.event(std::move(event)); },
              [this](protocol::CallState state) { ports_.call_state(std::move(state)); },
              [this](protocol::CallSignal signal) { ports_.call_signal(std::move(signal)); },
              [this] { stream_.hub_answered(); }}),
      room_(http, session_, calls_,
            {[this](core::Event event) { ports_.event(std::move(event)); }, [this] { report_at_ = clock_.mono(); }}),
      report_lane_(options_.session.backoff),
      mirror_lane_(BackoffLimits{std::chrono::milliseconds{250}, std::chrono::seconds{5}}) {
  session_.on_enrolled([this] {
    auto store = BundleStore::open(options_.session.state / "bundles", session_.identity()->trust);
    if (store) {
      use(std::move(*store));
    } else {
      base::io::log_error("bundle", store.error());
    }
  });
}

base::Status HubLink::open() { return session_.open(); }

void HubLink::use(std::optional<BundleStore> store) {
  store_ = std::move(store);
  bundles_.use(store_ ? &*store_ : nullptr);
}

void HubLink::use_room(bool in_room) {
  room_.use(in_room);
  report_at_ = clock_.mono();
}

void HubLink::tick() {
  session_.tick();
  stream_.tick();
  drain_.tick();
  leases_.tick();
  calls_.tick();
  bundles_.tick();
  const base::MonoTime now = clock_.mono();
  // "Something waits" is taken back as soon as it is no longer true, not a minute later.
  if (reported_pending_ && session_.ready() && drain_.empty()) {
    reported_pending_ = false;
    report_at_ = now;
  }
  if (session_.ready() && now >= report_at_ && report_lane_.may_start(now)) start_report();
  if (frame_ && watchers_ > 0 && session_.ready() && mirror_lane_.may_start(now)) send_frame();
}

std::optional<base::MonoTime> HubLink::next_due() const {
  auto due = earlier(session_.next_due(), stream_.next_due());
  due = earlier(due, drain_.next_due());
  due = earlier(due, leases_.next_due());
  due = earlier(due, bundles_.next_due());
  due = earlier(due, calls_.next_due());
  if (session_.ready() && !report_lane_.busy()) due = earlier(due, std::max(report_at_, report_lane_.not_before()));
  if (session_.ready() && frame_ && watchers_ > 0 && !mirror_lane_.busy())
    due = earlier(due, mirror_lane_.not_before());
  return due;
}

void HubLink::online_changed(bool online) {
  ports_.event(core::LinkChanged{online});
  calls_.online(online);
  room_.online(online);
  if (!online) {
    watchers(0);
    return;
  }
  drain_.try_now();
  leases_.try_now();
  bundles_.try_now();
  report_lane_.try_now();
  report_at_ = clock_.mono();
}

void HubLink::hub_said(const base::StreamEvent& event) {
  if (calls_.hub_said(event) || room_.hub_said(event)) return;
  const json data = parse(event.data);
  if (event.name == "config.changed") {
    bundles_.published(number(data, "version"));
  } else if (event.name == "help.acknowledged") {
    const auto id = data.find("request_id");
    if (id != data.end() && id->is_string()) ports_.event(core::HelpAcknowledged{id->get<std::string>()});
  } else if (event.name == "mirror.wanted") {
    watchers(number(data, "watchers"));
  } else if (event.name == "mirror.input" && options_.demo) {
    if (auto input = mirror_input(event.data)) ports_.mirror_input({std::move(*input)});
  }
}

void HubLink::running_well() {
  if (!store_) return;
  const auto marked = store_->mark_good();
  if (!marked) base::io::log_error("bundle", marked.error());
}

void HubLink::ending_well() {
  if (!store_) return;
  const auto ended = store_->end_run();
  if (!ended) base::io::log_error("bundle", ended.error());
}

void HubLink::report_glass(GlassReport glass) {
  if (glass == glass_) return;
  glass_ = std::move(glass);
  report_at_ = std::min(report_at_, clock_.mono() + kReportAfterChange);
}

void HubLink::report_devices(std::vector<DeviceReport> devices) {
  if (devices == devices_) return;
  devices_ = std::move(devices);
  report_at_ = std::min(report_at_, clock_.mono() + kReportAfterChange);
}

void HubLink::start_report() {
  if (glass_.glass.empty()) {  // nothing drawn yet
    report_at_ = clock_.mono() + kReportAfterChange;
    return;
  }
  json body{{"sent_at", clock_.wall().time_since_epoch().count()},
            {"glass", glass_.glass},
            {"screen", glass_.screen},
            {"software", WAYMARK_VERSION},
            {"bundle_version", store_ ? store_->choice().current : 0},
            {"clock", glass_.clock_suspect ? "suspect" : "good"},
            {"demo", options_.demo}};
  if (const std::string key = room_.key(); !key.empty()) body["room_key"] = key;
  if (!glass_.reason.empty()) body["reason"] = glass_.reason;
  if (const std::string refused = bundles_.refused(); !refused.empty()) body["bundle_refused"] = refused;
  if (const auto counts = outbox_.counts()) {
    const std::size_t pending = counts->usage + counts->submissions + counts->notes;
    body["outbox_pending"] = pending;
    body["outbox_put_aside"] = counts->quarantined;
    reported_pending_ = pending > 0;
  }
  body["devices"] = json::array();
  for (const DeviceReport& device : devices_) {
    json one{{"name", device.name}, {"kind", device.kind}, {"state", device.state}};
    if (!device.detail.empty()) one["detail"] = device.detail;
    body["devices"].push_back(std::move(one));
  }
  body["languages"] = json::array();
  for (const LanguageReport& each : languages_) {
    body["languages"].push_back({{"tag", each.tag}, {"name", each.english_name}, {"reviewed", each.reviewed}});
  }
  report_lane_.start();
  report_at_ = clock_.mono() + kReportEvery;
  session_.call(HttpMethod::kPost, "/kiosk/v1/state", body, [this](base::Result<HubReply> reply) {
    if (!reply || !reply->ok()) {
      report_lane_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
      report_at_ = clock_.mono();
      return;
    }
    report_lane_.succeeded();
    const json answer = parse(reply->body);
    bundles_.published(number(answer, "bundle_version"));
    watchers(number(answer, "mirror_watchers"));
  });
}

void HubLink::issue_ticket(const core::IssueTicket& wanted, std::chrono::milliseconds deadline,
                           std::function<void(base::Result<HubTicket>)> done) {
  if (!session_.ready()) return done(base::fail(ErrorCode::kUnavailable, "tickets", "not connected"));
  const json body{{"request_id", wanted.request_id}, {"service", wanted.service}, {"language", wanted.language}};
  session_.call(
      HttpMethod::kPost, "/kiosk/v1/tickets", body,
      [done = std::move(done)](base::Result<HubReply> reply) {
        if (!reply) return done(tl::unexpected<base::Error>(reply.error()));
        if (!reply->ok()) {
          return done(base::fail(reply->refused() ? ErrorCode::kDenied : ErrorCode::kUnavailable, "tickets",
                                 "the hub answered " + std::to_string(reply->status)));
        }
        const json ticket = parse(reply->body);
        const auto display = ticket.find("display");
        if (display == ticket.end() || !display->is_string()) {
          return done(base::fail(ErrorCode::kUnavailable, "tickets", "the hub's answer cannot be understood"));
        }
        const auto minutes = [&](const char* name) { return static_cast<int>(number(ticket, name)); };
        done(HubTicket{display->get<std::string>(), minutes("number"), minutes("ahead"), minutes("about_minutes"),
                       minutes("up_to_minutes"), follow_of(ticket)});
      },
      deadline);
}

void HubLink::raise_help(const core::RaiseHelp& help, std::function<void(bool)> done) {
  if (!session_.ready()) return done(false);
  const json body{
      {"request_id", help.request_id}, {"page", help.page}, {"language", help.language}, {"needs", help.needs}};
  session_.call(
      HttpMethod::kPost, "/kiosk/v1/help", body,
      [done = std::move(done)](base::Result<HubReply> reply) {
        done(reply && reply->ok() && number(parse(reply->body), "staff_online") > 0);
      },
      std::chrono::seconds{8});
}

// One question of the customer's at a time: its answer's text, kNotFound, or why there is none.
void HubLink::ask(const char* path, const json& question, std::size_t most_bytes,
                  std::function<void(base::Result<std::string>)> done) {
  if (!session_.ready()) return done(base::fail(ErrorCode::kUnavailable, path, "no line to the hub"));
  forget_question();  // its customer asks anew
  question_under_way_ = session_.call(
      HttpMethod::kPost, path, question,
      [this, path, done = std::move(done)](base::Result<HubReply> reply) {
        question_under_way_.reset();
        if (!reply) return done(tl::unexpected<base::Error>(reply.error()));
        if (reply->status == 404) return done(base::fail(ErrorCode::kNotFound, path));
        if (!reply->ok()) return done(base::fail(ErrorCode::kUnavailable, path, "the hub said no"));
        done(std::move(reply->body));
      },
      std::chrono::seconds{8}, most_bytes);
}

void HubLink::ask_request_status(const core::AskRequestStatus& question,
                                 std::function<void(base::Result<protocol::RequestState>)> done) {
  ask("/kiosk/v1/requests/status", {{"reference", question.reference.reveal()}}, protocol::kMaxRequestStateBytes,
      [done = std::move(done)](const base::Result<std::string>& answer) {
        done(answer ? protocol::parse_request_state(*answer) : tl::unexpected<base::Error>(answer.error()));
      });
}

void HubLink::check_in(const core::CheckIn& wanted, std::function<void(base::Result<protocol::CheckIn>)> done) {
  ask("/kiosk/v1/appointments/check-in",
      {{"request_id", wanted.request_id},
       {"reference", wanted.code.reveal()},
       {"language", wanted.language},
       {"waits", wanted.waits}},
      protocol::kMaxCheckInBytes, [done = std::move(done)](const base::Result<std::string>& answer) {
        done(answer ? protocol::parse_check_in(*answer) : tl::unexpected<base::Error>(answer.error()));
      });
}

Forgotten HubLink::forget_question() {
  if (!question_under_way_) return {true, 0};
  http_.cancel(*std::exchange(question_under_way_, std::nullopt));
  return {true, 1};
}

void HubLink::watchers(std::int64_t count) {
  if (!options_.demo) return;
  const bool was = std::exchange(watchers_, count) > 0;
  if (was != (count > 0)) ports_.mirror_wanted(count > 0);
  if (count <= 0) frame_.reset();
}

void HubLink::mirror(std::string view_json) {
  if (options_.demo && watchers_ > 0) frame_ = std::move(view_json);
}

Forgotten HubLink::forget_mirror() {
  Forgotten out{true, frame_ ? frame_->size() : 0};
  frame_.reset();
  if (!frame_under_way_) return out;
  http_.cancel(*frame_under_way_);
  frame_under_way_.reset();
  mirror_lane_.succeeded();
  ++out.held;
  return out;
}

void HubLink::send_frame() {
  std::string body = R"({"sequence":)" + std::to_string(++frame_number_) + R"(,"view":)" + *frame_ + "}";
  mirror_lane_.start();
  frame_under_way_ =
      session_.post_text("/kiosk/v1/mirror", std::move(body),
                         [this, sent = *std::exchange(frame_, std::nullopt)](base::Result<HubReply> reply) {
                           frame_under_way_.reset();
                           if (!reply || !reply->ok()) {
                             if (!frame_ && watchers_ > 0) frame_ = sent;  // it is still what is on the glass
                             return mirror_lane_.failed(clock_.mono());
                           }
                           mirror_lane_.succeeded();
                           watchers(number(parse(reply->body), "watchers"));
                         });
}

}  // namespace waymark::shell
