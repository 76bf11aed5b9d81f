// What the hub reads of a council's council.json (provisioning/protocol/council.schema.json): sites, queues,
// names for the consoles, settings of the reports. The rest is the kiosks' business. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace waymark::bundle {

// Where nobody listens: a call at another kiosk of the site can be moved to the one that stands in it.
struct PrivateRoom {
  std::string kiosk;  // its name, as it was enrolled
  std::string name;
};

struct Site {
  std::string id;
  std::string name;
  std::vector<PrivateRoom> rooms{};  // the first one that is free is offered
};

using Names = std::map<std::string, std::string, std::less<>>;  // by language

struct Queue {
  std::string service;
  std::string name;
  Names names;  // in every language that it has
  std::string prefix;
  int desks = 1;
  double mean_service_s = 360;
  int target_wait_minutes = 15;
  std::vector<std::string> sites;  // empty: all
};

struct CallSkill {
  std::string id;
  std::string name;
  int priority = 0;
};

struct WeekSpan {  // minutes since Monday 00:00
  int from_minute = 0;
  int to_minute = 0;
};

struct CallSettings {
  std::vector<CallSkill> skills;
  std::vector<WeekSpan> opening;  // empty: whenever an adviser is on duty
  int document_days = 30;         // photographs of papers are kept so long

  [[nodiscard]] const CallSkill* skill(std::string_view id) const;
};

// Whether, and when, advisers of other councils take this one's calls.
enum class HelpWhen : std::uint8_t {
  kNever = 1,
  kClosed,   // outside of the hours of its own
  kNobody,   // and where none of its own is on duty
  kWaiting,  // and once a customer has waited for `after_s`
};

// Of those whom one hub serves. A kiosk, and a member of staff of whom nothing else is said, is its site's council's.
struct Council {
  std::string id;
  std::string name;
  std::vector<std::string> sites;
  std::vector<WeekSpan> opening;  // its own desk takes calls; empty: whenever an adviser is on duty
  HelpWhen help = HelpWhen::kNever;
  std::vector<std::string> helped_by{};  // councils
  int help_after_s = 60;
};

struct ServiceTile {
  std::string journey;
  std::vector<std::string> sites;  // empty: all
};

// Its words are the kiosks' business.
struct Leaflet {
  std::string id;
  std::string title;
  std::vector<std::string> sites;  // empty: all
};

// Customers may follow their queue number on their own phone.
struct FollowSettings {
  std::string address;  // "https://queue.council.example"; empty: the hub's own
};

// People who have an appointment tell a kiosk that they are here.
struct AppointmentSettings {
  int early_minutes = 60;  // before: they may wait or come back
  int late_minutes = 15;   // after: they wait as those who have no appointment
  int keep_days = 2;       // a list is forgotten so many days after its day
};

struct CouncilSettings {
  std::string id;
  std::string name;
  Names names;
  std::string zone;
  std::string language;                           // the council's own; names are in it
  std::vector<std::string> languages;             // that it offers, its own first
  std::vector<std::string> unreviewed_languages;  // of these, in which no native speaker has read its words yet
  std::vector<Site> sites;
  std::vector<Council> councils;  // one at least: where the configuration names none, the one that the hub is of
  std::vector<ServiceTile> services;
  std::vector<Leaflet> leaflets;
  std::vector<Queue> queues;
  CallSettings calls;
  std::optional<FollowSettings> follow;
  std::optional<AppointmentSettings> appointments;
  int suppress_under = 5;

  [[nodiscard]] const Queue* queue(std::string_view service, std::string_view site) const;
  [[nodiscard]] const Site* site(std::string_view id) const;
  [[nodiscard]] bool has_site(std::string_view wanted) const { return site(wanted) != nullptr; }
  // Null where the site is nobody's.
  [[nodiscard]] const Council* council_of(std::string_view site) const;
  [[nodiscard]] const Council* council(std::string_view id) const;
  [[nodiscard]] bool has_journey(std::string_view journey, std::string_view site) const;
  // In the order of the configuration.
  [[nodiscard]] std::vector<Leaflet> leaflets_at(std::string_view site) const;
};

[[nodiscard]] base::Result<CouncilSettings> parse_council(std::string_view json);

}  // namespace waymark::bundle
