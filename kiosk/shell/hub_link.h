// All that this kiosk says to the hub and hears from it, over one Http. No thread of its own: tick() starts what is
// due, the Http's callbacks carry on, next_due() says when to tick again. link_thread.h drives it; tests do it by hand.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/effect.h"
#include "kiosk/core/event.h"
#include "kiosk/shell/bundle_pull.h"
#include "kiosk/shell/bundle_store.h"
#include "kiosk/shell/call_line.h"
#include "kiosk/shell/hub_session.h"
#include "kiosk/shell/hub_stream.h"
#include "kiosk/shell/kiosk_report.h"
#include "kiosk/shell/lease_keeper.h"
#include "kiosk/shell/outbox_drain.h"
#include "kiosk/shell/room_line.h"
#include "kiosk/shell/wipe_owners.h"

namespace waymark::shell {

struct HubLinkOptions {
  HubSessionOptions session;
  bool demo = false;  // the View may be mirrored
};

// Where the link's news goes; called on the link's thread.
struct HubLinkPorts {
  std::function<void(core::Event)> event;
  std::function<void(std::string)> submission_accepted;
  std::function<void(std::vector<core::Event>)> mirror_input;
  std::function<void(bool)> mirror_wanted;
  std::function<void(protocol::CallState)> call_state;
  std::function<void(protocol::CallSignal)> call_signal;
};

struct HubTicket {
  std::string display;
  int number = 0;
  int ahead = 0;
  int about_minutes = 0;
  int up_to_minutes = 0;
  base::Secret follow;  // empty where it is not offered
};

class HubLink {
 public:
  HubLink(base::io::Http& http, const base::io::Clock& clock, Outbox& outbox, HubLinkOptions options,
          HubLinkPorts ports);

  // An error means that the kiosk cannot go on: not enrolled and no code, an unreadable identity.
  [[nodiscard]] base::Status open();
  [[nodiscard]] const std::optional<Identity>& identity() const { return session_.identity(); }
  // The store that main() chose the running bundle from, when there is an identity.
  void use(std::optional<BundleStore> store);
  void use_services(std::vector<std::string> services) { leases_.use(std::move(services)); }
  void use_room(bool in_room);  // this kiosk stands in a private room
  void use_languages(std::vector<LanguageReport> languages) { languages_ = std::move(languages); }

  void tick();
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;

  void outbox_changed() { drain_.look_again(); }
  void running_well();
  void ending_well();  // an orderly end, while a new bundle may be on trial
  void report_glass(GlassReport glass);
  void report_devices(std::vector<DeviceReport> devices);
  void issue_ticket(const core::IssueTicket& ticket, std::chrono::milliseconds deadline,
                    std::function<void(base::Result<HubTicket>)> done);
  // True: on the staff's consoles, and somebody is logged on.
  void raise_help(const core::RaiseHelp& help, std::function<void(bool)> done);
  // kNotFound: the hub has none by that reference. Every other error: it could not say.
  void ask_request_status(const core::AskRequestStatus& question,
                          std::function<void(base::Result<protocol::RequestState>)> done);
  // As above: kNotFound is a code that no appointment has.
  void check_in(const core::CheckIn& wanted, std::function<void(base::Result<protocol::CheckIn>)> done);
  // The wipe: what was asked and is not answered is not asked any more.
  Forgotten forget_question();
  [[nodiscard]] CallLine& calls() { return calls_; }
  [[nodiscard]] RoomLine& room() { return room_; }
  void mirror(std::string view_json);
  // The wipe: a frame that has not left is dropped.
  Forgotten forget_mirror();

 private:
  void ask(const char* path, const nlohmann::json& question, std::size_t most_bytes,
           std::function<void(base::Result<std::string>)> done);
  void online_changed(bool online);
  void hub_said(const base::StreamEvent& event);
  void start_report();
  void send_frame();
  void watchers(std::int64_t count);

  const base::io::Clock& clock_;
  Outbox& outbox_;
  HubLinkOptions options_;
  HubLinkPorts ports_;
  base::io::Http& http_;
  HubSession session_;
  HubStream stream_;
  OutboxDrain drain_;
  BundlePull bundles_;
  LeaseKeeper leases_;
  CallLine calls_;
  RoomLine room_;
  std::optional<BundleStore> store_;

  Lane report_lane_;
  base::MonoTime report_at_{};
  bool reported_pending_ = false;  // the fleet page was told that something waits here
  GlassReport glass_;
  std::vector<DeviceReport> devices_;
  std::vector<LanguageReport> languages_;

  std::optional<base::io::HttpId> question_under_way_;  // about a request or an appointment

  Lane mirror_lane_;
  std::optional<std::string> frame_;  // the newest that has not been sent
  std::optional<base::io::HttpId> frame_under_way_;
  std::uint64_t frame_number_ = 0;
  std::int64_t watchers_ = 0;
};

}  // namespace waymark::shell
