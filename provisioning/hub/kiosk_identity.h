// Which kiosk is calling: challenges, short tokens and the kiosks that are enrolled. Challenges and tokens live in
// memory only; after a restart of the hub a kiosk is answered 401 and signs a new challenge.
//
// Thread: the loop's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "provisioning/hub/store/records.h"

namespace waymark::hub {

struct KioskCaller {
  std::string kiosk_id;
  std::string site;
};

class KioskIdentity {
 public:
  static constexpr std::chrono::seconds kChallengeLife{60};
  static constexpr std::chrono::seconds kTokenLife{900};
  static constexpr std::size_t kMaxChallenges = 4096;

  void learn(KioskRecord kiosk);
  [[nodiscard]] const KioskRecord* find(std::string_view kiosk_id) const;
  [[nodiscard]] const std::map<std::string, KioskRecord, std::less<>>& all() const { return kiosks_; }

  // Base64 of 32 random bytes, good once. For kiosks that do not exist too: the answer tells nobody which do.
  [[nodiscard]] std::string make_challenge(std::string_view kiosk_id, base::MonoTime now);

  // kDenied for anything that is not right, without saying what.
  [[nodiscard]] base::Result<std::string> make_token(std::string_view kiosk_id, const std::string& challenge,
                                                     std::string_view signature, base::MonoTime now);

  // Who holds this token.
  [[nodiscard]] base::Result<KioskCaller> caller(std::string_view token, base::MonoTime now) const;

  void forget_expired(base::MonoTime now);

 private:
  struct Challenge {
    std::string kiosk_id;
    base::MonoTime expires{};
  };
  struct Token {
    std::string kiosk_id;
    base::MonoTime expires{};
  };

  std::map<std::string, KioskRecord, std::less<>> kiosks_;
  std::map<std::string, Challenge, std::less<>> challenges_;
  std::map<std::string, Token, std::less<>> tokens_;  // by hash: the text itself is kept nowhere
};

}  // namespace waymark::hub
