#include "kiosk/paint/svg_check.h"

#include <algorithm>
#include <string>
#include <vector>

namespace waymark::paint {
namespace {

constexpr std::string_view kNamespace = "http://www.w3.org/2000/svg";
constexpr std::size_t kMaxName = 40;
constexpr std::size_t kMaxShortValue = 1000;  // of every attribute but the outlines

constexpr std::string_view kElements[] = {
    "svg",     "g",    "defs",    "title", "desc",     "path",           "rect",           "circle",
    "ellipse", "line", "polygon", "stop",  "polyline", "linearGradient", "radialGradient", "clipPath"};
constexpr std::string_view kAttributes[] = {"xmlns",
                                            "version",
                                            "width",
                                            "height",
                                            "viewBox",
                                            "id",
                                            "d",
                                            "points",
                                            "x",
                                            "y",
                                            "x1",
                                            "y1",
                                            "x2",
                                            "y2",
                                            "cx",
                                            "cy",
                                            "r",
                                            "rx",
                                            "ry",
                                            "fx",
                                            "fy",
                                            "offset",
                                            "stop-color",
                                            "stop-opacity",
                                            "fill",
                                            "fill-opacity",
                                            "fill-rule",
                                            "clip-rule",
                                            "clip-path",
                                            "stroke",
                                            "stroke-width",
                                            "stroke-opacity",
                                            "stroke-linecap",
                                            "stroke-linejoin",
                                            "stroke-miterlimit",
                                            "opacity",
                                            "transform",
                                            "gradientUnits",
                                            "gradientTransform",
                                            "spreadMethod",
                                            "clipPathUnits",
                                            "role",
                                            "aria-label",
                                            "preserveAspectRatio"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == ':' || c == '.';
}

class Reader {
 public:
  explicit Reader(std::string_view svg) : rest_(svg) {}

  base::Status read() {
    skip("<?xml", "?>");
    for (;;) {
      skip_spaces();
      if (!skip("<!--", "-->")) break;
    }
    if (auto root = element(1); !root) return root;
    if (root_ != "svg") return refuse(root_, "is not svg");
    for (;;) {
      skip_spaces();
      if (!skip("<!--", "-->")) break;
    }
    return rest_.empty() ? base::Status{} : refuse("the end", "has more after it");
  }

 private:
  base::Status refuse(std::string_view what, const char* why) const {
    return base::fail(base::ErrorCode::kInvalid, "logo", std::string(what.substr(0, kMaxName)) + " " + why);
  }

  void skip_spaces() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
  }

  // From `open` to the end of the next `close`, when it begins with `open`.
  bool skip(std::string_view open, std::string_view close) {
    if (!rest_.starts_with(open)) return false;
    const auto end = rest_.find(close, open.size());
    if (end == std::string_view::npos) return false;
    rest_.remove_prefix(end + close.size());
    return true;
  }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::string_view name() {
    std::size_t size = 0;
    while (size < rest_.size() && size <= kMaxName && is_name(rest_[size])) ++size;
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  base::Status element(int depth) {
    if (depth > kMaxLogoDepth) return refuse("the drawing", "is nested too deeply");
    if (++elements_ > kMaxLogoElements) return refuse("the drawing", "has too many parts");
    if (!take("<")) return refuse("the drawing", "is no SVG");
    const std::string_view tag = name();
    if (!is_one_of(tag, kElements)) {
      return refuse(tag.empty() ? "a declaration" : tag, "may not be in a logo");
    }
    if (depth == 1) root_ = tag;
    if (depth > 1 && tag == "svg") return refuse(tag, "may not be inside another");
    for (;;) {
      skip_spaces();
      if (take("/>")) return {};
      if (take(">")) break;
      if (auto read = attribute(tag); !read) return read;
    }
    const bool clips = tag == "clipPath";
    clip_depth_ += clips ? 1 : 0;
    auto inside = content(tag, depth);
    clip_depth_ -= clips ? 1 : 0;
    return inside;
  }

  base::Status content(std::string_view tag, int depth) {
    for (;;) {
      const auto next = rest_.find('<');
      if (next == std::string_view::npos) return refuse(tag, "is not closed");
      const std::string_view words = rest_.substr(0, next);
      const bool may_have_words = tag == "title" || tag == "desc";
      if (words.find('&') != std::string_view::npos ||
          (!may_have_words && !std::all_of(words.begin(), words.end(), is_space))) {
        return refuse(tag, "may not hold text");
      }
      rest_.remove_prefix(next);
      if (skip("<!--", "-->")) continue;
      if (take("</")) {
        if (name() != tag) return refuse(tag, "is not closed");
        skip_spaces();
        return take(">") ? base::Status{} : refuse(tag, "is not closed");
      }
      if (auto child = element(depth + 1); !child) return child;
    }
  }

  base::Status attribute(std::string_view tag) {
    const std::string_view key = name();
    if (!is_one_of(key, kAttributes)) return refuse(key.empty() ? tag : key, "may not be in a logo");
    skip_spaces();
    if (!take("=")) return refuse(key, "has no value");
    skip_spaces();
    const char quote = rest_.empty() ? '\0' : rest_.front();
    if (quote != '"' && quote != '\'') return refuse(key, "has no value");
    rest_.remove_prefix(1);
    const auto end = rest_.find(quote);
    if (end == std::string_view::npos) return refuse(key, "has no value");
    const std::string_view value = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return check_value(key, value);
  }

  base::Status check_value(std::string_view key, std::string_view value) const {
    const bool is_outline = key == "d" || key == "points";
    if (!is_outline && value.size() > kMaxShortValue) return refuse(key, "is too long");
    for (const char c : value) {
      if (c == '<' || c == '&' || c == '\\' || (static_cast<unsigned char>(c) < ' ' && !is_space(c))) {
        return refuse(key, "has a character that may not be in a logo");
      }
    }
    if (key == "xmlns") return value == kNamespace ? base::Status{} : refuse(key, "is not SVG's");
    if (key == "clip-path" && clip_depth_ > 0) return refuse(key, "may not be inside a clipPath");
    const auto link = value.find("url(");
    if (link != std::string_view::npos && (link != 0 || !value.starts_with("url(#"))) {
      return refuse(key, "may only name a part of the drawing itself");
    }
    if (value.find("://") != std::string_view::npos) return refuse(key, "may only name a part of the drawing itself");
    return {};
  }

  std::string_view rest_;
  std::string_view root_;
  int elements_ = 0;
  int clip_depth_ = 0;
};

}  // namespace

base::Status check_logo_svg(std::string_view svg) {
  if (svg.size() > kMaxLogoBytes) return base::fail(base::ErrorCode::kTooLarge, "logo", "may have 64 KiB");
  return Reader(svg).read();
}

}  // namespace waymark::paint
