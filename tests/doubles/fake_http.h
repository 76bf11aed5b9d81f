// An Http whose server is a function of the test: requests are answered when run() is called, in order.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/io/http.h"

namespace waymark::doubles {

class FakeHttp final : public base::io::Http {
 public:
  using Server = std::function<base::Result<base::io::HttpResponse>(const base::io::HttpRequest&)>;
  explicit FakeHttp(Server server) : server_(std::move(server)) {}

  base::io::HttpId start(base::io::HttpRequest request,
                         std::function<void(base::Result<base::io::HttpResponse>)> done) override {
    waiting_.push_back({++last_, std::move(request), std::move(done)});
    return last_;
  }
  base::io::HttpId open_stream(base::io::HttpRequest request, std::chrono::seconds,
                               std::function<void(std::string_view)> on_bytes,
                               std::function<void(base::Error)> on_end) override {
    ++streams_opened;
    stream_ = {++last_, std::move(request), std::move(on_bytes), std::move(on_end)};
    return last_;
  }
  void cancel(base::io::HttpId id) override {
    if (stream_.id == id) stream_ = {};
    std::erase_if(waiting_, [id](const Waiting& one) { return one.id == id; });
  }
  // Answers what waits now; what the answers start waits for the next run.
  void run(std::chrono::milliseconds) override {
    for (std::size_t left = waiting_.size(); left > 0 && !waiting_.empty(); --left) {
      Waiting one = std::move(waiting_.front());
      waiting_.pop_front();
      one.done(server_(one.request));
    }
  }
  void wake() override {}
  // The network is away: what waits is never answered.
  void lose() { waiting_.clear(); }

  [[nodiscard]] bool has_stream() const { return stream_.id != 0; }
  [[nodiscard]] bool idle() const { return waiting_.empty(); }
  void say(std::string_view bytes) { stream_.on_bytes(bytes); }
  void end_stream(base::Error error) {
    const auto stream = std::exchange(stream_, {});
    stream.on_end(std::move(error));
  }

  int streams_opened = 0;

 private:
  struct Waiting {
    base::io::HttpId id = 0;
    base::io::HttpRequest request;
    std::function<void(base::Result<base::io::HttpResponse>)> done;
  };
  struct Stream {
    base::io::HttpId id = 0;
    base::io::HttpRequest request;
    std::function<void(std::string_view)> on_bytes;
    std::function<void(base::Error)> on_end;
  };
  Server server_;
  std::deque<Waiting> waiting_;
  Stream stream_;
  base::io::HttpId last_ = 0;
};

}  // namespace waymark::doubles
