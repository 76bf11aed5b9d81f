// The hub's one loop: everything that is not storage runs on the thread that calls run().
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace waymark::hub {

class Loop {
 public:
  Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop();

  // Runs `work` on the loop's thread, soon. From any thread; never inline.
  void post(std::function<void()> work);
  // Again and again, first after one `interval`, until the loop ends.
  void every(std::chrono::milliseconds interval, std::function<void()> work);
  void after(std::chrono::milliseconds delay, std::function<void()> work);
  // SIGTERM or SIGINT, once.
  void on_signal(std::function<void()> work);

  void run();
  void stop();

  [[nodiscard]] boost::asio::io_context& context();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace waymark::hub
