#include "kiosk/journeys/import/plain_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace waymark::journeys::importing {
namespace {

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::string_view kHardSpace = "&nbsp;";
constexpr std::array<Entity, 11> kEntities{{{"amp", "&"},
                                            {"lt", "<"},
                                            {"gt", ">"},
                                            {"quot", "\""},
                                            {"apos", "'"},
                                            {"pound", "£"},
                                            {"ndash", "–"},
                                            {"mdash", "—"},
                                            {"rsquo", "’"},
                                            {"lsquo", "‘"},
                                            {"hellip", "…"}}};

// The length of the entity at the start of `html`, decoded into `out`; 0 when it is none.
std::size_t decode_entity(std::string_view html, std::string& out) {
  const std::size_t end = html.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = html.substr(1, end - 1);
  if (name.front() == '#') {
    name.remove_prefix(1);
    const bool hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
    if (hex) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [last, error] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    const bool fine = error == std::errc{} && last == name.data() + name.size() && code >= 0x20 && code < 0x110000 &&
                      (code < 0xD800 || code > 0xDFFF);
    if (!fine) return 0;
    append_utf8(out, code);
    return end + 1;
  }
  for (const Entity& one : kEntities) {
    if (one.name != name) continue;
    out += one.text;
    return end + 1;
  }
  return 0;
}

// Collects words into paragraphs and items.
class Blocks {
 public:
  void space() { space_due_ = true; }
  void add(std::string_view text) {
    if (text.empty()) return;
    if (break_due_ && !out_.empty()) {
      out_ += item_due_ && in_items_ ? "\n" : "\n\n";
      space_due_ = false;
    }
    if (break_due_ || out_.empty()) {
      if (item_due_) out_ += "- ";
      in_items_ = item_due_;
    } else if (space_due_ && !is_blank(out_.back())) {
      out_ += ' ';
    }
    break_due_ = item_due_ = space_due_ = false;
    out_ += text;
  }
  void paragraph() { break_due_ = true; }
  void item() { break_due_ = item_due_ = true; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool break_due_ = false;
  bool item_due_ = false;
  bool in_items_ = false;
  bool space_due_ = false;
};

constexpr std::array<std::string_view, 18> kBlockTags{"p",  "div",     "br",      "h1",      "h2", "h3",
                                                      "h4", "h5",      "h6",      "ul",      "ol", "table",
                                                      "tr", "section", "details", "summary", "hr", "blockquote"};

// What an element is called in the report when it is lost.
std::string_view loss_of(std::string_view tag) {
  if (tag == "a") return "link";
  if (tag == "img" || tag == "svg") return "image";
  if (tag == "iframe" || tag == "object" || tag == "video") return "embedded content";
  if (tag == "input" || tag == "select" || tag == "textarea" || tag == "button") return "form control";
  if (tag == "table") return "table layout";
  return {};
}

}  // namespace

PlainText from_html(std::string_view html) {
  PlainText out;
  Blocks blocks;
  for (std::size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (c == '<') {
      const std::size_t end = std::min(html.find('>', at), html.size());
      const std::string_view inside = html.substr(at + 1, end - at - 1);
      const bool closing = !inside.empty() && inside.front() == '/';
      std::size_t length = 0;
      const std::string_view body = closing ? inside.substr(1) : inside;
      while (length < body.size() && !is_blank(body[length]) && body[length] != '/') ++length;
      const std::string tag = lower(body.substr(0, length));
      at = std::min(end + 1, html.size());
      if ((tag == "script" || tag == "style") && !closing) {
        out.dropped.emplace_back(tag);
        const std::size_t close = lower(html.substr(at)).find("</" + tag);
        at = close == std::string::npos ? html.size() : at + close;
      } else if (tag == "li" && !closing) {
        blocks.item();
      } else if (std::find(kBlockTags.begin(), kBlockTags.end(), tag) != kBlockTags.end()) {
        blocks.paragraph();
      }
      if (!closing && !loss_of(tag).empty()) out.dropped.emplace_back(loss_of(tag));
    } else if (is_blank(c) || html.substr(at, kHardSpace.size()) == kHardSpace) {
      blocks.space();
      at += is_blank(c) ? 1 : kHardSpace.size();
    } else {
      std::string word;
      while (at < html.size() && html[at] != '<' && !is_blank(html[at]) &&
             html.substr(at, kHardSpace.size()) != kHardSpace) {
        const std::size_t entity = html[at] == '&' ? decode_entity(html.substr(at), word) : 0;
        if (entity == 0) word += html[at];
        at += std::max<std::size_t>(entity, 1);
      }
      blocks.add(word);
    }
  }
  out.text = blocks.take();
  if (out.text.find("{{") != std::string::npos || out.text.find("{%") != std::string::npos) {
    out.dropped.emplace_back("template");
  }
  return out;
}

PlainText from_markdown(std::string_view markdown) {
  std::string html;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    std::string_view line = markdown.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (line.empty()) {
      html += "<p>";
      continue;
    }
    if (marks > 0 && marks < line.size() && line[marks] == ' ') {
      html += "<p>" + std::string{line.substr(marks + 1)} + "<p>";
    } else if (line.substr(0, 2) == "- " || line.substr(0, 2) == "* ") {
      html += "<li>" + std::string{line.substr(2)} + "</li>";
    } else {
      html += std::string{line} + " ";
    }
  }
  PlainText out = from_html(html);
  // [text](address) and **strong**
  std::string plain;
  for (std::size_t i = 0; i < out.text.size(); ++i) {
    const std::size_t close = out.text[i] == '[' ? out.text.find("](", i) : std::string::npos;
    const std::size_t last = close == std::string::npos ? close : out.text.find(')', close);
    if (last != std::string::npos) {
      plain += out.text.substr(i + 1, close - i - 1);
      out.dropped.emplace_back("link");
      i = last;
    } else if (out.text.compare(i, 2, "**") == 0) {
      ++i;
    } else {
      plain += out.text[i];
    }
  }
  out.text = plain;
  return out;
}

std::string one_line(std::string_view text) {
  std::string out = from_html(text).text;
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace waymark::journeys::importing
