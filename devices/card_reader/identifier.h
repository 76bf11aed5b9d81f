// Which card identifiers may be used, and the only form in which one leaves the driver.
//
// An identifier is a convenience for finding somebody's own visit again, never proof of who they are: it can be
// copied. Sources: PC/SC part 3 section 3.2.2.1.3 (GET DATA, FF CA 00 00 00); ISO/IEC 14443-3 section 6.4.4 (a single
// size identifier that begins with 08 is random); NXP AN10927 (random ID of DESFire: four bytes, 08 or 80 first).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "provisioning/protocol/devices.h"

namespace waymark::devices {

struct CardIdentifier {
  base::Secret bytes;
  protocol::CardRefusal refusal = protocol::CardRefusal::kNone;
};

// What the reader answered to GET DATA: data and two status bytes. A reader can report success with nothing at all
// when the card is pulled out in between: fewer than two bytes is no answer.
[[nodiscard]] CardIdentifier identifier_of(std::string_view response);

// HMAC-SHA-256 of "card\n" and the identifier under the estate's key, in lower-case hexadecimal. Short identifiers
// can be guessed, so a plain hash would give them away.
[[nodiscard]] std::string keyed_hash(const base::Secret& identifier, const base::Secret& key);

}  // namespace waymark::devices
