#include "kiosk/shell/outbox_drain.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/io/log.h"

namespace waymark::shell {
namespace {

using base::io::HttpMethod;
using nlohmann::json;

constexpr std::size_t kBatch = 200;  // of at most 500; about 60 kB
constexpr std::chrono::seconds kNoteTakes{10};
constexpr std::chrono::seconds kDocumentTakes{60};         // up to 2.7 MB, over whatever line there is
constexpr std::chrono::milliseconds kBetweenBatches{500};  // a busy visit is a few requests, not one for each act

std::string reason(const HubReply& reply) {
  const json object = json::parse(reply.body, nullptr, false);
  const auto detail = json::json_pointer{"/error/detail"};
  const std::string words = object.is_object() && object.contains(detail) && object[detail].is_string()
                                ? object[detail].get<std::string>()
                                : std::string{};
  return std::to_string(reply.status) + (words.empty() ? "" : " " + words);
}

// Deletion and putting aside are local; a disk that refuses them now is asked again with the next answer.
void note_failure(const base::Status& status) {
  if (!status) base::io::log_error("outbox", status.error());
}

}  // namespace

OutboxDrain::OutboxDrain(HubSession& session, Outbox& outbox, const base::io::Clock& clock, BackoffLimits backoff,
                         std::function<void(std::string)> accepted)
    : session_(session),
      outbox_(outbox),
      clock_(clock),
      accepted_(std::move(accepted)),
      usage_(backoff),
      submissions_(backoff),
      notes_(backoff),
      batch_(kBatch) {}

void OutboxDrain::look_again() { usage_waits_ = submissions_wait_ = notes_wait_ = true; }

void OutboxDrain::try_now() {
  look_again();
  usage_.try_now();
  submissions_.try_now();
  notes_.try_now();
}

void OutboxDrain::tick() {
  if (!session_.ready()) return;
  const base::MonoTime now = clock_.mono();
  if (submissions_wait_ && submissions_.may_start(now)) send_submission();
  if (notes_wait_ && notes_.may_start(now)) send_note();
  if (usage_waits_ && usage_.may_start(now)) send_usage();
}

std::optional<base::MonoTime> OutboxDrain::next_due() const {
  std::optional<base::MonoTime> due;
  if (!session_.ready()) return due;
  if (usage_waits_ && !usage_.busy()) due = earlier(due, usage_.not_before());
  if (submissions_wait_ && !submissions_.busy()) due = earlier(due, submissions_.not_before());
  if (notes_wait_ && !notes_.busy()) due = earlier(due, notes_.not_before());
  return due;
}

void OutboxDrain::send_usage() {
  const auto lines = outbox_.usage(batch_);
  usage_waits_ = lines && !lines->empty();
  if (!lines || lines->empty()) return;
  std::string body = R"({"stream_id":")" + outbox_.stream_id() + R"(","sent_at":)" +
                     std::to_string(clock_.wall().time_since_epoch().count()) + R"(,"events":[)";
  for (const UsageLine& line : *lines) {
    if (body.back() != '[') body += ',';
    body += R"({"seq":)" + std::to_string(line.seq) + ',';
    body.append(line.json, 1);  // without its opening brace
  }
  body += "]}";
  usage_.start();
  const std::uint64_t first = lines->front().seq;
  const std::uint64_t last = lines->back().seq;
  session_.post_text("/kiosk/v1/usage", std::move(body),
                     [this, first, last](base::Result<HubReply> reply) { usage_answered(first, last, reply); });
}

void OutboxDrain::usage_answered(std::uint64_t first, std::uint64_t last, const base::Result<HubReply>& reply) {
  if (!reply || (!reply->ok() && !reply->refused())) {
    usage_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
    return;
  }
  usage_.succeeded();
  usage_waits_ = true;
  if (reply->refused()) {
    // The batch as a whole is refused: halve it until the one to blame stands alone.
    if (first == last) {
      note_failure(outbox_.quarantine_usage(first, reason(*reply)));
      batch_ = kBatch;
    } else {
      batch_ = std::max<std::size_t>(batch_ / 2, 1);
    }
    return;
  }
  const bool nothing_more_yet = batch_ == kBatch && last - first + 1 < kBatch;
  batch_ = kBatch;
  if (nothing_more_yet) usage_.wait_until(clock_.mono() + kBetweenBatches);
  const json answer = json::parse(reply->body, nullptr, false);
  if (!answer.is_object() || !answer.contains("ack") || !answer["ack"].is_number_unsigned()) {
    usage_.failed(clock_.mono());
    return;
  }
  if (answer.contains("rejected") && answer["rejected"].is_array()) {
    for (const json& one : answer["rejected"]) {
      if (one.is_object())
        note_failure(outbox_.quarantine_usage(one.value("seq", std::uint64_t{0}), one.value("reason", "")));
    }
  }
  // Never more than was sent, whatever the answer says.
  note_failure(outbox_.forget_usage(std::min(answer["ack"].get<std::uint64_t>(), last)));
}

void OutboxDrain::send_submission() {
  const auto next = outbox_.next_submission();
  submissions_wait_ = next && next->has_value();
  if (!submissions_wait_) return;
  const SealedSubmission& one = **next;
  json body{{"submission_id", one.submission_id},
            {"reference", one.reference},
            {"journey", one.journey},
            {"journey_version", one.journey_version},
            {"sealed", base::io::to_base64(one.sealed)},
            {"key_id", one.key_id},
            {"created_at", one.created_at.time_since_epoch().count()}};
  if (!one.language.empty()) body["language"] = one.language;  // one kept by an older version has none
  submissions_.start();
  session_.call(HttpMethod::kPost, "/kiosk/v1/submissions", body,
                [this, id = one.submission_id](base::Result<HubReply> reply) {
                  if (!reply || (!reply->ok() && !reply->refused())) {
                    submissions_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
                    return;
                  }
                  submissions_.succeeded();
                  submissions_wait_ = true;
                  if (reply->ok()) {
                    note_failure(outbox_.forget_submission(id));
                    accepted_(id);
                  } else {
                    base::io::log_warning("outbox", "the hub refused a submission: " + reason(*reply));
                    note_failure(outbox_.quarantine_submission(id, reason(*reply)));
                  }
                });
}

void OutboxDrain::send_note() {
  const auto next = outbox_.next_note();
  notes_wait_ = next && next->has_value();
  if (!notes_wait_) return;
  const Note note = **next;
  std::string path = "/kiosk/v1/tickets/" + note.request_id;
  std::string body = note.body;
  switch (note.kind) {
    case NoteKind::kConfirmTicket:
      path += "/confirm";
      break;
    case NoteKind::kVoidTicket:
      path += "/void";
      break;
    case NoteKind::kLeasedTicket:
      path = "/kiosk/v1/tickets/leased";
      body = R"({"sent_at":)" + std::to_string(clock_.wall().time_since_epoch().count()) + R"(,"tickets":[)" +
             note.body + "]}";
      break;
    case NoteKind::kCancelHelp:
      path = "/kiosk/v1/help/" + note.request_id + "/cancel";
      break;
    case NoteKind::kCallback:
      path = "/kiosk/v1/callbacks";
      break;
    case NoteKind::kDocument:
      path = "/kiosk/v1/documents";
      break;
    case NoteKind::kStaffAct:
      path = "/kiosk/v1/staff-acts";
      break;
  }
  notes_.start();
  const auto answered = [this, id = note.id](base::Result<HubReply> reply) {
    if (!reply || (!reply->ok() && !reply->refused())) {
      notes_.failed(clock_.mono(), reply ? reply->retry_after : std::chrono::seconds{0});
      return;
    }
    notes_.succeeded();
    notes_wait_ = true;
    // Not found and conflict are answers too: the ticket never reached the hub, or ended there already.
    const bool settled = reply->ok() || reply->status == 404 || reply->status == 409;
    note_failure(settled ? outbox_.forget_note(id) : outbox_.quarantine_note(id, reason(*reply)));
  };
  session_.post_text(path, std::move(body), answered, note.kind == NoteKind::kDocument ? kDocumentTakes : kNoteTakes);
}

}  // namespace waymark::shell
