// Looks for a sheet of paper in the camera's pictures and photographs it. On a thread of its own: a look takes longer
// than a picture lasts, and the call goes on meanwhile.
//
// No picture is kept but the newest and the photograph, and those only while paper is looked for; then they are zeroed.
//
// Thread: look() and take() on the main one, take_picture() on the camera's; what is told comes from its own.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/secret.h"
#include "video/line/frame_ring.h"
#include "video/paper/paper_tracker.h"
#include "video/paper/picture.h"
#include "video/paper/straighten.h"
#include "video/wire/words.h"

namespace waymark::video {

struct PaperTold {
  std::function<void(PaperState)> changed;
  std::function<void(const Frame&)> show;  // the picture with the page outlined, or what was photographed
  std::function<void(bool straight, const base::Secret& jpeg)> taken;
};

class PaperDesk {
 public:
  explicit PaperDesk(PaperTold told);
  ~PaperDesk();
  PaperDesk(const PaperDesk&) = delete;
  PaperDesk& operator=(const PaperDesk&) = delete;

  void look(bool on);
  void take();
  void take_picture(const Frame& frame);

 private:
  struct Newest {
    std::vector<std::uint8_t> bytes;
    int width = 0;
    int height = 0;
  };
  enum class Wish { kNone = 1, kLook, kTake, kShow };

  void run();
  void look_at(Newest& newest, std::chrono::milliseconds now);
  bool photograph(const Newest& newest, std::chrono::milliseconds now);
  void show_photograph(std::chrono::milliseconds now);
  void begin_anew(Newest& newest);

  PaperTold told_;
  std::mutex mutex_;
  std::condition_variable came_;
  Wish wish_ = Wish::kNone;
  bool anew_ = false;  // nothing of an earlier look counts
  bool fresh_ = false;
  bool ends_ = false;
  Newest newest_;

  // Its own thread's.
  PaperTracker tracker_;
  std::optional<PaperState> said_;
  std::optional<Corners> corners_;
  std::chrono::milliseconds look_again_{0};
  Sheet photograph_;                                   // for screens
  std::optional<std::chrono::milliseconds> whole_at_;  // then the whole picture has to do

  std::thread thread_;
};

}  // namespace waymark::video
