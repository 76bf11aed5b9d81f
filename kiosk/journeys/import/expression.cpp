#include <charconv>
#include <optional>

#include "kiosk/journeys/import/raw_condition.h"

namespace waymark::journeys::importing {
namespace {

constexpr int kMaxNesting = 32;
constexpr std::size_t kMaxBytes = 20'000;

enum class TokenKind { kEnd = 1, kName, kText, kNumber, kSign };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  double number = 0;
  std::size_t column = 0;
};

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Recursive descent: or, and, not, comparison. A failure is kept and ends everything.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  base::Result<RawCondition> parse() {
    RawCondition out = either(0);
    if (fault_.empty() && token_.kind != TokenKind::kEnd) fault("something is left over");
    if (!fault_.empty()) {
      return base::fail(base::ErrorCode::kUnsupported, "column " + std::to_string(fault_column_ + 1), fault_);
    }
    return out;
  }

 private:
  void fault(std::string reason) {
    if (!fault_.empty()) return;
    fault_ = std::move(reason);
    fault_column_ = token_.column;
    token_ = Token{TokenKind::kEnd, "", 0, token_.column};
    at_ = text_.size();
  }

  void advance() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    token_ = Token{TokenKind::kEnd, "", 0, at_};
    if (at_ >= text_.size()) return;
    const char c = text_[at_];
    if (starts_name(c)) return read_name();
    if (is_digit(c)) return read_number();
    if (c == '\'' || c == '"') return read_text(c);
    token_.kind = TokenKind::kSign;
    for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">", "(", ")", "-"}) {
      if (text_.substr(at_, sign.size()) != sign) continue;
      token_.text = sign;
      at_ += sign.size();
      return;
    }
    fault("a sign that is not known");
  }

  // Names may hold hyphens, as the form builder's own ids do; a minus between names has no use in a condition.
  void read_name() {
    const std::size_t start = at_;
    while (at_ < text_.size() &&
           (starts_name(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.' || text_[at_] == '-'))
      ++at_;
    token_.kind = TokenKind::kName;
    token_.text = text_.substr(start, at_ - start);
  }

  void read_number() {
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), token_.number);
    if (error != std::errc{}) return fault("a number that cannot be read");
    token_.kind = TokenKind::kNumber;
    at_ = static_cast<std::size_t>(end - text_.data());
  }

  void read_text(char quote) {
    token_.kind = TokenKind::kText;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      token_.text += text_[at_];
    }
    if (at_ >= text_.size()) return fault("a text that does not end");
    ++at_;
  }

  [[nodiscard]] bool is_word(std::string_view word) const {
    return token_.kind == TokenKind::kName && token_.text == word;
  }
  [[nodiscard]] bool is_sign(std::string_view sign) const {
    return token_.kind == TokenKind::kSign && token_.text == sign;
  }

  RawCondition group(Operator op, std::string_view word, int depth) {
    RawCondition out;
    out.kind = RawCondition::Kind::kGroup;
    out.op = op;
    const auto operand = [&] { return op == Operator::kAny ? both(depth) : negation(depth); };
    out.children.push_back(operand());
    while (fault_.empty() && is_word(word)) {
      advance();
      out.children.push_back(operand());
    }
    if (out.children.size() > 1) return out;
    RawCondition only = std::move(out.children.front());
    return only;
  }
  RawCondition either(int depth) { return group(Operator::kAny, "or", depth); }
  RawCondition both(int depth) { return group(Operator::kAll, "and", depth); }

  RawCondition negation(int depth) {
    if (depth > kMaxNesting) {
      fault("nested too deep");
      return {};
    }
    if (!is_word("not")) return primary(depth);
    advance();
    RawCondition out = negation(depth + 1);
    out.negated = !out.negated;
    return out;
  }

  RawCondition primary(int depth) {
    if (is_sign("(")) {
      advance();
      RawCondition inner = either(depth + 1);
      if (!is_sign(")")) fault("a closing parenthesis is missing");
      advance();
      return inner;
    }
    if (token_.kind == TokenKind::kName && !is_literal()) return about_name();
    return contained();
  }

  [[nodiscard]] bool is_literal() const { return is_word("true") || is_word("false"); }

  // A name alone, or compared with a value.
  RawCondition about_name() {
    RawCondition out;
    out.name = token_.text;
    advance();
    if (is_sign("(")) fault("a function");
    const std::optional<Operator> op = comparison();
    if (!op) {
      out.kind = RawCondition::Kind::kReference;
      return out;
    }
    advance();
    out.op = *op;
    out.value = literal();
    return out;
  }

  // 'a choice' in name
  RawCondition contained() {
    RawCondition out;
    out.op = Operator::kContains;
    out.value = literal();
    if (!is_word("in")) {
      fault("a value that is compared with nothing");
      return out;
    }
    advance();
    if (token_.kind != TokenKind::kName) fault("no name after \"in\"");
    out.name = token_.text;
    advance();
    return out;
  }

  [[nodiscard]] std::optional<Operator> comparison() const {
    if (is_sign("==")) return Operator::kEqual;
    if (is_sign("!=")) return Operator::kNotEqual;
    if (is_sign("<")) return Operator::kLess;
    if (is_sign("<=")) return Operator::kAtMost;
    if (is_sign(">")) return Operator::kMore;
    if (is_sign(">=")) return Operator::kAtLeast;
    return std::nullopt;
  }

  json literal() {
    json out;
    const bool minus = is_sign("-");
    if (minus) advance();
    if (token_.kind == TokenKind::kNumber) {
      out = minus ? -token_.number : token_.number;
    } else if (token_.kind == TokenKind::kText && !minus) {
      out = token_.text;
    } else if (is_literal() && !minus) {
      out = token_.text == "true";
    } else {
      fault("a value that is neither text, a number, true nor false");
    }
    advance();
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Token token_;
  std::string fault_;
  std::size_t fault_column_ = 0;
};

}  // namespace

base::Result<RawCondition> parse_expression(std::string_view text) {
  if (text.size() > kMaxBytes) return base::fail(base::ErrorCode::kTooLarge, "", "is longer than 20,000 bytes");
  return Parser{text}.parse();
}

}  // namespace waymark::journeys::importing
