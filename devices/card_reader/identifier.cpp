#include "devices/card_reader/identifier.h"

#include "base/io/crypto.h"

namespace waymark::devices {
namespace {

using protocol::CardRefusal;

constexpr std::size_t kStatusBytes = 2;
constexpr std::size_t kSingleSize = 4;
constexpr std::size_t kLongest = 32;

}  // namespace

CardIdentifier identifier_of(std::string_view response) {
  if (response.size() < kStatusBytes) return {{}, CardRefusal::kUnreadable};
  const std::string_view status = response.substr(response.size() - kStatusBytes);
  const std::string_view data = response.substr(0, response.size() - kStatusBytes);
  if (status != std::string_view("\x90\x00", kStatusBytes)) return {{}, CardRefusal::kUnsupported};
  if (data.size() < kSingleSize || data.size() > kLongest) return {{}, CardRefusal::kUnsupported};
  if (data.size() == kSingleSize && (data[0] == '\x08' || data[0] == '\x80')) return {{}, CardRefusal::kRandom};
  return {base::Secret{data}, CardRefusal::kNone};
}

std::string keyed_hash(const base::Secret& identifier, const base::Secret& key) {
  base::Secret text{"card\n"};
  text.insert(text.size(), identifier.reveal());
  return base::io::hmac_sha256_hex(key.reveal(), text.reveal());
}

}  // namespace waymark::devices
