#include "provisioning/protocol/call.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "base/ids.h"
#include "provisioning/protocol/code.h"

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::size_t kMaxLanguageBytes = 35;
constexpr std::size_t kMaxNeeds = 12;
constexpr std::size_t kMaxNeedBytes = 32;
constexpr std::size_t kMaxPageBytes = 64;
constexpr std::size_t kMaxAliasBytes = 120;
constexpr std::size_t kMaxIceServers = 8;
constexpr std::size_t kMaxUrls = 8;
constexpr std::size_t kMaxUrlBytes = 256;
constexpr std::size_t kMaxCredentialBytes = 256;
constexpr std::size_t kMaxSkills = 64;
constexpr std::size_t kMaxRoomNameBytes = 200;
constexpr std::size_t kMaxKeyText = 64;
constexpr std::int64_t kMaxMinutes = 24 * 60;
constexpr std::int64_t kMaxPeople = 10'000;
constexpr std::int64_t kMaxSections = 64;
constexpr std::int64_t kMaxNumber = (1LL << 53) - 1;

bool has_control_characters(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  }
  return false;
}

// Reads members one by one, keeps the first fault, and knows which were read.
class Reader {
 public:
  Reader(const json& object, std::string place) : object_(object), place_(std::move(place)) {
    if (!object_.is_object()) fault("", "is not a JSON object");
  }

  enum class Need { kRequired = 1, kOptional };

  const json& member(const char* name) {
    static const json kNull;
    read_.insert(name);
    if (!object_.is_object()) return kNull;
    const auto found = object_.find(name);
    return found == object_.end() ? kNull : *found;
  }

  std::string text(const char* name, std::size_t limit, Need need = Need::kRequired) {
    std::string value = lines(name, limit, need);
    if (has_control_characters(value)) fault(name, "has characters that may not be in it");
    return value;
  }

  // As text(), with line ends.
  std::string lines(const char* name, std::size_t limit, Need need = Need::kRequired) {
    const json& value = member(name);
    if (value.is_null() && need == Need::kOptional) return {};
    if (!value.is_string() || (need == Need::kRequired && value.get_ref<const std::string&>().empty())) {
      fault(name, "is not a text");
      return {};
    }
    if (value.get_ref<const std::string&>().size() > limit) {
      fault(name, "is longer than " + std::to_string(limit) + " bytes");
      return {};
    }
    return value.get<std::string>();
  }

  std::string code(const char* name, Need need = Need::kRequired) {
    std::string value = text(name, kMaxCodeBytes, need);
    if (!value.empty() && !is_code(value)) fault(name, "is not a code");
    return value;
  }

  std::string call_id(Need need) {
    std::string value = text("call_id", 36, need);
    if (!value.empty() && !base::is_uuid_v7(value)) fault("call_id", "is not a UUID of version 7");
    return value;
  }

  std::int64_t number(const char* name, std::int64_t least, std::int64_t most, Need need = Need::kRequired,
                      std::int64_t otherwise = 0) {
    const json& value = member(name);
    if (value.is_null() && need == Need::kOptional) return otherwise;
    const bool whole =
        value.is_number_integer() &&
        !(value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxNumber));
    if (!whole || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most) {
      fault(name, "is not a whole number in its bounds");
      return least;
    }
    return value.get<std::int64_t>();
  }

  int small(const char* name, std::int64_t most) { return static_cast<int>(number(name, 0, most)); }

  bool flag(const char* name) {
    const json& value = member(name);
    if (!value.is_boolean()) fault(name, "is not true or false");
    return value.is_boolean() && value.get<bool>();
  }

  template <class Enum>
  Enum word(const char* name, std::optional<Enum> (*meaning)(std::string_view), Enum otherwise) {
    const auto found = meaning(text(name, 32));
    if (!found) fault(name, "is not one of the words for it");
    return found.value_or(otherwise);
  }

  std::vector<std::string> texts(const char* name, std::size_t most, std::size_t limit) {
    std::vector<std::string> list;
    const json& value = array(name, most);
    for (const json& entry : value) {
      if (!entry.is_string() || entry.get_ref<const std::string&>().size() > limit ||
          has_control_characters(entry.get_ref<const std::string&>())) {
        fault(name, "has an entry that is no short text");
        return {};
      }
      list.push_back(entry.get<std::string>());
    }
    return list;
  }

  const json& array(const char* name, std::size_t most) {
    static const json kEmpty = json::array();
    const json& value = member(name);
    if (value.is_array() && value.size() <= most) return value;
    fault(name, "is not a list of at most " + std::to_string(most));
    return kEmpty;
  }

  void fault(const char* name, std::string detail) {
    if (status_) status_ = fail(ErrorCode::kInvalid, place_ + name, std::move(detail));
  }

  [[nodiscard]] base::Status done() const { return status_; }
  // The first fault, or that there is a member nobody read.
  [[nodiscard]] base::Status strictly_done() {
    if (!status_) return status_;
    for (const auto& [name, value] : object_.items()) {
      if (!read_.contains(name)) fault("", "has a member that is not known");
    }
    return status_;
  }

 private:
  const json& object_;
  std::string place_;
  std::set<std::string, std::less<>> read_;
  base::Status status_;
};

base::Result<json> parse(std::string_view text, std::size_t limit, const char* what) {
  if (text.size() > limit) return fail(ErrorCode::kTooLarge, what, "more than " + std::to_string(limit) + " bytes");
  json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::kInvalid, what, "is not a JSON object");
  return object;
}

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::vector<IceServer> read_ice_servers(Reader& reader) {
  std::vector<IceServer> servers;
  for (const json& entry : reader.array("ice_servers", kMaxIceServers)) {
    Reader one(entry, "ice_servers/");
    IceServer server;
    server.urls = one.texts("urls", kMaxUrls, kMaxUrlBytes);
    server.username = one.text("username", kMaxCredentialBytes, Reader::Need::kOptional);
    server.credential = one.text("credential", kMaxCredentialBytes, Reader::Need::kOptional);
    if (!one.done() || server.urls.empty()) {
      reader.fault("ice_servers", "has an entry that names no server");
      return {};
    }
    servers.push_back(std::move(server));
  }
  return servers;
}

std::optional<PrivateRoom> read_room(Reader& reader) {
  const json& object = reader.member("room");
  if (object.is_null()) return std::nullopt;
  Reader one(object, "room/");
  PrivateRoom room;
  room.kiosk = one.text("kiosk", kMaxRoomNameBytes);
  room.name = one.text("name", kMaxRoomNameBytes);
  room.key = one.text("key", kMaxKeyText, Reader::Need::kOptional);
  if (one.done()) return room;
  reader.fault("room", "names no room");
  return std::nullopt;
}

CallState read_call_state(Reader& reader) {
  CallState state;
  state.call_id = reader.call_id(Reader::Need::kRequired);
  state.revision = reader.number("revision", 0, kMaxNumber);
  state.phase = reader.word("state", call_phase, CallPhase::kWaiting);
  state.skill = reader.code("skill");
  state.language = reader.text("language", kMaxLanguageBytes);
  state.place = reader.small("place", kMaxPeople);
  state.about_minutes = reader.small("about_minutes", kMaxMinutes);
  state.up_to_minutes = reader.small("up_to_minutes", kMaxMinutes);
  state.advisers_on = reader.small("advisers_on", kMaxPeople);
  state.leg = reader.number("leg", 0, kMaxLeg);
  state.adviser_alias = reader.text("adviser_alias", kMaxAliasBytes, Reader::Need::kOptional);
  state.ice_servers = read_ice_servers(reader);
  state.relay_only = reader.flag("relay_only");
  if (!reader.member("end_reason").is_null()) state.end_reason = reader.word("end_reason", call_end, CallEnd::kFailed);
  state.room = read_room(reader);
  state.moving_until = reader.number("moving_until", 0, kMaxNumber, Reader::Need::kOptional);
  return state;
}

}  // namespace

base::Result<CallRequest> parse_call_request(std::string_view text) {
  const auto object = parse(text, kMaxCallText, "call");
  if (!object) return tl::unexpected<base::Error>(object.error());
  Reader reader(*object, "");
  CallRequest request;
  request.call_id = reader.call_id(Reader::Need::kRequired);
  request.skill = reader.code("skill");
  request.language = reader.text("language", kMaxLanguageBytes);
  request.needs = reader.texts("needs", kMaxNeeds, kMaxNeedBytes);
  request.speak = reader.word("speak", speak_by, SpeakBy::kHandset);
  request.page = reader.text("page", kMaxPageBytes);
  request.journey = reader.code("journey", Reader::Need::kOptional);
  request.service = reader.code("service", Reader::Need::kOptional);
  for (const std::string& word : reader.texts("allowed", 5, kMaxNeedBytes)) {
    const auto kind = consent(word);
    if (!kind) {
      reader.fault("allowed", "has a word that is no consent");
      break;
    }
    request.allowed.push_back(*kind);
  }
  if (auto done = reader.strictly_done(); !done) return tl::unexpected<base::Error>(done.error());
  return request;
}

base::Result<CallState> parse_call_state(std::string_view text) {
  const auto object = parse(text, kMaxCallText, "call");
  if (!object) return tl::unexpected<base::Error>(object.error());
  Reader reader(*object, "");
  CallState state = read_call_state(reader);
  if (auto done = reader.done(); !done) return tl::unexpected<base::Error>(done.error());
  return state;
}

base::Result<RoomArrival> parse_room_arrival(std::string_view text) {
  const auto object = parse(text, kMaxArrivalText, "arrival");
  if (!object) return tl::unexpected<base::Error>(object.error());
  Reader reader(*object, "");
  Reader call(reader.member("call"), "call/");
  RoomArrival arrival;
  arrival.call = read_call_state(call);
  arrival.luggage = reader.text("luggage", kMaxArrivalText, Reader::Need::kOptional);
  if (auto done = call.done(); !done) return tl::unexpected<base::Error>(done.error());
  if (auto done = reader.done(); !done) return tl::unexpected<base::Error>(done.error());
  return arrival;
}

base::Result<CallSignal> parse_call_signal(std::string_view text) {
  const auto object = parse(text, kMaxSignalText, "signal");
  if (!object) return tl::unexpected<base::Error>(object.error());
  Reader reader(*object, "");
  static_cast<void>(reader.member("type"));
  CallSignal signal;
  signal.call_id = reader.call_id(Reader::Need::kOptional);
  signal.leg = reader.number("leg", 1, kMaxLeg);
  signal.sequence = reader.number("sequence", 0, std::numeric_limits<std::int32_t>::max());
  signal.kind = reader.word("kind", signal_kind, SignalKind::kCandidate);
  if (signal.kind == SignalKind::kOffer || signal.kind == SignalKind::kAnswer) {
    signal.sdp = reader.lines("sdp", kMaxSdpBytes);
  } else if (signal.kind == SignalKind::kCandidate) {
    signal.candidate = reader.text("candidate", kMaxCandidateBytes, Reader::Need::kOptional);
    signal.index = reader.number("index", 0, kMaxSections, Reader::Need::kOptional, -1);
  }
  if (auto done = reader.strictly_done(); !done) return tl::unexpected<base::Error>(done.error());
  return signal;
}

base::Result<std::vector<SkillPromise>> parse_call_offer(std::string_view text) {
  const auto object = parse(text, kMaxCallText, "offer");
  if (!object) return tl::unexpected<base::Error>(object.error());
  Reader reader(*object, "");
  std::vector<SkillPromise> offer;
  for (const json& entry : reader.array("skills", kMaxSkills)) {
    Reader one(entry, "skills/");
    SkillPromise promise;
    promise.id = one.code("id");
    promise.open = one.flag("open");
    promise.advisers_on = one.small("advisers_on", kMaxPeople);
    promise.about_minutes = one.small("about_minutes", kMaxMinutes);
    promise.up_to_minutes = one.small("up_to_minutes", kMaxMinutes);
    if (auto done = one.done(); !done) return tl::unexpected<base::Error>(done.error());
    offer.push_back(std::move(promise));
  }
  if (auto done = reader.done(); !done) return tl::unexpected<base::Error>(done.error());
  return offer;
}

std::string to_json(const CallRequest& request) {
  json object{{"call_id", request.call_id}, {"skill", request.skill},          {"language", request.language},
              {"needs", request.needs},     {"speak", name_of(request.speak)}, {"page", request.page},
              {"allowed", json::array()}};
  for (const Consent kind : request.allowed) object["allowed"].push_back(name_of(kind));
  if (!request.journey.empty()) object["journey"] = request.journey;
  if (!request.service.empty()) object["service"] = request.service;
  return dump(object);
}

std::string to_json(const CallState& state) {
  json object{{"call_id", state.call_id},
              {"revision", state.revision},
              {"state", name_of(state.phase)},
              {"skill", state.skill},
              {"language", state.language},
              {"place", state.place},
              {"about_minutes", state.about_minutes},
              {"up_to_minutes", state.up_to_minutes},
              {"advisers_on", state.advisers_on},
              {"leg", state.leg},
              {"ice_servers", json::array()},
              {"relay_only", state.relay_only}};
  for (const IceServer& server : state.ice_servers) {
    json one{{"urls", server.urls}};
    if (!server.username.empty()) one["username"] = server.username;
    if (!server.credential.empty()) one["credential"] = server.credential;
    object["ice_servers"].push_back(std::move(one));
  }
  if (!state.adviser_alias.empty()) object["adviser_alias"] = state.adviser_alias;
  if (state.end_reason) object["end_reason"] = name_of(*state.end_reason);
  if (state.room) {
    object["room"] = {{"kiosk", state.room->kiosk}, {"name", state.room->name}};
    if (!state.room->key.empty()) object["room"]["key"] = state.room->key;
  }
  if (state.moving_until > 0) object["moving_until"] = state.moving_until;
  return dump(object);
}

std::string to_json(const CallSignal& signal) {
  json object{{"leg", signal.leg}, {"sequence", signal.sequence}, {"kind", name_of(signal.kind)}};
  if (!signal.call_id.empty()) object["call_id"] = signal.call_id;
  if (signal.kind == SignalKind::kOffer || signal.kind == SignalKind::kAnswer) object["sdp"] = signal.sdp;
  if (signal.kind == SignalKind::kCandidate) {
    object["candidate"] = signal.candidate;
    if (signal.index >= 0) object["index"] = signal.index;
  }
  return dump(object);
}

std::string to_json(const std::vector<SkillPromise>& offer) {
  json skills = json::array();
  for (const SkillPromise& promise : offer) {
    skills.push_back({{"id", promise.id},
                      {"open", promise.open},
                      {"advisers_on", promise.advisers_on},
                      {"about_minutes", promise.about_minutes},
                      {"up_to_minutes", promise.up_to_minutes}});
  }
  return dump({{"skills", std::move(skills)}});
}

}  // namespace waymark::protocol
