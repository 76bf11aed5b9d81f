// Brings a situation about: the heart driven from the first touch with the demonstration council, for one language,
// text size and contrast. Pure but for the files it was opened with; may be used by several threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/core/configuration.h"
#include "kiosk/gallery/situations.h"
#include "kiosk/view/view.h"
#include "kiosk/words/catalogue.h"

namespace waymark::gallery {

// How a person has set the screen. Listen and "Bring the screen down" are pressed first of all, at a screen that has
// them; a situation that presses one of them itself does without.
struct Setting {
  std::string language = "en-GB";
  int text_percent = 100;
  view::Contrast contrast = view::Contrast::kStandard;
  bool speech = false;
  bool low_reach = false;

  [[nodiscard]] std::string name() const;  // "en-GB-100-standard", "ar-200-standard-speech-low"
};

[[nodiscard]] std::string_view name_of(view::Contrast contrast);  // as its theme's file is called
[[nodiscard]] base::Result<view::Contrast> contrast_named(std::string_view name);

class Stage {
 public:
  // `council`: a folder of council.json and journeys/. `themes`: the folder with the words.
  [[nodiscard]] static base::Result<Stage> open(const std::filesystem::path& council,
                                                const std::filesystem::path& themes);

  [[nodiscard]] const std::vector<std::string>& languages() const { return council_->languages; }
  [[nodiscard]] const words::Catalogue& words() const { return words_; }
  [[nodiscard]] const core::Configuration& council() const { return *council_; }

  // The screen that a person then sees. kInvalid when a step cannot be done, or leads to another screen.
  [[nodiscard]] base::Result<view::View> view(const Situation& situation, const Setting& setting) const;

 private:
  Stage() = default;
  std::shared_ptr<const core::Configuration> council_;
  words::Catalogue words_;
};

}  // namespace waymark::gallery
