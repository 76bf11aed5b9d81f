#include "video/wire/members.h"

#include "video/wire/commands.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr int kMaxDepth = 5;
constexpr std::size_t kMaxServers = 8;
constexpr std::size_t kMaxUrls = 8;
constexpr std::size_t kMaxUrlBytes = 256;
constexpr std::size_t kMaxCredentialBytes = 512;

bool is_text(const json& value, std::size_t longest) {
  return value.is_string() && value.get_ref<const std::string&>().size() <= longest;
}

std::optional<IceServer> ice_server_from(const json& value) {
  if (!value.is_object() || value.size() != 3 || !value.contains("urls") || !value.contains("username") ||
      !value.contains("credential")) {
    return std::nullopt;
  }
  const json& urls = value["urls"];
  if (!urls.is_array() || urls.size() > kMaxUrls) return std::nullopt;
  if (!is_text(value["username"], kMaxCredentialBytes) || !is_text(value["credential"], kMaxCredentialBytes)) {
    return std::nullopt;
  }
  IceServer server{{}, value["username"].get<std::string>(), value["credential"].get<std::string>()};
  for (const json& url : urls) {
    if (!is_text(url, kMaxUrlBytes)) return std::nullopt;
    server.urls.push_back(url.get<std::string>());
  }
  return server;
}

}  // namespace

base::Result<json> parse_object(std::string_view wire) {
  if (wire.size() > kMaxMessageBytes) return fail(ErrorCode::kTooLarge, "message");
  bool deep = false;
  const auto shallow = [&deep](int depth, json::parse_event_t, json&) {
    deep = deep || depth > kMaxDepth;
    return !deep;
  };
  json root = json::parse(wire, shallow, false);
  if (deep) return fail(ErrorCode::kTooLarge, "message", "is nested too deeply");
  if (!root.is_object() || !root.contains("type") || !is_text(root["type"], 32)) {
    return fail(ErrorCode::kInvalid, "message", "must be an object with a type");
  }
  return root;
}

const json* Members::find(const char* name) {
  const auto found = object_.find(name);
  if (found == object_.end()) {
    blame(name);
    return nullptr;
  }
  ++taken_;
  return &*found;
}

void Members::take(const char* name, bool& into) {
  const json* value = find(name);
  if (value == nullptr) return;
  if (!value->is_boolean()) return blame(name);
  into = value->get<bool>();
}

void Members::take(const char* name, int& into, int least, int most) {
  const json* value = find(name);
  if (value == nullptr) return;
  if (!value->is_number_integer() || *value < least || *value > most) return blame(name);
  into = value->get<int>();
}

void Members::take(const char* name, double& into, double least, double most) {
  const json* value = find(name);
  if (value == nullptr) return;
  if (!value->is_number()) return blame(name);
  const double number = value->get<double>();
  if (!(number >= least && number <= most)) return blame(name);
  into = number;
}

void Members::take(const char* name, std::string& into, std::size_t longest) {
  const json* value = find(name);
  if (value == nullptr) return;
  if (!is_text(*value, longest)) return blame(name);
  into = value->get<std::string>();
}

void Members::take(const char* name, std::vector<IceServer>& into) {
  const json* value = find(name);
  if (value == nullptr) return;
  if (!value->is_array() || value->size() > kMaxServers) return blame(name);
  for (const json& each : *value) {
    auto server = ice_server_from(each);
    if (!server) return blame(name);
    into.push_back(std::move(*server));
  }
}

base::Status Members::finish() const {
  if (!fault_.empty()) return fail(ErrorCode::kInvalid, fault_);
  if (taken_ != object_.size()) return fail(ErrorCode::kInvalid, "message", "has a member that is not known");
  return {};
}

}  // namespace waymark::video
