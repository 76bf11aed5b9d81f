#include "kiosk/core/triage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/core/state.h"

namespace waymark::core {
namespace {

constexpr std::array<std::pair<How, std::string_view>, 4> kHows{{
    {How::kMyself, "myself"},
    {How::kBeside, "beside"},
    {How::kTalking, "talking"},
    {How::kNoScreen, "no_screen"},
}};

constexpr std::array<std::pair<Way, std::string_view>, 7> kWays{{
    {Way::kHere, "here"},
    {Way::kStaff, "staff"},
    {Way::kNumber, "number"},
    {Way::kAdviser, "adviser"},
    {Way::kTelephone, "telephone"},
    {Way::kInPerson, "in_person"},
    {Way::kAppointment, "appointment"},
}};

// A number that has to be written down from a screen is none for somebody who would rather not use one.
enum class Number : std::uint8_t { kAny = 1, kOnPaper };

struct Row {
  std::array<Way, 4> first;  // the first that is ready; after these the telephone, then staff in person
  Number number = Number::kAny;
};

constexpr Row kUrgent{{Way::kStaff, Way::kTelephone, Way::kInPerson, Way::kInPerson}};
constexpr Row kMyself{{Way::kHere, Way::kStaff, Way::kNumber, Way::kAdviser}};
constexpr Row kBeside{{Way::kStaff, Way::kNumber, Way::kAdviser, Way::kTelephone}};
constexpr Row kTalking{{Way::kAdviser, Way::kNumber, Way::kStaff, Way::kTelephone}};
constexpr Row kNoScreen{{Way::kNumber, Way::kStaff, Way::kTelephone, Way::kInPerson}, Number::kOnPaper};

const Row& row_of(bool urgent, How how) {
  if (urgent) return kUrgent;
  switch (how) {
    case How::kBeside:
      return kBeside;
    case How::kTalking:
      return kTalking;
    case How::kNoScreen:
      return kNoScreen;
    case How::kMyself:
    case How::kNotAsked:
      break;
  }
  return kMyself;
}

Reach reach_of(Way way, const Reaches& reaches) {
  switch (way) {
    case Way::kHere:
      return reaches.here;
    case Way::kStaff:
      return reaches.staff;
    case Way::kNumber:
      return reaches.number;
    case Way::kAdviser:
      return reaches.adviser;
    case Way::kTelephone:
      return reaches.telephone;
    case Way::kInPerson:
      return Reach::kReady;
    case Way::kAppointment:
      return Reach::kThere;  // only its owner knows whether there is one
  }
  return Reach::kNone;
}

bool has_skill(const Configuration& configuration, std::string_view id) {
  const auto& skills = configuration.calls.skills;
  return std::any_of(skills.begin(), skills.end(), [&](const Skill& skill) { return skill.id == id; });
}

// Advisers are asked about what the desks are asked about, or about a service by its own name.
std::string skill_for(const Configuration& configuration, std::string_view service, std::string_view queue) {
  for (const std::string_view id : {queue, service}) {
    if (!id.empty() && has_skill(configuration, id)) return std::string(id);
  }
  return {};
}

Reach here_reach(const Configuration& configuration, const Topic& topic) {
  const auto done_here = [](const Service& service) { return !service.journey.empty(); };
  if (const Service* const service = configuration.service(topic.service)) {
    return done_here(*service) ? Reach::kReady : Reach::kNone;
  }
  if (!topic.id.empty()) return Reach::kNone;
  const auto& all = configuration.services;
  return std::any_of(all.begin(), all.end(), done_here) ? Reach::kReady : Reach::kNone;
}

// Ready only when the hub said that somebody is there.
Reach adviser_reach(const State& state, const Topic& topic) {
  if (state.configuration->calls.skills.empty()) return Reach::kNone;
  const Call& call = state.visit.call;
  if (!state.online || !call.offers_known) return Reach::kThere;
  const bool somebody = std::any_of(call.offers.begin(), call.offers.end(), [&](const SkillOffer& offer) {
    return (topic.skill.empty() || offer.skill == topic.skill) && offer.open && offer.advisers_on > 0;
  });
  return somebody ? Reach::kReady : Reach::kThere;
}

bool site_is_open(const State& state) {
  return open_state(state.configuration->hours, state.clock.wall, state.clock.zone_offset).open;
}

}  // namespace

std::string_view word_of(How how) {
  for (const auto& [each, word] : kHows) {
    if (each == how) return word;
  }
  return {};
}

std::string_view word_of(Way way) {
  for (const auto& [each, word] : kWays) {
    if (each == way) return word;
  }
  return {};
}

std::optional<How> how_of(std::string_view word) {
  for (const auto& [each, name] : kHows) {
    if (name == word) return each;
  }
  return std::nullopt;
}

std::optional<Way> way_of(std::string_view word) {
  for (const auto& [each, name] : kWays) {
    if (name == word) return each;
  }
  return std::nullopt;
}

std::vector<Topic> topics(const Configuration& configuration) {
  std::vector<Topic> all;
  const auto told = [&all](std::string Topic::*part, std::string_view id) {
    return std::any_of(all.begin(), all.end(), [&](const Topic& topic) { return topic.*part == id; });
  };
  for (const Service& service : configuration.services) {
    all.push_back(
        {"service." + service.id, service.id, service.queue, skill_for(configuration, service.id, service.queue)});
  }
  for (const Queue& queue : configuration.queues) {
    if (told(&Topic::queue, queue.service)) continue;
    all.push_back({"queue." + queue.service, {}, queue.service, skill_for(configuration, {}, queue.service)});
  }
  for (const Skill& skill : configuration.calls.skills) {
    if (!told(&Topic::skill, skill.id)) all.push_back({"skill." + skill.id, {}, {}, skill.id});
  }
  return all;
}

Topic topic_of(const Configuration& configuration, std::string_view id) {
  for (Topic& topic : topics(configuration)) {
    if (topic.id == id) return std::move(topic);
  }
  return {};
}

Reaches reaches(const State& state) {
  const Configuration& configuration = *state.configuration;
  const Visit& visit = state.visit;
  const Topic topic = topic_of(configuration, visit.triage.topic);
  Reaches reaches;
  reaches.here = here_reach(configuration, topic);
  const bool now = state.online && site_is_open(state);
  // Nobody answered a moment ago; no number came a moment ago.
  if (state.online) reaches.staff = now && visit.help.stage != Help::kOtherWays ? Reach::kReady : Reach::kThere;
  if (!configuration.queues.empty()) {
    reaches.number = now && visit.ticket.stage != TicketStage::kVoid ? Reach::kReady : Reach::kThere;
  }
  reaches.adviser = adviser_reach(state, topic);
  if (!configuration.ways.telephone.empty()) reaches.telephone = Reach::kReady;
  reaches.paper = can_print(state);
  return reaches;
}

Way recommend(bool urgent, How how, const Reaches& reaches) {
  const Row& row = row_of(urgent, how);
  for (const Way way : row.first) {
    if (reach_of(way, reaches) != Reach::kReady) continue;
    if (way == Way::kNumber && row.number == Number::kOnPaper && !reaches.paper) continue;
    return way;
  }
  return reaches.telephone == Reach::kReady ? Way::kTelephone : Way::kInPerson;
}

Way recommended_now(const State& state) {
  const Triage& triage = state.visit.triage;
  const Reaches now = reaches(state);
  if (reach_of(triage.recommended, now) == Reach::kReady) return triage.recommended;
  return recommend(triage.urgent, triage.how, now);
}

std::vector<Way> other_ways(Way recommended, const Reaches& reaches) {
  std::vector<Way> others;
  for (const Way way : {Way::kHere, Way::kStaff, Way::kNumber, Way::kAdviser, Way::kAppointment}) {
    if (way != recommended && reach_of(way, reaches) != Reach::kNone) others.push_back(way);
  }
  return others;
}

}  // namespace waymark::core
