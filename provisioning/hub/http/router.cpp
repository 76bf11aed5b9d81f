#include "provisioning/hub/http/router.h"

#include <algorithm>

#include "base/result.h"
#include "provisioning/hub/http/body.h"

namespace waymark::hub {
namespace {

constexpr std::size_t kMaxParameterBytes = 128;

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto end = path.find('/');
    parts.push_back(path.substr(0, end));
    path = end == std::string_view::npos ? std::string_view{} : path.substr(end + 1);
  }
  return parts;
}

bool is_parameter(const std::string& part) { return part.size() > 2 && part.front() == '{'; }

}  // namespace

void Router::add(std::string method, std::string_view path, Handler handler) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(path)) parts.emplace_back(part);
  const auto found = std::find_if(routes_.begin(), routes_.end(), [&](const Route& r) { return r.parts == parts; });
  Route& route = found == routes_.end() ? routes_.emplace_back(Route{std::move(parts), {}}) : *found;
  route.by_method[std::move(method)] = std::move(handler);
}

bool Router::matches(const Route& route, const std::vector<std::string_view>& parts, Request& request) {
  if (route.parts.size() != parts.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_parameter(route.parts[i]) ? parts[i].empty() || parts[i].size() > kMaxParameterBytes
                                     : route.parts[i] != parts[i]) {
      return false;
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!is_parameter(route.parts[i])) continue;
    request.parameters[route.parts[i].substr(1, route.parts[i].size() - 2)] = std::string{parts[i]};
  }
  return true;
}

bool Router::dispatch(Request& request, Reply& reply) const {
  const std::string path = request.path;
  const auto parts = split(path);
  for (const Route& route : routes_) {
    if (!matches(route, parts, request)) continue;
    const auto handler = route.by_method.find(request.method);
    if (handler == route.by_method.end()) {
      Response response = error_response({base::ErrorCode::kInvalid, "method", "is not for this path"});
      response.status = 405;
      std::string allowed;
      for (const auto& [method, unused] : route.by_method) allowed += (allowed.empty() ? "" : ", ") + method;
      response.headers.emplace_back("Allow", allowed);
      reply(std::move(response));
    } else {
      handler->second(std::move(request), std::move(reply));
    }
    return true;
  }
  return false;
}

}  // namespace waymark::hub
