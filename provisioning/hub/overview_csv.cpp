#include "provisioning/hub/overview.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

// Hidden figures are an empty cell.
std::string figure(const json& value) { return value.is_null() ? std::string{} : value.dump(); }

class Table {
 public:
  Table() { row("section", "name", "measure", "value", "n"); }

  void row(std::string_view section, std::string_view name, std::string_view measure, std::string_view value,
           std::string_view n = {}) {
    for (const std::string_view cell : {section, name, measure, value}) text_ += csv_cell(cell) + ",";
    text_ += csv_cell(n) + "\r\n";
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void add_journeys(const json& journeys, Table& table) {
  for (const json& journey : journeys) {
    const auto title = journey["title"].get<std::string>();
    table.row("journeys", title, "started", figure(journey["started"]));
    table.row("journeys", title, "completed", figure(journey["completed"]));
    table.row("journeys", title, "completion", figure(journey["completion"]), figure(journey["started"]));
    for (const json& page : journey["pages"]) {
      const std::string name = title + ": " + page["title"].get<std::string>();
      for (const char* measure : {"reached", "left", "errors"}) {
        table.row("pages", name, measure, figure(page[measure]));
      }
    }
  }
}

void add_waits(const json& waits, Table& table) {
  for (const json& wait : waits) {
    const auto name = wait["name"].get<std::string>();
    table.row("waits", name, "issued", figure(wait["issued"]));
    table.row("waits", name, "left_queue", figure(wait["left_queue"]));
    for (const char* measure : {"median_minutes", "p90_minutes", "in_target"}) {
      table.row("waits", name, measure, figure(wait[measure]), figure(wait["called"]));
    }
  }
}

void add_appointments(const json& appointments, Table& table) {
  for (const json& one : appointments) {
    const auto name = one["name"].get<std::string>();
    for (const char* measure : {"booked", "arrived", "missed"}) {
      table.row("appointments", name, measure, figure(one[measure]));
    }
    for (const char* measure : {"median_minutes", "p90_minutes"}) {
      table.row("appointments", name, measure, figure(one[measure]), figure(one["called"]));
    }
  }
}

void add_calls(const json& calls, const std::string& span, Table& table) {
  for (const char* measure : {"asked", "accepted", "unanswered", "moved"}) {
    table.row("calls", span, measure, figure(calls[measure]));
  }
  for (const json& skill : calls["skills"]) {
    const auto name = skill["name"].get<std::string>();
    table.row("calls", name, "asked", figure(skill["asked"]));
    for (const char* measure : {"median_minutes", "p90_minutes"}) {
      table.row("calls", name, measure, figure(skill[measure]), figure(skill["accepted"]));
    }
  }
  for (const json& one : calls.value("helped", json::array())) {
    table.row("calls", one["name"].get<std::string>(), "helped", figure(one["count"]), figure(calls["accepted"]));
  }
  for (const json& one : calls["ended"]) {
    table.row("calls", one["reason"].get<std::string>(), "ended", figure(one["count"]));
  }
  for (const json& one : calls["outcomes"]) {
    table.row("calls", one["outcome"].get<std::string>(), "outcome", figure(one["count"]));
  }
  table.row("contacts", span, "coverage", figure(calls["coverage"]), figure(calls["contacts"]));
  table.row("contacts", span, "avoidable_share", figure(calls["avoidable_share"]), figure(calls["classified"]));
  for (const json& one : calls["reasons"]) {
    table.row("contacts", one["reason"].get<std::string>(), "avoidable", figure(one["count"]));
  }
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell{text};
  const bool is_number = !cell.empty() && cell.find_first_not_of("0123456789.-") == std::string::npos;
  if (!cell.empty() && !is_number && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos) {
    cell.insert(0, 1, '\'');
  }
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string overview_csv(const json& overview) {
  Table table;
  const std::string span = overview["from"].get<std::string>() + " to " + overview["to"].get<std::string>();
  if (overview.contains("council"))
    table.row("council", overview["council"]["name"].get<std::string>(), "id",
              overview["council"]["id"].get<std::string>());
  table.row("sessions", span, "count", figure(overview["sessions"]["count"]));
  for (const json& language : overview["sessions"]["languages"]) {
    table.row("sessions", language["language"].get<std::string>(), "count", figure(language["count"]));
  }
  for (const json& day : overview["days"]) {
    for (const char* measure : {"sessions", "journeys_started", "journeys_completed", "tickets"}) {
      table.row("days", day["day"].get<std::string>(), measure, figure(day[measure]));
    }
  }
  add_journeys(overview["journeys"], table);
  add_waits(overview["waits"], table);
  add_appointments(overview["appointments"], table);
  add_calls(overview["calls"], span, table);
  const json& satisfaction = overview["satisfaction"];
  table.row("satisfaction", span, "score", figure(satisfaction["score"]), figure(satisfaction["n"]));
  return table.take();
}

}  // namespace waymark::hub
