#include "kiosk/shell/room_line.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/log.h"

namespace waymark::shell {
namespace {

using base::io::HttpMethod;
using nlohmann::json;

constexpr std::chrono::seconds kPatience{10};
constexpr int kRefused = 403;
constexpr int kMostTries = 100;

// Opened, or nothing: whoever came is served all the same.
base::Secret open_luggage(const std::string& text, const base::io::SealingKey& key) {
  if (text.empty()) return {};
  const auto sealed = base::io::from_base64(text);
  if (!sealed || sealed->size() > protocol::kMaxSealedLuggageBytes) return {};
  auto opened = base::io::open_sealed(*sealed, key);
  if (!opened) {
    base::io::log_warning("room", "what a customer took along was not sealed to this kiosk");
    return {};
  }
  return std::move(*opened);
}

}  // namespace

RoomLine::RoomLine(base::io::Http& http, HubSession& session, CallLine& calls, RoomLinePorts ports)
    : http_(http), session_(session), calls_(calls), ports_(std::move(ports)) {}

void RoomLine::use(bool in_room) {
  in_room_ = in_room;
  if (in_room) key_ = base::io::make_sealing_key();
}

std::string RoomLine::key() const { return in_room_ ? base::io::to_base64(key_.public_key) : std::string{}; }

void RoomLine::move(core::Tag tag, const KeptRoom& wanted) {
  if (!session_.ready()) return ports_.event(core::RoomUnavailable{tag});
  const json body{{"room", wanted.room}, {"key", wanted.key}, {"luggage", base::io::to_base64(wanted.luggage)}};
  under_way_ = session_.call(
      HttpMethod::kPost, "/kiosk/v1/calls/" + wanted.call_id + "/move", body,
      [this, tag](const base::Result<HubReply>& reply) {
        under_way_.reset();
        const json answer = json::parse(reply && reply->ok() ? reply->body : std::string{}, nullptr, false);
        const bool told = answer.is_object() && answer.contains("code") && answer["code"].is_string() &&
                          answer["code"].get_ref<const std::string&>().size() == protocol::kRoomCodeDigits;
        if (!told) return ports_.event(core::RoomUnavailable{tag});
        ports_.event(core::RoomKept{tag, base::Secret{answer["code"].get_ref<const std::string&>()}});
      },
      kPatience);
}

void RoomLine::arrive(core::Tag tag, const core::ArriveInRoom& arrival) {
  if (!session_.ready()) return ports_.event(core::CodeRefused{tag, core::CodeRefusal::kUnreachable});
  under_way_ = session_.call(
      HttpMethod::kPost, "/kiosk/v1/room/arrival", json{{"code", arrival.code.reveal()}},
      [this, tag](const base::Result<HubReply>& reply) {
        under_way_.reset();
        if (reply && reply->ok()) return arrived(tag, reply->body);
        if (reply && reply->status == kRefused) return refused(tag, reply->body);
        ports_.event(core::CodeRefused{tag, core::CodeRefusal::kUnreachable});
      },
      kPatience);
}

void RoomLine::arrived(core::Tag tag, const std::string& body) {
  const auto arrival = protocol::parse_room_arrival(body);
  if (!arrival) {
    base::io::log_error("room", arrival.error());
    return ports_.event(core::CodeRefused{tag, core::CodeRefusal::kUnreachable});
  }
  opened_ = true;
  core::RoomOpened opened;
  opened.tag = tag;
  opened.call_id = arrival->call.call_id;
  opened.skill = arrival->call.skill;
  opened.luggage = open_luggage(arrival->luggage, key_);
  ports_.event(std::move(opened));
  calls_.adopt(arrival->call);
}

void RoomLine::refused(core::Tag tag, const std::string& body) {
  const json answer = json::parse(body, nullptr, false);
  core::CodeRefused out{tag, core::CodeRefusal::kUnreachable};
  if (!answer.is_object()) return ports_.event(out);
  const auto text = [&](const char* name) {
    const auto found = answer.find(name);
    return found != answer.end() && found->is_string() ? found->get<std::string>() : std::string{};
  };
  const auto left = answer.find("tries_left");
  if (left != answer.end() && left->is_number_integer() && *left >= 0 && *left < kMostTries) {
    out.tries_left = left->get<int>();
  }
  const std::string why = text("why");
  if (why == "wrong") out.why = core::CodeRefusal::kWrong;
  if (why == "ended") out.why = core::CodeRefusal::kEnded;
  if (why == "none") out.why = core::CodeRefusal::kNobody;
  out.end = call_end_of(protocol::call_end(text("end_reason")));
  ports_.event(out);
}

bool RoomLine::hub_said(const base::StreamEvent& event) {
  if (event.name != "room.changed") return false;
  if (in_room_) ask_if_kept();
  return true;
}

void RoomLine::online(bool open) {
  if (open && in_room_) ask_if_kept();
}

void RoomLine::ask_if_kept() {
  session_.call(HttpMethod::kGet, "/kiosk/v1/room", nullptr, [this](const base::Result<HubReply>& reply) {
    if (!reply || !reply->ok()) return;
    const json answer = json::parse(reply->body, nullptr, false);
    const bool told = answer.is_object() && answer.contains("kept") && answer["kept"].is_boolean();
    if (told) ports_.event(core::RoomChanged{answer["kept"].get<bool>()});
  });
}

Forgotten RoomLine::forget() {
  Forgotten out{true, 0};
  if (under_way_) {
    http_.cancel(*std::exchange(under_way_, std::nullopt));
    ++out.held;
  }
  if (!std::exchange(opened_, false)) return out;  // somebody may be on the way with something for this key
  out.held += key_.secret_key.size();
  key_ = base::io::make_sealing_key();
  ports_.renewed();
  return out;
}

}  // namespace waymark::shell
