// What a call needs of the hub: what may be promised, asking for an adviser, the signals that connect the two ends, and
// how the call stands. Over the kiosk's one line: requests up, in the order in which they were made; the stream down.
//
// While a call is on the hub is asked twice a second how it stands, whether or not it answered before: so it knows that
// this kiosk is there, and hears of it within a moment of a network that comes back, whatever became of the
// connections that were open when it went.
//
// A signal wants an answer, which comes by the stream: it waits until that is open.
//
// What has not left is tried again until its call is over; the news that a call has ended outlives the visit, so that
// no adviser waits for somebody who has gone. Thread: the link's.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/event_stream.h"
#include "kiosk/core/call_effect.h"
#include "kiosk/core/event.h"
#include "kiosk/shell/hub_session.h"
#include "kiosk/shell/wipe_owners.h"
#include "provisioning/protocol/call.h"

namespace waymark::shell {

// Called on the link's thread.
struct CallLinePorts {
  std::function<void(core::Event)> event;
  std::function<void(protocol::CallState)> state;    // for the media: where the relays are
  std::function<void(protocol::CallSignal)> signal;  // from the adviser's browser
  std::function<void()> reached;                     // the hub answered: there is no reason to wait with anything
};

// How a call ended, in the kiosk's words.
[[nodiscard]] core::CallEnd call_end_of(const std::optional<protocol::CallEnd>& reason);

class CallLine {
 public:
  CallLine(HubSession& session, const base::io::Clock& clock, BackoffLimits backoff, CallLinePorts ports);

  void ask_offer(core::Tag tag);
  void request(core::Tag tag, const core::RequestCall& call);
  void report(const core::ReportCall& report);
  void end(const core::EndCall& end);
  void stay(const core::StayInCall& stay);
  // A call that moved to this kiosk.
  void adopt(const protocol::CallState& state);
  // Of this kiosk's own connection; `call_id` is that of the call that it belongs to.
  void signal(const std::string& call_id, protocol::CallSignal signal);

  // True when the event was about calls.
  bool hub_said(const base::StreamEvent& event);
  void online(bool open);  // the stream: there again, or gone
  void tick();
  [[nodiscard]] std::optional<base::MonoTime> next_due() const;

  // The wipe: addresses of the two ends, and which call it was. What says that it ended stays.
  Forgotten forget();

 private:
  static constexpr std::size_t kMostWaiting = 200;

  struct Message {
    std::string call_id;
    std::string path;  // after the call's own
    std::string body;
    bool ends = false;
  };

  void queue(Message message);
  void send_next();
  void take(const protocol::CallState& state);
  void pull();
  void answered(const std::string& call_id, const base::Result<HubReply>& reply);
  void no_call();
  [[nodiscard]] bool may_send() const;

  HubSession& session_;
  const base::io::Clock& clock_;
  CallLinePorts ports_;
  Lane lane_;
  std::deque<Message> waiting_;
  std::string call_id_;                     // the call that is on; empty: none
  std::optional<base::MonoTime> beat_due_;  // once the hub knows of it
  bool stream_open_ = false;
  std::int64_t revision_ = 0;  // of what was taken last
  std::int64_t sequence_ = 0;
};

}  // namespace waymark::shell
