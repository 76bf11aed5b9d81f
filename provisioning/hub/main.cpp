// waymark-hub: puts the store, the hub and its doors together.
#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>

#include "base/io/clock.h"
#include "base/io/files.h"
#include "base/io/log.h"
#include "provisioning/hub/demonstration.h"
#include "provisioning/hub/http/loop.h"
#include "provisioning/hub/http/server.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/staff_command.h"
#include "provisioning/hub/store/sqlite_store.h"

namespace {

using namespace waymark;
using namespace waymark::hub;

struct Wanted {
  std::string data;
  std::string council;
  std::string http = "127.0.0.1:8080";
  std::string https = "127.0.0.1:8443";
  std::string certificate;
  std::string key;
  std::string authority;
  std::string origin;
  double calls_a_minute = HubOptions{}.calls_a_minute;
  std::vector<std::string> ice_urls;
  std::string turn_secret_file;
  bool relay_only = false;
  bool demo = false;
  StaffOrder staff;
};

constexpr int kExitConfiguration = 10;
constexpr int kExitStorage = 12;
constexpr std::size_t kMaxSecretFile = 4096;

int refuse(int code, const base::Error& error) {
  std::cerr << "waymark-hub: " << base::to_string(error) << "\n";
  return code;
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address.starts_with("[::1]"); }

base::Result<bundle::CouncilSettings> read_council(const std::string& folder) {
  const auto bytes = base::io::read_file(std::filesystem::path(folder) / "council.json", 512 * 1024);
  if (!bytes) return tl::unexpected<base::Error>(bytes.error());
  return bundle::parse_council(*bytes);
}

int serve(const Wanted& wanted) {
  std::error_code error;
  std::filesystem::create_directories(wanted.data, error);
  if (error) return refuse(kExitStorage, {base::ErrorCode::kStorage, wanted.data, error.message()});
  std::filesystem::permissions(wanted.data, std::filesystem::perms::owner_all, error);
  const auto council = read_council(wanted.council);
  if (!council) return refuse(kExitConfiguration, council.error());
  const base::io::SystemClock clock;
  const std::string database = (std::filesystem::path(wanted.data) / "hub.db").string();
  if (!wanted.staff.name.empty()) {
    const auto done = put_staff(database, *council, wanted.staff, std::cin, clock);
    return done ? 0 : refuse(kExitConfiguration, done.error());
  }
  auto days = LocalDays::create(council->zone);
  if (!days) return refuse(kExitConfiguration, days.error());
  auto keys = open_keys(wanted.data);
  if (!keys) return refuse(kExitStorage, keys.error());
  HubOptions options;
  options.demo = wanted.demo;
  options.calls_a_minute = wanted.calls_a_minute;
  options.origin = wanted.origin;
  options.council = council->id;
  options.authority = std::string(32, '0');
  if (!wanted.authority.empty()) {
    auto fingerprint = certificate_fingerprint(wanted.authority);
    if (!fingerprint) return refuse(kExitConfiguration, fingerprint.error());
    options.authority = *fingerprint;
  }

  options.ice = {wanted.ice_urls, {}, wanted.relay_only};
  if (!wanted.turn_secret_file.empty()) {
    auto secret = base::io::read_file(wanted.turn_secret_file, kMaxSecretFile);
    if (!secret) return refuse(kExitConfiguration, secret.error());
    options.ice.secret = secret->substr(0, secret->find_first_of("\r\n"));
  }

  Loop loop;
  const auto post = [&loop](std::function<void()> work) { loop.post(std::move(work)); };
  auto store = SqliteStore::open(database, council->id, clock, post);
  if (!store) return refuse(kExitStorage, store.error());
  Hub* hub = nullptr;
  ServerOptions doors;
  doors.browsers_address = wanted.http;
  doors.kiosks_address = wanted.certificate.empty() ? "" : wanted.https;
  doors.certificate_file = wanted.certificate;
  doors.key_file = wanted.key;
  doors.large_body = [](std::string_view path) { return path == "/api/v1/bundles" || path == "/kiosk/v1/documents"; };
  auto server = Server::open(loop, std::move(doors), [&hub](Request request, Reply reply) {
    hub->handle(std::move(request), std::move(reply));
  });
  if (!server) return refuse(kExitConfiguration, server.error());
  options.browsers_address = (*server)->browsers_address();
  Hub the_hub(std::move(options), **store, clock, std::move(*keys), std::move(*days), post);
  hub = &the_hub;

  int exit_code = 0;
  const auto close = [&] { (*server)->close(std::chrono::seconds{3}, [&loop] { loop.stop(); }); };
  loop.on_signal(close);
  the_hub.start([&](base::Status started) {
    const auto ready = [&](base::Status prepared) {
      if (!prepared) {
        exit_code = refuse(kExitConfiguration, prepared.error());
        return loop.stop();
      }
      the_hub.serve();
      std::cout << "listening http " << (*server)->browsers_address() << "\n";
      if (!(*server)->kiosks_address().empty()) std::cout << "listening https " << (*server)->kiosks_address() << "\n";
      std::cout << std::flush;
      loop.every(std::chrono::seconds{1}, [&the_hub] { the_hub.tick(); });
      loop.every(std::chrono::milliseconds{200}, [&the_hub] { the_hub.switchboard().lose_silent_kiosks(); });
    };
    if (!started || !wanted.demo) return ready(std::move(started));
    prepare_demonstration(the_hub, wanted.council, ready);
  });
  loop.run();
  (*store)->stop();
  base::io::log_info("hub", "stopped");
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  Wanted wanted;
  CLI::App app{"The hub of a council's kiosks", "waymark-hub"};
  app.set_version_flag("--version", WAYMARK_VERSION);
  app.add_option("--data", wanted.data, "Folder for the database and the keys")->required();
  app.add_option("--council", wanted.council, "Folder with council.json")->required();
  app.add_option("--http", wanted.http, "Where browsers come: an address of this machine, port 0 for any");
  app.add_option("--https", wanted.https, "Where kiosks come");
  auto* certificate = app.add_option("--certificate", wanted.certificate, "PEM chain for --https");
  auto* key = app.add_option("--key", wanted.key, "Its key");
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--ca", wanted.authority,
                 "PEM of the certificate authority, whose fingerprint goes into enrolment codes");
  app.add_option("--origin", wanted.origin, "https://… where browsers reach the hub through a proxy");
  app.add_option("--calls-a-minute", wanted.calls_a_minute,
                 "Requests of one kiosk or member of staff, before they are slowed down")
      ->check(CLI::PositiveNumber);
  auto* ice = app.add_option("--ice", wanted.ice_urls, "turn:…, turns:… or stun:… server of calls; several");
  app.add_option("--turn-secret-file", wanted.turn_secret_file, "What the TURN server knows as static-auth-secret")
      ->needs(ice);
  app.add_flag("--relay-only", wanted.relay_only, "Calls go through the TURN server only, never from end to end")
      ->needs(ice);
  app.add_flag("--demo", wanted.demo, "The demonstration: known log-ins, kiosks that can be mirrored; loopback only");
  auto* put = app.add_option("--put-staff", wanted.staff.name, "Add a log-in or change its password, and end");
  app.add_option("--display-name", wanted.staff.display_name, "With --put-staff: what others read")->needs(put);
  app.add_option("--site", wanted.staff.site, "With --put-staff: where they work")->needs(put);
  app.add_option("--role", wanted.staff.roles, "With --put-staff: staff, adviser, supervisor, admin; several")
      ->needs(put);
  app.add_option("--alias", wanted.staff.alias, "With --put-staff: what customers read in a call")->needs(put);
  app.add_option("--skill", wanted.staff.skills, "With --put-staff: what calls they take; several")->needs(put);
  app.add_option("--language", wanted.staff.languages, "With --put-staff: what they speak; several")->needs(put);
  app.add_option("--serves", wanted.staff.councils,
                 "With --put-staff: whose customers they serve, where the hub knows several councils; several")
      ->needs(put);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  if (!is_loopback(wanted.http)) {
    return refuse(kExitConfiguration,
                  {base::ErrorCode::kInvalid, "--http", "is for this machine only: put a proxy with TLS before it"});
  }
  if (wanted.demo && !wanted.certificate.empty() && !is_loopback(wanted.https)) {
    return refuse(kExitConfiguration, {base::ErrorCode::kInvalid, "--demo", "is for addresses of this machine only"});
  }
  std::signal(SIGPIPE, SIG_IGN);
  return serve(wanted);
}
