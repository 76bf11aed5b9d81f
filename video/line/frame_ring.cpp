#include "video/line/frame_ring.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kPage = 4096;
constexpr std::uint32_t kSlots = 3;
constexpr std::size_t kPixels = static_cast<std::size_t>(kMaxFrameWidth) * kMaxFrameHeight;
constexpr std::size_t kSlotBytes = (kPixels * 3 / 2 + kPage - 1) / kPage * kPage;
constexpr std::size_t kRingBytes = kPage + kSlots * kSlotBytes;
constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
// Set in `handed_over` by the writer, taken away by the reader.
constexpr std::uint32_t kFresh = 4;
// The slots at the beginning: the reader has 0, the writer 1, and 2 lies between them.
constexpr std::uint32_t kBetween = 2;

struct Picture {
  std::int32_t width;
  std::int32_t height;
  std::uint64_t sequence;
};

// The first page. Every bit of it is zero in fresh memory, which is why the slot in between is kept as a difference.
struct Header {
  std::atomic<std::uint32_t> handed_over;  // (slot xor kBetween), and kFresh
  Picture pictures[kSlots];
};
static_assert(std::atomic<std::uint32_t>::is_always_lock_free && sizeof(Header) <= kPage);

Header* header_of(const SharedMemory& shared) { return std::launder(reinterpret_cast<Header*>(shared.data())); }

std::uint8_t* slot_of(const SharedMemory& shared, std::uint32_t slot) {
  return reinterpret_cast<std::uint8_t*>(shared.data() + kPage + slot * kSlotBytes);
}

bool is_size(int width, int height) {
  return width > 0 && height > 0 && width <= kMaxFrameWidth && height <= kMaxFrameHeight && width % 2 == 0 &&
         height % 2 == 0;
}

void copy_plane(std::uint8_t* to, const std::uint8_t* from, int stride, int width, int height) {
  const auto bytes = static_cast<std::size_t>(width);
  for (int row = 0; row < height; ++row) std::memcpy(to + row * width, from + row * stride, bytes);
}

}  // namespace

SharedMemory::SharedMemory(SharedMemory&& other) noexcept : data_(std::exchange(other.data_, nullptr)) {}

SharedMemory& SharedMemory::operator=(SharedMemory&& other) noexcept {
  std::swap(data_, other.data_);
  return *this;
}

SharedMemory::~SharedMemory() {
  if (data_ != nullptr) ::munmap(data_, kRingBytes);
}

base::Result<SharedMemory> SharedMemory::map(const devices::Descriptor& memory) {
  struct stat about {};
  if (::fstat(memory.get(), &about) != 0 || static_cast<std::size_t>(about.st_size) != kRingBytes) {
    return fail(ErrorCode::kDenied, "frame ring", "has another size");
  }
  const int seals = ::fcntl(memory.get(), F_GET_SEALS);
  if (seals < 0 || (seals & kSeals) != kSeals) return fail(ErrorCode::kDenied, "frame ring", "is not sealed");
  void* mapped = ::mmap(nullptr, kRingBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
  if (mapped == MAP_FAILED) return fail(ErrorCode::kUnavailable, "frame ring", std::strerror(errno));
  SharedMemory shared;
  shared.data_ = static_cast<std::byte*>(mapped);
  return shared;
}

base::Result<FrameReader> FrameReader::create() {
  FrameReader reader;
  reader.memory_ = devices::Descriptor{::memfd_create("waymark-frames", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  if (!reader.memory_ || ::ftruncate(reader.memory_.get(), static_cast<off_t>(kRingBytes)) != 0 ||
      ::fcntl(reader.memory_.get(), F_ADD_SEALS, kSeals) != 0) {
    return fail(ErrorCode::kUnavailable, "frame ring", std::strerror(errno));
  }
  auto shared = SharedMemory::map(reader.memory_);
  if (!shared) return tl::unexpected(shared.error());
  reader.shared_ = std::move(*shared);
  return reader;
}

base::Result<devices::Descriptor> FrameReader::share() const {
  devices::Descriptor copy{::fcntl(memory_.get(), F_DUPFD_CLOEXEC, 0)};
  if (!copy) return fail(ErrorCode::kUnavailable, "frame ring", std::strerror(errno));
  return copy;
}

const Frame* FrameReader::newest() {
  Header* header = header_of(shared_);
  if ((header->handed_over.load(std::memory_order_relaxed) & kFresh) != 0) {
    const std::uint32_t taken = header->handed_over.exchange(own_ ^ kBetween, std::memory_order_acq_rel);
    const std::uint32_t slot = (taken & 3U) ^ kBetween;
    if (slot >= kSlots) return nullptr;
    own_ = slot;
    const Picture picture = header->pictures[slot];  // one copy, then checked: it may change under our eyes
    frame_ = Frame{};
    if (is_size(picture.width, picture.height)) {
      const std::uint8_t* y = slot_of(shared_, slot);
      const std::uint8_t* u = y + picture.width * picture.height;
      const std::uint8_t* v = u + picture.width * picture.height / 4;
      frame_ = {y, u, v, picture.width, picture.width / 2, picture.width, picture.height, picture.sequence};
    }
  }
  return frame_.y == nullptr ? nullptr : &frame_;
}

base::Result<FrameWriter> FrameWriter::open(const devices::Descriptor& memory) {
  auto shared = SharedMemory::map(memory);
  if (!shared) return tl::unexpected(shared.error());
  FrameWriter writer;
  writer.shared_ = std::move(*shared);
  return writer;
}

bool FrameWriter::write(const Frame& frame) {
  ++sequence_;
  if (!is_size(frame.width, frame.height)) return false;
  std::uint8_t* y = slot_of(shared_, own_);
  std::uint8_t* u = y + frame.width * frame.height;
  std::uint8_t* v = u + frame.width * frame.height / 4;
  copy_plane(y, frame.y, frame.y_stride, frame.width, frame.height);
  copy_plane(u, frame.u, frame.uv_stride, frame.width / 2, frame.height / 2);
  copy_plane(v, frame.v, frame.uv_stride, frame.width / 2, frame.height / 2);
  Header* header = header_of(shared_);
  header->pictures[own_] = {frame.width, frame.height, sequence_};
  const std::uint32_t before = header->handed_over.exchange((own_ ^ kBetween) | kFresh, std::memory_order_acq_rel);
  own_ = (before & 3U) ^ kBetween;
  if (own_ >= kSlots) own_ = 0;
  return (before & kFresh) == 0;
}

}  // namespace waymark::video
