// What every screen is and says, kept as text that a person can read in a review: golden/views.txt has each situation
// of the gallery as the View describes it (in English; the structure is the same in every language),
// golden/LANGUAGE.txt has it as somebody hears it in headphones, golden/aloud-LANGUAGE.txt as the whole room does,
// where there is something that the room must not hear. A change here is a change of what people see or hear: read it,
// then run with WAYMARK_KEEP_GOLDENS=1.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "kiosk/core/node_ids.h"
#include "kiosk/gallery/stage.h"
#include "kiosk/view/describe.h"
#include "kiosk/voice/speak.h"
#include "tests/walks/languages.h"

namespace waymark::walks {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests/walks/golden";

const gallery::Stage& stage() {
  static const gallery::Stage one = [] {
    const std::filesystem::path sources = WAYMARK_SOURCE_DIR;
    return *gallery::Stage::open(sources / "provisioning/demo", sources / "themes");
  }();
  return one;
}

// The first line that differs, for a message that can be read.
std::string difference(const std::string& was, const std::string& is) {
  std::istringstream before(was);
  std::istringstream after(is);
  std::string section;
  for (int number = 1;; ++number) {
    std::string a;
    std::string b;
    const bool more_before = static_cast<bool>(std::getline(before, a));
    const bool more_after = static_cast<bool>(std::getline(after, b));
    if (!more_before && !more_after) return {};
    if (b.starts_with("== ")) section = b;
    if (a != b || more_before != more_after) {
      return "line " + std::to_string(number) + ", in " + section + "\n  was: " + a + "\n  is:  " + b;
    }
  }
}

void compare(const std::string& name, const std::string& is) {
  const std::filesystem::path path = kFolder / name;
  if (std::getenv("WAYMARK_KEEP_GOLDENS") != nullptr) {
    std::filesystem::create_directories(kFolder);
    std::ofstream(path) << is;
    return;
  }
  std::ifstream file(path);
  std::ostringstream was;
  was << file.rdbuf();
  const std::string changed = difference(was.str(), is);
  EXPECT_EQ(changed, "") << "tests/walks/golden/" << name << " (WAYMARK_KEEP_GOLDENS=1 keeps what is so now)";
}

void outline(const view::Node& node, int depth, std::ostream& out) {
  out << std::string(static_cast<std::size_t>(depth) * 2, ' ') << view::name_of(node.role);
  if (!node.id.empty() && !node.id.starts_with(core::ids::kText)) out << " #" << node.id;
  if (!node.name.empty()) out << " \"" << node.name << '"';
  if (!node.value.empty()) out << " = \"" << node.value << '"';
  for (const auto& [is, word] : {std::pair{node.selected, "selected"},
                                 {node.disabled, "disabled"},
                                 {node.invalid, "invalid"},
                                 {node.busy, "busy"},
                                 {node.live, "live"}}) {
    if (is) out << ' ' << word;
  }
  if (node.privacy == view::Privacy::kPrivate) out << " private";
  if (node.privacy == view::Privacy::kSecret) out << " secret";
  out << '\n';
  // Forty keys would hide the rest; keyboards have tests of their own.
  if (node.role == view::Role::kKeyboard) return;
  for (const view::Node& child : node.children) outline(child, depth + 1, out);
}

bool any(const view::View&) { return true; }

template <class Write>
std::string each_situation(const std::string& language, Write&& write, bool (*of)(const view::View&) = any) {
  std::ostringstream out;
  for (const auto& situation : gallery::situations(language)) {
    const auto view = stage().view(situation, {language, 100, view::Contrast::kStandard});
    EXPECT_TRUE(view.has_value()) << situation.name() << ": " << base::to_string(view.error());
    if (!view || !of(*view)) continue;
    out << "== " << situation.name() << '\n';
    write(*view, out);
    out << '\n';
  }
  return out.str();
}

TEST(GoldenViews, AreWhatTheyWere) {
  compare("views.txt", each_situation("en-GB", [](const view::View& view, std::ostream& out) {
            out << "title \"" << view.title << "\", focus " << view.focus << '\n';
            for (const view::Node& region : view.regions) {
              // What is always there is the same everywhere: once is enough to read.
              if (region.role != view::Role::kBanner || view.screen == "home") outline(region, 0, out);
            }
          }));
}

template <voice::Listening listening>
void say(const view::View& view, std::ostream& out) {
  for (const auto& segment : voice::speak(view, stage().words(), listening)) {
    out << (segment.lang == view.lang ? "" : "[" + segment.lang + "] ") << segment.text << '\n';
  }
}

class GoldenSpeech : public testing::TestWithParam<std::string> {};

TEST_P(GoldenSpeech, IsWhatItWas) {
  compare(GetParam() + ".txt", each_situation(GetParam(), say<voice::Listening::kPrivately>));
}

INSTANTIATE_TEST_SUITE_P(Languages, GoldenSpeech, testing::ValuesIn(languages()), name_of_language);

// What a customer answered or was shown for their eyes alone, on a page where nobody is typing.
bool has_something_private(const view::View& view) {
  bool found = false;
  view::for_each(view.regions, [&](const view::Node& node) {
    const bool said = !node.value.empty() || node.role == view::Role::kParagraph || node.selected;
    found = found || (node.privacy != view::Privacy::kPublic && said);
  });
  return found && std::none_of(view.regions.begin(), view.regions.end(),
                               [](const view::Node& region) { return region.role == view::Role::kKeyboard; });
}

class GoldenSpeechAloud : public testing::TestWithParam<std::string> {};

TEST_P(GoldenSpeechAloud, IsWhatItWas) {
  const std::string said = each_situation(GetParam(), say<voice::Listening::kAloud>, has_something_private);
  compare("aloud-" + GetParam() + ".txt", said);
}

TEST_P(GoldenSpeechAloud, HasNoAnswerInIt) {
  constexpr std::size_t kTellsApart = 6;  // bytes: "No" is in many a word
  int answers = 0;
  for (const auto& situation : gallery::situations(GetParam())) {
    const auto view = stage().view(situation, {GetParam(), 100, view::Contrast::kStandard});
    if (!view) continue;
    std::ostringstream said;
    say<voice::Listening::kAloud>(*view, said);
    view::for_each(view->regions, [&](const view::Node& node) {
      const bool answer = node.role == view::Role::kTextField || node.role == view::Role::kSummaryRow;
      if (!answer || node.privacy == view::Privacy::kPublic || node.value.size() < kTellsApart) return;
      ++answers;
      EXPECT_EQ(said.str().find(node.value), std::string::npos) << situation.name() << ' ' << node.id;
    });
  }
  EXPECT_GT(answers, 20);
}

INSTANTIATE_TEST_SUITE_P(Languages, GoldenSpeechAloud, testing::Values("en-GB", "ar"), name_of_language);

}  // namespace
}  // namespace waymark::walks
