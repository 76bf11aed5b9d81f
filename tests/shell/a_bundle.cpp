#include "tests/shell/a_bundle.h"

#include <nlohmann/json.hpp>

namespace waymark::shell {

std::string ABundle::sign(const std::string& manifest_text) const {
  const std::string signature = *base::io::sign(protocol::manifest_signing_text(manifest_text), key.secret_key);
  return nlohmann::json{{"manifest", manifest_text},
                        {"signatures", {{{"key_id", key_id(key)}, {"signature", base::io::to_base64(signature)}}}}}
      .dump();
}

}  // namespace waymark::shell
