#include "provisioning/bundle/council_settings.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "provisioning/protocol/code.h"

namespace waymark::bundle {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;
using protocol::is_code;

constexpr std::size_t kMaxBytes = 512 * 1024;
constexpr std::size_t kMaxCouncils = 32;
constexpr std::size_t kMaxLeaflets = 100;
constexpr std::size_t kMaxRooms = 20;
constexpr std::size_t kMaxKioskName = 80;
constexpr std::size_t kMaxRoomName = 200;
constexpr std::size_t kMaxTextBytes = 8'000;  // a kiosk would leave out the rest

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string words(const json& object, const char* name, const std::string& language) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_object()) return {};
  const auto text = found->find(language);
  return text != found->end() && text->is_string() ? text->get<std::string>() : std::string{};
}

std::string text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Names names(const json& object, const char* name) {
  Names all;
  const auto found = object.find(name);
  if (found == object.end() || !found->is_object()) return all;
  for (const auto& [language, text] : found->items()) {
    if (text.is_string()) all[language] = text.get<std::string>();
  }
  return all;
}

double figure(const json& object, const char* name, double otherwise) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

// The texts of a list; what is none is left out.
std::vector<std::string> codes(const json& object, const char* name) {
  std::vector<std::string> list;
  const auto found = object.find(name);
  if (found == object.end() || !found->is_array()) return list;
  for (const json& one : *found) {
    if (one.is_string()) list.push_back(one.get<std::string>());
  }
  return list;
}

base::Status read_rooms(const json& list, const std::string& place, const std::string& language, Site& site) {
  if (!list.is_array() || list.size() > kMaxRooms)
    return fail(ErrorCode::kInvalid, place, "is not a list of at most 20");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string where = place + "/" + std::to_string(i);
    if (!list[i].is_object()) return fail(ErrorCode::kInvalid, where, "is not an object");
    PrivateRoom room{text(list[i], "kiosk"), words(list[i], "name", language)};
    if (room.kiosk.empty() || room.kiosk.size() > kMaxKioskName) {
      return fail(ErrorCode::kInvalid, where + "/kiosk", "is not the name of a kiosk");
    }
    if (room.name.empty() || room.name.size() > kMaxRoomName) {
      return fail(ErrorCode::kInvalid, where + "/name", "has no text in " + language + " of at most 200 bytes");
    }
    for (const PrivateRoom& other : site.rooms) {
      if (other.kiosk == room.kiosk) return fail(ErrorCode::kInvalid, where + "/kiosk", "is there twice");
    }
    site.rooms.push_back(std::move(room));
  }
  return {};
}

base::Status read_sites(const json& list, CouncilSettings& council) {
  if (!list.is_array() || list.empty()) return fail(ErrorCode::kInvalid, "sites", "is not a list of sites");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = "sites/" + std::to_string(i);
    if (!list[i].is_object() || !is_code(text(list[i], "id")))
      return fail(ErrorCode::kInvalid, place + "/id", "is not a code");
    Site site{text(list[i], "id"), words(list[i], "name", council.language)};
    if (site.name.empty()) return fail(ErrorCode::kInvalid, place + "/name", "has no text in " + council.language);
    if (council.has_site(site.id)) return fail(ErrorCode::kInvalid, place + "/id", "is there twice");
    auto rooms =
        read_rooms(list[i].value("private_rooms", json::array()), place + "/private_rooms", council.language, site);
    if (!rooms) return rooms;
    council.sites.push_back(std::move(site));
  }
  return {};
}

base::Status read_queues(const json& list, CouncilSettings& council) {
  if (!list.is_array()) return fail(ErrorCode::kInvalid, "queues", "is not a list of queues");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = "queues/" + std::to_string(i);
    const json& entry = list[i];
    if (!entry.is_object() || !is_code(text(entry, "service"))) {
      return fail(ErrorCode::kInvalid, place + "/service", "is not a code");
    }
    Queue queue;
    queue.service = text(entry, "service");
    queue.name = words(entry, "name", council.language);
    queue.names = names(entry, "name");
    queue.prefix = text(entry, "prefix");
    queue.desks = std::clamp(static_cast<int>(figure(entry, "desks", 1)), 1, 100);
    queue.mean_service_s = std::clamp(figure(entry, "mean_service_minutes", 6), 0.1, 240.0) * 60;
    queue.target_wait_minutes = std::clamp(static_cast<int>(figure(entry, "target_wait_minutes", 15)), 1, 1440);
    queue.sites = codes(entry, "sites");
    if (queue.name.empty()) return fail(ErrorCode::kInvalid, place + "/name", "has no text in " + council.language);
    if (queue.prefix.empty() || queue.prefix.size() > 2)
      return fail(ErrorCode::kInvalid, place + "/prefix", "is not one or two letters");
    if (!seen.insert(queue.service).second) return fail(ErrorCode::kInvalid, place + "/service", "is there twice");
    council.queues.push_back(std::move(queue));
  }
  return {};
}

int minute_of(const json& entry, const char* name) {
  const std::string clock = text(entry, name);
  if (clock.size() != 5 || clock[2] != ':') return -1;
  int hour = 0;
  int minute = 0;
  const bool read = std::from_chars(clock.data(), clock.data() + 2, hour).ptr == clock.data() + 2 &&
                    std::from_chars(clock.data() + 3, clock.data() + 5, minute).ptr == clock.data() + 5;
  return read && hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : -1;
}

base::Result<std::vector<WeekSpan>> read_opening(const json& list, const std::string& place) {
  static constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                         "friday", "saturday", "sunday"};
  if (!list.is_array()) return fail(ErrorCode::kInvalid, place, "is not a list");
  std::vector<WeekSpan> opening;
  for (const json& entry : list) {
    const int from = entry.is_object() ? minute_of(entry, "from") : -1;
    const int to = entry.is_object() ? minute_of(entry, "to") : -1;
    if (from < 0 || to <= from) return fail(ErrorCode::kInvalid, place, "has an entry without its hours");
    for (const json& day : entry.value("days", json::array())) {
      const auto* const found = std::find(kDays.begin(), kDays.end(), day.is_string() ? day.get<std::string>() : "");
      if (found == kDays.end()) return fail(ErrorCode::kInvalid, place, "names no day of the week");
      const int midnight = static_cast<int>(found - kDays.begin()) * 24 * 60;
      opening.push_back({midnight + from, midnight + to});
    }
  }
  return opening;
}

base::Status read_calls(const json& object, CouncilSettings& council) {
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "calls", "is not an object");
  const json skills = object.value("skills", json::array());
  if (!skills.is_array()) return fail(ErrorCode::kInvalid, "calls/skills", "is not a list");
  for (std::size_t i = 0; i < skills.size(); ++i) {
    const std::string place = "calls/skills/" + std::to_string(i);
    if (!skills[i].is_object() || !is_code(text(skills[i], "id"))) {
      return fail(ErrorCode::kInvalid, place + "/id", "is not a code");
    }
    CallSkill skill{text(skills[i], "id"), words(skills[i], "name", council.language),
                    std::clamp(static_cast<int>(figure(skills[i], "priority", 0)), 0, 9)};
    if (skill.name.empty()) return fail(ErrorCode::kInvalid, place + "/name", "has no text in " + council.language);
    if (council.calls.skill(skill.id) != nullptr) return fail(ErrorCode::kInvalid, place + "/id", "is there twice");
    council.calls.skills.push_back(std::move(skill));
  }
  council.calls.document_days = std::clamp(static_cast<int>(figure(object, "document_days", 30)), 1, 3650);
  auto opening = read_opening(object.value("opening", json::array()), "calls/opening");
  if (!opening) return tl::unexpected<base::Error>(opening.error());
  council.calls.opening = std::move(*opening);
  return {};
}

// What cannot be read is the kiosks' business: here a journey is only looked up.
void read_services(const json& list, CouncilSettings& council) {
  if (!list.is_array()) return;
  for (const json& entry : list) {
    if (!entry.is_object() || text(entry, "journey").empty()) continue;
    council.services.push_back({text(entry, "journey"), codes(entry, "sites")});
  }
}

// A kiosk would refuse the whole bundle for a leaflet without words.
base::Status check_sections(const json& leaflet, const std::string& place, const std::string& language) {
  const json sections = leaflet.value("sections", json());
  if (!sections.is_array() || sections.empty()) return fail(ErrorCode::kInvalid, place, "has no section");
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string where = place + "/" + std::to_string(i) + "/text";
    if (!sections[i].is_object() || words(sections[i], "text", language).empty()) {
      return fail(ErrorCode::kInvalid, where, "has no text in " + language);
    }
    for (const auto& [tag, text] : sections[i]["text"].items()) {
      const bool fits = text.is_string() && text.get_ref<const std::string&>().size() <= kMaxTextBytes;
      if (!fits) return fail(ErrorCode::kInvalid, where + "/" + tag, "is no text of at most 8,000 bytes");
    }
  }
  return {};
}

base::Status read_leaflets(const json& list, CouncilSettings& council) {
  if (!list.is_array() || list.size() > kMaxLeaflets) {
    return fail(ErrorCode::kInvalid, "leaflets", "is not a list of at most 100");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = "leaflets/" + std::to_string(i);
    if (!list[i].is_object() || !is_code(text(list[i], "id"))) {
      return fail(ErrorCode::kInvalid, place + "/id", "is not a code");
    }
    Leaflet leaflet{text(list[i], "id"), words(list[i], "title", council.language), codes(list[i], "sites")};
    if (leaflet.title.empty()) return fail(ErrorCode::kInvalid, place + "/title", "has no text in " + council.language);
    if (!seen.insert(leaflet.id).second) return fail(ErrorCode::kInvalid, place + "/id", "is there twice");
    if (auto done = check_sections(list[i], place + "/sections", council.language); !done) return done;
    council.leaflets.push_back(std::move(leaflet));
  }
  return {};
}

// A phone must be able to trust where it is led: TLS, and nothing but the name of a host.
bool is_origin(std::string_view text) {
  static constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme) || text.size() > 120 || text.size() == kScheme.size()) return false;
  text.remove_prefix(kScheme.size());
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':'; });
}

base::Status read_follow(const json& object, CouncilSettings& council) {
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "follow", "is not an object");
  FollowSettings follow{text(object, "address")};
  if (object.contains("address") && !is_origin(follow.address)) {
    return fail(ErrorCode::kInvalid, "follow/address", "is not https:// and a host");
  }
  council.follow = std::move(follow);
  return {};
}

base::Status read_appointments(const json& object, CouncilSettings& council) {
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "appointments", "is not an object");
  AppointmentSettings read;
  const std::array<std::tuple<const char*, int*, int>, 3> parts{{{"early_minutes", &read.early_minutes, 24 * 60},
                                                                 {"late_minutes", &read.late_minutes, 24 * 60},
                                                                 {"keep_days", &read.keep_days, 31}}};
  for (const auto& [name, place, most] : parts) {
    if (!object.contains(name)) continue;
    const json& value = object[name];
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > most) {
      return fail(ErrorCode::kInvalid, std::string("appointments/") + name,
                  "is not a whole number from 0 to " + std::to_string(most));
    }
    *place = value.get<int>();
  }
  council.appointments = read;
  return {};
}

base::Status read_help(const json& object, const std::string& place, Council& council) {
  static constexpr std::array<std::pair<std::string_view, HelpWhen>, 4> kWhen{{{"never", HelpWhen::kNever},
                                                                               {"closed", HelpWhen::kClosed},
                                                                               {"nobody", HelpWhen::kNobody},
                                                                               {"waiting", HelpWhen::kWaiting}}};
  if (!object.is_object()) return fail(ErrorCode::kInvalid, place, "is not an object");
  const std::string when = object.contains("when") ? text(object, "when") : "never";
  const auto* const known =
      std::find_if(kWhen.begin(), kWhen.end(), [&](const auto& one) { return one.first == when; });
  if (known == kWhen.end()) return fail(ErrorCode::kInvalid, place + "/when", "is never, closed, nobody or waiting");
  council.help = known->second;
  council.helped_by = codes(object, "from");
  council.help_after_s = std::clamp(static_cast<int>(figure(object, "after_s", 60)), 0, 3600);
  if (council.help != HelpWhen::kNever && council.helped_by.empty()) {
    return fail(ErrorCode::kInvalid, place + "/from", "names no council");
  }
  return {};
}

base::Result<Council> read_council(const json& entry, const std::string& place, const CouncilSettings& whole) {
  if (!entry.is_object() || !is_code(text(entry, "id"))) {
    return fail(ErrorCode::kInvalid, place + "/id", "is not a code");
  }
  Council council;
  council.id = text(entry, "id");
  council.name = words(entry, "name", whole.language);
  council.sites = codes(entry, "sites");
  if (council.name.empty()) return fail(ErrorCode::kInvalid, place + "/name", "has no text in " + whole.language);
  if (whole.council(council.id) != nullptr) return fail(ErrorCode::kInvalid, place + "/id", "is there twice");
  for (const std::string& site : council.sites) {
    if (!whole.has_site(site)) return fail(ErrorCode::kInvalid, place + "/sites", "names a site that is not there");
    if (whole.council_of(site) != nullptr) return fail(ErrorCode::kInvalid, place + "/sites", "has another's site");
  }
  const json calls = entry.value("calls", json::object());
  if (!calls.is_object()) return fail(ErrorCode::kInvalid, place + "/calls", "is not an object");
  council.opening = whole.calls.opening;
  if (calls.contains("opening")) {
    auto opening = read_opening(calls["opening"], place + "/calls/opening");
    if (!opening) return tl::unexpected<base::Error>(opening.error());
    council.opening = std::move(*opening);
  }
  if (auto done = read_help(calls.value("help", json::object()), place + "/calls/help", council); !done) {
    return tl::unexpected<base::Error>(done.error());
  }
  return council;
}

base::Status read_councils(const json& list, CouncilSettings& whole) {
  if (list.is_null()) {
    Council only{whole.id, whole.name, {}, whole.calls.opening};
    for (const Site& site : whole.sites) only.sites.push_back(site.id);
    whole.councils.push_back(std::move(only));
    return {};
  }
  if (!list.is_array() || list.empty() || list.size() > kMaxCouncils) {
    return fail(ErrorCode::kInvalid, "councils", "is not a list of 1 to 32");
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto council = read_council(list[i], "councils/" + std::to_string(i), whole);
    if (!council) return tl::unexpected<base::Error>(council.error());
    whole.councils.push_back(std::move(*council));
  }
  for (const Site& site : whole.sites) {
    if (whole.council_of(site.id) == nullptr) return fail(ErrorCode::kInvalid, "councils", "leave out " + site.id);
  }
  for (const Council& council : whole.councils) {
    for (const std::string& other : council.helped_by) {
      if (other != council.id && whole.council(other) != nullptr) continue;
      return fail(ErrorCode::kInvalid, "councils/" + council.id + "/calls/help/from", "is not another of the councils");
    }
  }
  return {};
}

}  // namespace

const CallSkill* CallSettings::skill(std::string_view id) const {
  for (const CallSkill& one : skills) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

const Queue* CouncilSettings::queue(std::string_view service, std::string_view site) const {
  for (const Queue& queue : queues) {
    if (queue.service != service) continue;
    return queue.sites.empty() || has(queue.sites, site) ? &queue : nullptr;
  }
  return nullptr;
}

const Site* CouncilSettings::site(std::string_view wanted) const {
  for (const Site& one : sites) {
    if (one.id == wanted) return &one;
  }
  return nullptr;
}

const Council* CouncilSettings::council_of(std::string_view site) const {
  for (const Council& one : councils) {
    if (has(one.sites, site)) return &one;
  }
  return nullptr;
}

const Council* CouncilSettings::council(std::string_view wanted) const {
  for (const Council& one : councils) {
    if (one.id == wanted) return &one;
  }
  return nullptr;
}

bool CouncilSettings::has_journey(std::string_view journey, std::string_view site) const {
  return std::any_of(services.begin(), services.end(), [&](const ServiceTile& tile) {
    return tile.journey == journey && (tile.sites.empty() || has(tile.sites, site));
  });
}

std::vector<Leaflet> CouncilSettings::leaflets_at(std::string_view site) const {
  std::vector<Leaflet> there;
  std::copy_if(leaflets.begin(), leaflets.end(), std::back_inserter(there),
               [&](const Leaflet& leaflet) { return leaflet.sites.empty() || has(leaflet.sites, site); });
  return there;
}

base::Result<CouncilSettings> parse_council(std::string_view bytes) {
  if (bytes.size() > kMaxBytes) return fail(ErrorCode::kTooLarge, "council.json", "more than 512 KiB");
  const json object = json::parse(bytes, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::kInvalid, "council.json", "is not a JSON object");
  if (!object.contains("format") || object["format"] != 1) {
    return fail(ErrorCode::kUnsupported, "format", "only format 1 is known");
  }
  CouncilSettings council;
  const json languages = object.value("languages", json::array());
  if (!languages.is_array() || languages.empty() || !languages[0].is_string()) {
    return fail(ErrorCode::kInvalid, "languages", "names no language");
  }
  council.language = languages[0].get<std::string>();
  council.languages = codes(object, "languages");
  council.unreviewed_languages = codes(object, "unreviewed_languages");
  for (const std::string& tag : council.unreviewed_languages) {
    if (!has(council.languages, tag)) return fail(ErrorCode::kInvalid, "unreviewed_languages", "names one not offered");
  }
  const json who = object.value("council", json::object());
  if (!who.is_object() || !is_code(text(who, "id"))) return fail(ErrorCode::kInvalid, "council/id", "is not a code");
  council.id = text(who, "id");
  council.zone = text(who, "zone");
  council.name = words(who, "name", council.language);
  council.names = names(who, "name");
  if (council.name.empty()) return fail(ErrorCode::kInvalid, "council/name", "has no text in " + council.language);
  if (auto done = read_sites(object.value("sites", json()), council); !done)
    return tl::unexpected<base::Error>(done.error());
  if (auto done = read_queues(object.value("queues", json()), council); !done) {
    return tl::unexpected<base::Error>(done.error());
  }
  if (auto done = read_calls(object.value("calls", json::object()), council); !done) {
    return tl::unexpected<base::Error>(done.error());
  }
  read_services(object.value("services", json()), council);
  if (auto done = read_leaflets(object.value("leaflets", json::array()), council); !done) {
    return tl::unexpected<base::Error>(done.error());
  }
  if (auto done = read_councils(object.value("councils", json()), council); !done) {
    return tl::unexpected<base::Error>(done.error());
  }
  if (object.contains("follow")) {
    if (auto done = read_follow(object["follow"], council); !done) return tl::unexpected<base::Error>(done.error());
  }
  if (object.contains("appointments")) {
    if (auto done = read_appointments(object["appointments"], council); !done) {
      return tl::unexpected<base::Error>(done.error());
    }
  }
  const json reports = object.value("reports", json::object());
  if (reports.is_object())
    council.suppress_under = std::clamp(static_cast<int>(figure(reports, "suppress_under", 5)), 0, 100);
  return council;
}

}  // namespace waymark::bundle
