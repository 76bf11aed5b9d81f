// One thread that runs tasks in order, some of them later. Bounded: post() says no when the queue is full, and the
// caller tells its customer so. Tasks never throw. stop() runs what was posted, not what is still to come.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace waymark::shell {

class TaskThread {
 public:
  using Task = std::function<void()>;

  // 512 tasks are some two minutes of a disk that stands still.
  explicit TaskThread(std::string name, std::size_t capacity = 512);
  TaskThread(const TaskThread&) = delete;
  TaskThread& operator=(const TaskThread&) = delete;
  ~TaskThread();

  [[nodiscard]] bool post(Task task);
  // Not counted against the capacity: there are few, one for each ticket that is asked for.
  void post_after(std::chrono::milliseconds delay, Task task);
  void stop();

 private:
  void run();

  std::string name_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  std::multimap<std::chrono::steady_clock::time_point, Task> later_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace waymark::shell
