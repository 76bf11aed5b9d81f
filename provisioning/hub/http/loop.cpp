#include "provisioning/hub/http/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

namespace waymark::hub {

namespace asio = boost::asio;

struct Loop::Parts {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  asio::signal_set signals{context};
};

namespace {

void arm(const std::shared_ptr<asio::steady_timer>& timer, std::chrono::milliseconds interval,
         const std::shared_ptr<std::function<void()>>& work) {
  timer->expires_after(interval);
  timer->async_wait([timer, interval, work](const boost::system::error_code& error) {
    if (error) return;
    (*work)();
    arm(timer, interval, work);
  });
}

}  // namespace

Loop::Loop() : parts_(std::make_unique<Parts>()) {}
Loop::~Loop() = default;

void Loop::post(std::function<void()> work) { asio::post(parts_->context, std::move(work)); }

void Loop::every(std::chrono::milliseconds interval, std::function<void()> work) {
  arm(std::make_shared<asio::steady_timer>(parts_->context), interval,
      std::make_shared<std::function<void()>>(std::move(work)));
}

void Loop::after(std::chrono::milliseconds delay, std::function<void()> work) {
  auto timer = std::make_shared<asio::steady_timer>(parts_->context, delay);
  timer->async_wait([timer, work = std::move(work)](const boost::system::error_code& error) {
    if (!error) work();
  });
}

void Loop::on_signal(std::function<void()> work) {
  parts_->signals.add(SIGTERM);
  parts_->signals.add(SIGINT);
  parts_->signals.async_wait([work = std::move(work)](const boost::system::error_code& error, int) {
    if (!error) work();
  });
}

void Loop::run() { parts_->context.run(); }
void Loop::stop() { parts_->context.stop(); }

asio::io_context& Loop::context() { return parts_->context; }

}  // namespace waymark::hub
