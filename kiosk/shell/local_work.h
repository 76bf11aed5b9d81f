// Something else that the local thread serves beside the device host. All of it on that thread.
#pragma once

#include <optional>

#include "base/time.h"

namespace waymark::shell {

class LocalWork {
 public:
  virtual ~LocalWork() = default;
  [[nodiscard]] virtual int fd() const = 0;  // readable: serve() has something to do
  virtual void serve() = 0;
  [[nodiscard]] virtual std::optional<base::MonoTime> next_due() const = 0;

 protected:
  LocalWork() = default;
  LocalWork(const LocalWork&) = default;
  LocalWork& operator=(const LocalWork&) = default;
};

}  // namespace waymark::shell
