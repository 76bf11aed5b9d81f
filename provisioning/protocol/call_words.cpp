#include <array>
#include <utility>

#include "provisioning/protocol/call.h"

namespace waymark::protocol {
namespace {

template <class Enum, std::size_t kCount>
using Table = std::array<std::pair<Enum, std::string_view>, kCount>;

constexpr Table<CallPhase, 8> kPhases{{{CallPhase::kWaiting, "waiting"},
                                       {CallPhase::kOffered, "offered"},
                                       {CallPhase::kAccepted, "accepted"},
                                       {CallPhase::kConnected, "connected"},
                                       {CallPhase::kHeld, "held"},
                                       {CallPhase::kTransferring, "transferring"},
                                       {CallPhase::kMoving, "moving"},
                                       {CallPhase::kEnded, "ended"}}};
constexpr Table<CallEnd, 14> kEnds{{{CallEnd::kCustomer, "customer"},
                                    {CallEnd::kAdviser, "adviser"},
                                    {CallEnd::kKioskLost, "kiosk_lost"},
                                    {CallEnd::kAdviserLost, "adviser_lost"},
                                    {CallEnd::kUnanswered, "unanswered"},
                                    {CallEnd::kClosed, "closed"},
                                    {CallEnd::kFailed, "failed"},
                                    {CallEnd::kShielded, "shielded"},
                                    {CallEnd::kWiped, "wiped"},
                                    {CallEnd::kCallback, "callback"},
                                    {CallEnd::kTicket, "ticket"},
                                    {CallEnd::kNotArrived, "not_arrived"},
                                    {CallEnd::kWrongCode, "wrong_code"},
                                    {CallEnd::kRoomLost, "room_lost"}}};
constexpr Table<SpeakBy, 4> kSpeak{{{SpeakBy::kHandset, "handset"},
                                    {SpeakBy::kHeadphones, "headphones"},
                                    {SpeakBy::kType, "type"},
                                    {SpeakBy::kAloud, "aloud"}}};
constexpr Table<Consent, 5> kConsents{{{Consent::kSee, "see"},
                                       {Consent::kPoint, "point"},
                                       {Consent::kFill, "fill"},
                                       {Consent::kPrint, "print"},
                                       {Consent::kPhoto, "photo"}}};
constexpr Table<SignalKind, 4> kKinds{{{SignalKind::kOffer, "offer"},
                                       {SignalKind::kAnswer, "answer"},
                                       {SignalKind::kCandidate, "candidate"},
                                       {SignalKind::kRestart, "restart"}}};
constexpr Table<LegReport, 2> kReports{
    {{LegReport::kConnected, "connected"}, {LegReport::kReconnecting, "reconnecting"}}};

template <class Enum, std::size_t kCount>
std::string_view find(const Table<Enum, kCount>& table, Enum value) {
  for (const auto& [each, name] : table) {
    if (each == value) return name;
  }
  return {};
}

template <class Enum, std::size_t kCount>
std::optional<Enum> find(const Table<Enum, kCount>& table, std::string_view name) {
  for (const auto& [each, known] : table) {
    if (known == name) return each;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(CallPhase value) { return find(kPhases, value); }
std::string_view name_of(CallEnd value) { return find(kEnds, value); }
std::string_view name_of(SpeakBy value) { return find(kSpeak, value); }
std::string_view name_of(Consent value) { return find(kConsents, value); }
std::string_view name_of(SignalKind value) { return find(kKinds, value); }
std::string_view name_of(LegReport value) { return find(kReports, value); }
std::optional<CallPhase> call_phase(std::string_view name) { return find(kPhases, name); }
std::optional<CallEnd> call_end(std::string_view name) { return find(kEnds, name); }
std::optional<SpeakBy> speak_by(std::string_view name) { return find(kSpeak, name); }
std::optional<Consent> consent(std::string_view name) { return find(kConsents, name); }
std::optional<SignalKind> signal_kind(std::string_view name) { return find(kKinds, name); }
std::optional<LegReport> leg_report(std::string_view name) { return find(kReports, name); }

}  // namespace waymark::protocol
