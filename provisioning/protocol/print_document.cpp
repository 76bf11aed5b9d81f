#include "provisioning/protocol/print_document.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::array<std::pair<PrintAlign, std::string_view>, 3> kAligns{
    {{PrintAlign::kStart, "start"}, {PrintAlign::kCentre, "centre"}, {PrintAlign::kEnd, "end"}}};
constexpr std::array<std::pair<PrintSize, std::string_view>, 3> kSizes{
    {{PrintSize::kNormal, "normal"}, {PrintSize::kLarge, "large"}, {PrintSize::kHuge, "huge"}}};
constexpr std::array<std::pair<PrintWeight, std::string_view>, 2> kWeights{
    {{PrintWeight::kNormal, "normal"}, {PrintWeight::kBold, "bold"}}};
constexpr std::array<std::pair<PrintDirection, std::string_view>, 2> kDirections{
    {{PrintDirection::kLeftToRight, "ltr"}, {PrintDirection::kRightToLeft, "rtl"}}};

template <class Table, class Enum>
std::string_view word_of(const Table& table, Enum value) {
  for (const auto& [each, word] : table) {
    if (each == value) return word;
  }
  return {};
}

// Reads the members of one JSON object and remembers the first thing wrong with it.
class Members {
 public:
  Members(const json& object, std::string where) : object_(object), where_(std::move(where)) {}

  void text(const char* name, std::string& into, bool required = false) {
    const json* value = take(name, required);
    if (value == nullptr) return;
    if (!value->is_string()) return wrong(name, "must be text");
    into = value->get_ref<const std::string&>();
  }

  void number(const char* name, int& into) {
    const json* value = take(name, true);
    if (value == nullptr) return;
    if (!value->is_number_integer()) return wrong(name, "must be a whole number");
    const auto wide = value->get<long long>();
    if (wide < -1'000'000 || wide > 1'000'000) return wrong(name, "is out of range");
    into = static_cast<int>(wide);
  }

  template <class Table, class Enum>
  void word(const char* name, const Table& table, Enum& into) {
    const json* value = take(name, false);
    if (value == nullptr) return;
    if (value->is_string()) {
      for (const auto& [each, word] : table) {
        if (word == value->get_ref<const std::string&>()) {
          into = each;
          return;
        }
      }
    }
    wrong(name, "is not one of the words allowed here");
  }

  // Every member must have been asked for; `type` was read by the caller.
  [[nodiscard]] base::Status finish() {
    if (!error_ && object_.size() != taken_ + 1) wrong("", "has a member that nobody knows");
    if (error_) return tl::unexpected(*error_);
    return {};
  }

 private:
  const json* take(const char* name, bool required) {
    const auto found = object_.find(name);
    if (found == object_.end()) {
      if (required) wrong(name, "is missing");
      return nullptr;
    }
    ++taken_;
    return &*found;
  }

  void wrong(std::string_view name, std::string detail) {
    if (error_) return;
    std::string place = where_;
    if (!name.empty()) place.append("/").append(name);
    error_ = base::Error{ErrorCode::kInvalid, std::move(place), std::move(detail)};
  }

  const json& object_;
  std::string where_;
  std::size_t taken_ = 0;
  std::optional<base::Error> error_;
};

struct ToJson {
  json operator()(const PrintText& block) const {
    return {{"type", "text"},
            {"text", block.text},
            {"align", word_of(kAligns, block.align)},
            {"size", word_of(kSizes, block.size)},
            {"weight", word_of(kWeights, block.weight)},
            {"language", block.language},
            {"direction", word_of(kDirections, block.direction)}};
  }
  json operator()(const PrintLogo& block) const { return {{"type", "logo"}, {"name", block.name}}; }
  json operator()(const PrintQr& block) const {
    return {{"type", "qr"},
            {"data", block.data},
            {"caption", block.caption},
            {"language", block.language},
            {"direction", word_of(kDirections, block.direction)}};
  }
  json operator()(const PrintRule&) const { return {{"type", "rule"}}; }
  json operator()(const PrintFeed& block) const { return {{"type", "feed"}, {"lines", block.lines}}; }
  json operator()(const PrintCut&) const { return {{"type", "cut"}}; }
};

base::Result<PrintBlock> block_from_json(const json& object, const std::string& where) {
  const auto finish = [](Members& members, PrintBlock block) -> base::Result<PrintBlock> {
    if (auto done = members.finish(); !done) return tl::unexpected(done.error());
    return block;
  };
  if (!object.is_object()) return fail(ErrorCode::kInvalid, where, "must be an object");
  const auto type = object.find("type");
  if (type == object.end() || !type->is_string()) return fail(ErrorCode::kInvalid, where + "/type", "is missing");
  const auto& name = type->get_ref<const std::string&>();
  Members members(object, where);
  if (name == "text") {
    PrintText block;
    members.text("text", block.text, true);
    members.word("align", kAligns, block.align);
    members.word("size", kSizes, block.size);
    members.word("weight", kWeights, block.weight);
    members.text("language", block.language);
    members.word("direction", kDirections, block.direction);
    return finish(members, std::move(block));
  }
  if (name == "logo") {
    PrintLogo block;
    members.text("name", block.name, true);
    return finish(members, std::move(block));
  }
  if (name == "qr") {
    PrintQr block;
    members.text("data", block.data, true);
    members.text("caption", block.caption);
    members.text("language", block.language);
    members.word("direction", kDirections, block.direction);
    return finish(members, std::move(block));
  }
  if (name == "rule") return finish(members, PrintRule{});
  if (name == "feed") {
    PrintFeed block;
    members.number("lines", block.lines);
    return finish(members, block);
  }
  if (name == "cut") return finish(members, PrintCut{});
  return fail(ErrorCode::kInvalid, where + "/type", "is no kind of block");
}

struct Check {
  const std::string& where;

  base::Status operator()(const PrintText& block) const {
    if (block.text.size() > kMaxPrintTextBytes) return fail(ErrorCode::kTooLarge, where + "/text");
    return language(block.language);
  }
  base::Status operator()(const PrintLogo& block) const {
    if (block.name.empty() || block.name.size() > 64) return fail(ErrorCode::kInvalid, where + "/name");
    return {};
  }
  base::Status operator()(const PrintQr& block) const {
    if (block.data.empty()) return fail(ErrorCode::kInvalid, where + "/data", "is empty");
    if (block.data.size() > kMaxPrintQrBytes) return fail(ErrorCode::kTooLarge, where + "/data");
    if (block.caption.size() > kMaxPrintTextBytes) return fail(ErrorCode::kTooLarge, where + "/caption");
    return language(block.language);
  }
  base::Status operator()(const PrintRule&) const { return {}; }
  base::Status operator()(const PrintFeed& block) const {
    if (block.lines < 1 || block.lines > kMaxPrintFeedLines) return fail(ErrorCode::kInvalid, where + "/lines");
    return {};
  }
  base::Status operator()(const PrintCut&) const { return {}; }

  base::Status language(std::string_view tag) const {
    if (tag.empty() || tag.size() > 35) return fail(ErrorCode::kInvalid, where + "/language");
    return {};
  }
};

}  // namespace

base::Status check(const PrintDocument& document) {
  if (document.blocks.size() > kMaxPrintBlocks) return fail(ErrorCode::kTooLarge, "blocks");
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const std::string where = "blocks/" + std::to_string(i);
    if (auto good = std::visit(Check{where}, document.blocks[i]); !good) return good;
  }
  return {};
}

base::Result<std::string> to_json(const PrintDocument& document) {
  if (auto good = check(document); !good) return tl::unexpected(good.error());
  json blocks = json::array();
  for (const auto& block : document.blocks) blocks.push_back(std::visit(ToJson{}, block));
  // Bytes that are no UTF-8 become U+FFFD: the journey refuses them long before, and paper must not throw.
  std::string text = json{{"blocks", std::move(blocks)}}.dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() > kMaxPrintJsonBytes) return fail(ErrorCode::kTooLarge, "print document");
  return text;
}

base::Result<PrintDocument> print_document_from_json(std::string_view text) {
  if (text.size() > kMaxPrintJsonBytes) return fail(ErrorCode::kTooLarge, "print document");
  // A document is three levels deep; the guard keeps a hostile one from exhausting the stack.
  const auto shallow = [](int depth, json::parse_event_t, json&) { return depth <= 4; };
  const json root = json::parse(text, shallow, false);
  if (!root.is_object() || root.size() != 1 || !root.contains("blocks") || !root["blocks"].is_array()) {
    return fail(ErrorCode::kInvalid, "print document", "must be an object with a list of blocks");
  }
  PrintDocument document;
  for (const auto& each : root["blocks"]) {
    if (document.blocks.size() == kMaxPrintBlocks) return fail(ErrorCode::kTooLarge, "blocks");
    auto block = block_from_json(each, "blocks/" + std::to_string(document.blocks.size()));
    if (!block) return tl::unexpected(block.error());
    document.blocks.push_back(std::move(*block));
  }
  if (auto good = check(document); !good) return tl::unexpected(good.error());
  return document;
}

}  // namespace waymark::protocol
