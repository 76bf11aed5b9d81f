// What a call asks the world to do. The hub's part goes over the kiosk's one line; the media's to its own process.
#pragma once

#include <string>
#include <vector>

#include "base/secret.h"
#include "kiosk/core/call.h"

namespace waymark::core {

// What may be promised now. Answer: CallOffer or CallOfferUnknown.
struct AskCallOffer {};

// Answer: CallChanged, or CallRefused.
struct RequestCall {
  std::string call_id;  // UUIDv7
  std::string skill;
  std::string language;
  std::vector<std::string> needs;
  Speak speak = Speak::kHandset;
  std::string page;
  std::string journey;
  std::string service;
  std::vector<Consent> allowed;  // what an adviser may ask for here
};

// A fact that only the kiosk knows. No answer but CallChanged.
enum class CallReport : std::uint8_t { kConnected = 1, kReconnecting, kRebuild };
struct ReportCall {
  std::string call_id;
  CallReport what = CallReport::kConnected;
  int leg = 0;
};
struct EndCall {
  std::string call_id;
  std::string reason;  // a word of the hub's
};

// Keep the private room for this customer, with what they take along sealed to its kiosk at once. Answer: RoomKept or
// RoomUnavailable.
struct MoveCall {
  std::string call_id;
  std::string room;
  std::string key;       // base64
  base::Secret luggage;  // pack_luggage
};
// The customer stays where they are. No answer but CallChanged.
struct StayInCall {
  std::string call_id;
};
// A code was typed in a private room. Answer: RoomOpened, with a CallChanged after it; or CodeRefused.
struct ArriveInRoom {
  base::Secret code;
};

// Everything the media process is to do; what has not changed is not done again.
struct DirectMedia {
  std::string call_id;
  MediaWanted wanted;
};

// One message to the adviser, as JSON. Lost when there is no connection.
enum class CallChannel : std::uint8_t { kAssist = 1, kText };
struct TellAdviser {
  int leg = 0;
  CallChannel channel = CallChannel::kAssist;
  base::Secret json;
};

// Seal it to the hub's key, keep it, send it when the line is there. Answer: CallbackStored or CallbackFailed.
struct StoreCallback {
  std::string callback_id;  // UUIDv7
  std::string call_id;      // empty: there was none
  std::string skill;
  std::string language;
  base::Secret wish;  // one JSON object: name, phone, when
};

// The same with a photograph of a paper, of a call or of a request. Answer: DocumentStored or DocumentFailed.
struct StoreDocument {
  std::string document_id;  // UUIDv7
  std::string call_id;      // one of the two
  std::string submission_id;
  base::Secret jpeg;
};

}  // namespace waymark::core
