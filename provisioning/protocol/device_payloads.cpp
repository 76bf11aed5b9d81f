#include "provisioning/protocol/device_payloads.h"

#include <algorithm>

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

tl::unexpected<base::Error> wrong(const char* name) {
  return fail(ErrorCode::kInvalid, std::string("payload/") + name);
}

const std::string* text(const json& payload, const char* name) {
  const auto found = payload.find(name);
  return found != payload.end() && found->is_string() ? &found->get_ref<const std::string&>() : nullptr;
}

const bool* truth(const json& payload, const char* name) {
  const auto found = payload.find(name);
  return found != payload.end() && found->is_boolean() ? &found->get_ref<const bool&>() : nullptr;
}

template <class Enum>
std::optional<Enum> word(const json& payload, const char* name) {
  const auto* value = text(payload, name);
  return value != nullptr ? from_name<Enum>(*value) : std::nullopt;
}

bool is_lower_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

bool is_job_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
  });
}

json to_payload(const PrintOrder& value) { return {{"jobId", value.job_id}, {"personal", value.personal}}; }

json to_payload(const PrintResult& value) {
  return {{"outcome", name_of(value.outcome)}, {"reason", name_of(value.reason)}};
}

json to_payload(const DeviceStatus& value) {
  json payload = {{"kind", name_of(value.kind)}, {"deviceState", name_of(value.state)}};
  if (value.kind == DeviceKind::kPrinter) {
    payload["paper"] = name_of(value.paper);
    payload["cover"] = name_of(value.cover);
  }
  return payload;
}

json to_payload(const DeviceCapabilities& value) {
  return {{"kind", name_of(value.kind)}, {"provesPrinted", value.proves_printed}, {"nativeQr", value.native_qr}};
}

json to_payload(const JobReport& value) {
  json payload = {{"jobId", value.job_id}, {"known", value.known}, {"finished", value.finished}};
  if (value.finished) payload["result"] = to_payload(value.result);
  return payload;
}

json to_payload(const CardInserted& value) {
  return {{"identifierHash", value.identifier_hash}, {"refusal", name_of(value.refusal)}};
}

base::Result<PrintOrder> print_order_from(const json& payload) {
  const auto* job_id = text(payload, "jobId");
  if (job_id == nullptr || !is_job_id(*job_id)) return wrong("jobId");
  const auto* personal = truth(payload, "personal");
  if (personal == nullptr) return wrong("personal");
  return PrintOrder{*job_id, *personal};
}

base::Result<PrintResult> print_result_from(const json& payload) {
  const auto outcome = word<PrintOutcome>(payload, "outcome");
  if (!outcome) return wrong("outcome");
  const auto reason = word<PrintReason>(payload, "reason");
  if (!reason) return wrong("reason");
  return PrintResult{*outcome, *reason};
}

base::Result<DeviceStatus> device_status_from(const json& payload) {
  DeviceStatus status;
  const auto kind = word<DeviceKind>(payload, "kind");
  if (!kind) return wrong("kind");
  status.kind = *kind;
  const auto state = word<DeviceState>(payload, "deviceState");
  if (!state) return wrong("deviceState");
  status.state = *state;
  if (status.kind == DeviceKind::kPrinter) {
    const auto paper = word<PaperState>(payload, "paper");
    if (!paper) return wrong("paper");
    const auto cover = word<CoverState>(payload, "cover");
    if (!cover) return wrong("cover");
    status.paper = *paper;
    status.cover = *cover;
  }
  return status;
}

base::Result<DeviceCapabilities> capabilities_from(const json& payload) {
  const auto kind = word<DeviceKind>(payload, "kind");
  const auto* proves = truth(payload, "provesPrinted");
  const auto* qr = truth(payload, "nativeQr");
  if (!kind) return wrong("kind");
  if (proves == nullptr) return wrong("provesPrinted");
  if (qr == nullptr) return wrong("nativeQr");
  return DeviceCapabilities{*kind, *proves, *qr};
}

base::Result<JobReport> job_report_from(const json& payload) {
  const auto* job_id = text(payload, "jobId");
  const auto* known = truth(payload, "known");
  const auto* finished = truth(payload, "finished");
  if (job_id == nullptr || !is_job_id(*job_id)) return wrong("jobId");
  if (known == nullptr || finished == nullptr) return wrong("known");
  JobReport report{*job_id, *known, *finished, {}};
  if (report.finished) {
    const auto result = payload.find("result");
    if (result == payload.end() || !result->is_object()) return wrong("result");
    auto read = print_result_from(*result);
    if (!read) return tl::unexpected(read.error());
    report.result = *read;
  }
  return report;
}

base::Result<CardInserted> card_inserted_from(const json& payload) {
  const auto* hash = text(payload, "identifierHash");
  const auto refusal = word<CardRefusal>(payload, "refusal");
  if (!refusal) return wrong("refusal");
  if (hash == nullptr || !is_lower_hex(*hash) || hash->size() != (*refusal == CardRefusal::kNone ? 64U : 0U)) {
    return wrong("identifierHash");
  }
  return CardInserted{*hash, *refusal};
}

}  // namespace waymark::protocol
