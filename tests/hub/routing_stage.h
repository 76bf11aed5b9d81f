// Routing with time that moves only when a test says so, and short words for what people do.
#pragma once

#include <gtest/gtest.h>

#include "base/ids.h"
#include "provisioning/hub/calls/routing.h"

namespace waymark::hub::calls {

class RoutingStage {
 public:
  RoutingStage() : routing_(rules()) {}

  static Rules rules() {
    Rules made;
    made.skills = {{"benefits", 0}, {"housing", 0}, {"urgent", 2}};
    return made;
  }

  [[nodiscard]] Moment now() const { return {base::MonoTime{} + at_, 1'795'000'000'000 + at_.count()}; }
  // A second at a time, as the hub ticks; who is not silent is heard in each.
  void pass(std::chrono::milliseconds time) {
    for (const auto end = at_ + time; at_ < end;) {
      at_ += std::min<std::chrono::milliseconds>(std::chrono::seconds{1}, end - at_);
      for (const auto& [id, call] : routing_.calls()) {
        if (!silent_.contains(call.kiosk_id)) routing_.kiosk_heard(call.kiosk_id, now());
      }
      routing_.tick(now());
    }
  }

  void on_duty(const std::string& name, std::vector<std::string> skills = {"benefits"},
               std::vector<std::string> languages = {"en-GB"}, std::string site = {},
               std::vector<std::string> councils = {}) {
    routing_.know(
        {name, "Adviser " + name, std::move(skills), std::move(languages), std::move(site), std::move(councils)});
    routing_.console_connected(name, true, now());
    EXPECT_TRUE(routing_.set_state(name, AdviserState::kAvailable, now()).has_value());
  }

  std::string new_id() {
    std::array<std::uint8_t, 16> bytes{};
    bytes[14] = static_cast<std::uint8_t>(++made_ >> 8);
    bytes[15] = static_cast<std::uint8_t>(made_);
    return base::make_uuid_v7(base::WallTime{std::chrono::milliseconds{now().wall}}, bytes);
  }
  base::Result<std::string> try_ask(const std::string& skill = "benefits", const std::string& language = "en-GB",
                                    std::string kiosk = {}, const std::string& site = "library") {
    CallRequest request;
    request.call_id = new_id();
    request.skill = skill;
    request.language = language;
    request.page = "home";
    if (kiosk.empty()) kiosk = "kiosk " + std::to_string(made_);
    const std::string id = request.call_id;
    if (auto asked = routing_.ask(std::move(request), kiosk, site, now()); !asked) {
      return tl::unexpected<base::Error>(asked.error());
    }
    return id;
  }
  std::string ask(const std::string& skill = "benefits", const std::string& language = "en-GB") {
    auto id = try_ask(skill, language);
    EXPECT_TRUE(id.has_value());
    return id.value_or("");
  }
  std::string connected_call(const std::string& adviser) {
    const std::string id = ask();
    EXPECT_TRUE(routing_.accept(adviser, id, now()).has_value());
    EXPECT_TRUE(routing_.report(id, protocol::LegReport::kConnected, routing_.call(id)->leg, now()).has_value());
    return id;
  }

  [[nodiscard]] const Call& call(const std::string& id) const { return *routing_.call(id); }
  [[nodiscard]] const Adviser& adviser(const std::string& name) const { return *routing_.adviser(name); }
  [[nodiscard]] AdviserState state(const std::string& name) const { return adviser(name).state; }

 protected:
  Routing routing_;
  std::chrono::milliseconds at_{1'000'000};
  unsigned made_ = 0;
  std::set<std::string> silent_;  // kiosks
};

}  // namespace waymark::hub::calls
