// A sound card that listens, the ports of a voice that remember, and what the kernel says of our children; for tests.
#pragma once

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>

#include "kiosk/shell/voice.h"
#include "kiosk/shell/voice_sound.h"

namespace waymark::doubles {

class ListeningCard final : public shell::SoundOut {
 public:
  base::Status open(int) override {
    if (gone_) return base::fail(base::ErrorCode::kUnavailable, "sound", "has gone");
    open_ = true;
    return {};
  }
  base::Result<std::size_t> write(std::span<const std::int16_t> samples) override {
    if (gone_) return base::fail(base::ErrorCode::kUnavailable, "sound", "has gone");
    if (samples_ == 0 || first_.load() == std::chrono::steady_clock::time_point{}) {
      first_ = std::chrono::steady_clock::now();
    }
    const std::size_t taken = slow_ ? std::min<std::size_t>(samples.size(), 441) : samples.size();
    samples_ += taken;
    return taken;
  }
  std::chrono::milliseconds left() override { return left_; }
  void drop() override {
    last_drop_ = std::chrono::steady_clock::now();
    ++drops_;
  }
  void close() override { open_ = false; }

  void plays_slowly(bool slow = true) { slow_ = slow; }            // as a real one does: a second takes a second
  void has_left(std::chrono::milliseconds left) { left_ = left; }  // of what was written: not yet played
  void goes_away(bool gone) { gone_ = gone; }
  void forget_first() { first_ = std::chrono::steady_clock::time_point{}; }
  [[nodiscard]] std::chrono::steady_clock::time_point first_sound() const { return first_; }
  [[nodiscard]] std::size_t samples() const { return samples_; }
  [[nodiscard]] std::chrono::steady_clock::time_point last_drop() const { return last_drop_; }
  [[nodiscard]] int drops() const { return drops_; }
  [[nodiscard]] bool is_open() const { return open_; }

 private:
  std::atomic<std::size_t> samples_{0};
  std::atomic<int> drops_{0};
  std::atomic<bool> open_{false};
  std::atomic<bool> slow_{false};
  std::atomic<bool> gone_{false};
  std::atomic<std::chrono::milliseconds> left_{};
  std::atomic<std::chrono::steady_clock::time_point> first_{};
  std::atomic<std::chrono::steady_clock::time_point> last_drop_{};
};

struct HeardPorts {
  std::atomic<int> started{0};
  std::atomic<int> ended{0};
  std::atomic<int> available{0};
  std::atomic<int> unavailable{0};
  std::atomic<int> headphones{0};

  shell::VoicePorts ports() {
    return {[this](bool playing) { ++(playing ? started : ended); },
            [this](bool can) { ++(can ? available : unavailable); }, [this](bool) { ++headphones; }};
  }
  // The voice is another thread and another program: the test waits for what it says, at most five seconds.
  template <class Done>
  static bool until(Done&& done) {
    for (int i = 0; i < 5'000; ++i) {
      if (done()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return done();
  }
};

// Of every thread of this process, from the kernel.
template <class Take>
void for_each_child(Take&& take) {
  DIR* const threads = ::opendir("/proc/self/task");
  if (threads == nullptr) return;
  while (const dirent* thread = ::readdir(threads)) {
    std::ifstream list("/proc/self/task/" + std::string{thread->d_name} + "/children");
    for (std::string pid; list >> pid;) take(pid);
  }
  ::closedir(threads);
}

inline int children() {
  int count = 0;
  for_each_child([&count](const std::string&) { ++count; });
  return count;
}

inline std::string command_lines_of_children() {
  std::string all;
  for_each_child([&all](const std::string& pid) {
    for (const char* name : {"/cmdline", "/environ"}) {
      std::ifstream file("/proc/" + pid + name);
      all.append(std::istreambuf_iterator<char>{file}, {});
    }
  });
  return all;
}

}  // namespace waymark::doubles
