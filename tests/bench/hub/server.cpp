// The whole hub for a measurement: store, router and HTTP as they are shipped, without TLS (the peer has none) and with
// so many calls allowed that nobody is slowed down.
//
// hub_bench_server FOLDER COUNCIL_FOLDER KIOSKS : prints "token TOKEN" for each kiosk, then "listening PORT"
#include "provisioning/hub/http/server.h"

#include <filesystem>
#include <iostream>
#include <string>

#include "base/ids.h"
#include "base/io/clock.h"
#include "base/io/crypto.h"
#include "provisioning/hub/demonstration.h"
#include "provisioning/hub/http/loop.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/store/sqlite_store.h"
#include "provisioning/protocol/enrolment.h"

namespace {

using namespace waymark;
using namespace waymark::hub;

std::string new_token(Hub& hub, const base::io::Clock& clock) {
  const auto key = base::io::make_signing_key();
  KioskRecord kiosk;
  kiosk.kiosk_id = base::make_uuid_v7(clock.wall(), base::io::random_16());
  kiosk.name = "Measured";
  kiosk.site = "ardwell-library";
  kiosk.public_key = key.public_key;
  kiosk.status = "approved";
  hub.kiosks().learn(kiosk);
  const std::string challenge = hub.kiosks().make_challenge(kiosk.kiosk_id, clock.mono());
  const auto signature = base::io::sign(protocol::token_signing_text(kiosk.kiosk_id, challenge), key.secret_key);
  return hub.kiosks().make_token(kiosk.kiosk_id, challenge, signature.value_or(""), clock.mono()).value_or("");
}

int serve(const std::filesystem::path& folder, const std::filesystem::path& council, int kiosks) {
  const base::io::SystemClock clock;
  Loop loop;
  const auto post = [&loop](std::function<void()> work) { loop.post(std::move(work)); };
  auto store = SqliteStore::open((folder / "hub.db").string(), "ardwell", clock, post);
  auto keys = open_keys(folder);
  auto days = LocalDays::create("Europe/London");
  if (!store || !keys || !days) return 1;
  Hub* hub = nullptr;
  ServerOptions doors;
  doors.browsers_address = "127.0.0.1:0";
  auto server = Server::open(loop, std::move(doors), [&hub](Request request, Reply reply) {
    request.door = Door::kKiosks;
    hub->handle(std::move(request), std::move(reply));
  });
  if (!server) return 1;
  HubOptions options;
  options.calls_at_once = 1e9;
  options.calls_a_minute = 1e9;
  Hub the_hub(std::move(options), **store, clock, std::move(*keys), std::move(*days), post);
  hub = &the_hub;
  loop.on_signal([&loop] { loop.stop(); });
  prepare_demonstration(the_hub, council, [&](base::Status ready) {
    if (!ready) return loop.stop();
    for (int i = 0; i < kiosks; ++i) std::cout << "token " << new_token(the_hub, clock) << "\n";
    the_hub.serve();
    const std::string address = (*server)->browsers_address();
    std::cout << "listening " << address.substr(address.rfind(':') + 1) << std::endl;
  });
  loop.run();
  (*store)->stop();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "hub_bench_server FOLDER COUNCIL_FOLDER KIOSKS\n";
    return 2;
  }
  return serve(argv[1], argv[2], std::stoi(argv[3]));
}
