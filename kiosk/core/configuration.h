// What a council has decided about a kiosk: languages, hours, queues, services, words of its own, timeouts. Parsed
// from the signed bundle's council.json (provisioning/protocol/council.schema.json); the journeys come from the
// same bundle. Immutable while the process lives: a new bundle takes effect by a restart at the attract screen.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "kiosk/journeys/definition.h"

namespace waymark::core {

using journeys::Text;

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
  Text reason;
};

struct OpeningHours {
  bool always = true;                     // nothing was configured: never closed
  std::array<std::vector<Span>, 7> week;  // Monday first
  std::vector<ClosedDay> exceptions;
};

struct Notice {
  std::string id;
  Text title;
  Text text;
  std::optional<base::WallTime> from;
  std::optional<base::WallTime> until;
};

struct Pledge {  // the charter panel: what we promise and how it went
  Text promise;
  Text result;
};

struct Lesson {  // "You said, we did"
  Text you_said;
  Text we_did;
};

struct Queue {
  std::string service;  // "council-tax": the code that the hub counts by
  std::string prefix;   // "C"
  std::string icon;
  Text name;
  Text description;
};

struct Service {  // a tile: done on the glass (`journey`), or seen at a desk (`queue`), or both
  std::string id;
  std::string icon;
  Text name;
  Text description;
  std::string journey;
  std::string queue;
  Text words;  // what customers call it: found by search, never shown
};

struct LeafletSection {
  Text heading;  // may be empty
  Text text;     // paragraphs and lists
};

struct Leaflet {  // to be read on the glass and taken home
  std::string id;
  Text title;
  Text description;
  std::vector<LeafletSection> sections;
  std::string web;  // where a phone finds it; empty: nowhere
};

struct Skill {  // what an adviser can be asked about
  std::string id;
  std::string icon;
  Text name;
  Text description;
};

struct PrivateRoom {  // where nobody listens, by the kiosk that stands in it
  std::string kiosk;  // its name
  Text name;
  Text where;  // how to get there; may be empty
};

struct Calls {
  std::vector<Skill> skills;  // empty: no advisers can be called
  bool handset = false;       // this kiosk has one
  bool aloud = true;          // the kiosk's own loudspeaker may be used
};

// The camera notices that somebody stands there while nobody is being served. Off unless a council wants it.
struct PresenceWatch {
  bool on = false;
  std::chrono::milliseconds tell_staff{0};  // somebody waits for this long: staff are told; 0: never
};

struct StaffMember {  // who may open the staff menu of this kiosk
  std::string number;
  std::string pin;  // its Argon2id hash, encoded with salt and settings
};

struct ContactWays {  // how else to be served: offered wherever something fails
  std::string telephone;
  Text telephone_hours;
  Text in_person;
  Text elsewhere;  // where to go when this site is closed
  std::string web;
};

struct ReceiptPolicy {
  bool paper = true;
  bool qr = true;
  std::string status_url;  // {reference} is replaced; empty: the QR code holds the reference itself
};

struct Timeouts {
  std::chrono::milliseconds quiet{90'000};  // before "Are you still there?"
  std::chrono::milliseconds countdown{30'000};
  std::chrono::milliseconds help_answer{60'000};  // then other ways are offered
  std::chrono::milliseconds moment{600'000};      // "I need a moment": then the visit ends
  std::chrono::milliseconds goodbye{8'000};
  std::chrono::milliseconds wipe{5'000};           // an owner that has not answered by then has failed
  std::chrono::milliseconds reply{15'000};         // a store, a ticket or a printer that has not answered
  std::chrono::milliseconds attract_turn{10'000};  // each language's turn on the attract screen
};

// At rest, text of more per cent leaves room for one card at a time beside the words that ask people to begin.
inline constexpr int kAllCardsUpTo = 150;

struct Configuration {
  std::string kiosk_name;     // "Ardwell library 1": from enrolment, not from the bundle
  std::uint64_t version = 0;  // the bundle's
  Text council;
  Text site;
  std::string site_id;
  std::string theme = "light";
  bool motion = true;                           // the short fade from page to page
  int default_text_percent = 100;               // where a visit begins: from the panel, not from the bundle
  std::vector<std::string> languages{"en-GB"};  // first: the council's own
  OpeningHours hours;
  std::vector<journeys::Day> holidays;  // days on which the council does not work, for "by when"
  std::vector<Notice> notices;
  std::vector<Pledge> charter;
  std::vector<Lesson> lessons;
  std::vector<Queue> queues;
  std::vector<Service> services;
  std::vector<Leaflet> leaflets;
  bool appointments = false;  // the hub has them: people check in by a code
  Calls calls;
  std::vector<PrivateRoom> rooms;  // of this site
  PresenceWatch presence;
  std::vector<StaffMember> staff;  // empty: there is no menu
  ContactWays ways;
  ReceiptPolicy receipt;
  Timeouts timeouts;
  std::vector<std::shared_ptr<const journeys::Definition>> journeys;

  [[nodiscard]] bool takes_photos() const;  // of papers, in a call or for a journey
  [[nodiscard]] bool uses_camera() const { return presence.on || takes_photos(); }
  [[nodiscard]] const journeys::Definition* journey(std::string_view id) const;
  [[nodiscard]] const Queue* queue(std::string_view service) const;
  [[nodiscard]] const Service* service(std::string_view id) const;
  [[nodiscard]] const Leaflet* leaflet(std::string_view id) const;
  [[nodiscard]] const PrivateRoom* room(std::string_view kiosk) const;
  [[nodiscard]] bool in_private_room() const { return room(kiosk_name) != nullptr; }
};

// `json` is council.json, `site` the id of the kiosk's own site: what belongs to other sites is left out. Errors name
// the place ("queues/2/prefix"). The journeys, the kiosk's name and the version are added by the caller, who then calls
// drop_dangling_services(): a tile whose journey did not come with the bundle is not shown.
inline constexpr std::size_t kMaxConfigurationBytes = 512 * 1024;
[[nodiscard]] base::Result<Configuration> parse_configuration(std::string_view json, std::string_view site);
void drop_dangling_services(Configuration& configuration);

// The hours of one day; empty: closed.
[[nodiscard]] std::vector<Span> hours_on(const OpeningHours& hours, journeys::Day day);

struct OpenState {
  bool open = true;
  std::optional<base::WallTime> changes_at;  // when it next opens or closes, within eight days
  Text reason;                               // of an exception that is in force
};
[[nodiscard]] OpenState open_state(const OpeningHours& hours, base::WallTime wall, std::chrono::minutes zone_offset);

}  // namespace waymark::core
