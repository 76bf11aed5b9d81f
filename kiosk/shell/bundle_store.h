// The signed configuration bundles on this kiosk's disk: BUNDLES/<version>/ holds signed.json and the files it names;
// BUNDLES/choice.json says which version runs, which was good last and which waits.
//
//   pull -> check -> unpack beside -> stage | at attract: exit 15 | start: the staged one runs on trial |
//   ten seconds on the glass: good | dies or does not load before that: the last good one is back, and the hub is told.
//
// Thread: the caller's; main() at start, then the link thread alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "kiosk/shell/identity.h"
#include "provisioning/protocol/bundle.h"

namespace waymark::shell {

struct SignedManifest {
  std::string text;  // the reply as it came: kept, so that it can be verified again at every start
  protocol::Manifest manifest;
};

// Signatures by at least `threshold` different release keys over exactly this manifest, and its council; not its age.
[[nodiscard]] base::Result<SignedManifest> verify_signed(std::string_view json, const Trust& trust);

struct BundleChoice {
  std::int64_t current = 0;  // 0: none
  std::int64_t last_good = 0;
  std::int64_t previous = 0;  // good before that: kept in case the disk damages the last good one
  std::int64_t staged = 0;
  bool on_trial = false;       // `current` has not been good for ten seconds yet
  int deaths = 0;              // runs that ended badly during the trial
  bool running = false;        // a trial run is under way, or ended without a word
  std::int64_t refused = 0;    // the newest that was not adopted or was rolled back
  std::string refused_reason;  // for the fleet page
};

class BundleStore {
 public:
  // Makes the folder. A choice file that makes no sense counts as none: the newest version that verifies is taken.
  [[nodiscard]] static base::Result<BundleStore> open(std::filesystem::path folder, Trust trust);

  [[nodiscard]] const BundleChoice& choice() const { return choice_; }
  [[nodiscard]] std::filesystem::path folder_of(std::int64_t version) const;

  // At start: puts the staged version on trial, or rolls back the one that two runs did not survive (one may be a power
  // cut). Without a last good one there is nothing better, and the trial goes on.
  [[nodiscard]] base::Status begin_run();
  // An orderly end says nothing against a version on trial.
  [[nodiscard]] base::Status end_run();
  // The current version cannot be used: back to the last good one, or the one before it; 0 when there is none.
  [[nodiscard]] base::Status roll_back(const std::string& reason);
  // The current version has proved itself; all older ones but the one before it are deleted.
  [[nodiscard]] base::Status mark_good();

  // Signature, council and every hash of a version on disk, so that a damaged one is noticed before it is used.
  [[nodiscard]] base::Status check(std::int64_t version) const;

  // May this one be taken up now? Newer than anything ever taken or refused, and not expired.
  [[nodiscard]] base::Status may_stage(const protocol::Manifest& manifest, base::WallTime now) const;
  // Unpacks beside, checks sizes and hashes, hands the folder to `inspect`, then switches atomically.
  // `files`: bytes by their hash. An error leaves everything as it was.
  template <class Inspect>
  [[nodiscard]] base::Status stage(const SignedManifest& bundle, const std::map<std::string, std::string>& files,
                                   Inspect&& inspect) {
    auto unpacked = unpack(bundle, files);
    if (!unpacked) return tl::unexpected<base::Error>(unpacked.error());
    const base::Status fit = inspect(*unpacked);
    if (!fit) return fit;
    return adopt(bundle.manifest.version, *unpacked);
  }
  // Remembered, so that it is not pulled again.
  [[nodiscard]] base::Status refuse(std::int64_t version, const std::string& reason);

 private:
  BundleStore(std::filesystem::path folder, Trust trust) : folder_(std::move(folder)), trust_(std::move(trust)) {}
  [[nodiscard]] base::Status save();
  [[nodiscard]] base::Result<std::filesystem::path> unpack(const SignedManifest& bundle,
                                                           const std::map<std::string, std::string>& files) const;
  [[nodiscard]] base::Status adopt(std::int64_t version, const std::filesystem::path& unpacked);
  void find_newest();
  void delete_others();

  std::filesystem::path folder_;
  Trust trust_;
  BundleChoice choice_;
};

}  // namespace waymark::shell
