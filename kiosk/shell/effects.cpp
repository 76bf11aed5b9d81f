#include "kiosk/shell/effects.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "base/io/crypto.h"
#include "base/io/log.h"
#include "kiosk/shell/outbox_events.h"
#include "kiosk/shell/wipe_owners.h"

namespace waymark::shell {
namespace {

// A disk that stands still for an hour; then the newest are dropped and the heart goes on.
constexpr std::size_t kMaxUsageWaiting = 1'000;

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

TicketEnd end_of(core::TicketProof proof) {
  switch (proof) {
    case core::TicketProof::kPrinted:
      return TicketEnd::kPrinted;
    case core::TicketProof::kShown:
      return TicketEnd::kShown;
    case core::TicketProof::kFollowed:
      return TicketEnd::kFollowed;
  }
  return TicketEnd::kShown;
}

TicketEnd end_of(core::VoidReason reason) {
  switch (reason) {
    case core::VoidReason::kPrintFailed:
      return TicketEnd::kPrintFailed;
    case core::VoidReason::kCancelled:
      return TicketEnd::kCancelled;
    case core::VoidReason::kVisitEnded:
      return TicketEnd::kVisitEnded;
  }
  return TicketEnd::kCancelled;
}

}  // namespace

Effects::Effects(Outbox& outbox, const base::io::Clock& clock, Glass& glass, TicketDesk& tickets, PrintDesk& prints,
                 SpeechDesk& speech, MediaDesk& media, StaffDesk& staff, EffectPorts ports)
    : outbox_(outbox),
      clock_(clock),
      glass_(glass),
      tickets_(tickets),
      prints_(prints),
      speech_(speech),
      media_(media),
      staff_(staff),
      ports_(std::move(ports)) {}

void Effects::perform(std::vector<core::Effect> effects, bool state_forgot) {
  for (core::Effect& effect : effects) {
    const core::Tag tag = effect.tag;
    std::visit(Overloaded{
                   [&](const core::StoreSubmission& one) { store(tag, one); },
                   [&](const core::IssueTicket& one) { tickets_.issue(tag, one); },
                   [&](const core::ConfirmTicket& one) { keep(one.request_id, end_of(one.proof)); },
                   [&](const core::VoidTicket& one) { keep(one.request_id, end_of(one.reason)); },
                   [&](const core::Print& one) { prints_.print(tag, one); },
                   [&](const core::CancelPrint& one) { prints_.cancel(one); },
                   [&](const core::RecordUsage& one) { usage_.push_back(usage_event(one)); },
                   [&](const core::RaiseHelp& one) { raise_help(tag, one); },
                   [&](const core::CancelHelp& one) { cancel_help(one); },
                   [&](const core::AskRequestStatus& one) { ask_request_status(tag, one); },
                   [&](const core::CheckIn& one) { check_in(tag, one); },
                   [&](const core::AskCallOffer&) {
                     const bool asked = ports_.on_link([tag](HubLink& link) { link.calls().ask_offer(tag); });
                     if (!asked) ports_.event(core::CallOfferUnknown{tag});
                   },
                   [&](const core::RequestCall& one) { request(tag, one); },
                   [&](const core::ReportCall& one) {
                     static_cast<void>(ports_.on_link([one](HubLink& link) { link.calls().report(one); }));
                   },
                   [&](const core::EndCall& one) {
                     static_cast<void>(ports_.on_link([one](HubLink& link) { link.calls().end(one); }));
                   },
                   [&](const core::MoveCall& one) { move(tag, one); },
                   [&](const core::StayInCall& one) {
                     static_cast<void>(ports_.on_link([one](HubLink& link) { link.calls().stay(one); }));
                   },
                   [&](const core::ArriveInRoom& one) { arrive(tag, one); },
                   [&](const core::DirectMedia& one) { direct(tag, one); },
                   [&](const core::TellAdviser& one) {
                     static_cast<void>(ports_.on_devices([this, one](DeviceThread&) { media_.tell(one); }));
                   },
                   [&](const core::StoreCallback& one) { store_callback(tag, one); },
                   [&](const core::StoreDocument& one) { store_document(tag, one); },
                   [&](const core::WatchPresence& one) {
                     static_cast<void>(ports_.on_devices([this, on = one.on](DeviceThread&) { media_.watch(on); }));
                   },
                   [&](const core::CheckStaffPin& one) { staff_.check(tag, one); },
                   [&](const core::KeepStaffCard& one) { staff_.keep(one); },
                   [&](const core::KeepOutOfService& one) { staff_.keep(one); },
                   [&](const core::ReportStaffAct& one) { staff_.report(one); },
                   [&](const core::AskFacts&) { staff_.tell_facts(tag); },
                   [&](const core::Wipe& one) {
                     wipe(tag, {state_forgot, one.held});
                   },
                   [&](const core::Restart& one) { exit_code_ = one.exit_code; },
               },
               effect.body);
  }
  flush_usage();
}

void Effects::record_incident(const std::string& name, const std::string& kind) {
  usage_.push_back(shell_event(clock_, name, kind));
  flush_usage();
}

void Effects::flush_usage() {
  if (usage_.empty()) return;
  if (usage_.size() > kMaxUsageWaiting) usage_.resize(kMaxUsageWaiting);
  const bool posted = ports_.on_store([this, batch = usage_] {
    const auto kept = outbox_.add_usage(batch);
    if (!kept) base::io::log_error("outbox", kept.error());
    static_cast<void>(ports_.on_link([](HubLink& link) { link.outbox_changed(); }));
  });
  if (posted) usage_.clear();
}

// Sealed here and at once: no other thread, no file and no library that sends ever sees the answers.
void Effects::store(core::Tag tag, const core::StoreSubmission& submission) {
  const auto sealed =
      submission_key_ ? base::io::seal(submission.answers.reveal(), submission_key_->public_key)
                      : base::Result<std::string>{base::fail(base::ErrorCode::kUnavailable, "submission", "no key")};
  if (!sealed) {
    base::io::log_error("submission", sealed.error());
    return ports_.event(core::SubmissionFailed{tag});
  }
  {
    const std::scoped_lock lock(mutex_);
    sent_[submission.submission_id] = tag;
  }
  const SealedSubmission kept{submission.submission_id,   submission.reference, submission.journey,
                              submission.journey_version, submission.language,  *sealed,
                              submission_key_->id,        clock_.wall()};
  const bool posted = ports_.on_store([this, tag, kept] {
    const auto stored = outbox_.add_submission(kept);
    if (!stored) {
      base::io::log_error("outbox", stored.error());
      return ports_.event(core::SubmissionFailed{tag});
    }
    ports_.event(core::SubmissionStored{tag});
    static_cast<void>(ports_.on_link([](HubLink& link) { link.outbox_changed(); }));
  });
  if (!posted) ports_.event(core::SubmissionFailed{tag});
}

void Effects::submission_accepted(const std::string& submission_id) {
  core::Tag tag;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = sent_.find(submission_id);
    if (found == sent_.end()) return;  // an earlier visit's: its customer has gone
    tag = found->second;
    sent_.erase(found);
  }
  ports_.event(core::SubmissionAccepted{tag});
}

void Effects::keep(const std::string& request_id, TicketEnd end) {
  const bool posted = ports_.on_store([this, request_id, end] {
    const auto kept = outbox_.end_ticket(request_id, end);
    if (!kept) base::io::log_error("outbox", kept.error());
    static_cast<void>(ports_.on_link([](HubLink& link) { link.outbox_changed(); }));
  });
  // Not confirmed is void after a minute: a ticket is never called without its owner.
  if (!posted) base::io::log_warning("tickets", "the store is behind: a ticket's end was not kept");
}

void Effects::raise_help(core::Tag tag, const core::RaiseHelp& help) {
  const bool posted = ports_.on_link([this, tag, help](HubLink& link) {
    link.raise_help(help, [this, tag](bool raised) {
      if (raised) {
        ports_.event(core::HelpRaised{tag});
      } else {
        ports_.event(core::HelpUnavailable{tag});
      }
    });
  });
  if (!posted) ports_.event(core::HelpUnavailable{tag});
}

void Effects::cancel_help(const core::CancelHelp& help) {
  static_cast<void>(ports_.on_store([this, id = help.request_id] {
    static_cast<void>(outbox_.add_note(NoteKind::kCancelHelp, id, "{}"));
    static_cast<void>(ports_.on_link([](HubLink& link) { link.outbox_changed(); }));
  }));
}

void Effects::ask_request_status(core::Tag tag, const core::AskRequestStatus& question) {
  const bool posted = ports_.on_link([this, tag, question](HubLink& link) {
    link.ask_request_status(question, [this, tag](const base::Result<protocol::RequestState>& answer) {
      if (answer) return ports_.event(core::RequestFound{tag, *answer});
      if (answer.error().code == base::ErrorCode::kNotFound) return ports_.event(core::RequestUnknown{tag});
      ports_.event(core::RequestStatusUnavailable{tag});
    });
  });
  if (!posted) ports_.event(core::RequestStatusUnavailable{tag});
}

void Effects::check_in(core::Tag tag, const core::CheckIn& wanted) {
  const bool posted = ports_.on_link([this, tag, wanted](HubLink& link) {
    link.check_in(wanted, [this, tag](const base::Result<protocol::CheckIn>& answer) {
      if (answer) return ports_.event(core::CheckedIn{tag, *answer});
      if (answer.error().code == base::ErrorCode::kNotFound) return ports_.event(core::AppointmentUnknown{tag});
      ports_.event(core::CheckInUnavailable{tag});
    });
  });
  if (!posted) ports_.event(core::CheckInUnavailable{tag});
}

void Effects::request(core::Tag tag, const core::RequestCall& call) {
  const bool asked = ports_.on_link([tag, call](HubLink& link) { link.calls().request(tag, call); });
  if (!asked) ports_.event(core::CallRefused{tag, core::CallRefusal::kUnreachable});
}

// Sealed here and at once, to the kiosk in the room: nobody in between can open it.
void Effects::move(core::Tag tag, const core::MoveCall& move) {
  const auto key = base::io::from_base64(move.key);
  const auto sealed = key && key->size() == protocol::kRoomKeyBytes && move.luggage.size() <= protocol::kMaxLuggageBytes
                          ? base::io::seal(move.luggage.reveal(), *key)
                          : base::Result<std::string>{base::fail(base::ErrorCode::kUnavailable, "luggage", "no key")};
  if (!sealed) {
    base::io::log_error("room", sealed.error());
    return ports_.event(core::RoomUnavailable{tag});
  }
  const KeptRoom wanted{move.call_id, move.room, move.key, *sealed};
  const bool asked = ports_.on_link([tag, wanted](HubLink& link) { link.room().move(tag, wanted); });
  if (!asked) ports_.event(core::RoomUnavailable{tag});
}

void Effects::arrive(core::Tag tag, const core::ArriveInRoom& arrival) {
  const bool asked = ports_.on_link([tag, arrival](HubLink& link) { link.room().arrive(tag, arrival); });
  if (!asked) ports_.event(core::CodeRefused{tag, core::CodeRefusal::kUnreachable});
}

void Effects::direct(core::Tag tag, const core::DirectMedia& media) {
  const bool told = ports_.on_devices([this, tag, media](DeviceThread&) { media_.direct(tag, media); });
  if (!told) ports_.event(core::MediaLost{tag});
  ports_.share_screen(media.wanted.screen);
}

// As a submission: sealed at once, kept, sent when the line is there. `body` gets what was sealed.
void Effects::keep_sealed(const Sealing& what, const base::Secret& plain, nlohmann::json body) {
  const auto sealed = submission_key_
                          ? base::io::seal(plain.reveal(), submission_key_->public_key)
                          : base::Result<std::string>{base::fail(base::ErrorCode::kUnavailable, "seal", "no key")};
  if (!sealed) {
    base::io::log_error("outbox", sealed.error());
    return ports_.event(what.failed);
  }
  body["sealed"] = base::io::to_base64(*sealed);
  body["key_id"] = submission_key_->id;
  const bool posted = ports_.on_store([this, what, body = body.dump()] {
    const auto kept = outbox_.add_note(what.kind, what.id, body);
    if (!kept) {
      base::io::log_error("outbox", kept.error());
      return ports_.event(what.failed);
    }
    ports_.event(what.stored);
    static_cast<void>(ports_.on_link([](HubLink& link) { link.outbox_changed(); }));
  });
  if (!posted) ports_.event(what.failed);
}

void Effects::store_callback(core::Tag tag, const core::StoreCallback& callback) {
  nlohmann::json body{{"callback_id", callback.callback_id},
                      {"language", callback.language},
                      {"created_at", clock_.wall().time_since_epoch().count()}};
  if (!callback.skill.empty()) body["skill"] = callback.skill;
  if (!callback.call_id.empty()) body["call_id"] = callback.call_id;
  keep_sealed({NoteKind::kCallback, callback.callback_id, core::CallbackStored{tag}, core::CallbackFailed{tag}},
              callback.wish, std::move(body));
}

void Effects::store_document(core::Tag tag, const core::StoreDocument& document) {
  nlohmann::json body{{"document_id", document.document_id}, {"media_type", "image/jpeg"}};
  if (!document.call_id.empty()) body["call_id"] = document.call_id;
  if (!document.submission_id.empty()) body["submission_id"] = document.submission_id;
  keep_sealed({NoteKind::kDocument, document.document_id, core::DocumentStored{tag}, core::DocumentFailed{tag}},
              document.jpeg, std::move(body));
}

Forgotten Effects::forget_submissions() {
  const std::scoped_lock lock(mutex_);
  return {true, std::exchange(sent_, {}).size()};
}

// On the thread of these owners, behind everything that was posted to it before.
void Effects::clear(WipeThread thread, const Holders& holders) {
  std::vector<std::pair<std::string_view, Forgotten>> answers;
  for (const WipeOwner& owner : wipe_owners()) {
    if (owner.thread == thread) answers.emplace_back(owner.name, owner.forget(holders));
  }
  for (const auto& [name, what] : answers) wipe_.cleared(name, what);  // only now: the last of them was the stack
}

void Effects::wipe(core::Tag tag, Forgotten heart) {
  std::vector<std::string> names;
  for (const WipeOwner& owner : wipe_owners()) names.emplace_back(owner.name);
  wipe_.begin(tag, std::move(names), [this](core::Wiped report) {
    for (const core::WipeOwner& owner : report.report.owners) {
      if (!owner.cleared) base::io::log(base::io::LogLevel::kError, "wipe", owner.name + " did not forget");
    }
    {
      const std::scoped_lock lock(mutex_);
      finished_ = std::move(report);
    }
    ports_.wake();
  });
  ports_.share_screen(false);
  Holders holders;
  holders.heart = heart;
  holders.submissions = [this] { return forget_submissions(); };
  holders.mailbox = [this] { return Forgotten{true, ports_.forget_acts()}; };
  holders.glass = &glass_;
  holders.prints = &prints_;
  holders.media = &media_;
  clear(WipeThread::kUi, holders);
  speech_.wipe([this](bool cleared) { wipe_.cleared("voice", {cleared, 0}); });
  const bool stored = ports_.on_store([this, holders] { clear(WipeThread::kStore, holders); });
  const bool local = ports_.on_devices([this, holders](DeviceThread&) { clear(WipeThread::kLocal, holders); });
  const bool linked = ports_.on_link([this, holders](HubLink& link) {
    Holders with_link = holders;
    with_link.link = &link;
    clear(WipeThread::kLink, with_link);
  });
  if (!stored || !local || !linked) wipe_.give_up();
}

std::optional<core::Wiped> Effects::finished_wipe() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(finished_, std::nullopt);
}

}  // namespace waymark::shell
