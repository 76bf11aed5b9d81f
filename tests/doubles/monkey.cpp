#include "tests/doubles/monkey.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "tests/doubles/invariants.h"
#include "tests/doubles/visitor.h"

namespace waymark::doubles {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kMarker = "Zq7Marker";

// The demonstration with nothing public in it: then nothing that is typed may ever be seen by anybody else.
std::shared_ptr<const core::Configuration> private_council() {
  static const auto council = [] {
    auto configuration = demo_configuration();
    int count = 0;
    for (auto& journey : configuration.journeys) {
      auto copy = *journey;
      for (auto& page : copy.pages) {
        for (auto& question : page.questions) {
          question.privacy = ++count % 4 == 0 ? journeys::Privacy::kSecret : journeys::Privacy::kPrivate;
        }
      }
      journey = std::make_shared<const journeys::Definition>(std::move(copy));
    }
    configuration.presence = {true, 30s};
    return std::make_shared<const core::Configuration>(std::move(configuration));
  }();
  return council;
}

class Monkey {
 public:
  explicit Monkey(const Draw& draw) : draw_(draw), visitor_(private_council()) {}

  // False when the numbers have run out.
  bool act() {
    const auto choice = draw_();
    if (!choice) return false;
    const std::uint32_t what = *choice % 100;
    if (what < 45) {
      press_anything();
    } else if (what < 58) {
      visitor_.key(static_cast<core::Key>(1 + below(14)));
    } else if (what < 66) {
      type();
    } else if (what < 69) {
      visitor_.send(core::CaretSet{any_control(), below(40)});
    } else if (what < 70) {
      visitor_.send(
          core::LongPress{any_control(), below(2) == 0 ? std::nullopt : std::optional<std::size_t>{below(40)}});
    } else if (what < 77) {
      visitor_.wait(std::chrono::milliseconds(below(what == 76 ? 200'000 : 4'000)));
    } else if (what < 92) {
      answer();
    } else {
      world();
    }
    begin_again_after_restart();
    return true;
  }

  [[nodiscard]] std::string screen() const { return visitor_.screen(); }

  [[nodiscard]] std::string broken() {
    const auto& effects = visitor_.effects();
    const std::vector<core::Effect> fresh(
        effects.begin() + static_cast<std::ptrdiff_t>(std::min(checked_, effects.size())), effects.end());
    checked_ = effects.size();
    for (std::string what : {broken_screen(visitor_.state(), visitor_.view()), leaked(visitor_.view(), fresh, kMarker),
                             residue(visitor_.state())}) {
      if (!what.empty()) return visitor_.screen() + ": " + what;
    }
    return {};
  }

 private:
  std::uint32_t below(std::uint32_t bound) { return draw_().value_or(0) % bound; }

  std::string any_control() {
    const auto& stops = visitor_.state().focus_stops;
    return stops.empty() ? std::string("start") : stops[below(static_cast<std::uint32_t>(stops.size()))].id;
  }

  // Mostly what leads on, or a monkey would live on the first screen.
  void press_anything() {
    static constexpr std::array<const char*, 6> kOn{"continue", "send", "agree",
                                                    "finish",   "home", "ticket.written-down"};
    const std::uint32_t how = below(8);
    if (how < kOn.size() && visitor_.find(kOn[how]) != nullptr) return visitor_.send(core::Activate{kOn[how]});
    std::string id = any_control();
    if (id == "control.start-again" && below(10) != 0) id = any_control();
    visitor_.send(core::Activate{how == 7 && below(20) == 0 ? "nonsense" : id});
  }

  void type() {
    static constexpr std::array<std::string_view, 9> kTexts{
        kMarker,      "19", "11", "2026", "pa31 8rt", "a@example.com", "\xFF\xC0 bytes", "e\u0301\u202E\u200Fشارع",
        "07700900982"};
    visitor_.type(kTexts[below(kTexts.size())]);
  }

  template <class Body, class Reply>
  void reply_to() {
    core::Tag tag = visitor_.tag_of_last<Body>();
    if (below(6) == 0) tag.visit -= below(2);  // of another customer
    if (below(9) == 0) tag.effect -= below(3);
    Reply reply{};
    reply.tag = tag;
    if constexpr (std::is_same_v<Reply, core::TicketIssued>) reply.display = "C042";
    if constexpr (std::is_same_v<Reply, core::PrintFinished>)
      reply.outcome = static_cast<core::PrintOutcome>(1 + below(3));
    visitor_.send(reply);
  }

  protocol::CheckIn an_appointment() {
    protocol::CheckIn told;
    told.outcome = static_cast<protocol::CheckInOutcome>(1 + below(protocol::kCheckInOutcomes.size()));
    told.service = "council-tax";
    told.at = {2026, 11, 23, 630};
    told.late = below(3) == 0;
    told.display = "C042";
    if (below(4) == 0) told.desk = "3";
    return told;
  }

  void answer() {
    switch (below(25)) {
      case 22:
        return reply_to<core::CheckIn, core::AppointmentUnknown>();
      case 23:
        return reply_to<core::CheckIn, core::CheckInUnavailable>();
      case 24:
        return visitor_.send(core::CheckedIn{visitor_.tag_of_last<core::CheckIn>(), an_appointment()});
      case 20:
        return reply_to<core::AskRequestStatus, core::RequestUnknown>();
      case 21:
        return visitor_.send(core::RequestFound{
            visitor_.tag_of_last<core::AskRequestStatus>(),
            {"report-a-missed-bin", static_cast<protocol::RequestStatus>(1 + below(4)), 1'795'000'000'000, 0}});
      case 18:
      case 19:
        return camera();
      case 12:
        return visitor_.send(core::CallOffer{visitor_.tag_of_last<core::AskCallOffer>(),
                                             {{"council-tax", below(4) != 0, static_cast<int>(below(3)), 4, 9}}});
      case 13:
      case 14:
        return hub_of_a_call();
      case 15:
        return media_of_a_call();
      case 16:
        return adviser();
      case 17:
        return reply_to<core::StoreCallback, core::CallbackStored>();
      case 0:
        return reply_to<core::StoreSubmission, core::SubmissionStored>();
      case 1:
        return reply_to<core::StoreSubmission, core::SubmissionAccepted>();
      case 2:
        return reply_to<core::StoreSubmission, core::SubmissionFailed>();
      case 3:
        return reply_to<core::IssueTicket, core::TicketIssued>();
      case 4:
        return reply_to<core::IssueTicket, core::TicketUnavailable>();
      case 5:
        return reply_to<core::Print, core::PrintFinished>();
      case 6:
        return reply_to<core::RaiseHelp, core::HelpRaised>();
      case 7:
        return reply_to<core::RaiseHelp, core::HelpUnavailable>();
      case 8:
        return visitor_.acknowledge_help();
      default:
        return visitor_.answer_wiped(below(40) != 0);
    }
  }

  void hub_of_a_call() {
    if (below(12) == 0) return reply_to<core::RequestCall, core::CallRefused>();
    core::CallChanged changed;
    changed.call_id = visitor_.state().visit.call.call_id;
    changed.revision = ++revision_;
    changed.state = below(3) == 0 ? static_cast<core::HubCall>(1 + below(7)) : core::HubCall::kAccepted;
    changed.leg = static_cast<int>(1 + below(3));
    changed.place = static_cast<int>(below(4));
    if (below(2) == 0) changed.adviser = "Morag";
    changed.end = static_cast<core::CallEnd>(2 + below(7));
    visitor_.send(changed);
  }

  void media_of_a_call() {
    const core::Tag tag{visitor_.state().epoch - (below(8) == 0 ? 1 : 0), 0};
    if (below(10) == 0) return visitor_.send(core::MediaLost{tag});
    const auto camera = static_cast<core::Camera>(1 + below(4));
    if (below(6) == 0) return visitor_.send(core::MediaDevices{tag, camera, core::Microphone::kReady, true});
    const auto state = below(3) == 0 ? static_cast<core::LegState>(1 + below(4)) : core::LegState::kConnected;
    visitor_.send(core::LegChanged{tag, visitor_.state().visit.call.leg, state});
  }

  void camera() {
    const core::Tag tag{visitor_.state().epoch - (below(8) == 0 ? 1 : 0), 0};
    switch (below(6)) {
      case 0:
        return reply_to<core::StoreDocument, core::DocumentStored>();
      case 1:
        return reply_to<core::StoreDocument, core::DocumentFailed>();
      case 2:
        return visitor_.send(core::PresenceChanged{below(4) != 0, below(2) == 0});
      case 3:
        return visitor_.send(core::PaperSighted{tag, static_cast<core::PaperSight>(1 + below(7))});
      default:
        return visitor_.send(core::PhotoTaken{tag, below(3) != 0, base::Secret{kMarker}});
    }
  }

  core::Assist request() {
    switch (below(10)) {
      case 5:
        return core::AskedForPhoto{"f"};
      case 6:
        return core::PushedLeaflet{"l", "your-bins"};
      case 7:
        return core::PushedDocument{"d", base::Secret{kMarker}, {base::Secret{kMarker}}};
      case 0:
        return core::Pointed{any_control()};
      case 1:
        return core::Suggested{"s", any_control(), base::Secret{"19"}};
      case 2:
        return core::PushedJourney{"j", "report-a-missed-bin"};
      case 3:
        return core::AskedInPrivate{"q", base::Secret{"Which?"}};
      case 4:
        return core::SentPaper{"p", base::Secret{"A paper"}, {base::Secret{"A line"}}};
      default:
        return core::AskedConsent{static_cast<core::Consent>(1 + below(5))};
    }
  }
  void adviser() {
    const core::Tag tag{visitor_.state().epoch, 0};
    const int leg = visitor_.state().visit.call.leg;
    if (below(3) == 0) return visitor_.send(core::TextArrived{tag, leg, 1, base::Secret{"Hello"}, below(2) == 0});
    visitor_.send(core::AssistArrived{tag, leg, request()});
  }

  // A member of staff, or somebody who would like to be one.
  void staff() {
    visitor_.send(core::StaffCalled{});
    if (below(2) == 0) return;
    visitor_.type("101");
    visitor_.type("482915");
    const core::PinOutcome outcome =
        below(3) != 0 ? core::PinOutcome::kRight : static_cast<core::PinOutcome>(1 + below(4));
    visitor_.send(
        core::StaffPinChecked{visitor_.tag_of_last<core::CheckStaffPin>(), outcome, 2, std::chrono::minutes{5}});
  }

  void world() {
    switch (below(13)) {
      case 11:
        return staff();
      case 0:
        return visitor_.send(core::LinkChanged{below(2) == 0});
      case 1:
      case 2:
        return visitor_.printer(static_cast<core::PrinterState>(1 + below(6)));
      case 3:
        return visitor_.send(core::CardInserted{"hash"});
      case 4:
        return visitor_.send(core::CardRemoved{});
      case 5:
        return visitor_.send(core::OutOfServiceOrdered{below(3) == 0 ? "E1" : ""});
      case 6:
        visitor_.set_wall(base::WallTime{std::chrono::seconds(below(4'000'000'000U))});
        return visitor_.send(core::ClockJumped{});
      case 7:
        if (below(2) == 0) return visitor_.send(core::HandsetMoved{below(2) == 0});
        return visitor_.send(core::HeadphonesChanged{below(2) == 0});
      case 8:
        if (below(2) == 0) return visitor_.send(core::SpeechStarted{});
        return visitor_.send(core::SpeechEnded{});
      case 9:
        return visitor_.send(core::VoiceChanged{below(4) != 0});
      case 10:
        for (std::uint32_t i = below(15); i > 0; --i) visitor_.send(core::Incident{"chord"});
        return;
      default:
        if (below(6) == 0) return visitor_.send(core::ConfigurationStaged{8});
        return visitor_.send(core::Presence{});
    }
  }

  void begin_again_after_restart() {
    if (visitor_.count<core::Restart>() > 0) restart();
  }
  void restart() {
    visitor_ = Visitor(private_council());
    checked_ = 0;
  }

  const Draw& draw_;
  Visitor visitor_;
  std::int64_t revision_ = 0;  // of what the hub says of calls
  std::size_t checked_ = 0;    // effects that have been looked at
};

}  // namespace

Life live_like_a_monkey(const Draw& draw, int most_events) {
  Life life;
  Monkey monkey(draw);
  for (int event = 0; event < most_events && life.broken.empty(); ++event) {
    if (!monkey.act()) break;
    life.screens.insert(monkey.screen());
    life.broken = monkey.broken();
    if (!life.broken.empty()) life.broken = "event " + std::to_string(event) + ": " + life.broken;
  }
  return life;
}

}  // namespace waymark::doubles
