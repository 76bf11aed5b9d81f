// Attacks 36 to 38 in every text field of the demonstration, for what no keyboard can send: the same heart, screens
// and painter as behind the window.
#include <gtest/gtest.h>

#include <chrono>

#include "base/graphemes.h"
#include "base/text.h"
#include "kiosk/paint/image.h"
#include "tests/doubles/missed_bin.h"
#include "tests/paint/painted.h"

namespace waymark::lockdown {
namespace {

using doubles::Visitor;

std::string again(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

struct Hostile {
  const char* name;
  std::string text;
};

std::vector<Hostile> hostile_texts() {
  return {{"a megabyte", again("all work and no play ", 1'000'000)},
          {"one cluster of 64 KB", "a" + again("\u0301\u0327", 64'000)},
          {"a storm of marks", again("Z\u0351\u036b\u0343\u036a\u0302\u036b", 20'000)},
          {"overlong UTF-8", "\xC0\xAF\xE0\x80\xAF\xF0\x80\x80\xAF"},
          {"surrogates", "\xED\xA0\x80\xED\xBF\xBF"},
          {"cut short", "abc\xF0\x9F\x98"},
          {"overrides", "\u202Eevil\u202C\u2066x\u2069\u200F"},
          {"zeroes and marks of order", std::string("a\0b", 3) + "\uFEFF\uFFFE"},
          {"directions mixed", "שלום 12 abc العربية 34"},
          {"formats and markers", "%n%s%x {} {0} ##id ###id"},
          {"commands", "$(reboot); `reboot` && ../../ file:///etc/passwd \\\\127.0.0.1\\c$"}};
}

// Every page of the journey, with a text field of it in focus.
std::vector<Visitor> at_every_text_field() {
  std::vector<Visitor> visits;
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Paper, card, plastic and cans");
  visit.press("Continue");
  visits.push_back(visit);
  Visitor address;
  doubles::fill_in_missed_bin(address);
  for (const char* change : {"change.town", "change.postcode"}) {
    Visitor one = address;
    if (one.find(change) == nullptr) continue;
    one.press_id(change);
    visits.push_back(one);
  }
  return visits;
}

bool belongs(std::string_view value) {
  for (const char* unwanted : {"\u202E", "\u202D", "\u2066", "\u2067", "\uFEFF"}) {
    if (value.find(unwanted) != std::string_view::npos) return false;
  }
  return value.find('\0') == std::string_view::npos && base::is_utf8(value);
}

TEST(Attack36HostileText, StaysWithinItsFieldAndCanBePainted) {
  for (const Visitor& start : at_every_text_field()) {
    for (const Hostile& hostile : hostile_texts()) {
      Visitor visit = start;
      const std::string field = visit.focus();
      const auto began = std::chrono::steady_clock::now();
      visit.send(core::TextTyped{base::Secret{hostile.text}});
      const std::string value = visit.at(field).value;
      EXPECT_TRUE(belongs(value)) << hostile.name << " in " << field;
      EXPECT_LE(base::count_graphemes(value), 4'000U) << hostile.name << " in " << field;
      EXPECT_LE(value.size(), 40'000U) << hostile.name << " in " << field;
      EXPECT_TRUE(paint::render_to_image(visit.view(), paint::house_themes(), 1280, 720)) << hostile.name;
      EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{5}) << hostile.name << " in " << field;
      EXPECT_EQ(visit.screen(), "question") << hostile.name;
    }
  }
}

}  // namespace
}  // namespace waymark::lockdown
