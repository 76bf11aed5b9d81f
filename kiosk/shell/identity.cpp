#include "kiosk/shell/identity.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/io/files.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMaxIdentityBytes = 65'536;
constexpr std::size_t kMaxAuthorityBytes = 1'048'576;
constexpr std::size_t kKeyBytes = 32;

std::filesystem::path file_in(const std::filesystem::path& state) { return state / "identity.json"; }
std::filesystem::path key_in(const std::filesystem::path& state) { return state / "identity.key"; }

// Throws json::exception where a member is missing or has another type; both callers catch it.
ReleaseKey read_key(const json& object) {
  const auto bytes = base::io::from_base64(object.at("public_key").get<std::string>());
  if (!bytes || bytes->size() != kKeyBytes) throw json::other_error::create(501, "not a key", nullptr);
  return {object.at("id").get<std::string>(), *bytes};
}

Identity read(const json& object) {
  Identity identity;
  identity.kiosk_id = object.at("kiosk_id").get<std::string>();
  identity.site = object.at("site").get<std::string>();
  identity.trust.council = object.at("council").get<std::string>();
  identity.trust.threshold = object.at("threshold").get<std::size_t>();
  for (const json& key : object.at("release_keys")) identity.trust.release_keys.push_back(read_key(key));
  const ReleaseKey submission = read_key(object.at("submission_key"));
  identity.submission_key_id = submission.id;
  identity.submission_key = submission.public_key;
  return identity;
}

bool makes_sense(const Identity& identity) {
  return !identity.kiosk_id.empty() && !identity.trust.council.empty() && identity.trust.threshold >= 1 &&
         identity.trust.threshold <= identity.trust.release_keys.size();
}

}  // namespace

base::Result<std::optional<Identity>> load_identity(const std::filesystem::path& state) {
  const auto text = base::io::read_file(file_in(state), kMaxIdentityBytes);
  if (!text && text.error().code == ErrorCode::kNotFound) return std::nullopt;
  if (!text) return tl::unexpected<base::Error>(text.error());
  try {
    const json object = json::parse(*text);
    Identity identity = read(object);
    identity.name = object.at("name").get<std::string>();
    if (makes_sense(identity)) return identity;
  } catch (const json::exception&) {
  }
  return base::fail(ErrorCode::kCorrupt, file_in(state).string(), "is not an enrolment: enrol this kiosk again");
}

base::Result<Identity> read_enrolled(std::string_view text, const std::string& name,
                                     const protocol::EnrolmentCode& code) {
  Identity identity;
  try {
    identity = read(json::parse(text));
  } catch (const json::exception&) {
    return base::fail(ErrorCode::kInvalid, "enrolment", "the hub's answer cannot be understood");
  }
  identity.name = name;
  if (!makes_sense(identity)) return base::fail(ErrorCode::kInvalid, "enrolment", "the hub's answer makes no sense");
  const bool meant =
      std::any_of(identity.trust.release_keys.begin(), identity.trust.release_keys.end(), [&](const ReleaseKey& key) {
        return base::io::sha256_hex(key.public_key).substr(0, protocol::kFingerprintDigits) == code.release;
      });
  if (!meant) return base::fail(ErrorCode::kDenied, "enrolment", "this hub's release key is not the one in the code");
  return identity;
}

base::Status save_identity(const std::filesystem::path& state, const Identity& identity) {
  json keys = json::array();
  for (const ReleaseKey& key : identity.trust.release_keys) {
    keys.push_back({{"id", key.id}, {"public_key", base::io::to_base64(key.public_key)}});
  }
  const json object{
      {"kiosk_id", identity.kiosk_id},
      {"council", identity.trust.council},
      {"site", identity.site},
      {"name", identity.name},
      {"threshold", identity.trust.threshold},
      {"release_keys", std::move(keys)},
      {"submission_key",
       {{"id", identity.submission_key_id}, {"public_key", base::io::to_base64(identity.submission_key)}}}};
  return base::io::write_file_atomically(file_in(state), object.dump(2) + "\n", 0644);
}

base::Result<base::io::SigningKey> kiosk_key(const std::filesystem::path& state) {
  const auto text = base::io::read_file(key_in(state), 1'024);
  if (text) {
    const auto bytes = base::io::from_base64(*text);
    // libsodium's secret key ends with its public key.
    if (!bytes || bytes->size() != 2 * kKeyBytes) {
      return base::fail(ErrorCode::kCorrupt, key_in(state).string(), "is not a key: enrol this kiosk again");
    }
    return base::io::SigningKey{bytes->substr(kKeyBytes), base::Secret{*bytes}};
  }
  if (text.error().code != ErrorCode::kNotFound) return tl::unexpected<base::Error>(text.error());
  base::io::SigningKey key = base::io::make_signing_key();
  const auto written =
      base::io::write_file_atomically(key_in(state), base::io::to_base64(key.secret_key.reveal()), 0600);
  if (!written) return tl::unexpected<base::Error>(written.error());
  return key;
}

base::Status check_authority(const std::filesystem::path& ca_file, const protocol::EnrolmentCode& code) {
  if (code.authority.find_first_not_of('0') == std::string::npos) return {};
  const auto pem = base::io::read_file(ca_file, kMaxAuthorityBytes);
  if (!pem) return tl::unexpected<base::Error>(pem.error());
  constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
  constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
  for (std::size_t at = pem->find(kBegin); at != std::string::npos; at = pem->find(kBegin, at)) {
    at += kBegin.size();
    const std::size_t end = pem->find(kEnd, at);
    if (end == std::string::npos) break;
    std::string body = pem->substr(at, end - at);
    std::erase_if(body, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
    const auto der = base::io::from_base64(body);
    if (der && base::io::sha256_hex(*der).substr(0, protocol::kFingerprintDigits) == code.authority) return {};
  }
  return base::fail(ErrorCode::kDenied, ca_file.string(), "is not the authority that the enrolment code names");
}

}  // namespace waymark::shell
