// The card reader as it runs: pcscd, its virtual reader and a card, the device host and its driver, all real.
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/io/files.h"
#include "base/secret.h"
#include "devices/card_reader/identifier.h"
#include "devices/simulators/control.h"
#include "tests/devices/kiosk_end.h"
#include "tests/devices/running_program.h"
#include "tests/devices/temporary_folder.h"

namespace waymark::devices {
namespace {

using namespace std::chrono_literals;
using protocol::CardRefusal;
using protocol::DeviceState;

constexpr char kIdentifier[] = "04A1B2C3D4E580";
const std::string kKey(32, 'k');

class CardReader : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* needed : {"/usr/sbin/pcscd", "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"}) {
      if (!std::filesystem::exists(needed)) GTEST_SKIP() << needed << " is not installed: ./dev setup";
    }
    reader_.emplace("waymark-simulated-card-reader",
                    std::vector<std::string>{"--folder", folder_.file("pcscd"), "--control", folder_.file("card"),
                                             "--uid", kIdentifier});
    ASSERT_TRUE(reader_->line("listening "));
    std::ofstream(folder_.file("card.key")) << kKey;
    const nlohmann::json settings = {{"identifier_key_file", "card.key"}, {"reader", "Virtual PCD"}};
    const nlohmann::json configuration = {
        {"devices", {{{"name", "card_reader"}, {"driver", "pcsc"}, {"settings", settings}}}}};
    std::ofstream(folder_.file("devices.json")) << configuration;
    host_.emplace("waymark-devices",
                  std::vector<std::string>{"--socket", folder_.file("socket"), "--config", folder_.file("devices.json"),
                                           "--state", folder_.file("state")},
                  std::map<std::string, std::string>{{"PCSCLITE_CSOCK_NAME", folder_.file("pcscd/pcscd.comm")}});
    ASSERT_TRUE(host_->line("listening "));
    ASSERT_TRUE(kiosk_.status("card_reader", DeviceState::kOnline));
  }

  void tell(const std::string& words) { ASSERT_EQ(tell_simulator(folder_.file("card"), words).value_or("?"), "ok"); }
  std::optional<protocol::CardInserted> inserted() {
    const auto event = kiosk_.wait_for<CardInserted>([](const CardInserted&) { return true; });
    if (!event) return std::nullopt;
    return event->card;
  }
  bool removed() {
    return kiosk_.wait_for<CardRemoved>([](const CardRemoved&) { return true; }).has_value();
  }

  TemporaryFolder folder_;
  std::optional<RunningProgram> reader_;
  std::optional<RunningProgram> host_;
  KioskEnd kiosk_{folder_.file("socket")};
};

TEST_F(CardReader, SaysThatACardIsInAndOutAndWhichByItsHashAlone) {
  tell("insert");
  const auto card = inserted();
  ASSERT_TRUE(card);
  EXPECT_EQ(card->refusal, CardRefusal::kNone);
  EXPECT_EQ(card->identifier_hash, keyed_hash(base::Secret{"\x04\xA1\xB2\xC3\xD4\xE5\x80"}, base::Secret{kKey}));
  tell("remove");
  EXPECT_TRUE(removed());
}

TEST_F(CardReader, RefusesACardThatHasAnotherIdentifierEachTimeOrNone) {
  tell("insert 08112233");
  EXPECT_EQ(inserted()->refusal, CardRefusal::kRandom);
  tell("remove");
  ASSERT_TRUE(removed());
  tell("insert silent");
  EXPECT_EQ(inserted()->refusal, CardRefusal::kUnsupported);
}

TEST_F(CardReader, TellsAKioskThatComesLaterOfTheCardThatIsIn) {
  tell("insert");
  const auto first = inserted();
  ASSERT_TRUE(first);
  KioskEnd later(folder_.file("socket"));
  const auto event = later.wait_for<CardInserted>([](const CardInserted&) { return true; });
  ASSERT_TRUE(event);
  EXPECT_EQ(event->card, *first);
}

TEST_F(CardReader, FindsItsReaderAndCardAgainAfterPcscdWasRestarted) {
  tell("insert");
  ASSERT_TRUE(inserted());
  tell("restart pcscd");
  EXPECT_TRUE(removed());
  EXPECT_TRUE(kiosk_.status("card_reader", DeviceState::kOnline));
  EXPECT_EQ(inserted()->refusal, CardRefusal::kNone);
}

TEST_F(CardReader, IsReplacedWhenACardHangsInTheMiddle) {
  tell("hang");
  tell("insert");  // the reader asks the card, and waits
  const auto status =
      kiosk_.wait_for<StatusChanged>([](const StatusChanged& changed) { return changed.status.generation >= 2; }, 30s);
  ASSERT_TRUE(status);
  tell("recover");
  EXPECT_TRUE(kiosk_.status("card_reader", DeviceState::kOnline, 2));
  EXPECT_EQ(inserted()->refusal, CardRefusal::kNone);
}

TEST_F(CardReader, WritesNoIdentifierAnywhere) {
  tell("insert");
  ASSERT_TRUE(inserted());
  host_.reset();
  reader_.reset();
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const auto bytes = base::io::read_file(entry.path(), 1 << 24);
    ASSERT_TRUE(bytes);
    for (const char* form : {"04A1B2C3D4E580", "04a1b2c3d4e580", "04 A1 B2 C3", "\x04\xA1\xB2\xC3\xD4"}) {
      EXPECT_EQ(bytes->find(form), std::string::npos) << entry.path();
    }
  }
  EXPECT_GT(files, 3);
}

}  // namespace
}  // namespace waymark::devices
