#include <gtest/gtest.h>

#include "devices/host/configuration.h"
#include "devices/printer/printer_settings.h"

namespace waymark::devices {
namespace {

std::string refusal(std::string_view json) {
  const auto parsed = parse_configuration(json, "/etc/waymark");
  return parsed ? "accepted" : base::to_string(parsed.error());
}

TEST(HostConfiguration, TakesPathsRelativeToItsOwnFolder) {
  const auto parsed = parse_configuration(
      R"({"devices":[{"name":"card_reader","driver":"pcsc","settings":{"identifier_key_file":"card.key"}},
                     {"name":"printer","driver":"escpos-tcp","settings":{"logo_files":{"council":"/a/b.png"}}}],
          "heartbeat_interval_ms":100})",
      "/etc/waymark");
  ASSERT_TRUE(parsed) << base::to_string(parsed.error());
  EXPECT_EQ(parsed->devices[0].settings["identifier_key_file"], "/etc/waymark/card.key");
  EXPECT_EQ(parsed->devices[0].kind, protocol::DeviceKind::kCardReader);
  EXPECT_EQ(parsed->devices[1].settings["logo_files"]["council"], "/a/b.png");
  EXPECT_EQ(parsed->heartbeat_interval, std::chrono::milliseconds{100});
}

TEST(HostConfiguration, NamesThePlaceOfWhatItRefuses) {
  EXPECT_EQ(refusal("{}"), "invalid: devices: is missing");
  EXPECT_EQ(refusal("nonsense"), "invalid: configuration: is no JSON object");
  EXPECT_EQ(refusal(R"({"devices":[],"devces":1})"), "invalid: devces: is unknown or of the wrong type");
  EXPECT_EQ(refusal(R"({"devices":[{"name":"p","driver":"serial"}]})"),
            "invalid: devices/0/driver: is no driver: escpos-tcp or pcsc");
  EXPECT_EQ(refusal(R"({"devices":[{"name":"../p","driver":"pcsc"}]})"),
            "invalid: devices/0/name: needs lower-case letters, digits and _");
  EXPECT_EQ(refusal(R"({"devices":[{"name":"p","driver":"pcsc"},{"name":"p","driver":"pcsc"}]})"),
            "invalid: devices: two are called p");
  EXPECT_EQ(refusal(R"({"devices":[],"heartbeat_deadline_ms":0})"),
            "invalid: heartbeat_deadline_ms: is unknown or of the wrong type");
}

TEST(PrinterSettings, NeedANumericAddress) {
  EXPECT_TRUE(parse_printer_settings({{"address", "127.0.0.1:9100"}}));
  EXPECT_TRUE(parse_printer_settings({{"address", "[::1]:9100"}}));
  EXPECT_FALSE(parse_printer_settings({{"address", "printer.council.example:9100"}}));
  EXPECT_FALSE(parse_printer_settings({{"address", "127.0.0.1"}}));
  EXPECT_FALSE(parse_printer_settings(nlohmann::json::object()));
}

TEST(PrinterSettings, RefuseWhatNobodyKnows) {
  const auto refused = parse_printer_settings({{"address", "127.0.0.1:9100"}, {"width", 576}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where, "settings/width");
  EXPECT_FALSE(parse_printer_settings({{"address", "127.0.0.1:9100"}, {"columns", 4}}));
  EXPECT_FALSE(
      parse_printer_settings({{"address", "127.0.0.1:9100"}, {"code_pages", {{{"table", "koi8-r"}, {"number", 1}}}}}));
}

}  // namespace
}  // namespace waymark::devices
