// Carries out what the heart asks for: one method for each kind of Effect, nothing that waits. Ui thread, but for
// submission_accepted(), which the link calls.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/effect.h"
#include "kiosk/shell/glass.h"
#include "kiosk/shell/hub_link.h"
#include "kiosk/shell/media_desk.h"
#include "kiosk/shell/print_desk.h"
#include "kiosk/shell/speech_desk.h"
#include "kiosk/shell/staff_desk.h"
#include "kiosk/shell/ticket_desk.h"
#include "kiosk/shell/wipe_round.h"

namespace waymark::shell {

// What the answers are sealed to. Nothing before this kiosk is enrolled.
struct SubmissionKey {
  std::string id;
  std::string public_key;
};

struct EffectPorts {
  std::function<bool(std::function<void(HubLink&)>)> on_link;
  std::function<bool(std::function<void()>)> on_store;
  std::function<bool(DeviceThread::Command)> on_devices;
  std::function<void(core::Event)> event;
  std::function<void()> wake;                // the loop has something to look at
  std::function<std::size_t()> forget_acts;  // that nobody has looked at; how many
  std::function<void(bool)> share_screen;    // with the adviser: what is on the glass now, and whatever follows
};

class Effects {
 public:
  Effects(Outbox& outbox, const base::io::Clock& clock, Glass& glass, TicketDesk& tickets, PrintDesk& prints,
          SpeechDesk& speech, MediaDesk& media, StaffDesk& staff, EffectPorts ports);

  void use(SubmissionKey key) { submission_key_ = std::move(key); }

  // In order. `state_forgot` says whether the heart itself holds nobody's answers any more.
  void perform(std::vector<core::Effect> effects, bool state_forgot);

  // Set by a Restart effect: the loop leaves with it.
  [[nodiscard]] std::optional<int> exit_code() const { return exit_code_; }
  void submission_accepted(const std::string& submission_id);
  // What only the shell knows of: an incident, a rebuilt store.
  void record_incident(const std::string& name, const std::string& kind);

  // A wipe is over once everybody answered; the ui thread then scrubs its own stack and sends this on.
  [[nodiscard]] std::optional<core::Wiped> finished_wipe();

 private:
  void store(core::Tag tag, const core::StoreSubmission& submission);
  void keep(const std::string& request_id, TicketEnd end);
  void raise_help(core::Tag tag, const core::RaiseHelp& help);
  void ask_request_status(core::Tag tag, const core::AskRequestStatus& question);
  void check_in(core::Tag tag, const core::CheckIn& wanted);
  void cancel_help(const core::CancelHelp& help);
  void direct(core::Tag tag, const core::DirectMedia& media);
  void request(core::Tag tag, const core::RequestCall& call);
  void move(core::Tag tag, const core::MoveCall& move);
  void arrive(core::Tag tag, const core::ArriveInRoom& arrival);
  struct Sealing {
    NoteKind kind = NoteKind::kCallback;
    std::string id;
    core::Event stored;  // the answers
    core::Event failed;
  };
  void keep_sealed(const Sealing& what, const base::Secret& plain, nlohmann::json body);
  void store_callback(core::Tag tag, const core::StoreCallback& callback);
  void store_document(core::Tag tag, const core::StoreDocument& document);
  void wipe(core::Tag tag, Forgotten heart);
  void clear(WipeThread thread, const Holders& holders);
  [[nodiscard]] Forgotten forget_submissions();
  void flush_usage();

  Outbox& outbox_;
  const base::io::Clock& clock_;
  Glass& glass_;
  TicketDesk& tickets_;
  PrintDesk& prints_;
  SpeechDesk& speech_;
  MediaDesk& media_;
  StaffDesk& staff_;
  EffectPorts ports_;
  std::optional<SubmissionKey> submission_key_;
  std::optional<int> exit_code_;
  std::vector<std::string> usage_;  // waits for the store's queue; see kMaxUsageWaiting
  WipeRound wipe_;
  std::mutex mutex_;
  std::map<std::string, core::Tag> sent_;  // submissions of this visit that the hub has not confirmed
  std::optional<core::Wiped> finished_;
};

}  // namespace waymark::shell
