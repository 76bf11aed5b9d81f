#include "kiosk/shell/call_line.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/log.h"
#include "base/secret.h"

namespace waymark::shell {
namespace {

using base::io::HttpMethod;
using nlohmann::json;

constexpr std::chrono::seconds kPatience{8};
// What is sent into a line that was cut is lost with its connection: another one soon finds the way back.
constexpr std::chrono::seconds kMessagePatience{4};
constexpr std::chrono::milliseconds kBeat{500};
constexpr std::chrono::seconds kBeatPatience{2};
constexpr const char* kSignal = "/signal";

core::HubCall state_of(protocol::CallPhase phase) {
  using protocol::CallPhase;
  switch (phase) {
    case CallPhase::kWaiting:
      return core::HubCall::kWaiting;
    case CallPhase::kOffered:
      return core::HubCall::kOffered;
    case CallPhase::kAccepted:
      return core::HubCall::kAccepted;
    case CallPhase::kConnected:
      return core::HubCall::kConnected;
    case CallPhase::kHeld:
      return core::HubCall::kHeld;
    case CallPhase::kTransferring:
      return core::HubCall::kTransferring;
    case CallPhase::kMoving:
      return core::HubCall::kMoving;
    case CallPhase::kEnded:
      break;
  }
  return core::HubCall::kEnded;
}

protocol::SpeakBy speak_of(core::Speak speak) {
  switch (speak) {
    case core::Speak::kHandset:
      return protocol::SpeakBy::kHandset;
    case core::Speak::kHeadphones:
      return protocol::SpeakBy::kHeadphones;
    case core::Speak::kAloud:
      return protocol::SpeakBy::kAloud;
    case core::Speak::kType:
      break;
  }
  return protocol::SpeakBy::kType;
}

protocol::CallRequest request_of(const core::RequestCall& call) {
  protocol::CallRequest out;
  out.call_id = call.call_id;
  out.skill = call.skill;
  out.language = call.language;
  out.needs = call.needs;
  out.speak = speak_of(call.speak);
  out.page = call.page;
  out.journey = call.journey;
  out.service = call.service;
  for (const core::Consent consent : call.allowed) {
    if (const auto known = protocol::consent(core::word_of(consent))) out.allowed.push_back(*known);
  }
  return out;
}

// Why the hub will not have this call: it names the place.
core::CallRefusal refusal_of(const base::Result<HubReply>& reply) {
  if (!reply || !reply->refused()) return core::CallRefusal::kUnreachable;
  const json body = json::parse(reply->body, nullptr, false);
  const auto where = json::json_pointer{"/error/where"};
  const bool told = body.is_object() && body.contains(where) && body[where].is_string();
  return told && body[where] == "closed" ? core::CallRefusal::kClosed : core::CallRefusal::kNobody;
}

std::string path_of(const std::string& call_id) { return "/kiosk/v1/calls/" + call_id; }

}  // namespace

core::CallEnd call_end_of(const std::optional<protocol::CallEnd>& reason) {
  using protocol::CallEnd;
  switch (reason.value_or(CallEnd::kFailed)) {
    case CallEnd::kAdviser:
    case CallEnd::kShielded:
      return core::CallEnd::kByAdviser;
    case CallEnd::kCustomer:
    case CallEnd::kWiped:
    case CallEnd::kCallback:
    case CallEnd::kTicket:
      return core::CallEnd::kByCustomer;
    case CallEnd::kUnanswered:
      return core::CallEnd::kUnanswered;
    case CallEnd::kClosed:
      return core::CallEnd::kClosed;
    case CallEnd::kNotArrived:
      return core::CallEnd::kNotArrived;
    case CallEnd::kWrongCode:
      return core::CallEnd::kWrongCode;
    case CallEnd::kRoomLost:
      return core::CallEnd::kRoomLost;
    case CallEnd::kKioskLost:
    case CallEnd::kAdviserLost:
    case CallEnd::kFailed:
      break;
  }
  return core::CallEnd::kLost;
}

CallLine::CallLine(HubSession& session, const base::io::Clock& clock, BackoffLimits backoff, CallLinePorts ports)
    : session_(session), clock_(clock), ports_(std::move(ports)), lane_(backoff) {}

void CallLine::ask_offer(core::Tag tag) {
  if (!session_.ready()) return ports_.event(core::CallOfferUnknown{tag});
  session_.call(
      HttpMethod::kGet, "/kiosk/v1/calls/offer", nullptr,
      [this, tag](base::Result<HubReply> reply) {
        const auto offer =
            reply && reply->ok()
                ? protocol::parse_call_offer(reply->body)
                : base::Result<std::vector<protocol::SkillPromise>>{base::fail(base::ErrorCode::kUnavailable, "calls")};
        if (!offer) return ports_.event(core::CallOfferUnknown{tag});
        core::CallOffer told{tag, {}};
        for (const protocol::SkillPromise& one : *offer) {
          told.skills.push_back({one.id, one.open, one.advisers_on, one.about_minutes, one.up_to_minutes});
        }
        ports_.event(std::move(told));
      },
      kPatience);
}

void CallLine::request(core::Tag tag, const core::RequestCall& call) {
  if (!session_.ready()) return ports_.event(core::CallRefused{tag, core::CallRefusal::kUnreachable});
  no_call();
  call_id_ = call.call_id;
  sequence_ = 0;
  session_.post_text(
      "/kiosk/v1/calls", protocol::to_json(request_of(call)),
      [this, tag, id = call.call_id](base::Result<HubReply> reply) {
        if (id != call_id_) return;
        if (!reply || !reply->ok()) {
          if (reply && reply->refused()) no_call();
          return ports_.event(core::CallRefused{tag, refusal_of(reply)});
        }
        if (const auto state = protocol::parse_call_state(reply->body)) take(*state);
      },
      kPatience);
}

void CallLine::report(const core::ReportCall& report) {
  if (report.what == core::CallReport::kRebuild) {
    protocol::CallSignal restart;
    restart.leg = report.leg;
    restart.kind = protocol::SignalKind::kRestart;
    return signal(report.call_id, std::move(restart));
  }
  const bool connected = report.what == core::CallReport::kConnected;
  const json body{{"state", connected ? "connected" : "reconnecting"}, {"leg", report.leg}};
  queue({report.call_id, "/state", body.dump(), false});
}

void CallLine::end(const core::EndCall& end) {
  if (call_id_ == end.call_id) no_call();
  std::erase_if(waiting_, [&](const Message& one) { return one.call_id == end.call_id; });
  queue({end.call_id, "/end", json{{"reason", end.reason}}.dump(), true});
}

void CallLine::stay(const core::StayInCall& stay) { queue({stay.call_id, "/stay", "{}", false}); }

void CallLine::adopt(const protocol::CallState& state) {
  no_call();
  call_id_ = state.call_id;
  sequence_ = 0;
  take(state);
}

void CallLine::signal(const std::string& call_id, protocol::CallSignal signal) {
  if (call_id != call_id_) return;
  signal.call_id.clear();  // the path names it
  signal.sequence = ++sequence_;
  queue({call_id, kSignal, protocol::to_json(signal), false});
}

void CallLine::queue(Message message) {
  if (waiting_.size() >= kMostWaiting) waiting_.pop_front();
  waiting_.push_back(std::move(message));
}

void CallLine::tick() {
  if (!session_.ready()) return;
  if (may_send() && lane_.may_start(clock_.mono())) send_next();
  if (beat_due_ && clock_.mono() >= *beat_due_) pull();
}

bool CallLine::may_send() const { return !waiting_.empty() && (stream_open_ || waiting_.front().path != kSignal); }

std::optional<base::MonoTime> CallLine::next_due() const {
  if (!session_.ready()) return std::nullopt;
  std::optional<base::MonoTime> due;
  if (may_send() && !lane_.busy()) due = lane_.not_before();
  return earlier(due, beat_due_);
}

void CallLine::send_next() {
  Message next = std::move(waiting_.front());
  waiting_.pop_front();
  lane_.start();
  const std::string path = path_of(next.call_id) + next.path;
  std::string body = next.body;
  session_.post_text(
      path, std::move(body),
      [this, next = std::move(next)](base::Result<HubReply> reply) mutable {
        const bool again = !reply || (!reply->ok() && !reply->refused());
        if (again) {
          lane_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
          if (next.ends || next.call_id == call_id_) waiting_.push_front(std::move(next));
          return;
        }
        lane_.succeeded();
        if (!reply->ok())
          base::io::log_warning("calls", "the hub refused " + next.path + ": " + std::to_string(reply->status));
        if (next.path == kSignal || !reply->ok()) return;
        if (const auto state = protocol::parse_call_state(reply->body)) take(*state);
      },
      kMessagePatience);
}

void CallLine::take(const protocol::CallState& state) {
  if (state.call_id != call_id_) return;
  if (!beat_due_) beat_due_ = clock_.mono() + kBeat;
  revision_ = state.revision;
  ports_.state(state);
  core::CallChanged changed;
  changed.call_id = state.call_id;
  changed.revision = state.revision;
  changed.state = state_of(state.phase);
  changed.leg = static_cast<int>(state.leg);
  changed.place = state.place;
  changed.about_minutes = state.about_minutes;
  changed.up_to_minutes = state.up_to_minutes;
  changed.adviser = state.adviser_alias;
  changed.end = call_end_of(state.end_reason);
  if (state.room) {
    changed.room = state.room->kiosk;
    changed.room_key = state.room->key;
  }
  if (state.phase == protocol::CallPhase::kEnded) no_call();
  ports_.event(std::move(changed));
}

bool CallLine::hub_said(const base::StreamEvent& event) {
  if (event.name == "call.state") {
    if (const auto state = protocol::parse_call_state(event.data)) take(*state);
    return true;
  }
  if (event.name != "call.signal") return false;
  auto signal = protocol::parse_call_signal(event.data);
  if (signal && signal->call_id == call_id_) ports_.signal(std::move(*signal));
  return true;
}

void CallLine::online(bool open) {
  stream_open_ = open;
  if (!open) return;
  lane_.try_now();
  if (!call_id_.empty()) pull();
}

void CallLine::no_call() {
  call_id_.clear();
  beat_due_.reset();
  revision_ = 0;
}

void CallLine::pull() {
  beat_due_ = clock_.mono() + kBeat;
  session_.call(
      HttpMethod::kGet, path_of(call_id_), nullptr,
      [this, id = call_id_](const base::Result<HubReply>& reply) { answered(id, reply); }, kBeatPatience);
}

void CallLine::answered(const std::string& call_id, const base::Result<HubReply>& reply) {
  if (!reply || call_id != call_id_) return;
  if (reply->ok()) {
    ports_.reached();
    const auto state = protocol::parse_call_state(reply->body);
    if (state && state->revision > revision_) take(*state);
    return;
  }
  if (!reply->refused()) return;
  // The hub knows of no such call any more.
  no_call();
  core::CallChanged gone;
  gone.call_id = call_id;
  gone.revision = std::numeric_limits<std::int64_t>::max();
  gone.state = core::HubCall::kEnded;
  gone.end = core::CallEnd::kLost;
  gone.elsewhere = true;
  ports_.event(std::move(gone));
}

Forgotten CallLine::forget() {
  Forgotten out{true, call_id_.size()};
  no_call();
  std::deque<Message> kept;
  for (Message& one : waiting_) {
    if (one.ends) {
      kept.push_back(std::move(one));
    } else {
      out.held += one.body.size();
      base::zeroise(one.body.data(), one.body.size());
    }
  }
  waiting_ = std::move(kept);
  return out;
}

}  // namespace waymark::shell
