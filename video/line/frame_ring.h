// The newest picture of one surface, in memory that two processes share: I420 in three slots. Latest wins.
//
// The writer fills one slot, the reader looks at another, and the third is handed over by one atomic exchange, so that
// neither ever waits for the other and a picture never changes while it is looked at. The memory is made and sealed by
// the reader, so it cannot shrink under it; the reader believes nothing in it without checking: the worst that a broken
// writer can show is a wrong picture.
//
// Thread: one for the writer, one for the reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.h"
#include "devices/channel/descriptor.h"

namespace waymark::video {

inline constexpr int kMaxFrameWidth = 1920;
inline constexpr int kMaxFrameHeight = 1080;

// Three planes of 8 bits: luma at full size, the two of colour at half of it (BT.601, limited range).
struct Frame {
  const std::uint8_t* y = nullptr;
  const std::uint8_t* u = nullptr;
  const std::uint8_t* v = nullptr;
  int y_stride = 0;
  int uv_stride = 0;
  int width = 0;
  int height = 0;
  std::uint64_t sequence = 0;  // grows with every picture that was written, also those nobody looked at
};

// Memory mapped for as long as this lives.
class SharedMemory {
 public:
  SharedMemory() = default;
  SharedMemory(SharedMemory&& other) noexcept;
  SharedMemory& operator=(SharedMemory&& other) noexcept;
  ~SharedMemory();
  // kDenied when it is of another size than a ring has, or may still shrink.
  [[nodiscard]] static base::Result<SharedMemory> map(const devices::Descriptor& memory);
  [[nodiscard]] std::byte* data() const { return data_; }

 private:
  std::byte* data_ = nullptr;
};

class FrameReader {
 public:
  [[nodiscard]] static base::Result<FrameReader> create();

  // For the writer: a second descriptor of the same memory.
  [[nodiscard]] base::Result<devices::Descriptor> share() const;

  // Takes the newest picture if there is one; null before the first. What it returned before is no longer valid.
  [[nodiscard]] const Frame* newest();

 private:
  devices::Descriptor memory_;
  SharedMemory shared_;
  std::uint32_t own_ = 0;  // the slot that we look at
  Frame frame_;
};

class FrameWriter {
 public:
  [[nodiscard]] static base::Result<FrameWriter> open(const devices::Descriptor& memory);

  // Copies a picture in (even sizes, at most kMaxFrameWidth by kMaxFrameHeight; others are left out). True when the
  // reader has to be told: it has looked at everything that came before.
  [[nodiscard]] bool write(const Frame& frame);

 private:
  SharedMemory shared_;
  std::uint32_t own_ = 1;
  std::uint64_t sequence_ = 0;
};

}  // namespace waymark::video
