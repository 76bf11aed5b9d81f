#include "kiosk/journeys/route.h"
#include "kiosk/journeys/summary.h"

namespace waymark::journeys {
namespace {

// Writes JSON straight into a Secret: a JSON library would leave copies of the answers behind it.
class SecretJson {
 public:
  void raw(std::string_view text) { out_.insert(out_.size(), text); }
  void string(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    raw("\"");
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        const char escaped[] = {'\\', c};
        raw({escaped, 2});
      } else if (c == '\n') {
        raw("\\n");
      } else if (byte < 0x20) {
        const char escaped[] = {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
        raw({escaped, 6});
      } else {
        raw({&c, 1});
      }
    }
    raw("\"");
  }
  void member(std::string_view key, std::string_view value) {
    comma();
    string(key);
    raw(":");
    string(value);
  }
  void comma() {
    const char last = out_.empty() ? '{' : out_.reveal().back();
    if (last != '{' && last != '[' && last != ':') raw(",");
  }
  void open(std::string_view key, std::string_view bracket) {
    comma();
    if (!key.empty()) {
      string(key);
      raw(":");
    }
    raw(bracket);
  }
  [[nodiscard]] base::Secret take() { return std::move(out_); }

 private:
  base::Secret out_;
};

void write_answer(SecretJson& json, const Question& question, std::string_view answer) {
  if (question.kind != QuestionKind::kCheckboxes) return json.member("answer", answer);
  json.open("answer", "[");
  for (const std::string_view value : chosen_values(answer)) {
    json.comma();
    json.string(value);
  }
  json.raw("]");
}

void write_page(SecretJson& json, const Definition& definition, const Page& page, const Answers& answers,
                const Assistance& help) {
  const std::string& language = definition.default_language;
  json.open("", "{");
  json.member("category", page.section);
  json.member("question", heading_of(page).in(language));
  json.member("page", page.id);
  json.open("fields", "[");
  for (const Question& question : page.questions) {
    json.open("", "{");
    json.member("key", question.id);
    json.member("title", row_label_of(question).in(language));
    json.member("type", name_of(question.kind));
    write_answer(json, question, answers.reveal(question.id));
    const auto typed = help.typed_by.find(question.id);
    if (typed != help.typed_by.end()) json.member("typed_by", typed->second);
    json.raw("}");
  }
  json.raw("]}");
}

}  // namespace

base::Secret submission_json(const Definition& definition, const Answers& answers, Day today, std::string_view language,
                             const Assistance& help) {
  const Route way = route(definition, answers, today);
  SecretJson json;
  json.open("", "{");
  json.member("journey", definition.id);
  json.member("version", definition.version);
  json.member("service_code", definition.service_code);
  json.member("language", language);
  if (!help.by.empty()) json.member("assisted_by", help.by);
  json.member("name", definition.title.in(definition.default_language));
  json.open("questions", "[");
  for (const std::size_t at : way.pages) {
    if (!definition.pages[at].questions.empty()) write_page(json, definition, definition.pages[at], way.answers, help);
  }
  json.raw("]}");
  return json.take();
}

}  // namespace waymark::journeys
