// A call that moves to a private room, as the hub is asked about it: at the kiosk where it began, and in the room.
//
// What the customer takes along is sealed to a key that lives in the memory of the room's kiosk only. It is told with
// the kiosk's reports, and made anew when a customer has opened something with it and has gone. Thread: the link's.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/event_stream.h"
#include "base/io/crypto.h"
#include "kiosk/core/call_effect.h"
#include "kiosk/core/event.h"
#include "kiosk/shell/call_line.h"
#include "kiosk/shell/hub_session.h"
#include "kiosk/shell/wipe_owners.h"

namespace waymark::shell {

// Called on the link's thread.
struct RoomLinePorts {
  std::function<void(core::Event)> event;
  std::function<void()> renewed;  // there is another key to be told
};

// What is to be kept for a customer who goes there.
struct KeptRoom {
  std::string call_id;
  std::string room;
  std::string key;      // base64, that it was sealed to
  std::string luggage;  // sealed
};

class RoomLine {
 public:
  RoomLine(base::io::Http& http, HubSession& session, CallLine& calls, RoomLinePorts ports);

  // This kiosk stands in a private room.
  void use(bool in_room);
  // Base64; empty: nothing can be sealed to this kiosk.
  [[nodiscard]] std::string key() const;

  void move(core::Tag tag, const KeptRoom& wanted);
  void arrive(core::Tag tag, const core::ArriveInRoom& arrival);

  // True when the event was about rooms.
  bool hub_said(const base::StreamEvent& event);
  void online(bool open);

  // The wipe: what is under way, and a key that has opened something.
  Forgotten forget();

 private:
  void ask_if_kept();
  void arrived(core::Tag tag, const std::string& body);
  void refused(core::Tag tag, const std::string& body);

  base::io::Http& http_;
  HubSession& session_;
  CallLine& calls_;
  RoomLinePorts ports_;
  bool in_room_ = false;
  bool opened_ = false;  // by this key
  base::io::SealingKey key_;
  std::optional<base::io::HttpId> under_way_;
};

}  // namespace waymark::shell
