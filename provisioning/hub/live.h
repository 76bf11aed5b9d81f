// Who is connected now, and what they are told: kiosks by server-sent events, consoles by WebSocket. All of it is
// memory only, the mirrored View included; after a restart everybody connects again and asks for what they need.
//
// Thread: the loop's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "provisioning/hub/http/feed.h"

namespace waymark::hub {

class Live {
 public:
  // Kiosks. A second stream of the same kiosk closes the first.
  [[nodiscard]] std::shared_ptr<Feed> open_kiosk(const std::string& kiosk_id, std::int64_t now);
  [[nodiscard]] bool is_connected(std::string_view kiosk_id) const;
  void tell_kiosk(std::string_view kiosk_id, const std::string& event, const nlohmann::json& data);
  void tell_kiosks(const std::string& event, const nlohmann::json& data);

  // What a kiosk said of itself last.
  struct Report {
    std::int64_t received_at = 0;
    std::int64_t clock_skew_ms = 0;
    nlohmann::json body;
  };
  void keep_report(const std::string& kiosk_id, Report report);
  [[nodiscard]] const Report* report(std::string_view kiosk_id) const;

  // How the last visit to a kiosk ended. Reports may come late and out of order: the newest end counts.
  struct SessionEnd {
    std::int64_t ended_at = 0;
    std::string outcome;
  };
  void keep_session_end(const std::string& kiosk_id, SessionEnd end);
  [[nodiscard]] const SessionEnd* session_end(std::string_view kiosk_id) const;

  // Consoles. `what` names a list to ask for again (LiveChanged in openapi.yaml).
  using ConsoleId = std::uint64_t;
  struct Console {
    ConsoleId id = 0;
    std::shared_ptr<Feed> feed;
  };
  // `session` is the hash of the token that the member of staff signed in with, `name` the name.
  [[nodiscard]] Console open_console(const std::string& session, const std::string& name);
  void close_consoles(std::string_view session);  // signed out
  using Meant = std::function<bool(const std::string& session, const std::string& name)>;
  // How many consoles are connected of those meant: with none, nobody can be promised.
  [[nodiscard]] int consoles(const Meant& meant) const;
  void changed(const std::string& what, const std::string& id = {});
  // To every console of each of them.
  void tell_staff(const std::function<bool(const std::string& name)>& whom, const nlohmann::json& message);
  void tell_consoles(const Meant& meant, const nlohmann::json& message);

  // Told when the first or last console of a member of staff comes or goes.
  std::function<void(const std::string& name, bool connected)> on_staff;

  // The mirror, under --demo only: the newest View of each kiosk, and who watches it.
  void watch(ConsoleId console, const std::string& kiosk_id);
  void unwatch(ConsoleId console, const std::string& kiosk_id);
  [[nodiscard]] bool is_watching(ConsoleId console, const std::string& kiosk_id) const;
  [[nodiscard]] int watchers(std::string_view kiosk_id) const;
  void show(const std::string& kiosk_id, std::int64_t sequence, const nlohmann::json& view);

  // Every 15 s, so that both ends notice a dead line.
  void ping(std::int64_t now);

 private:
  struct KioskSide {
    std::shared_ptr<Feed> feed;
    std::optional<Report> report;
    std::optional<SessionEnd> session_end;
    std::string frame;  // the newest, ready to send
  };
  struct ConsoleSide {
    std::string session;
    std::string name;
    std::shared_ptr<Feed> feed;
    std::set<std::string, std::less<>> watching;
  };
  void tell_watchers(std::string_view kiosk_id);
  [[nodiscard]] bool has_console(const std::string& name) const;

  std::map<std::string, KioskSide, std::less<>> kiosks_;
  std::map<ConsoleId, ConsoleSide> consoles_;
  ConsoleId next_console_ = 1;
};

}  // namespace waymark::hub
