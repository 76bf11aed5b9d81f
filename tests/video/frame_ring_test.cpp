// Pictures through shared memory: the newest wins, nobody waits, and a broken writer breaks nothing.
#include "video/line/frame_ring.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

namespace waymark::video {
namespace {

// A picture whose every byte is the same.
struct Flat {
  Flat(int width, int height, std::uint8_t value)
      : bytes(static_cast<std::size_t>(width * height * 3 / 2), value),
        frame{bytes.data(),
              bytes.data() + width * height,
              bytes.data() + width * height * 5 / 4,
              width,
              width / 2,
              width,
              height,
              0} {}
  std::vector<std::uint8_t> bytes;
  Frame frame;
};

struct FrameRing : testing::Test {
  FrameRing() {
    auto memory = reader.share();
    EXPECT_TRUE(memory);
    writer = std::move(*FrameWriter::open(*memory));
  }
  FrameReader reader = std::move(*FrameReader::create());
  FrameWriter writer;
};

TEST_F(FrameRing, IsEmptyAtTheBeginning) { EXPECT_EQ(reader.newest(), nullptr); }

TEST_F(FrameRing, CarriesAPictureWhateverItsStrides) {
  std::vector<std::uint8_t> bytes(100 * 20);
  for (std::size_t at = 0; at < bytes.size(); ++at) bytes[at] = static_cast<std::uint8_t>(at % 251);
  const Frame wide{bytes.data(), bytes.data() + 7, bytes.data() + 9, 100, 60, 64, 16, 0};
  EXPECT_TRUE(writer.write(wide));
  const Frame* frame = reader.newest();
  ASSERT_NE(frame, nullptr);
  EXPECT_EQ(frame->width, 64);
  EXPECT_EQ(frame->height, 16);
  for (int row = 0; row < 16; ++row) {
    EXPECT_EQ(std::memcmp(frame->y + row * frame->y_stride, wide.y + row * 100, 64), 0);
  }
  for (int row = 0; row < 8; ++row) {
    EXPECT_EQ(std::memcmp(frame->u + row * frame->uv_stride, wide.u + row * 60, 32), 0);
    EXPECT_EQ(std::memcmp(frame->v + row * frame->uv_stride, wide.v + row * 60, 32), 0);
  }
}

TEST_F(FrameRing, TheNewestWins) {
  for (std::uint8_t value = 1; value <= 4; ++value) static_cast<void>(writer.write(Flat{32, 16, value}.frame));
  const Frame* frame = reader.newest();
  ASSERT_NE(frame, nullptr);
  EXPECT_EQ(frame->y[0], 4);
  EXPECT_EQ(frame->sequence, 4u);
}

TEST_F(FrameRing, TheReaderIsToldOnceForAnyNumberOfPictures) {
  const Flat flat{32, 16, 9};
  EXPECT_TRUE(writer.write(flat.frame));
  EXPECT_FALSE(writer.write(flat.frame));
  EXPECT_FALSE(writer.write(flat.frame));
  ASSERT_NE(reader.newest(), nullptr);
  EXPECT_TRUE(writer.write(flat.frame));
}

TEST_F(FrameRing, APictureStaysAsItIsWhileItIsLookedAt) {
  static_cast<void>(writer.write(Flat{32, 16, 1}.frame));
  const Frame* frame = reader.newest();
  ASSERT_NE(frame, nullptr);
  for (int round = 0; round < 10; ++round) static_cast<void>(writer.write(Flat{32, 16, 200}.frame));
  EXPECT_EQ(frame->y[0], 1);
  EXPECT_EQ(frame->v[0], 1);
}

TEST_F(FrameRing, WithoutANewPictureTheLastOneStays) {
  static_cast<void>(writer.write(Flat{32, 16, 5}.frame));
  ASSERT_NE(reader.newest(), nullptr);
  const Frame* again = reader.newest();
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again->y[0], 5);
}

TEST_F(FrameRing, PicturesOfNoPossibleSizeAreLeftOut) {
  EXPECT_FALSE(writer.write(Flat{33, 16, 1}.frame));
  EXPECT_FALSE(writer.write(Frame{nullptr, nullptr, nullptr, 0, 0, 4000, 4000, 0}));
  EXPECT_EQ(reader.newest(), nullptr);
}

TEST_F(FrameRing, NoPictureIsEverTornWhileBothSidesRun) {
  std::atomic<bool> done = false;
  std::thread writing{[&] {
    for (int round = 0; round < 3000; ++round) {
      static_cast<void>(writer.write(Flat{64, 32, static_cast<std::uint8_t>(round % 200 + 1)}.frame));
    }
    done = true;
  }};
  std::uint64_t last = 0;
  while (!done) {
    const Frame* frame = reader.newest();
    if (frame == nullptr) continue;
    EXPECT_GE(frame->sequence, last);
    last = frame->sequence;
    const std::vector<std::uint8_t> same(64, frame->y[0]);
    for (int row = 0; row < 32; ++row) ASSERT_EQ(std::memcmp(frame->y + row * 64, same.data(), 64), 0);
  }
  writing.join();
}

TEST_F(FrameRing, NonsenseInTheSharedMemoryShowsNothing) {
  const auto memory = std::move(*reader.share());
  auto* bytes = static_cast<std::uint8_t*>(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0));
  ASSERT_NE(bytes, MAP_FAILED);
  std::memset(bytes, 0xff, 4096);
  EXPECT_EQ(reader.newest(), nullptr);
  std::memset(bytes, 0x7f, 4096);
  bytes[0] = 4;  // a fresh picture in slot 2, of an absurd size
  bytes[1] = bytes[2] = bytes[3] = 0;
  EXPECT_EQ(reader.newest(), nullptr);
  ::munmap(bytes, 4096);
}

TEST(FrameRingMemory, ThatMayStillShrinkIsRefused) {
  const devices::Descriptor memory{::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  ASSERT_EQ(::ftruncate(memory.get(), 100), 0);
  EXPECT_FALSE(FrameWriter::open(memory));
  const auto ring = std::move(*FrameReader::create());
  EXPECT_NE(::ftruncate(std::move(*ring.share()).get(), 0), 0);
}

}  // namespace
}  // namespace waymark::video
