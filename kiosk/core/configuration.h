// What a council has decided about a kiosk: languages, hours, queues, services, words of its own, timeouts. Parsed
// from the signed bundle's council.json (provisioning/protocol/council.schema.json); the journeys come from the
// same bundle. Immutable while the process lives: a new bundle takes effect by a restart at the attract screen.
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace waymark::journeys {
struct Definition;
}

namespace waymark::core {

// BCP 47 tag -> words. text_in() falls back to the council's first language.
using LocalText = std::map<std::string, std::string>;

struct Span {  // minutes since local midnight: [from, until)
  int from = 0;
  int until = 0;
  bool operator==(const Span&) const = default;
};

struct ClosedDay {  // one date on which the week does not count
  int year = 0;
  int month = 0;
  int day = 0;
  std::vector<Span> spans;  // empty: closed all day
  LocalText reason;
};

struct OpeningHours {
  bool always = true;  // nothing was configured: never closed
  std::array<std::vector<Span>, 7> week;  // Monday first
  std::vector<ClosedDay> exceptions;
};

struct NoticeText {
  std::string id;
  LocalText title;
  LocalText text;
};

struct Pledge {  // the charter panel: what we promise and how it went
  LocalText promise;
  LocalText result;
};

struct Lesson {  // "You said, we did"
  LocalText you_said;
  LocalText we_did;
};

struct Queue {
  std::string service;  // "council-tax": the code that the hub counts by
  std::string prefix;   // "C"
  std::string icon;
  LocalText name;
  LocalText description;
};

struct Service {  // a tile that starts a journey
  std::string journey;
  std::string icon;
  LocalText name;         // empty: the journey's own title
  LocalText description;
};

struct ContactWays {  // how else to be served: words of the council, offered wherever something fails
  std::string phone;
  LocalText phone_hours;
  LocalText in_person;
  std::string web;
};

struct ReceiptPolicy {
  bool paper = true;
  bool qr = true;
};

struct Timeouts {
  std::chrono::milliseconds quiet{90'000};          // before "Are you still there?"
  std::chrono::milliseconds countdown{30'000};
  std::chrono::milliseconds help_answer{60'000};    // then other ways are offered
  std::chrono::milliseconds ticket_confirm{60'000}; // then the ticket is void
  std::chrono::milliseconds goodbye{8'000};
  std::chrono::milliseconds wipe{5'000};            // an owner that has not answered by then has failed
  std::chrono::milliseconds reply{15'000};          // a store, a ticket or a printer that has not answered
  std::chrono::milliseconds attract_turn{10'000};   // each language's turn on the attract screen
};

struct Configuration {
  std::string kiosk_name;  // "Ardwell library 1": from enrolment, not from the bundle
  std::uint64_t version = 0;
  LocalText council;
  LocalText site;
  std::string site_id;
  std::string theme = "light";
  std::vector<std::string> languages{"en-GB"};  // first: the council's own
  OpeningHours hours;
  std::vector<NoticeText> notices;
  std::vector<Pledge> charter;
  std::vector<Lesson> lessons;
  std::vector<Queue> queues;
  std::vector<Service> services;
  ContactWays ways;
  ReceiptPolicy receipt;
  Timeouts timeouts;
  std::vector<std::shared_ptr<const journeys::Definition>> journeys;

  [[nodiscard]] const journeys::Definition* journey(std::string_view id) const;
  [[nodiscard]] const Queue* queue(std::string_view service) const;
};

// `json` is council.json, at most kMaxConfigurationBytes. Errors name the place ("queues/2/prefix"). Journeys are not in
// it: the caller adds them. A service that names a journey which is not there is left out by drop_unknown_services().
inline constexpr std::size_t kMaxConfigurationBytes = 512 * 1024;
[[nodiscard]] base::Result<Configuration> parse_configuration(std::string_view json);
void drop_unknown_services(Configuration& configuration);

// The words in `language`, else in the same language of another region, else in any.
[[nodiscard]] std::string_view text_in(const LocalText& text, std::string_view language);

struct OpenState {
  bool open = true;
  std::optional<base::WallTime> changes_at;  // when it next opens or closes, within eight days
  LocalText reason;                          // of an exception that is in force
};
[[nodiscard]] OpenState open_state(const OpeningHours& hours, base::WallTime wall, std::chrono::minutes zone_offset);

}  // namespace waymark::core
