#include "kiosk/shell/link_thread.h"

#include <pthread.h>

#include <algorithm>
#include <utility>

namespace waymark::shell {
namespace {

constexpr std::chrono::milliseconds kLongest{60'000};

}  // namespace

LinkThread::LinkThread(std::unique_ptr<base::io::Http> http, std::unique_ptr<HubLink> link,
                       const base::io::Clock& clock)
    : http_(std::move(http)), link_(std::move(link)), clock_(clock) {}

LinkThread::~LinkThread() { stop(); }

void LinkThread::start() {
  thread_ = std::thread([this] { run(); });
}

bool LinkThread::post(Command command) {
  {
    const std::scoped_lock lock(mutex_);
    if (commands_.size() >= kCapacity) return false;
    commands_.push_back(std::move(command));
  }
  http_->wake();
  return true;
}

void LinkThread::stop() {
  stopping_ = true;
  http_->wake();
  if (thread_.joinable()) thread_.join();
}

void LinkThread::run() {
  ::pthread_setname_np(::pthread_self(), "link");
  for (;;) {
    const bool last = stopping_;  // commands that came before stop() are carried out
    std::deque<Command> commands;
    {
      const std::scoped_lock lock(mutex_);
      commands.swap(commands_);
    }
    for (Command& command : commands) command(*link_);
    commands.clear();
    if (last) return;
    link_->tick();
    const auto due = link_->next_due();
    const auto wait = due ? std::clamp(*due - clock_.mono(), std::chrono::milliseconds{0}, kLongest) : kLongest;
    http_->run(wait);
  }
}

}  // namespace waymark::shell
