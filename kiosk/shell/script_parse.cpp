#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kiosk/shell/key_words.h"
#include "kiosk/shell/script.h"
#include "kiosk/shell/script_call.h"
#include "kiosk/view/describe.h"

namespace waymark::shell {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

// What is wrong, thrown within this file only.
struct Wrong {
  std::string where;
  std::string detail;
};

template <class Value>
using Word = std::pair<std::string_view, Value>;

constexpr std::array<Word<core::PrinterState>, 6> kPrinterStates{{
    {"absent", core::PrinterState::kAbsent},
    {"ready", core::PrinterState::kReady},
    {"paper_low", core::PrinterState::kPaperLow},
    {"paper_out", core::PrinterState::kPaperOut},
    {"cover_open", core::PrinterState::kCoverOpen},
    {"fault", core::PrinterState::kFault},
}};

constexpr std::array<Word<core::PrintOutcome>, 3> kPrintOutcomes{{
    {"printed", core::PrintOutcome::kPrinted},
    {"failed", core::PrintOutcome::kFailed},
    {"unknown", core::PrintOutcome::kUnknown},
}};

template <class Table>
auto value_of(const Table& table, const json& word, const std::string& where) {
  if (word.is_string()) {
    for (const auto& [name, value] : table) {
      if (name == word.get_ref<const std::string&>()) return value;
    }
  }
  throw Wrong{where, "is no word that is known here"};
}

std::string text_of(const json& value, const std::string& where) {
  if (!value.is_string()) throw Wrong{where, "must be text"};
  return value.get<std::string>();
}

std::int64_t whole(const json& value, const std::string& where, std::int64_t most = 1'000'000) {
  if (!value.is_number_integer()) throw Wrong{where, "must be a whole number"};
  const auto number = value.get<std::int64_t>();
  if (number < 0 || number > most) throw Wrong{where, "is out of range"};
  return number;
}

void only(const json& object, std::initializer_list<std::string_view> names, const std::string& where) {
  if (!object.is_object()) throw Wrong{where, "must be an object"};
  for (const auto& [name, value] : object.items()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) throw Wrong{where + "/" + name, "is not known"};
  }
}

Target target_of(const json& value, const std::string& where) {
  Target target;
  if (value.is_string()) {
    target.name = value.get<std::string>();
    return target;
  }
  only(value, {"id", "role", "name"}, where);
  if (value.contains("id")) target.id = text_of(value["id"], where + "/id");
  if (value.contains("name")) target.name = text_of(value["name"], where + "/name");
  if (value.contains("role")) {
    target.role = view::role_from_name(text_of(value["role"], where + "/role"));
    if (!target.role) throw Wrong{where + "/role", "is no role"};
  }
  if (target.id.empty() && target.name.empty() && !target.role) throw Wrong{where, "names nothing"};
  return target;
}

std::vector<Target> targets_of(const json& list, const std::string& where) {
  if (!list.is_array()) throw Wrong{where, "must be a list"};
  std::vector<Target> targets;
  for (const json& each : list) targets.push_back(target_of(each, where + "/" + std::to_string(targets.size())));
  return targets;
}

// "2026-11-23T10:00:00Z"
base::WallTime moment_of(const json& value, const std::string& where) {
  const std::string text = text_of(value, where);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, used = 0;
  const int read =
      std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2dZ%n", &year, &month, &day, &hour, &minute, &second, &used);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (read != 6 || static_cast<std::size_t>(used) != text.size() || !date.ok() || hour > 23 || minute > 59 ||
      second > 59) {
    throw Wrong{where, "must be a time like 2026-11-23T10:00:00Z"};
  }
  const auto time = std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                    std::chrono::seconds{second};
  return base::WallTime{time.time_since_epoch()};
}

core::Event ticket_reply(const json& value, const std::string& where) {
  if (value.is_string()) {
    if (value == "unavailable") return core::TicketUnavailable{};
    throw Wrong{where, "must be \"unavailable\" or a ticket"};
  }
  only(value, {"display", "number", "about_minutes", "up_to_minutes", "ahead", "leased", "follow"}, where);
  core::TicketIssued ticket;
  if (!value.contains("display")) throw Wrong{where + "/display", "is missing"};
  ticket.display = text_of(value["display"], where + "/display");
  const auto number = [&](const char* name) {
    return value.contains(name) ? static_cast<int>(whole(value[name], where + "/" + name)) : 0;
  };
  ticket.number = number("number");
  ticket.about_minutes = number("about_minutes");
  ticket.up_to_minutes = number("up_to_minutes");
  ticket.ahead = number("ahead");
  ticket.leased = value.contains("leased") && value["leased"] == true;
  if (value.contains("follow")) ticket.follow = base::Secret(text_of(value["follow"], where + "/follow"));
  return ticket;
}

core::Event submission_reply(const json& value, const std::string& where) {
  static const std::array<Word<int>, 3> kReplies{{{"stored", 1}, {"accepted", 2}, {"failed", 3}}};
  switch (value_of(kReplies, value, where)) {
    case 1:
      return core::SubmissionStored{};
    case 2:
      return core::SubmissionAccepted{};
    default:
      return core::SubmissionFailed{};
  }
}

core::Event help_reply(const json& value, const std::string& where) {
  static const std::array<Word<bool>, 2> kReplies{{{"raised", true}, {"unavailable", false}}};
  if (value_of(kReplies, value, where)) return core::HelpRaised{};
  return core::HelpUnavailable{};
}

core::Event wipe_reply(const json& value, const std::string& where) {
  static const std::array<Word<bool>, 2> kReplies{{{"complete", true}, {"incomplete", false}}};
  return core::Wiped{{}, {{{"script", value_of(kReplies, value, where)}}}};
}

StepBody answer_of(const json& value, const std::string& where) {
  if (!value.is_object() || value.size() != 1) throw Wrong{where, "must answer one effect"};
  const std::string& kind = value.begin().key();
  const json& reply = value.begin().value();
  const std::string place = where + "/" + kind;
  if (is_of_a_call(kind)) {
    auto event = call_event(kind, reply);
    if (!event) throw Wrong{place, "is no such answer"};
    return AnswerStep{std::move(*event)};
  }
  only(value, {"submission", "ticket", "print", "help", "wipe"}, where);
  if (kind == "submission") return AnswerStep{submission_reply(reply, place)};
  if (kind == "ticket") return AnswerStep{ticket_reply(reply, place)};
  if (kind == "print") return AnswerStep{core::PrintFinished{{}, value_of(kPrintOutcomes, reply, place), "script"}};
  if (kind == "wipe") return AnswerStep{wipe_reply(reply, place)};
  if (reply == "acknowledged") return AcknowledgeStep{};
  return AnswerStep{help_reply(reply, place)};
}

KeyStep key_of(const json& value, const std::string& where) {
  if (value.is_string()) return {value_of(kKeyWords, value, where), 1};
  only(value, {"key", "times"}, where);
  KeyStep step{value_of(kKeyWords, value.value("key", json()), where + "/key"), 1};
  if (value.contains("times")) step.times = static_cast<int>(whole(value["times"], where + "/times", 1'000));
  return step;
}

ExpectStep expect_of(const json& value, const std::string& where) {
  only(value, {"screen", "focus", "sees", "misses", "values"}, where);
  ExpectStep step;
  if (value.contains("screen")) step.screen = text_of(value["screen"], where + "/screen");
  if (value.contains("focus")) step.focus = text_of(value["focus"], where + "/focus");
  if (value.contains("sees")) step.sees = targets_of(value["sees"], where + "/sees");
  if (value.contains("misses")) step.misses = targets_of(value["misses"], where + "/misses");
  if (value.contains("values")) {
    for (const auto& [id, text] : value["values"].items()) {
      step.values.emplace_back(Target{id, {}, {}}, text_of(text, where + "/values/" + id));
    }
  }
  return step;
}

StepBody caret_of(const json& value, const std::string& where) {
  only(value, {"id", "grapheme"}, where);
  return CaretStep{{text_of(value.value("id", json()), where + "/id"), {}, {}},
                   static_cast<std::size_t>(whole(value.value("grapheme", json()), where + "/grapheme"))};
}

StepBody long_press_of(const json& value, const std::string& where) {
  only(value, {"id", "grapheme"}, where);
  LongPressStep step{{text_of(value.value("id", json()), where + "/id"), {}, {}}, std::nullopt};
  if (value.contains("grapheme"))
    step.grapheme = static_cast<std::size_t>(whole(value["grapheme"], where + "/grapheme"));
  return step;
}

StepBody wait_of(const json& value, const std::string& where) {
  if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1'000'000) {
    throw Wrong{where, "must be seconds"};
  }
  return WaitStep{std::chrono::milliseconds{static_cast<std::int64_t>(value.get<double>() * 1'000)}};
}

StepBody step_of(const json& object, const std::string& at) {
  if (!object.is_object() || object.size() != 1) throw Wrong{at, "must be an object with one member"};
  const std::string& kind = object.begin().key();
  const json& value = object.begin().value();
  const std::string where = at + "/" + kind;
  static const std::array<Word<bool>, 2> kLink{{{"online", true}, {"offline", false}}};
  static const std::array<Word<bool>, 2> kHeadphones{{{"in", true}, {"out", false}}};
  static const std::array<Word<bool>, 2> kHandset{{{"lifted", true}, {"replaced", false}}};
  static const std::array<Word<bool>, 2> kSpeech{{{"started", true}, {"ended", false}}};
  static const std::array<Word<bool>, 2> kCard{{{"inserted", true}, {"removed", false}}};
  if (kind == "press") return PressStep{target_of(value, where)};
  if (kind == "focus") return FocusStep{target_of(value, where)};
  if (kind == "type") return TypeStep{text_of(value, where)};
  if (kind == "type_on_glass") return TypeOnGlassStep{text_of(value, where)};
  if (kind == "key") return key_of(value, where);
  if (kind == "caret") return caret_of(value, where);
  if (kind == "long_press") return long_press_of(value, where);
  if (kind == "wait") return wait_of(value, where);
  if (kind == "answer") return answer_of(value, where);
  if (kind == "expect") return expect_of(value, where);
  if (kind == "clock") return ClockStep{moment_of(value, where)};
  if (kind == "headphones") return EventStep{core::HeadphonesChanged{value_of(kHeadphones, value, where)}};
  if (kind == "handset") return EventStep{core::HandsetMoved{value_of(kHandset, value, where)}};
  if (kind == "speech") {
    if (value_of(kSpeech, value, where)) return EventStep{core::SpeechStarted{}};
    return EventStep{core::SpeechEnded{}};
  }
  if (kind == "presence") return EventStep{core::Presence{}};
  if (kind == "link") return EventStep{core::LinkChanged{value_of(kLink, value, where)}};
  if (kind == "printer") return EventStep{core::PrinterChanged{value_of(kPrinterStates, value, where)}};
  if (kind == "configuration")
    return EventStep{core::ConfigurationStaged{static_cast<std::uint64_t>(whole(value, where))}};
  if (kind == "out_of_service") return EventStep{core::OutOfServiceOrdered{text_of(value, where)}};
  if (kind == "card") {
    if (value_of(kCard, value, where)) return EventStep{core::CardInserted{"script"}};
    return EventStep{core::CardRemoved{}};
  }
  throw Wrong{where, "is no step that is known"};
}

Script script_of(const json& root) {
  only(root, {"$schema", "format", "about", "council", "site", "start", "zone_offset_minutes", "steps"}, "");
  if (root.value("format", json()) != 1) throw Wrong{"format", "must be 1"};
  Script script;
  if (root.contains("about")) script.about = text_of(root["about"], "about");
  script.council = text_of(root.value("council", json()), "council");
  script.site = text_of(root.value("site", json()), "site");
  script.start = moment_of(root.value("start", json()), "start");
  if (root.contains("zone_offset_minutes")) {
    script.zone_offset = std::chrono::minutes{whole(root["zone_offset_minutes"], "zone_offset_minutes", 14 * 60)};
  }
  const json steps = root.value("steps", json());
  if (!steps.is_array() || steps.size() > kMaxScriptSteps) throw Wrong{"steps", "must be a list of at most 10,000"};
  for (const json& each : steps) script.steps.push_back(step_of(each, "steps/" + std::to_string(script.steps.size())));
  return script;
}

}  // namespace

base::Result<Script> parse_script(std::string_view text) {
  if (text.size() > kMaxScriptBytes) return fail(ErrorCode::kTooLarge, "script");
  bool too_deep = false;
  const json root = json::parse(
      text,
      [&too_deep](int depth, json::parse_event_t, json&) {
        too_deep = too_deep || depth > 12;
        return !too_deep;
      },
      false);
  if (too_deep || !root.is_object()) return fail(ErrorCode::kInvalid, "script", "is no JSON object");
  try {
    return script_of(root);
  } catch (const Wrong& wrong) {
    return fail(ErrorCode::kInvalid, wrong.where, wrong.detail);
  }
}

}  // namespace waymark::shell
