// council.json to Configuration. Members that only the hub needs are passed over; what the glass needs is checked.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/text.h"
#include "kiosk/core/configuration.h"
#include "kiosk/core/staff_menu.h"

namespace waymark::core {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

constexpr std::size_t kMaxTextBytes = 8'000;  // 2,000 characters, whatever the script
constexpr std::size_t kMaxEntries = 200;
constexpr std::size_t kMaxRooms = 20;

// One place in the document: a value that may be missing, and its name for an error. The first error is kept.
class Place {
 public:
  Place(const json* value, std::string where, std::optional<Error>& error)
      : value_(value), where_(std::move(where)), error_(&error) {}

  [[nodiscard]] Place operator[](const char* name) const {
    const std::string where = where_.empty() ? name : where_ + "/" + name;
    if (value_ == nullptr) return {nullptr, where, *error_};
    if (!value_->is_object()) {
      wrong("must be an object");
      return {nullptr, where, *error_};
    }
    const auto found = value_->find(name);
    return {found == value_->end() ? nullptr : &*found, where, *error_};
  }
  [[nodiscard]] bool there() const { return value_ != nullptr; }
  [[nodiscard]] const std::string& where() const { return where_; }

  [[nodiscard]] std::vector<Place> entries() const {
    std::vector<Place> out;
    if (value_ == nullptr) return out;
    if (!value_->is_array() || value_->size() > kMaxEntries) {
      wrong("must be a list of at most 200");
      return out;
    }
    for (const json& each : *value_) out.emplace_back(&each, where_ + "/" + std::to_string(out.size()), *error_);
    return out;
  }
  [[nodiscard]] std::vector<std::pair<std::string, Place>> members() const {
    std::vector<std::pair<std::string, Place>> out;
    if (value_ == nullptr) return out;
    if (!value_->is_object() || value_->size() > kMaxEntries) {
      wrong("must be lists by language");
      return out;
    }
    for (const auto& member : value_->items()) out.emplace_back(member.key(), (*this)[member.key().c_str()]);
    return out;
  }
  void read(std::string& into, base::Newlines newlines = base::Newlines::kDrop) const {
    if (value_ == nullptr) return;
    if (!value_->is_string()) return wrong("must be text");
    into = base::without_forbidden(base::prefix_bytes(value_->get_ref<const std::string&>(), kMaxTextBytes), newlines);
  }
  // A body is paragraphs and lists: kKeep.
  void read(Text& into, base::Newlines newlines = base::Newlines::kDrop) const {
    if (value_ == nullptr) return;
    if (!value_->is_object()) return wrong("must be words by language");
    for (const auto& [language, words] : value_->items()) {
      std::string text;
      Place(&words, where_ + "/" + language, *error_).read(text, newlines);
      into.set(language, std::move(text));
    }
  }
  void read(bool& into) const {
    if (value_ == nullptr) return;
    if (!value_->is_boolean()) return wrong("must be true or false");
    into = value_->get<bool>();
  }
  void read(std::optional<base::WallTime>& into) const {
    if (value_ == nullptr) return;
    if (!value_->is_number_integer()) return wrong("must be milliseconds since 1970");
    into = base::WallTime(std::chrono::milliseconds(value_->get<std::int64_t>()));
  }
  void read_seconds(std::chrono::milliseconds& into) const {
    if (value_ == nullptr) return;
    if (!value_->is_number_integer()) return wrong("must be whole seconds");
    const auto seconds = value_->get<std::int64_t>();
    if (seconds < 1 || seconds > 3'600) return wrong("must be from 1 to 3600 seconds");
    into = std::chrono::seconds(seconds);
  }
  // "09:00" as minutes since midnight.
  void read_clock(int& into) const {
    std::string text;
    read(text);
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    if (text.size() == 5 && text[2] == ':') {
      into = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
      if (into >= 0 && into <= 24 * 60) return;
    }
    wrong("must be a time like 09:00");
  }
  void wrong(std::string detail) const {
    if (!*error_) *error_ = Error{ErrorCode::kInvalid, where_, std::move(detail)};
  }

 private:
  const json* value_;
  std::string where_;
  std::optional<Error>* error_;
};

bool is_for(const Place& entry, std::string_view site) {
  const Place sites = entry["sites"];
  if (!sites.there()) return true;
  bool named = false;
  for (const Place& each : sites.entries()) {
    std::string id;
    each.read(id);
    named = named || id == site;
  }
  return named;
}

Span read_span(const Place& place) {
  Span span;
  place["from"].read_clock(span.from);
  place["to"].read_clock(span.until);
  if (span.until <= span.from) place.wrong("must end after it begins");
  return span;
}

void read_week(const Place& opening, OpeningHours& hours) {
  static constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                         "friday", "saturday", "sunday"};
  for (const Place& entry : opening.entries()) {
    hours.always = false;
    const Span span = read_span(entry);
    for (const Place& place : entry["days"].entries()) {
      std::string name;
      place.read(name);
      const auto* const found = std::find(kDays.begin(), kDays.end(), name);
      if (found == kDays.end()) return place.wrong("is no day of the week");
      hours.week[static_cast<std::size_t>(found - kDays.begin())].push_back(span);
    }
  }
}

void read_exceptions(const Place& closed, Configuration& into) {
  for (const Place& entry : closed.entries()) {
    std::string date;
    entry["date"].read(date);
    journeys::Day day;
    if (!journeys::parse_day(date, &day)) return entry["date"].wrong("is no date like 2026-12-25");
    ClosedDay exception;
    exception.year = static_cast<int>(day.year());
    exception.month = static_cast<int>(static_cast<unsigned>(day.month()));
    exception.day = static_cast<int>(static_cast<unsigned>(day.day()));
    entry["reason"].read(exception.reason);
    for (const Place& span : entry["open"].entries()) exception.spans.push_back(read_span(span));
    if (exception.spans.empty()) into.holidays.push_back(day);
    into.hours.exceptions.push_back(std::move(exception));
    into.hours.always = false;
  }
}

void read_rooms(const Place& list, Configuration& into) {
  for (const Place& entry : list.entries()) {
    PrivateRoom& room = into.rooms.emplace_back();
    entry["kiosk"].read(room.kiosk);
    entry["name"].read(room.name);
    entry["where"].read(room.where);
    if (room.kiosk.empty()) entry["kiosk"].wrong("is missing");
    if (room.name.empty()) entry["name"].wrong("is missing");
  }
  if (into.rooms.size() > kMaxRooms) list.wrong("must be a list of at most 20");
}

void read_site(const Place& root, std::string_view wanted, Configuration& into) {
  for (const Place& site : root["sites"].entries()) {
    std::string id;
    site["id"].read(id);
    if (id != wanted) continue;
    into.site_id = id;
    site["name"].read(into.site);
    site["elsewhere"].read(into.ways.elsewhere);
    read_week(site["opening"], into.hours);
    read_exceptions(site["closed"], into);
    read_rooms(site["private_rooms"], into);
    // A site that names only its closed days is open on all others.
    if (!into.hours.always && !site["opening"].there()) into.hours.week.fill({{0, 24 * 60}});
  }
  if (into.site_id.empty()) root["sites"].wrong("does not have the site of this kiosk");
}

void read_languages(const Place& place, Configuration& into) {
  if (!place.there()) return;
  into.languages.clear();
  for (const Place& each : place.entries()) each.read(into.languages.emplace_back());
  if (into.languages.empty()) place.wrong("must name at least one language");
}

// Lists of words by language, each as one text: search tells the words apart again.
void read_search_words(const Place& words, Text& into) {
  for (const auto& [language, list] : words.members()) {
    std::string joined;
    for (const Place& each : list.entries()) {
      std::string word;
      each.read(word);
      joined += (joined.empty() ? "" : ", ") + word;
    }
    into.set(language, std::move(joined));
  }
}

// The site's favourites come first, in the order that it gives them.
void put_favourites_first(const Place& root, Configuration& into) {
  std::vector<std::string> favourites;
  for (const Place& site : root["sites"].entries()) {
    std::string id;
    site["id"].read(id);
    if (id != into.site_id) continue;
    for (const Place& each : site["favourites"].entries()) each.read(favourites.emplace_back());
  }
  const auto place = [&](const Service& service) {
    return std::find(favourites.begin(), favourites.end(), service.id) - favourites.begin();
  };
  std::stable_sort(into.services.begin(), into.services.end(),
                   [&](const Service& a, const Service& b) { return place(a) < place(b); });
}

void read_services(const Place& root, Configuration& into) {
  for (const Place& entry : root["services"].entries()) {
    if (!is_for(entry, into.site_id)) continue;
    Service& service = into.services.emplace_back();
    entry["id"].read(service.id);
    entry["icon"].read(service.icon);
    entry["name"].read(service.name);
    entry["description"].read(service.description);
    entry["journey"].read(service.journey);
    entry["queue"].read(service.queue);
    read_search_words(entry["words"], service.words);
    if (service.id.empty()) entry["id"].wrong("is missing");
    if (service.name.empty()) entry["name"].wrong("is missing");
  }
  put_favourites_first(root, into);
  for (const Place& entry : root["queues"].entries()) {
    if (!is_for(entry, into.site_id)) continue;
    Queue& queue = into.queues.emplace_back();
    entry["service"].read(queue.service);
    entry["prefix"].read(queue.prefix);
    entry["icon"].read(queue.icon);
    entry["name"].read(queue.name);
    entry["description"].read(queue.description);
    if (queue.service.empty()) entry["service"].wrong("is missing");
    if (queue.name.empty()) entry["name"].wrong("is missing");
  }
}

void read_leaflets(const Place& root, Configuration& into) {
  for (const Place& entry : root["leaflets"].entries()) {
    if (!is_for(entry, into.site_id)) continue;
    Leaflet& leaflet = into.leaflets.emplace_back();
    entry["id"].read(leaflet.id);
    entry["title"].read(leaflet.title);
    entry["description"].read(leaflet.description);
    entry["web"].read(leaflet.web);
    for (const Place& part : entry["sections"].entries()) {
      LeafletSection& section = leaflet.sections.emplace_back();
      part["heading"].read(section.heading);
      part["text"].read(section.text, base::Newlines::kKeep);
      if (section.text.empty()) part["text"].wrong("is missing");
    }
    if (leaflet.id.empty()) entry["id"].wrong("is missing");
    if (leaflet.title.empty()) entry["title"].wrong("is missing");
    if (leaflet.sections.empty()) entry["sections"].wrong("is missing");
  }
}

void read_calls(const Place& root, Configuration& into) {
  const Place calls = root["calls"];
  calls["handset"].read(into.calls.handset);
  calls["aloud"].read(into.calls.aloud);
  for (const Place& entry : calls["skills"].entries()) {
    Skill& skill = into.calls.skills.emplace_back();
    entry["id"].read(skill.id);
    entry["icon"].read(skill.icon);
    entry["name"].read(skill.name);
    entry["description"].read(skill.description);
    if (skill.id.empty()) entry["id"].wrong("is missing");
    if (skill.name.empty()) entry["name"].wrong("is missing");
  }
}

void read_presence(const Place& root, Configuration& into) {
  const Place presence = root["presence"];
  presence["on"].read(into.presence.on);
  presence["tell_staff_seconds"].read_seconds(into.presence.tell_staff);
}

bool are_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_staff(const Place& root, Configuration& into) {
  for (const Place& entry : root["staff"].entries()) {
    if (!is_for(entry, into.site_id)) continue;
    StaffMember& member = into.staff.emplace_back();
    entry["number"].read(member.number);
    entry["pin"].read(member.pin);
    if (!are_digits(member.number, kStaffNumberDigits)) entry["number"].wrong("must be three digits");
    if (!member.pin.starts_with("$argon2id$")) entry["pin"].wrong("must be an Argon2id hash: waymarkctl staff pin");
  }
}

void read_panels(const Place& root, Configuration& into) {
  for (const Place& entry : root["notices"].entries()) {
    if (!is_for(entry, into.site_id)) continue;
    Notice& notice = into.notices.emplace_back();
    entry["id"].read(notice.id);
    entry["title"].read(notice.title);
    entry["text"].read(notice.text);
    entry["from"].read(notice.from);
    entry["until"].read(notice.until);
  }
  for (const Place& entry : root["charter"].entries()) {
    Pledge& pledge = into.charter.emplace_back();
    entry["promise"].read(pledge.promise);
    entry["result"].read(pledge.result);
  }
  for (const Place& entry : root["lessons"].entries()) {
    Lesson& lesson = into.lessons.emplace_back();
    entry["you_said"].read(lesson.you_said);
    entry["we_did"].read(lesson.we_did);
  }
}

void read_contact(const Place& council, Configuration& into) {
  council["name"].read(into.council);
  council["telephone"].read(into.ways.telephone);
  council["telephone_hours"].read(into.ways.telephone_hours);
  council["in_person"].read(into.ways.in_person);
  council["web"].read(into.ways.web);
}

// Where several councils share a hub, the one whose site this is has its own name and numbers.
void read_own_council(const Place& root, std::string_view site, Configuration& into) {
  for (const Place& council : root["councils"].entries()) {
    if (is_for(council, site)) read_contact(council, into);
  }
}

void read_policies(const Place& root, Configuration& into) {
  const Place council = root["council"];
  read_contact(council, into);
  if (into.council.empty()) council["name"].wrong("is missing");
  root["theme"].read(into.theme);
  root["motion"].read(into.motion);
  root["receipt"]["paper"].read(into.receipt.paper);
  root["receipt"]["qr"].read(into.receipt.qr);
  root["receipt"]["status_url"].read(into.receipt.status_url);
  const Place timeouts = root["timeouts"];
  timeouts["quiet_s"].read_seconds(into.timeouts.quiet);
  timeouts["countdown_s"].read_seconds(into.timeouts.countdown);
  timeouts["help_answer_s"].read_seconds(into.timeouts.help_answer);
  timeouts["moment_s"].read_seconds(into.timeouts.moment);
  timeouts["goodbye_s"].read_seconds(into.timeouts.goodbye);
  timeouts["attract_turn_s"].read_seconds(into.timeouts.attract_turn);
}

}  // namespace

base::Result<Configuration> parse_configuration(std::string_view text, std::string_view site) {
  if (text.size() > kMaxConfigurationBytes) return base::fail(ErrorCode::kTooLarge, "council.json");
  bool too_deep = false;
  const auto shallow = [&too_deep](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > 12;
    return !too_deep;
  };
  const json document = json::parse(text, shallow, false);
  if (too_deep || !document.is_object()) return base::fail(ErrorCode::kInvalid, "council.json", "is no JSON object");
  Configuration configuration;
  std::optional<Error> error;
  const Place root(&document, "", error);
  read_policies(root, configuration);
  read_languages(root["languages"], configuration);
  read_site(root, site, configuration);
  read_own_council(root, site, configuration);
  read_services(root, configuration);
  read_leaflets(root, configuration);
  configuration.appointments = root["appointments"].there();
  read_calls(root, configuration);
  read_presence(root, configuration);
  read_staff(root, configuration);
  read_panels(root, configuration);
  if (error) return tl::unexpected(*error);
  return configuration;
}

}  // namespace waymark::core
