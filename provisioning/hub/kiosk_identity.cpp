#include "provisioning/hub/kiosk_identity.h"

#include "base/io/crypto.h"
#include "provisioning/protocol/enrolment.h"

namespace waymark::hub {

using base::ErrorCode;
using base::fail;

void KioskIdentity::learn(KioskRecord kiosk) {
  std::string id = kiosk.kiosk_id;
  kiosks_[std::move(id)] = std::move(kiosk);
}

const KioskRecord* KioskIdentity::find(std::string_view kiosk_id) const {
  const auto found = kiosks_.find(kiosk_id);
  return found == kiosks_.end() ? nullptr : &found->second;
}

std::string KioskIdentity::make_challenge(std::string_view kiosk_id, base::MonoTime now) {
  if (challenges_.size() >= kMaxChallenges) forget_expired(now);
  if (challenges_.size() >= kMaxChallenges) challenges_.clear();
  std::string challenge = base::io::to_base64(base::io::random_bytes(32));
  challenges_[challenge] = {std::string{kiosk_id}, now + kChallengeLife};
  return challenge;
}

base::Result<std::string> KioskIdentity::make_token(std::string_view kiosk_id, const std::string& challenge,
                                                    std::string_view signature, base::MonoTime now) {
  const auto refused = fail(ErrorCode::kDenied, "signature", "does not fit");
  const auto found = challenges_.find(challenge);
  if (found == challenges_.end()) return refused;
  const Challenge asked = found->second;
  challenges_.erase(found);
  const KioskRecord* kiosk = find(kiosk_id);
  if (asked.kiosk_id != kiosk_id || asked.expires <= now || kiosk == nullptr || kiosk->status != "approved") {
    return refused;
  }
  if (!base::io::verify(protocol::token_signing_text(kiosk_id, challenge), signature, kiosk->public_key))
    return refused;
  std::string token = base::io::to_base64(base::io::random_bytes(33));  // no padding: 44 characters
  tokens_[base::io::sha256_hex(token)] = {std::string{kiosk_id}, now + kTokenLife};
  return token;
}

base::Result<KioskCaller> KioskIdentity::caller(std::string_view token, base::MonoTime now) const {
  const auto found = tokens_.find(base::io::sha256_hex(token));
  if (token.empty() || found == tokens_.end() || found->second.expires <= now) {
    return fail(ErrorCode::kDenied, "token", "is not valid: sign a new challenge");
  }
  const KioskRecord* kiosk = find(found->second.kiosk_id);
  if (kiosk == nullptr || kiosk->status != "approved") return fail(ErrorCode::kDenied, "token", "the kiosk is revoked");
  return KioskCaller{kiosk->kiosk_id, kiosk->site};
}

void KioskIdentity::forget_expired(base::MonoTime now) {
  std::erase_if(challenges_, [now](const auto& entry) { return entry.second.expires <= now; });
  std::erase_if(tokens_, [now](const auto& entry) { return entry.second.expires <= now; });
}

}  // namespace waymark::hub
