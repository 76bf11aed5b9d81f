// From a method and a path to a handler. A path of a route has parts in braces that become Request::parameters.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "provisioning/hub/http/message.h"

namespace waymark::hub {

class Router {
 public:
  void add(std::string method, std::string_view path, Handler handler);

  // 404 for a path that no route has, 405 for another method on one that has. False: no such path, and nothing was
  // done.
  [[nodiscard]] bool dispatch(Request& request, Reply& reply) const;

 private:
  struct Route {
    std::vector<std::string> parts;
    std::map<std::string, Handler, std::less<>> by_method;
  };
  static bool matches(const Route& route, const std::vector<std::string_view>& parts, Request& request);

  std::vector<Route> routes_;
};

}  // namespace waymark::hub
