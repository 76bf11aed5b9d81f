// Builds journeys for tests: as JSON that a test may then break, or loaded.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journeys/load.h"

namespace waymark::journeys::test {

using nlohmann::json;

inline json text(const std::string& english) { return {{"en-GB", english}}; }

inline json question(const std::string& id, const std::string& kind, json more = json::object()) {
  json out{{"id", id}, {"kind", kind}, {"label", text("What is " + id + "?")}};
  out.update(more);
  return out;
}

inline json options(const std::vector<std::string>& values) {
  json out = json::array();
  for (const std::string& value : values) out.push_back({{"value", value}, {"label", text("Option " + value)}});
  return {{"options", out}};
}

inline json page(const std::string& id, json one_question, json more = json::object()) {
  json out{{"id", id}, {"questions", json::array({std::move(one_question)})}};
  out.update(more);
  return out;
}

inline json ending(const std::string& id) {
  return {{"id", id}, {"heading", text("The end")}, {"outcome", "informed"}};
}

inline json journey(std::vector<json> pages, json more = json::object()) {
  json out{
      {"format", 1}, {"id", "a-journey"}, {"version", "1"}, {"languages", {"en-GB"}}, {"title", text("A journey")}};
  out["pages"] = pages;
  out.update(more);
  return out;
}

inline Definition loaded(const json& from) {
  LintReport report = lint(from.dump());
  for (const Finding& finding : report.findings) ADD_FAILURE() << finding.place << ": " << finding.reason;
  return report.definition.value_or(Definition{});
}

// The first finding as "place: reason", or "".
inline std::string first_finding(const json& from) {
  const LintReport report = lint(from.dump());
  if (report.findings.empty()) return {};
  return report.findings.front().place + ": " + report.findings.front().reason;
}

inline Answers answers(std::initializer_list<std::pair<std::string, std::string>> values) {
  Answers out;
  for (const auto& [key, value] : values) out.set(key, base::Secret{value});
  return out;
}

inline constexpr Day kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};  // a Sunday

inline std::vector<std::string> page_ids(const Definition& definition, const std::vector<std::size_t>& indexes) {
  std::vector<std::string> out;
  for (const std::size_t at : indexes) out.push_back(definition.pages[at].id);
  return out;
}

}  // namespace waymark::journeys::test
