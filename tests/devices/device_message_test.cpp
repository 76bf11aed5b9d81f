#include "provisioning/protocol/device_message.h"

#include <gtest/gtest.h>

#include "provisioning/protocol/device_payloads.h"

namespace waymark::protocol {
namespace {

DeviceMessage print_command() {
  DeviceMessage message{std::string(message_name::kPrint), MessageType::kCommand, 7, "printer", 3};
  message.timeout = std::chrono::seconds{20};
  message.payload = to_payload(PrintOrder{"0190c2b4-0000-7000-8000-000000000001", true});
  return message;
}

std::string refusal(std::string_view wire) {
  const auto message = device_message_from_wire(wire);
  return message ? "accepted" : base::to_string(message.error());
}

TEST(DeviceMessage, ComesBackFromTheWireAsItWas) {
  const auto wire = to_wire(print_command());
  ASSERT_TRUE(wire);
  const auto back = device_message_from_wire(*wire);
  ASSERT_TRUE(back) << base::to_string(back.error());
  EXPECT_EQ(*back, print_command());
  EXPECT_EQ(print_order_from(back->payload)->personal, true);
}

TEST(DeviceMessage, HasTheShapeOfXfs4Iot) {
  const auto json = nlohmann::json::parse(*to_wire(print_command()));
  EXPECT_EQ(json["header"]["name"], "Printer.PrintDocument");
  EXPECT_EQ(json["header"]["type"], "command");
  EXPECT_EQ(json["header"]["requestId"], 7);
  EXPECT_EQ(json["header"]["version"], "1.0");
  EXPECT_EQ(json["header"]["timeout"], 20'000);
  const auto done = nlohmann::json::parse(*to_wire(completion(print_command(), CompletionCode::kHardwareError)));
  EXPECT_EQ(done["header"]["completionCode"], "hardwareError");
}

TEST(DeviceMessage, RefusesWhatBreaksTheRules) {
  EXPECT_EQ(refusal("[]"), "invalid: message: must be an object of header and payload");
  EXPECT_EQ(refusal(R"({"header":{"name":"A.B","type":"command","requestId":1,"version":"1.0"}})"),
            "invalid: message: must be an object of header and payload");
  const auto header = [](const std::string& members) { return R"({"header":{)" + members + R"(},"payload":{}})"; };
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":1,"version":"1.0")")), "accepted");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":1,"version":"2.0")")),
            "invalid: header/version");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":1)")), "invalid: header");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":1,"version":"1.0","more":1)")),
            "invalid: header");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":-1,"version":"1.0")")), "invalid: header");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":18446744073709551615,"version":"1.0")")),
            "invalid: header/requestId");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":0,"version":"1.0")")),
            "invalid: header/requestId");
  EXPECT_EQ(refusal(header(R"("name":"A B","type":"command","requestId":1,"version":"1.0")")), "invalid: header/name");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"completion","requestId":1,"version":"1.0")")),
            "invalid: header/completionCode");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"unsolicited","requestId":1,"version":"1.0")")),
            "invalid: header/requestId");
  EXPECT_EQ(refusal(header(R"("name":"A.B","type":"command","requestId":1,"version":"1.0","timeout":0)")),
            "invalid: header/timeout");
}

TEST(DeviceMessage, HasALimitOfSizeAndOfDepth) {
  DeviceMessage message = print_command();
  message.payload = {{"text", std::string(kMaxDeviceMessageBytes, 'x')}};
  EXPECT_EQ(to_wire(message).error().code, base::ErrorCode::kTooLarge);
  EXPECT_EQ(device_message_from_wire(std::string(kMaxDeviceMessageBytes + 1, ' ')).error().code,
            base::ErrorCode::kTooLarge);
  EXPECT_EQ(device_message_from_wire(std::string(30'000, '[')).error().code, base::ErrorCode::kTooLarge);
}

TEST(DevicePayloads, ComeBackAsTheyWere) {
  const JobReport report{"0190", true, true, {PrintOutcome::kUnknown, PrintReason::kLineLost}};
  EXPECT_EQ(job_report_from(to_payload(report)), report);
  DeviceStatus status;
  status.state = DeviceState::kUserError;
  status.paper = PaperState::kOut;
  status.cover = CoverState::kClosed;
  EXPECT_EQ(device_status_from(to_payload(status)), status);
  const CardInserted card{std::string(64, 'a'), CardRefusal::kNone};
  EXPECT_EQ(card_inserted_from(to_payload(card)), card);
  const DeviceCapabilities able{DeviceKind::kPrinter, true, false};
  EXPECT_EQ(capabilities_from(to_payload(able)), able);
}

TEST(DevicePayloads, NeverCarryARawIdentifier) {
  EXPECT_FALSE(card_inserted_from({{"identifierHash", "04A1B2C3D4E580"}, {"refusal", "none"}}));
  EXPECT_FALSE(card_inserted_from({{"identifierHash", std::string(64, 'a')}, {"refusal", "random"}}));
}

TEST(DevicePayloads, TakeOnlyJobIdsThatAreHarmless) {
  EXPECT_TRUE(is_job_id("0190c2b4-0000-7000-8000-000000000001"));
  EXPECT_FALSE(is_job_id(""));
  EXPECT_FALSE(is_job_id("../../etc"));
  EXPECT_FALSE(is_job_id(std::string(65, 'a')));
}

}  // namespace
}  // namespace waymark::protocol
