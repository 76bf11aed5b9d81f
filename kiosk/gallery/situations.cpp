#include "kiosk/gallery/situations.h"

#include "kiosk/gallery/steps.h"

namespace waymark::gallery {

using namespace std::chrono_literals;

namespace {

constexpr int kManyTries = 12;  // to do what a kiosk has no use for: then the calm screen is up

}  // namespace

void add_situations_of_nobody(std::vector<Situation>& into) {
  const auto nobody = [&into](const char* screen, const char* state, Steps steps,
                              std::function<void(core::Configuration&)> council = {}) {
    into.push_back({screen, state, Begins::kWithNobody, steps.list(), std::move(council)});
  };
  nobody("attract", "open", {});
  nobody("attract", "offline", Steps{}.happens(core::LinkChanged{false}));
  nobody("attract", "paper-out", Steps{}.happens(core::PrinterChanged{core::PrinterState::kPaperOut}));
  nobody("attract", "nothing-to-tell", {}, [](core::Configuration& council) {
    council.notices.clear();
    council.charter.clear();
    council.lessons.clear();
  });
  nobody("attract", "somebody-comes", Steps{}.happens(core::PresenceChanged{true, true}),
         [](core::Configuration& council) {
           council.presence = {true, std::chrono::seconds{60}};
         });
  nobody("closed", "today", {}, [](core::Configuration& council) {
    council.hours.always = false;
    for (auto& day : council.hours.week) day = {{9 * 60, 17 * 60}};
    council.hours.week[0] = {{12 * 60, 17 * 60}};
  });
  nobody("out_of_service", "ordered", Steps{}.happens(core::OutOfServiceOrdered{"E42"}));
}

void add_situations_of_choosing(std::vector<Situation>& into, std::string_view language) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps,
                           std::function<void(core::Configuration&)> council = {}) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), std::move(council)});
  };
  add("language", "aside", Steps{}.press("control.language"));
  add("home", "first", {});
  add("home", "offline", Steps{}.happens(core::LinkChanged{false}));
  add("home", "speech-on", Steps{}.press("control.listen"));
  add("home", "speech-paused", Steps{}.press("control.listen").happens(core::SpeechStarted{}).press("speech.pause"));
  add("home", "speech-on-low-reach", Steps{}.press({"control.listen", "control.reach"}));
  add("home", "speech-not-working", Steps{}.happens(core::VoiceChanged{false}));
  add("home", "low-reach", Steps{}.press("control.reach"));
  add("home", "keypad", Steps{}.key(core::Key::kDown, 2));
  add("home", "still-there", Steps{}.wait(95s));
  add("home", "with-a-ticket",
      Steps{}
          .press({"home.get-a-number", "queue.housing"})
          .answer(core::TicketIssued{{}, "H007", 7, 6, 11, 2, false})
          .answer(core::PrintFinished{{}, core::PrintOutcome::kPrinted, {}})
          .press("home"));
  add("services", "all", Steps{}.press("home.do-it-here"));
  const Steps triage = Steps{}.press({"home.do-it-here", "triage"});
  const auto told = [&triage](const char* topic, const char* how) {
    return Steps{triage}.press({topic, "triage.urgent.no", how});
  };
  add("triage_topic", "all", triage);
  add("triage_urgent", "asked", Steps{triage}.press("triage.unsure"));
  add("triage_how", "asked", Steps{triage}.press({"triage.unsure", "triage.urgent.no"}));
  add("triage_way", "here", told("triage.topic.service.bins", "triage.how.myself"));
  add("triage_way", "staff", told("triage.topic.service.bins", "triage.how.beside"));
  add("triage_way", "number", told("triage.topic.service.housing", "triage.how.talking"));
  add("triage_way", "urgent", Steps{triage}.press({"triage.unsure", "triage.urgent.yes"}));
  add("triage_way", "offline",
      Steps{}
          .happens(core::LinkChanged{false})
          .press({"home.do-it-here", "triage", "triage.unsure", "triage.urgent.no", "triage.how.no_screen"}));
  add("leaflets", "all", Steps{}.press({"home.do-it-here", "leaflets"}));
  const Steps leaflet = Steps{}.press({"home.do-it-here", "leaflets", "leaflet.your-bins"});
  add("reading", "leaflet", leaflet);
  add("reading", "printing", Steps{leaflet}.press("reading.print"));
  add("reading", "printed",
      Steps{leaflet}.press("reading.print").answer(core::PrintFinished{{}, core::PrintOutcome::kPrinted, ""}));
  add("reading", "print-failed",
      Steps{leaflet}.press("reading.print").answer(core::PrintFinished{{}, core::PrintOutcome::kFailed, "paper_out"}));
  add("reading", "code", Steps{leaflet}.press("reading.qr"));
  add("services", "low-reach", Steps{}.press({"control.reach", "home.do-it-here"}));
  add("journey_language", "missing", Steps{}.press({"home.do-it-here", "service.bins"}),
      [mine = std::string(language)](core::Configuration& council) {
        for (auto& journey : council.journeys) {
          auto fewer = *journey;
          std::erase(fewer.languages, mine);
          journey = std::make_shared<const journeys::Definition>(std::move(fewer));
        }
      });
  const Steps search = Steps{}.press({"home.do-it-here", "field.@search"});
  add("services", "found", Steps{search}.type("rent"));
  add("services", "leaflet-found", Steps{search}.type("help pay"));
  add("services", "nothing-found", Steps{search}.type("xylophone"));
  add("service", "two-ways", Steps{}.press({"home.do-it-here", "service.parking"}), [](core::Configuration& council) {
    for (core::Service& service : council.services) {
      if (service.id == "parking") service.queue = "general";
    }
  });
  Steps tries;
  for (int i = 0; i < kManyTries; ++i) tries.happens(core::Incident{"chord"});
  add("pause", "calm", tries);
  add("talk", "ways", Steps{}.press("home.talk"), [](core::Configuration& council) { council.calls.skills.clear(); });
  add("talk", "offline", Steps{}.happens(core::LinkChanged{false}).press("home.talk"));
  add("appointment", "ways", Steps{}.press("home.appointment"),
      [](core::Configuration& council) { council.appointments = false; });
}

void add_situations_of_a_moment(std::vector<Situation>& into) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  const Steps covered = Steps{}.press("control.moment").type("1357").press("continue");
  Steps locked = covered;
  for (int i = 0; i < 5; ++i) locked.type("0000").press("continue");
  add("moment_code", "empty", Steps{}.press("control.moment"));
  add("moment_code", "incomplete", Steps{}.press("control.moment").type("13").press("continue"));
  add("moment", "covered", covered);
  add("moment", "wrong-code", Steps{covered}.type("0000").press("continue"));
  add("moment", "start-again", Steps{covered}.press("control.start-again"));
  add("moment", "locked", locked);
}

std::vector<Situation> situations(std::string_view language) {
  std::vector<Situation> all;
  add_situations_of_nobody(all);
  add_situations_of_choosing(all, language);
  add_situations_of_questions(all, language);
  add_situations_of_photos(all, language);
  add_situations_of_sending(all, language);
  add_situations_of_requests(all);
  add_situations_of_appointments(all);
  add_situations_of_tickets_and_help(all);
  add_situations_of_calls(all, language);
  add_situations_of_a_moment(all);
  add_situations_of_staff(all, language);
  return all;
}

}  // namespace waymark::gallery
