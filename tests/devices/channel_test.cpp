#include "devices/channel/channel.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "devices/channel/sealed_memory.h"
#include "provisioning/protocol/device_message.h"
#include "tests/devices/temporary_folder.h"

namespace waymark::devices {
namespace {

TEST(Channel, KeepsPacketsWholeAndCarriesADescriptor) {
  auto ends = Channel::pair();
  ASSERT_TRUE(ends);
  auto memory = make_sealed_memory("a document");
  ASSERT_TRUE(memory);
  ASSERT_TRUE(ends->first.send("one", memory->get()));
  ASSERT_TRUE(ends->first.send("two"));
  auto one = ends->second.receive();
  ASSERT_TRUE(one && *one);
  EXPECT_EQ((*one)->bytes, "one");
  EXPECT_EQ(read_sealed_memory((*one)->attached, 100)->reveal(), "a document");
  auto two = ends->second.receive();
  ASSERT_TRUE(two && *two);
  EXPECT_EQ((*two)->bytes, "two");
  EXPECT_FALSE((*two)->attached);
  EXPECT_FALSE(ends->second.receive()->has_value());
}

TEST(Channel, GivesWhatWasWrittenBeforeThePeerWentAndThenSaysSo) {
  auto ends = Channel::pair();
  ASSERT_TRUE(ends->first.send("last words"));
  ends->first = Channel{};
  EXPECT_EQ((*ends->second.receive())->bytes, "last words");
  EXPECT_EQ(ends->second.receive().error().code, base::ErrorCode::kUnavailable);
  EXPECT_EQ(ends->second.send("hello?").error().code, base::ErrorCode::kUnavailable);
}

TEST(Channel, RefusesAPacketOverTheLimit) {
  auto ends = Channel::pair();
  EXPECT_EQ(ends->first.send(std::string(protocol::kMaxDeviceMessageBytes + 1, 'x')).error().code,
            base::ErrorCode::kTooLarge);
}

TEST(Channel, SaysWhenThePeerHasStoppedReading) {
  auto ends = Channel::pair();
  const std::string packet(60'000, 'x');
  base::Status sent;
  for (int count = 0; count < 1000 && sent; ++count) sent = ends->first.send(packet);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, base::ErrorCode::kConflict);
}

TEST(Listener, KnowsWhoConnectedAndLetsNobodyElseIn) {
  const TemporaryFolder folder;
  auto listener = Listener::open(folder.file("s"));
  ASSERT_TRUE(listener);
  struct stat about {};
  ASSERT_EQ(::stat(folder.file("s").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600U);
  EXPECT_FALSE(listener->accept());
  const auto client = Channel::connect(folder.file("s"));
  ASSERT_TRUE(client);
  const auto accepted = listener->accept();
  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted->second.process, ::getpid());
  EXPECT_EQ(accepted->second.user, ::geteuid());
}

TEST(Listener, ReplacesADeadSocketButNeverALivingOneOrAFile) {
  const TemporaryFolder folder;
  const std::string path = folder.file("s");
  auto living = Listener::open(path);
  ASSERT_TRUE(living);
  EXPECT_EQ(Listener::open(path).error().code, base::ErrorCode::kConflict);
  const std::string dead = folder.file("dead");
  {
    auto listener = Listener::open(dead);
    ASSERT_TRUE(listener);
    ASSERT_EQ(::rename(dead.c_str(), folder.file("kept").c_str()), 0);
  }
  ASSERT_EQ(::rename(folder.file("kept").c_str(), dead.c_str()), 0);
  EXPECT_TRUE(Listener::open(dead));
  std::ofstream(folder.file("file")) << "mine";
  EXPECT_EQ(Listener::open(folder.file("file")).error().code, base::ErrorCode::kConflict);
}

TEST(Listener, SaysThatAPathIsTooLong) {
  EXPECT_EQ(Listener::open("/tmp/" + std::string(120, 'a')).error().code, base::ErrorCode::kInvalid);
}

TEST(SealedMemory, RefusesWhatItsGiverCouldStillChange) {
  const Descriptor open_memory{::memfd_create("open", MFD_ALLOW_SEALING | MFD_CLOEXEC)};
  ASSERT_EQ(::write(open_memory.get(), "x", 1), 1);
  EXPECT_EQ(read_sealed_memory(open_memory, 100).error().code, base::ErrorCode::kDenied);
  const TemporaryFolder folder;
  const Descriptor file{::open(folder.file("f").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  EXPECT_EQ(read_sealed_memory(file, 100).error().code, base::ErrorCode::kDenied);
}

TEST(SealedMemory, HasALimit) {
  const auto memory = make_sealed_memory(std::string(101, 'x'));
  EXPECT_EQ(read_sealed_memory(*memory, 100).error().code, base::ErrorCode::kTooLarge);
  EXPECT_EQ(read_sealed_memory(*memory, 101)->size(), 101U);
}

}  // namespace
}  // namespace waymark::devices
