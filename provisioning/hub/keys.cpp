#include "provisioning/hub/keys.h"

#include "base/io/files.h"
#include "provisioning/protocol/enrolment.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kMaxPemFile = 256 * 1024;

}  // namespace

base::Result<Keys> open_keys(const std::filesystem::path& folder) {
  Keys keys;
  auto release = bundle::open_release_key(folder / "release-key.json");
  if (!release) return tl::unexpected<base::Error>(release.error());
  keys.release.push_back(std::move(*release));
  const auto path = folder / "submission-key.json";
  auto pair = bundle::read_key_pair(path);
  if (!pair && pair.error().code == ErrorCode::kNotFound) {
    base::io::SealingKey made = base::io::make_sealing_key();
    pair = bundle::KeyPair{made.public_key, std::move(made.secret_key)};
    if (auto done = bundle::write_key_pair(path, *pair); !done) return tl::unexpected<base::Error>(done.error());
  }
  if (!pair) return tl::unexpected<base::Error>(pair.error());
  if (pair->secret_key.empty()) return fail(ErrorCode::kCorrupt, path.string(), "has no secret key");
  keys.submission.id = bundle::id_of_key(pair->public_key);
  keys.submission.key = {pair->public_key, std::move(pair->secret_key)};
  return keys;
}

base::Result<std::string> certificate_fingerprint(const std::filesystem::path& pem_file) {
  static constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
  static constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
  const auto pem = base::io::read_file(pem_file, kMaxPemFile);
  if (!pem) return tl::unexpected<base::Error>(pem.error());
  const auto begin = pem->find(kBegin);
  const auto end = begin == std::string::npos ? begin : pem->find(kEnd, begin);
  if (end == std::string::npos) return fail(ErrorCode::kInvalid, pem_file.string(), "holds no certificate in PEM");
  std::string text = pem->substr(begin + kBegin.size(), end - begin - kBegin.size());
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
  const auto der = base::io::from_base64(text);
  if (!der) return fail(ErrorCode::kInvalid, pem_file.string(), "holds no certificate in PEM");
  return base::io::sha256_hex(*der).substr(0, protocol::kFingerprintDigits);
}

}  // namespace waymark::hub
