#include "video/engine/paper_desk.h"

#include <chrono>
#include <cstring>
#include <utility>

#include "base/io/log.h"
#include "video/engine/jpeg.h"
#include "video/paper/find_page.h"
#include "video/paper/outline.h"
#include "video/wire/commands.h"

namespace waymark::video {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBetweenLooks{200};
// A page that is there is found in one of the next pictures; who wants a photograph of something else waits this long.
constexpr milliseconds kFindsWithin{1500};

milliseconds now() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void copy_plane(std::uint8_t*& to, const std::uint8_t* from, int stride, int width, int height) {
  for (int row = 0; row < height; ++row, to += width, from += stride) {
    std::memcpy(to, from, static_cast<std::size_t>(width));
  }
}

PaperPicture picture_of(const std::vector<std::uint8_t>& bytes, int width, int height) {
  const std::uint8_t* y = bytes.data();
  const auto pixels = static_cast<std::size_t>(width * height);
  return {y, y + pixels, y + pixels * 5 / 4, width, width / 2, width, height};
}

void zeroise(std::vector<std::uint8_t>& bytes) {
  base::zeroise(bytes.data(), bytes.size());
  bytes.clear();
}

void zeroise(Sheet& sheet) {
  for (auto* const plane : {&sheet.y, &sheet.u, &sheet.v}) zeroise(*plane);
}

Frame frame_of(const PaperPicture& picture) {
  return {picture.y, picture.u, picture.v, picture.y_stride, picture.uv_stride, picture.width, picture.height, 0};
}

}  // namespace

PaperDesk::PaperDesk(PaperTold told) : told_(std::move(told)), thread_([this] { run(); }) {}

PaperDesk::~PaperDesk() {
  {
    const std::scoped_lock lock{mutex_};
    ends_ = true;
  }
  came_.notify_one();
  thread_.join();
}

void PaperDesk::look(bool on) {
  {
    const std::scoped_lock lock{mutex_};
    wish_ = on ? Wish::kLook : Wish::kNone;
    anew_ = true;
    fresh_ = false;
    zeroise(newest_.bytes);
  }
  came_.notify_one();
}

void PaperDesk::take() {
  const std::scoped_lock lock{mutex_};
  if (wish_ == Wish::kLook) wish_ = Wish::kTake;
}

void PaperDesk::take_picture(const Frame& frame) {
  {
    const std::scoped_lock lock{mutex_};
    if (wish_ == Wish::kNone) return;
    newest_.width = frame.width;
    newest_.height = frame.height;
    newest_.bytes.resize(static_cast<std::size_t>(frame.width * frame.height) * 3 / 2);
    std::uint8_t* to = newest_.bytes.data();
    copy_plane(to, frame.y, frame.y_stride, frame.width, frame.height);
    copy_plane(to, frame.u, frame.uv_stride, frame.width / 2, frame.height / 2);
    copy_plane(to, frame.v, frame.uv_stride, frame.width / 2, frame.height / 2);
    fresh_ = true;
  }
  came_.notify_one();
}

void PaperDesk::run() {
  Newest newest;
  std::unique_lock lock{mutex_};
  while (true) {
    came_.wait(lock, [this] { return ends_ || fresh_ || anew_; });
    if (ends_) return;
    if (std::exchange(anew_, false)) begin_anew(newest);
    if (!std::exchange(fresh_, false)) continue;
    std::swap(newest, newest_);
    const Wish wish = wish_;
    lock.unlock();
    const bool taken = wish == Wish::kTake && photograph(newest, now());
    if (wish == Wish::kShow) show_photograph(now());
    if (wish == Wish::kLook || (wish == Wish::kTake && !taken)) look_at(newest, now());
    lock.lock();
    if (taken && wish_ == Wish::kTake) wish_ = Wish::kShow;
  }
}

void PaperDesk::begin_anew(Newest& newest) {
  zeroise(newest.bytes);
  zeroise(photograph_);
  tracker_ = PaperTracker{};
  said_.reset();
  corners_.reset();
  look_again_ = milliseconds{0};
  whole_at_.reset();
}

void PaperDesk::look_at(Newest& newest, milliseconds now) {
  const PaperPicture picture = picture_of(newest.bytes, newest.width, newest.height);
  if (now >= look_again_) {
    look_again_ = now + kBetweenLooks;
    PaperSeen seen;
    seen.width = picture.width;
    seen.corners = corners_ = find_page(picture);
    if (seen.corners) {
      seen.look = judge_page(picture, *seen.corners);
      seen.area = area_share(*seen.corners, picture.width, picture.height);
    } else {
      seen.dark = is_too_dark_to_look(picture);
    }
    const PaperState state = tracker_.see(seen, now);
    if (state != said_) told_.changed(state);
    said_ = state;
  }
  if (corners_) outline_page(picture, *corners_);
  told_.show(frame_of(picture));
}

// Again and again: the page that it is shown on may have another place for it now.
void PaperDesk::show_photograph(milliseconds now) {
  if (now < look_again_) return;
  look_again_ = now + kBetweenLooks;
  const Sheet& sheet = photograph_;
  told_.show(
      {sheet.y.data(), sheet.u.data(), sheet.v.data(), sheet.width, sheet.width / 2, sheet.width, sheet.height, 0});
}

bool PaperDesk::photograph(const Newest& newest, milliseconds now) {
  if (!whole_at_) whole_at_ = now + kFindsWithin;
  const PaperPicture picture = picture_of(newest.bytes, newest.width, newest.height);
  const auto corners = find_page(picture);
  if (!corners && now < *whole_at_) return false;
  Sheet sheet = corners ? straighten(picture, *corners) : whole_picture(picture);
  const auto jpeg = encode_jpeg(sheet, kMaxPhotographBytes);
  photograph_ = for_screens(sheet);
  zeroise(sheet);
  if (!jpeg) {
    base::io::log_error("media", {base::ErrorCode::kInternal, "photograph", "could not be encoded"});
    return now >= *whole_at_;
  }
  show_photograph(now);
  told_.taken(corners.has_value(), *jpeg);
  return true;
}

}  // namespace waymark::video
