#include "kiosk/shell/task_thread.h"

#include <pthread.h>

#include <utility>

namespace waymark::shell {

TaskThread::TaskThread(std::string name, std::size_t capacity)
    : name_(std::move(name)), capacity_(capacity), thread_([this] { run(); }) {}

TaskThread::~TaskThread() { stop(); }

bool TaskThread::post(Task task) {
  const std::scoped_lock lock(mutex_);
  if (stopping_ || tasks_.size() >= capacity_) return false;
  tasks_.push_back(std::move(task));
  changed_.notify_one();
  return true;
}

void TaskThread::post_after(std::chrono::milliseconds delay, Task task) {
  const std::scoped_lock lock(mutex_);
  if (stopping_) return;
  later_.emplace(std::chrono::steady_clock::now() + delay, std::move(task));
  changed_.notify_one();
}

void TaskThread::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    later_.clear();
    changed_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void TaskThread::run() {
  ::pthread_setname_np(::pthread_self(), name_.c_str());
  std::unique_lock lock(mutex_);
  for (;;) {
    Task task;
    if (!later_.empty() && later_.begin()->first <= std::chrono::steady_clock::now()) {
      task = std::move(later_.extract(later_.begin()).mapped());
    } else if (!tasks_.empty()) {
      task = std::move(tasks_.front());
      tasks_.pop_front();
    } else if (stopping_) {
      return;
    } else if (later_.empty()) {
      changed_.wait(lock);
      continue;
    } else {
      changed_.wait_until(lock, later_.begin()->first);
      continue;
    }
    lock.unlock();
    task();
    task = nullptr;  // what it held goes before the next one, outside the lock
    lock.lock();
  }
}

}  // namespace waymark::shell
