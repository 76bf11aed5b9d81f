// What the hub, the media process and the adviser tell the heart about a call. The hub's news carry the call's id; what
// the media says and what comes over a connection carry the visit that began it, and the leg: what is late is dropped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/secret.h"
#include "kiosk/core/call.h"
#include "kiosk/core/tag.h"

namespace waymark::core {

// ---- The hub ----

struct CallOffer {  // reply to AskCallOffer
  Tag tag;
  std::vector<SkillOffer> skills;
};
struct CallOfferUnknown {
  Tag tag;
};

enum class CallRefusal : std::uint8_t { kNobody = 1, kClosed, kUnreachable };
struct CallRefused {  // reply to RequestCall
  Tag tag;
  CallRefusal why = CallRefusal::kUnreachable;
};

struct CallChanged {
  std::string call_id;
  std::int64_t revision = 0;
  HubCall state = HubCall::kWaiting;
  int leg = 0;
  int place = 0;
  int about_minutes = 0;
  int up_to_minutes = 0;
  std::string adviser;
  CallEnd end = CallEnd::kNone;
  std::string room{};      // a private room that is free, or the one that is kept: the kiosk in it
  std::string room_key{};  // base64
  bool elsewhere = false;  // ended for this kiosk: another one has it, or nobody
};

// To a private room, at the kiosk where the call began.
struct RoomKept {
  Tag tag;
  base::Secret code;
};
struct RoomUnavailable {
  Tag tag;
};
// In the room: somebody is on the way here, or is not any more.
struct RoomChanged {
  bool kept = false;
};
struct RoomOpened {  // the code was right: the call is this kiosk's
  Tag tag;
  std::string call_id;
  std::string skill;
  base::Secret luggage;  // pack_luggage; empty: there is none
};
enum class CodeRefusal : std::uint8_t { kWrong = 1, kEnded, kNobody, kUnreachable };
struct CodeRefused {
  Tag tag;
  CodeRefusal why = CodeRefusal::kUnreachable;
  int tries_left = 0;
  CallEnd end = CallEnd::kNone;  // kEnded: how
};

struct CallbackStored {  // durable on this kiosk; it will be sent
  Tag tag;
};
struct CallbackFailed {
  Tag tag;
};

struct DocumentStored {  // durable on this kiosk; it will be sent
  Tag tag;
};
struct DocumentFailed {
  Tag tag;
};

// ---- The media process ----

struct MediaLost {  // it crashed or hung; a new one has to be asked for
  Tag tag;
};
struct MediaDevices {
  Tag tag;
  Camera camera = Camera::kUnknown;
  Microphone microphone = Microphone::kUnknown;
  bool light = false;  // the camera's own light
};
struct PaperSighted {  // while a paper is looked for
  Tag tag;
  PaperSight sight = PaperSight::kLooking;
};
struct PhotoTaken {
  Tag tag;
  bool straight = false;
  base::Secret jpeg;
};
struct LegChanged {
  Tag tag;
  int leg = 0;
  LegState state = LegState::kConnecting;
};

// ---- The adviser, over the connection ----

struct AskedConsent {
  Consent consent = Consent::kSee;
};
struct Pointed {
  std::string node;  // empty: at nothing
};
struct Suggested {
  std::string id;
  std::string node;
  base::Secret value;
};
struct PushedJourney {
  std::string id;
  std::string journey;
};
struct PushedLeaflet {
  std::string id;
  std::string leaflet;
};
struct PushedDocument {  // a page of words
  std::string id;
  base::Secret title;
  std::vector<base::Secret> lines;
};
struct AskedInPrivate {
  std::string id;
  base::Secret question;
};
struct SentPaper {
  std::string id;
  base::Secret title;
  std::vector<base::Secret> lines;
};
struct AskedForPhoto {
  std::string id;
};
struct AskedToMove {  // to a private room
  std::string id;
};
using Assist = std::variant<AskedConsent, Pointed, Suggested, PushedJourney, PushedLeaflet, PushedDocument,
                            AskedInPrivate, SentPaper, AskedForPhoto, AskedToMove>;
struct AssistArrived {
  Tag tag;
  int leg = 0;
  Assist message;
};

struct TextArrived {  // the whole line so far, each time
  Tag tag;
  int leg = 0;
  int line = 0;
  base::Secret text;
  bool done = false;
};

}  // namespace waymark::core
