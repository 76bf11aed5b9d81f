// What the hub keeps of calls, callbacks and documents, as plain values. Times are milliseconds since 1970 UTC, 0 where
// it has not happened.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "provisioning/hub/store/records.h"

namespace waymark::hub {

struct CallRecord {
  std::string call_id;
  std::string kiosk_id;
  std::string site;
  std::string request;  // CallRequest as JSON
  std::string skill;    // after a transfer another than the request's
  std::string state;    // CallPhase in words
  std::string adviser;
  std::string end_reason;
  std::int64_t leg = 0;
  std::int64_t revision = 0;
  bool head = false;
  std::vector<std::string> had_by;
  std::vector<std::string> wrapped_by;
  std::int64_t asked_at = 0;
  std::int64_t accepted_at = 0;
  std::int64_t connected_at = 0;
  std::int64_t ended_at = 0;
  // To a private room: its kiosk, the code that opens it and until when. Never what the customer takes along.
  std::string room{};
  std::string room_code{};
  std::int64_t room_until = 0;
};

struct CallEventRecord {
  std::string call_id;
  std::string event;  // calls::Fact in words
  std::string adviser;
  std::string detail;
  std::int64_t at = 0;
};

struct AdviserRecord {
  std::string name;
  std::string state;  // calls::AdviserState in words
  std::string call_id;
  std::int64_t since = 0;
};

struct WrapUpRecord {
  std::string call_id;
  std::string adviser;
  std::string outcome;
  std::vector<std::string> reasons;  // "none" or "not_sure" alone, or avoidable-contact reasons
  bool repeat = false;
  std::int64_t at = 0;
};

// One step of the calls: kept together or not at all.
struct CallsWrite {
  std::vector<CallRecord> calls;
  std::vector<CallEventRecord> events;
  std::vector<AdviserRecord> advisers;
  std::vector<WrapUpRecord> wrap_ups;
  std::vector<RollupRow> counts;
  std::vector<AuditEntry> audit;
};

// What a restart begins with.
struct KeptCalls {
  struct Length {
    std::string skill;
    double seconds = 0;
  };
  std::vector<CallRecord> calls;
  std::vector<AdviserRecord> advisers;
  std::vector<Length> lengths;  // of the last calls, oldest first
};

struct CallbackAttempt {
  std::int64_t at = 0;
  std::string by;
  std::string result;
};

struct Callback {
  std::string callback_id;
  std::string call_id;
  std::string kiosk_id;  // empty when an adviser made it
  std::string site;
  std::string skill;
  std::string language;
  std::string sealed;  // raw ciphertext; left out of lists
  std::int64_t created_at = 0;
  std::int64_t received_at = 0;
  std::string owner;
  std::int64_t due_at = 0;
  std::vector<CallbackAttempt> attempts;
  std::string outcome;  // empty: open
};

// Empty or 0: stays as it is. Whoever changes anything and names no owner becomes the owner, unless there is one.
struct CallbackChange {
  std::string owner;
  std::int64_t due_at = 0;
  std::string attempt;
  std::string outcome;
};

struct Document {
  std::string document_id;
  std::string call_id;
  std::string submission_id;
  std::string kiosk_id;
  std::string media_type;
  std::string sealed;  // raw ciphertext; left out of lists
  std::int64_t received_at = 0;
};

struct Received {
  bool fresh = false;  // false: it was here before
  std::int64_t at = 0;
};

}  // namespace waymark::hub
