#include "kiosk/shell/bundle_pull.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "base/io/log.h"

namespace waymark::shell {

using base::io::HttpMethod;
using nlohmann::json;

BundlePull::BundlePull(HubSession& session, const base::io::Clock& clock, BackoffLimits backoff,
                       std::function<base::Status(const std::filesystem::path&, std::int64_t)> inspect,
                       std::function<void(std::int64_t)> staged)
    : session_(session), clock_(clock), inspect_(std::move(inspect)), staged_(std::move(staged)), lane_(backoff) {}

void BundlePull::published(std::int64_t version) {
  if (store_ == nullptr) return;
  const BundleChoice& choice = store_->choice();
  if (version > std::max({choice.current, choice.staged, choice.refused})) wanted_ = true;
}

void BundlePull::tick() {
  if (store_ == nullptr || !wanted_ || !session_.ready() || !lane_.may_start(clock_.mono())) return;
  wanted_ = false;
  lane_.start();
  ask_manifest();
}

std::optional<base::MonoTime> BundlePull::next_due() const {
  if (store_ == nullptr || !wanted_ || !session_.ready() || lane_.busy()) return std::nullopt;
  return lane_.not_before();
}

std::string BundlePull::refused() const {
  if (!untrusted_.empty()) return untrusted_;
  if (store_ == nullptr || store_->choice().refused <= store_->choice().current) return {};
  return store_->choice().refused_reason;
}

void BundlePull::ask_manifest() {
  session_.call(
      HttpMethod::kGet, "/kiosk/v1/bundle", nullptr,
      [this](base::Result<HubReply> reply) {
        if (reply && reply->status == 404) return lane_.succeeded();  // nothing published yet
        if (!reply || !reply->ok()) {
          wanted_ = true;
          return lane_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
        }
        take_manifest(reply->body);
      },
      std::chrono::seconds{20}, 2 * protocol::kMaxManifestBytes);
}

void BundlePull::take_manifest(const std::string& body) {
  // The store was opened with the council's keys; identity is there, or nothing would be ready.
  auto bundle = verify_signed(body, session_.identity()->trust);
  if (!bundle) {
    untrusted_ = to_string(bundle.error()).substr(0, 200);
    base::io::log_error("bundle", bundle.error());
    return lane_.failed(clock_.mono(), std::chrono::minutes{1});
  }
  untrusted_.clear();
  const auto fit = store_->may_stage(bundle->manifest, clock_.wall());
  if (!fit) {
    if (fit.error().code == base::ErrorCode::kDenied) return give_up(to_string(fit.error()));
    return lane_.succeeded();  // the one that runs or waits already
  }
  bundle_ = std::move(*bundle);
  files_.clear();
  next_ = 0;
  next_file();
}

void BundlePull::next_file() {
  const auto& wanted = bundle_->manifest.files;
  // What the running version has, it has.
  while (next_ < wanted.size()) {
    const protocol::BundleFile& file = wanted[next_];
    if (files_.contains(file.sha256)) {
      ++next_;
      continue;
    }
    auto here = base::io::read_file(store_->folder_of(store_->choice().current) / file.path,
                                    static_cast<std::size_t>(file.size));
    if (!here || base::io::sha256_hex(*here) != file.sha256) break;
    files_.emplace(file.sha256, std::move(*here));
    ++next_;
  }
  if (next_ == wanted.size()) return finish();
  const std::string hash = wanted[next_].sha256;
  session_.call(
      HttpMethod::kGet, "/kiosk/v1/bundle/files/" + hash, nullptr,
      [this, hash](base::Result<HubReply> reply) {
        if (!reply || !reply->ok()) {
          wanted_ = true;
          bundle_.reset();
          return lane_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
        }
        if (base::io::sha256_hex(reply->body) != hash) return give_up("denied: a file is not what was signed");
        files_.emplace(hash, std::move(reply->body));
        ++next_;
        next_file();
      },
      std::chrono::seconds{60}, static_cast<std::size_t>(bundle_->manifest.files[next_].size) + 1);
}

void BundlePull::finish() {
  const std::int64_t version = bundle_->manifest.version;
  const auto staged =
      store_->stage(*bundle_, files_, [&](const std::filesystem::path& folder) { return inspect_(folder, version); });
  if (!staged) return give_up(to_string(staged.error()));
  bundle_.reset();
  files_.clear();
  lane_.succeeded();
  base::io::log_info("bundle", "version " + std::to_string(version) + " waits for the next attract screen");
  staged_(version);
}

void BundlePull::give_up(const std::string& reason) {
  base::io::log_warning("bundle", reason);
  if (bundle_) {
    const auto kept = store_->refuse(bundle_->manifest.version, reason);
    if (!kept) base::io::log_error("bundle", kept.error());
  } else {
    untrusted_ = reason.substr(0, 200);
  }
  bundle_.reset();
  files_.clear();
  lane_.succeeded();
}

}  // namespace waymark::shell
