#include "provisioning/hub/calls/call_json.h"

#include <algorithm>

#include "provisioning/hub/calls/ice.h"
#include "provisioning/hub/hub.h"

namespace waymark::hub::calls {

using nlohmann::json;

namespace {

// A deadline of the monotonic clock, as the wall clock will have it.
std::int64_t wall_of(const Hub& hub, base::MonoTime at) {
  return hub.now() + std::max<std::int64_t>(0, (at - hub.clock().mono()).count());
}

// The pages that have something to say to an adviser, and what is asked on them.
json guided_pages(const journeys::Definition& journey, const std::string& language) {
  json list = json::array();
  for (const journeys::Page& page : journey.pages) {
    if (page.guidance.empty()) continue;
    json questions = json::array();
    for (const journeys::Question& question : page.questions) questions.push_back(question.id);
    list.push_back({{"page", page.id},
                    {"title", journeys::heading_of(page).in(language)},
                    {"guidance", page.guidance},
                    {"questions", std::move(questions)}});
  }
  return list;
}

}  // namespace

std::string person_of(Hub& hub, const std::string& sign_in_name) {
  const StaffRecord* staff = hub.staff().find(sign_in_name);
  return staff == nullptr || staff->display_name.empty() ? "A member of staff" : staff->display_name;
}

std::string site_name(const Hub& hub, const std::string& site) {
  const auto* found = hub.in_force() ? hub.in_force()->council.site(site) : nullptr;
  return found == nullptr ? site : found->name;
}

std::string skill_name(const Hub& hub, const std::string& skill) {
  const auto* found = hub.in_force() ? hub.in_force()->council.calls.skill(skill) : nullptr;
  return found == nullptr ? skill : found->name;
}

protocol::CallState call_state_of(const Hub& hub, const Call& call) {
  protocol::CallState state;
  state.call_id = call.request.call_id;
  state.revision = call.revision;
  state.phase = call.phase;
  state.skill = call.skill;
  state.language = call.request.language;
  state.place = call.place;
  state.about_minutes = call.about_minutes;
  state.up_to_minutes = call.up_to_minutes;
  state.advisers_on = call.advisers_on;
  state.leg = call.leg;
  state.relay_only = hub.options().ice.relay_only;
  state.end_reason = call.end_reason;
  if (call.with_adviser()) {
    if (const Adviser* adviser = hub.switchboard().routing().adviser(call.adviser)) {
      state.adviser_alias = adviser->card.alias;
    }
    state.ice_servers = ice_servers(hub.options().ice, call.request.call_id, hub.now());
  }
  if (!call.room.empty()) {
    const KioskRecord* kiosk = hub.kiosks().find(call.room);
    const std::string name = hub.switchboard().rooms().name_of(call.site, call.room);
    if (kiosk != nullptr && !name.empty()) state.room = protocol::PrivateRoom{kiosk->name, name, call.room_key};
  }
  if (call.phase == CallPhase::kMoving) state.moving_until = call.move->until_at;
  return state;
}

json call_state_json(const Hub& hub, const Call& call) {
  return json::parse(protocol::to_json(call_state_of(hub, call)));
}

json summary_json(Hub& hub, const Call& call, const std::string& reader) {
  const KioskRecord* kiosk = hub.kiosks().find(call.kiosk_id);
  const std::int64_t until = call.accepted_at > 0 ? call.accepted_at : call.ended_at > 0 ? call.ended_at : hub.now();
  json object{{"call_id", call.request.call_id},
              {"state", protocol::name_of(call.phase)},
              {"kiosk_id", call.kiosk_id},
              {"kiosk_name", kiosk == nullptr ? call.kiosk_id : kiosk->name},
              {"site", call.site},
              {"site_name", site_name(hub, call.site)},
              {"skill", call.skill},
              {"skill_name", skill_name(hub, call.skill)},
              {"language", call.request.language},
              {"asked_at", call.asked_at},
              {"waited_ms", std::max<std::int64_t>(0, until - call.asked_at)},
              {"place", call.place}};
  // Only where there is more than one to tell apart.
  const bool several = hub.switchboard().routing().councils().several();
  if (const auto* council = several && hub.in_force() ? hub.in_force()->council.council_of(call.site) : nullptr) {
    object["council"] = council->id;
    object["council_name"] = council->name;
  }
  const bool over = !call.live() && !call.had_by.empty();
  const std::string& who = over ? call.had_by.back() : call.adviser.empty() ? call.ringing : call.adviser;
  if (!who.empty()) object["adviser"] = person_of(hub, who);
  if (!reader.empty() && call.consulted == reader) object["consulting"] = true;
  return object;
}

json detail_json(Hub& hub, const Call& call, const std::string& reader) {
  json object{{"call", call_state_json(hub, call)}, {"summary", summary_json(hub, call, reader)},
              {"needs", call.request.needs},        {"speak", protocol::name_of(call.request.speak)},
              {"page", call.request.page},          {"allowed", json::array()},
              {"documents", json::array()},         {"journeys", json::array()},
              {"leaflets", json::array()}};
  for (const protocol::Consent kind : call.request.allowed) object["allowed"].push_back(protocol::name_of(kind));
  if (!call.request.journey.empty()) object["journey"] = call.request.journey;
  if (hub.in_force()) {
    for (const auto& [id, journey] : hub.in_force()->journeys) {
      if (!hub.in_force()->council.has_journey(id, call.site)) continue;
      const std::string title = journey->title.in(hub.in_force()->council.language);
      object["journeys"].push_back({{"id", id}, {"title", title}, {"guidance", journey->guidance}});
      object["journeys"].back()["pages"] = guided_pages(*journey, hub.in_force()->council.language);
      if (id == call.request.journey) object["journey_title"] = title;
    }
    for (const bundle::Leaflet& leaflet : hub.in_force()->council.leaflets_at(call.site)) {
      object["leaflets"].push_back({{"id", leaflet.id}, {"title", leaflet.title}});
    }
  }
  if (!call.request.service.empty()) object["service"] = call.request.service;
  return object;
}

json documents_json(const std::vector<Document>& documents) {
  json list = json::array();
  for (const Document& one : documents) {
    list.push_back(
        {{"document_id", one.document_id}, {"media_type", one.media_type}, {"received_at", one.received_at}});
  }
  return list;
}

json adviser_json(const Hub& hub, const Adviser& adviser) {
  json object{{"state", name_of(adviser.state)},
              {"since", adviser.since},
              {"skills", adviser.card.skills},
              {"languages", adviser.card.languages},
              {"alias", adviser.card.alias}};
  if (!adviser.call_id.empty()) object["call_id"] = adviser.call_id;
  if (adviser.consulting) object["consulting"] = true;
  if (adviser.next) object["next_state"] = name_of(*adviser.next);
  if (adviser.state == AdviserState::kRinging) object["ring_until"] = wall_of(hub, adviser.ring_until);
  if (adviser.state == AdviserState::kWrapUp) {
    object["wrap_up_until"] = wall_of(hub, adviser.wrap_up_until);
    object["wrap_up_extended"] = adviser.extensions > 0;
  }
  return object;
}

json on_duty_json(const Adviser& adviser, bool with_call) {
  json object{{"name", adviser.card.name}, {"alias", adviser.card.alias},   {"state", name_of(adviser.state)},
              {"since", adviser.since},    {"skills", adviser.card.skills}, {"languages", adviser.card.languages}};
  if (with_call && !adviser.call_id.empty()) object["call_id"] = adviser.call_id;
  return object;
}

}  // namespace waymark::hub::calls
