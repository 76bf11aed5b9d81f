#include "kiosk/core/luggage.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/text.h"
#include "kiosk/core/call_clock.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "provisioning/protocol/call.h"

namespace waymark::core {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxName = 200;
constexpr std::size_t kMaxValue = 40'000;  // of a long text
constexpr std::size_t kMaxLine = 4'000;
constexpr std::size_t kMaxAnswers = 500;
constexpr std::size_t kMaxShown = 300;
constexpr int kMaxNumber = 100'000;

constexpr std::array<std::pair<view::Contrast, std::string_view>, 3> kContrasts{
    {{view::Contrast::kStandard, "standard"},
     {view::Contrast::kLightOnDark, "light-on-dark"},
     {view::Contrast::kDarkOnLight, "dark-on-light"}}};
constexpr std::array<Screen, 4> kScreens{Screen::kHome, Screen::kQuestion, Screen::kCheck, Screen::kDeclaration};

bool is_running(const JourneyRun& run) { return !run.journey.empty() && !run.ended; }

// What is being written in the call is an entry, too; other fields of the kiosk's own stay.
bool goes_along(const JourneyRun& run, std::string_view key) {
  if (key.starts_with('@')) return key == ids::kCallText;
  return is_running(run) && !run.photos.contains(key);
}

json answers_json(const JourneyRun& run, const journeys::Answers& answers) {
  json object = json::object();
  for (const auto& [key, value] : answers) {
    if (goes_along(run, key)) object[key] = value.reveal();
  }
  return object;
}

// The page that asks for a photograph which was taken, and stays behind: nothing is sent without it.
const journeys::Page* page_to_ask_again(const State& state) {
  const journeys::Definition* const definition = running_journey(state);
  if (definition == nullptr) return nullptr;
  for (const auto& page : definition->pages) {
    for (const auto& question : page.questions) {
      if (state.visit.journey.photos.contains(question.id)) return &page;
    }
  }
  return nullptr;
}

json journey_json(const JourneyRun& run) {
  const bool runs = is_running(run);
  const auto when_running = [runs](const std::string& text) { return runs ? text : std::string{}; };
  return {{"id", when_running(run.journey)},
          {"service", when_running(run.service)},
          {"language", when_running(run.language)},
          {"page", when_running(run.page)},
          {"to_summary", run.return_to == ReturnTo::kSummary},
          {"entries", answers_json(run, run.entries)},
          {"answers", answers_json(run, run.answers)},
          {"shown", runs ? run.shown : std::vector<std::string>{}}};
}

json lines_json(const Call& call) {
  json list = json::array();
  for (const CallLine& line : call.lines) {
    list.push_back({{"by", line.by == LineBy::kCustomer ? "customer" : "adviser"},
                    {"leg", line.leg},
                    {"number", line.number},
                    {"done", line.done},
                    {"text", line.text.reveal()}});
  }
  return list;
}

// Where they go on: what was done before the call came over it.
Screen screen_of(const State& state) {
  const Screen in_use = screen_being_used(state);
  const Screen screen = is_call_screen(in_use) ? state.visit.before_call : in_use;
  const bool known = std::find(kScreens.begin(), kScreens.end(), screen) != kScreens.end();
  return known && is_running(state.visit.journey) ? screen : Screen::kHome;
}

// Reads members one by one and keeps whether all were as they must be.
class Reader {
 public:
  Reader(const json& object, bool& good) : object_(object), good_(good) { need(object.is_object()); }

  std::string text(const char* name, std::size_t most) {
    const json& value = member(name);
    need(value.is_string() && value.get_ref<const std::string&>().size() <= most);
    return good_ ? base::without_forbidden(value.get_ref<const std::string&>(), base::Newlines::kKeep) : std::string{};
  }
  int number(const char* name, int least, int most) {
    const json& value = member(name);
    need(value.is_number_integer());
    if (!good_) return least;
    const auto number = value.get<std::int64_t>();
    need(number >= least && number <= most);
    return good_ ? static_cast<int>(number) : least;
  }
  bool flag(const char* name) {
    const json& value = member(name);
    need(value.is_boolean());
    return good_ && value.get<bool>();
  }
  const json& list(const char* name, std::size_t most) {
    static const json kEmpty = json::array();
    const json& value = member(name);
    need(value.is_array() && value.size() <= most);
    return good_ ? value : kEmpty;
  }
  const json& object(const char* name, std::size_t most) {
    static const json kEmpty = json::object();
    const json& value = member(name);
    need(value.is_object() && value.size() <= most);
    return good_ ? value : kEmpty;
  }
  const json& member(const char* name) {
    static const json kNull;
    ++read_;
    if (!object_.is_object()) return kNull;
    const auto found = object_.find(name);
    return found == object_.end() ? kNull : *found;
  }
  void need(bool what) { good_ = good_ && what; }
  void nothing_else() { need(object_.is_object() && object_.size() == read_); }

 private:
  const json& object_;
  bool& good_;
  std::size_t read_ = 0;
};

void read_answers(const json& object, journeys::Answers& into, bool& good) {
  for (const auto& [key, value] : object.items()) {
    good =
        good && key.size() <= kMaxName && value.is_string() && value.get_ref<const std::string&>().size() <= kMaxValue;
    if (!good) return;
    into.set(key, base::Secret{base::without_forbidden(value.get_ref<const std::string&>(), base::Newlines::kKeep)});
  }
}

void read_lines(const json& list, Luggage& into, bool& good) {
  for (const json& entry : list) {
    Reader one(entry, good);
    const std::string by = one.text("by", kMaxName);
    one.need(by == "customer" || by == "adviser");
    CallLine line;
    line.by = by == "customer" ? LineBy::kCustomer : LineBy::kAdviser;
    line.leg = one.number("leg", 0, static_cast<int>(protocol::kMaxLeg));
    line.number = one.number("number", 0, kMaxNumber);
    line.done = one.flag("done");
    line.text = base::Secret{one.text("text", kMaxLine)};
    one.nothing_else();
    if (!good) return;
    into.lines.push_back(std::move(line));
  }
}

void read_journey(const json& object, JourneyRun& into, bool& good) {
  Reader one(object, good);
  into.journey = one.text("id", kMaxName);
  into.service = one.text("service", kMaxName);
  into.language = one.text("language", kMaxName);
  into.page = one.text("page", kMaxName);
  into.return_to = one.flag("to_summary") ? ReturnTo::kSummary : ReturnTo::kNextPage;
  read_answers(one.object("entries", kMaxAnswers), into.entries, good);
  read_answers(one.object("answers", kMaxAnswers), into.answers, good);
  for (const json& page : one.list("shown", kMaxShown)) {
    one.need(page.is_string() && page.get_ref<const std::string&>().size() <= kMaxName);
    if (good) into.shown.push_back(page.get<std::string>());
  }
  one.nothing_else();
}

void read_presentation(Reader& root, view::Presentation& into) {
  into.text_percent = root.number("text_percent", 100, 200);
  into.low_reach = root.flag("low_reach");
  into.hidden = root.flag("hidden");
  const std::string contrast = root.text("contrast", kMaxName);
  const auto* const found =
      std::find_if(kContrasts.begin(), kContrasts.end(), [&](const auto& each) { return each.second == contrast; });
  root.need(found != kContrasts.end());
  if (found != kContrasts.end()) into.contrast = found->first;
}

void read_screen(Reader& root, Luggage& into) {
  const std::string name = root.text("screen", kMaxName);
  const auto* const found =
      std::find_if(kScreens.begin(), kScreens.end(), [&](Screen each) { return screen_name(each) == name; });
  root.need(found != kScreens.end());
  if (found != kScreens.end()) into.screen = *found;
}

}  // namespace

base::Secret pack_luggage(const State& state) {
  const Visit& visit = state.visit;
  json object{{"version", kVersion},
              {"language", visit.language},
              {"text_percent", visit.presentation.text_percent},
              {"low_reach", visit.presentation.low_reach},
              {"hidden", visit.presentation.hidden},
              {"listens", visit.speech.on},
              {"speech_rate", visit.speech.rate},
              {"speech_volume", visit.speech.volume},
              {"speak", word_of(visit.call.speak)},
              {"call_volume", visit.call.volume},
              {"own_line", visit.call.own_line},
              {"lines", lines_json(visit.call)},
              {"screen", screen_name(screen_of(state))}};
  for (const auto& [contrast, word] : kContrasts) {
    if (contrast == visit.presentation.contrast) object["contrast"] = word;
  }
  object["journey"] = journey_json(visit.journey);
  const Screen screen = screen_of(state);
  const bool is_summary = screen == Screen::kCheck || screen == Screen::kDeclaration;
  if (const journeys::Page* const again = is_summary ? page_to_ask_again(state) : nullptr) {
    object["screen"] = screen_name(Screen::kQuestion);
    object["journey"]["page"] = again->id;
  }
  return base::Secret{object.dump(-1, ' ', false, json::error_handler_t::replace)};
}

base::Result<Luggage> unpack_luggage(std::string_view text) {
  if (text.size() > protocol::kMaxLuggageBytes) return fail(ErrorCode::kTooLarge, "luggage");
  bool too_deep = false;
  const auto shallow = [&too_deep](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kMaxDepth;
    return !too_deep;
  };
  const json document = json::parse(text, shallow, false);
  if (too_deep || !document.is_object()) return fail(ErrorCode::kInvalid, "luggage", "is no JSON object");
  bool good = true;
  Reader root(document, good);
  Luggage out;
  static_cast<void>(root.number("version", kVersion, kVersion));
  out.language = root.text("language", kMaxName);
  read_presentation(root, out.presentation);
  out.listens = root.flag("listens");
  out.speech_rate = root.number("speech_rate", 1, view::Speech::kFastest);
  out.speech_volume = root.number("speech_volume", 1, view::Speech::kLoudest);
  const auto speak = speak_of(root.text("speak", kMaxName));
  root.need(speak.has_value());
  out.speak = speak.value_or(Speak::kType);
  out.call_volume = root.number("call_volume", 1, Call::kLoudest);
  out.own_line = root.number("own_line", 1, kMaxNumber);
  read_lines(root.list("lines", Call::kMostLines), out, good);
  read_screen(root, out);
  read_journey(root.member("journey"), out.journey, good);
  root.nothing_else();
  if (!good) return fail(ErrorCode::kInvalid, "luggage", "is not as it must be");
  return out;
}

}  // namespace waymark::core
