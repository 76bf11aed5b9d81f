#include "provisioning/hub/live.h"

#include <algorithm>
#include <vector>

namespace waymark::hub {
namespace {

using nlohmann::json;

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

std::shared_ptr<Feed> Live::open_kiosk(const std::string& kiosk_id, std::int64_t now) {
  KioskSide& side = kiosks_[kiosk_id];
  if (side.feed) side.feed->close();
  auto feed = std::make_shared<Feed>();
  side.feed = feed;
  feed->on_end = [this, kiosk_id, weak = std::weak_ptr<Feed>(feed)] {
    KioskSide& gone = kiosks_[kiosk_id];
    if (gone.feed != weak.lock()) return;  // a newer stream has taken its place
    gone.feed.reset();
    gone.frame.clear();
    changed("kiosks", kiosk_id);
  };
  feed->push(sse_event("ping", dump({{"at", now}})));
  if (watchers(kiosk_id) > 0) feed->push(sse_event("mirror.wanted", dump({{"watchers", watchers(kiosk_id)}})));
  changed("kiosks", kiosk_id);
  return feed;
}

bool Live::is_connected(std::string_view kiosk_id) const {
  const auto found = kiosks_.find(kiosk_id);
  return found != kiosks_.end() && found->second.feed && !found->second.feed->closed();
}

void Live::tell_kiosk(std::string_view kiosk_id, const std::string& event, const json& data) {
  const auto found = kiosks_.find(kiosk_id);
  if (found != kiosks_.end() && found->second.feed) found->second.feed->push(sse_event(event, dump(data)));
}

void Live::tell_kiosks(const std::string& event, const json& data) {
  for (auto& [id, side] : kiosks_) {
    if (side.feed) side.feed->push(sse_event(event, dump(data)));
  }
}

void Live::keep_report(const std::string& kiosk_id, Report report) {
  kiosks_[kiosk_id].report = std::move(report);
  changed("kiosks", kiosk_id);
}

const Live::Report* Live::report(std::string_view kiosk_id) const {
  const auto found = kiosks_.find(kiosk_id);
  return found != kiosks_.end() && found->second.report ? &*found->second.report : nullptr;
}

void Live::keep_session_end(const std::string& kiosk_id, SessionEnd end) {
  auto& kept = kiosks_[kiosk_id].session_end;
  if (kept && kept->ended_at >= end.ended_at) return;
  kept = std::move(end);
  changed("kiosks", kiosk_id);
}

const Live::SessionEnd* Live::session_end(std::string_view kiosk_id) const {
  const auto found = kiosks_.find(kiosk_id);
  return found != kiosks_.end() && found->second.session_end ? &*found->second.session_end : nullptr;
}

bool Live::has_console(const std::string& name) const {
  return std::any_of(consoles_.begin(), consoles_.end(), [&](const auto& each) { return each.second.name == name; });
}

Live::Console Live::open_console(const std::string& session, const std::string& name) {
  const ConsoleId id = next_console_++;
  auto feed = std::make_shared<Feed>();
  consoles_[id].session = session;
  consoles_[id].name = name;
  consoles_[id].feed = feed;
  feed->on_end = [this, id] {
    const auto found = consoles_.find(id);
    if (found == consoles_.end()) return;
    const auto watched = std::move(found->second.watching);
    const std::string who = std::move(found->second.name);
    consoles_.erase(found);
    for (const std::string& kiosk : watched) tell_watchers(kiosk);
    if (on_staff && !has_console(who)) on_staff(who, false);
  };
  if (on_staff) on_staff(name, true);
  return {id, std::move(feed)};
}

void Live::close_consoles(std::string_view session) {
  std::vector<std::shared_ptr<Feed>> closing;  // closing one takes it out of consoles_
  for (const auto& [id, console] : consoles_) {
    if (console.session == session) closing.push_back(console.feed);
  }
  for (const auto& feed : closing) feed->close();
}

int Live::consoles(const Meant& meant) const {
  return static_cast<int>(std::count_if(consoles_.begin(), consoles_.end(), [&](const auto& each) {
    return !each.second.feed->closed() && meant(each.second.session, each.second.name);
  }));
}

void Live::changed(const std::string& what, const std::string& id) {
  json message{{"type", "changed"}, {"what", what}};
  if (!id.empty()) message["id"] = id;
  const std::string text = dump(message);
  for (auto& [unused, console] : consoles_) console.feed->push_latest(text, text);
}

void Live::tell_staff(const std::function<bool(const std::string&)>& whom, const json& message) {
  tell_consoles([&](const std::string&, const std::string& name) { return whom(name); }, message);
}

void Live::tell_consoles(const Meant& meant, const json& message) {
  const std::string text = dump(message);
  for (auto& [id, console] : consoles_) {
    if (meant(console.session, console.name)) console.feed->push(text);
  }
}

void Live::watch(ConsoleId console, const std::string& kiosk_id) {
  const auto found = consoles_.find(console);
  if (found == consoles_.end()) return;
  found->second.watching.insert(kiosk_id);
  const auto kiosk = kiosks_.find(kiosk_id);
  if (kiosk != kiosks_.end() && !kiosk->second.frame.empty()) {
    found->second.feed->push_latest("mirror/" + kiosk_id, kiosk->second.frame);
  }
  tell_watchers(kiosk_id);
}

void Live::unwatch(ConsoleId console, const std::string& kiosk_id) {
  const auto found = consoles_.find(console);
  if (found != consoles_.end() && found->second.watching.erase(kiosk_id) > 0) tell_watchers(kiosk_id);
}

bool Live::is_watching(ConsoleId console, const std::string& kiosk_id) const {
  const auto found = consoles_.find(console);
  return found != consoles_.end() && found->second.watching.contains(kiosk_id);
}

int Live::watchers(std::string_view kiosk_id) const {
  int count = 0;
  for (const auto& [id, console] : consoles_) count += console.watching.contains(kiosk_id) ? 1 : 0;
  return count;
}

void Live::tell_watchers(std::string_view kiosk_id) {
  tell_kiosk(kiosk_id, "mirror.wanted", {{"watchers", watchers(kiosk_id)}});
}

void Live::show(const std::string& kiosk_id, std::int64_t sequence, const json& view) {
  const std::string frame =
      dump({{"type", "mirror.frame"}, {"kiosk", kiosk_id}, {"sequence", sequence}, {"view", view}});
  kiosks_[kiosk_id].frame = frame;
  for (auto& [id, console] : consoles_) {
    if (console.watching.contains(kiosk_id)) console.feed->push_latest("mirror/" + kiosk_id, frame);
  }
}

void Live::ping(std::int64_t now) { tell_kiosks("ping", {{"at", now}}); }

}  // namespace waymark::hub
