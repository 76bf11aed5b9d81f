#include "kiosk/core/assist_message.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/graphemes.h"
#include "base/text.h"

namespace waymark::core {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxIdBytes = 80;
constexpr std::size_t kMaxNodeBytes = 200;
constexpr std::size_t kMaxValueBytes = 4'000;
constexpr std::size_t kMaxWordsBytes = 1'200;
constexpr std::size_t kMaxTitleBytes = 200;
constexpr int kMaxDepth = 4;
constexpr int kMaxLine = 100'000;

constexpr std::array<std::pair<Consent, std::string_view>, kConsents.size()> kWords{{{Consent::kSee, "see"},
                                                                                     {Consent::kPoint, "point"},
                                                                                     {Consent::kFill, "fill"},
                                                                                     {Consent::kPrint, "print"},
                                                                                     {Consent::kPhoto, "photo"}}};

json parse(std::string_view text) {
  if (text.size() > kMaxAssistBytes) return {};
  bool too_deep = false;
  const auto shallow = [&too_deep](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kMaxDepth;
    return !too_deep;
  };
  json object = json::parse(text, shallow, false);
  return too_deep || !object.is_object() ? json{} : object;
}

// The text of a member, cleaned; nothing when it is missing, no text, or over its limit.
std::optional<std::string> text_of(const json& object, const char* name, std::size_t most) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  const auto& text = found->get_ref<const std::string&>();
  if (text.size() > most) return std::nullopt;
  return base::without_forbidden(text);
}

std::optional<std::string> id_of(const json& object) {
  auto id = text_of(object, "id", kMaxIdBytes);
  return id && !id->empty() ? id : std::nullopt;
}

std::optional<Assist> read_pointed(const json& object) {
  const auto found = object.find("node");
  if (found != object.end() && found->is_null()) return Pointed{};
  if (auto node = text_of(object, "node", kMaxNodeBytes)) return Pointed{std::move(*node)};
  return std::nullopt;
}

std::optional<Assist> read_suggestion(const json& object) {
  auto id = id_of(object);
  auto node = text_of(object, "node", kMaxNodeBytes);
  const auto value = text_of(object, "value", kMaxValueBytes);
  if (!id || !node || !value) return std::nullopt;
  return Suggested{std::move(*id), std::move(*node), base::Secret{*value}};
}

// A page of words, to be printed or to be read: a title and lines.
template <class Page>
std::optional<Assist> read_words(const json& object) {
  auto id = id_of(object);
  const auto title = text_of(object, "title", kMaxTitleBytes);
  const auto lines = object.find("lines");
  if (!id || !title || lines == object.end() || !lines->is_array() || lines->size() > kMaxPaperLines) {
    return std::nullopt;
  }
  Page page{std::move(*id), base::Secret{*title}, {}};
  for (const json& line : *lines) {
    if (!line.is_string() || line.get_ref<const std::string&>().size() > kMaxWordsBytes) return std::nullopt;
    page.lines.emplace_back(base::without_forbidden(line.get_ref<const std::string&>()));
  }
  return page;
}

std::optional<Assist> read_pushed(const json& object) {
  if (object.contains("title")) return read_words<PushedDocument>(object);
  auto id = id_of(object);
  auto journey = text_of(object, "journey", kMaxIdBytes);
  auto leaflet = text_of(object, "leaflet", kMaxIdBytes);
  if (id && journey) return PushedJourney{std::move(*id), std::move(*journey)};
  if (id && leaflet) return PushedLeaflet{std::move(*id), std::move(*leaflet)};
  return std::nullopt;
}

base::Secret written(const json& object) {
  std::string text = object.dump(-1, ' ', false, json::error_handler_t::replace);
  base::Secret secret{text};
  base::zeroise(text.data(), text.size());
  return secret;
}

}  // namespace

std::string_view word_of(Consent consent) {
  for (const auto& [each, word] : kWords) {
    if (each == consent) return word;
  }
  return {};
}

std::optional<Consent> consent_of(std::string_view word) {
  for (const auto& [each, name] : kWords) {
    if (name == word) return each;
  }
  return std::nullopt;
}

std::optional<Assist> parse_assist(std::string_view text) {
  const json object = parse(text);
  if (!object.is_object()) return std::nullopt;
  const auto type = text_of(object, "type", kMaxIdBytes);
  if (!type) return std::nullopt;
  if (*type == "ask") {
    const auto kind = text_of(object, "kind", kMaxIdBytes);
    const auto consent = kind ? consent_of(*kind) : std::nullopt;
    if (consent) return AskedConsent{*consent};
  } else if (*type == "point") {
    return read_pointed(object);
  } else if (*type == "suggest") {
    return read_suggestion(object);
  } else if (*type == "push") {
    return read_pushed(object);
  } else if (*type == "private") {
    auto id = id_of(object);
    const auto question = text_of(object, "question", kMaxWordsBytes);
    if (id && question && !question->empty()) return AskedInPrivate{std::move(*id), base::Secret{*question}};
  } else if (*type == "print") {
    return read_words<SentPaper>(object);
  } else if (*type == "photo") {
    if (auto id = id_of(object)) return AskedForPhoto{std::move(*id)};
  } else if (*type == "room") {
    if (auto id = id_of(object)) return AskedToMove{std::move(*id)};
  }
  return std::nullopt;
}

std::optional<TextLine> parse_text_line(std::string_view text) {
  const json object = parse(text);
  if (!object.is_object()) return std::nullopt;
  const auto line = object.find("line");
  const auto done = object.find("done");
  const auto words = text_of(object, "text", kMaxValueBytes);
  if (line == object.end() || !line->is_number_unsigned() || line->get<std::uint64_t>() > kMaxLine || !words) {
    return std::nullopt;
  }
  const std::size_t end = base::byte_of_grapheme(*words, kMaxTextLineGraphemes);
  return TextLine{line->get<int>(), base::Secret{std::string_view{*words}.substr(0, end)},
                  done != object.end() && done->is_boolean() && done->get<bool>()};
}

bool is_beat(std::string_view text) {
  if (text.size() > kMaxIdBytes) return false;
  const json object = parse(text);
  return object.is_object() && text_of(object, "type", kMaxIdBytes) == "beat";
}

base::Secret hello_message(const Hello& hello) {
  json allowed = json::array();
  for (const Consent consent : hello.allowed) allowed.push_back(word_of(consent));
  return written({{"type", "hello"},
                  {"version", 1},
                  {"language", hello.language},
                  {"speak", hello.speak},
                  {"needs", hello.needs},
                  {"allowed", std::move(allowed)}});
}

base::Secret consent_message(Consent consent, ConsentState state) {
  static constexpr std::array<std::string_view, 4> kStates{"asked", "granted", "refused", "ended"};
  return written(
      {{"type", "consent"}, {"kind", word_of(consent)}, {"state", kStates[static_cast<std::size_t>(state) - 1]}});
}

base::Secret outcome_message(std::string_view type, std::string_view id, std::string_view outcome) {
  return written({{"type", type}, {"id", id}, {"outcome", outcome}});
}

base::Secret photo_message(std::string_view id, std::string_view document_id) {
  return written({{"type", "photo"}, {"id", id}, {"outcome", "taken"}, {"document_id", document_id}});
}

base::Secret private_message(std::string_view id, std::string_view state, std::string_view answer) {
  json message{{"type", "private"}, {"id", id}, {"state", state}};
  if (!answer.empty()) message["answer"] = answer;
  base::Secret secret = written(message);
  if (const auto found = message.find("answer"); found != message.end()) {
    auto& text = found->get_ref<std::string&>();
    base::zeroise(text.data(), text.size());
  }
  return secret;
}

base::Secret media_message(bool audio, bool video) {
  return written({{"type", "media"}, {"audio", audio}, {"video", video}});
}

base::Secret text_line_message(int line, std::string_view text, bool done) {
  return written({{"line", line}, {"text", text}, {"done", done}});
}

std::string view_message(std::uint64_t sequence, std::string_view view_json) {
  return R"({"type":"view","sequence":)" + std::to_string(sequence) + R"(,"view":)" + std::string(view_json) + "}";
}

}  // namespace waymark::core
