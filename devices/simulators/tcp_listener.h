// A listening TCP socket of a simulator: on 127.0.0.1 and nowhere else.
#pragma once

#include "base/result.h"
#include "devices/channel/descriptor.h"

namespace waymark::devices {

struct TcpListener {
  Descriptor socket;  // non-blocking
  int port = 0;       // the real one, when 0 was asked for
};

[[nodiscard]] base::Result<TcpListener> listen_on_loopback(int port);

}  // namespace waymark::devices
