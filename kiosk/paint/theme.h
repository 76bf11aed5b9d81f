// What a council may choose about the look: named colours, a few measures and the font families.
//
// A theme is data (themes/*.json) and is refused unless every pair that the painter puts together can be read:
// WCAG 2.2 1.4.3 and 1.4.6 for text, 1.4.11 for edges. The refusal names the pair. Immutable once loaded.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/paint/colour.h"
#include "kiosk/paint/picture.h"
#include "kiosk/view/view.h"

namespace waymark::paint {

// Every colour the painter may use, by what it is for.
enum class Token : std::uint8_t {
  kPage = 0,  // behind everything
  kInk,       // text on page and card
  kMuted,     // secondary text on page and card
  kBar,       // banner, ticket and attract panel
  kBarInk,
  kBarMuted,     // secondary text on bar
  kBarButton,    // the always-there controls
  kBarEdge,      // the line under the banner
  kAccent,       // icons, links, progress, chosen things
  kAccentInk,    // on accent
  kPrimary,      // the one button that goes on
  kPrimaryEdge,  // its lower edge
  kPrimaryInk,
  kWarning,  // buttons that take something away
  kWarningEdge,
  kWarningInk,
  kCard,
  kCardEdge,
  kControlEdge,  // outline of fields and buttons
  kTint,         // behind icons, and chosen options
  kFocus,
  kFocusInk,
  kError,    // on page and card
  kSuccess,  // confirmation panel
  kSuccessInk,
  kNotice,  // disruption panel
  kNoticeInk,
  kNoticeEdge,
  kRule,
  kKeyboard,
  kKey,
  kKeyInk,
  kKeyEdge,
  kKeySpecial,  // shift, backspace and the like
  kShade,       // over what lies behind a dialog; may be translucent
  kCount,
};
[[nodiscard]] std::string_view name_of(Token token);

class Theme {
 public:
  // `source` is the text of a theme file; `where` names it in errors. Unknown and missing members are errors.
  [[nodiscard]] static base::Result<Theme> parse(std::string_view source, std::string where);

  [[nodiscard]] Colour colour(Token token) const { return colours_[static_cast<std::size_t>(token)]; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] double text_contrast() const { return text_contrast_; }  // the least between text and what it lies on
  [[nodiscard]] bool shadows() const { return shadows_; }
  [[nodiscard]] bool outlines() const { return outlines_; }  // every surface is drawn with an edge
  [[nodiscard]] float corner() const { return corner_; }     // radius of cards, in design pixels
  // The families to try in turn, for the language ("ar", "zh-Hans") or for any.
  [[nodiscard]] const std::string& families(std::string_view language) const;
  [[nodiscard]] const std::string& icon_family() const { return icon_family_; }
  // The line height for the script of a language, as a multiple of the text size.
  [[nodiscard]] float line_height(std::string_view language) const;

 private:
  friend struct ThemeReader;
  std::string name_;
  double text_contrast_ = 0;
  std::array<Colour, static_cast<std::size_t>(Token::kCount)> colours_{};
  bool shadows_ = true;
  bool outlines_ = false;
  float corner_ = 16;
  std::map<std::string, std::string, std::less<>> families_;
  std::map<std::string, float, std::less<>> line_heights_;
  std::string icon_family_;
};

// The font families of the kiosk (themes/fonts.conf), among which a council may choose.
inline constexpr std::string_view kFontFamilies[] = {"Inter", "Noto Sans", "Noto Sans Arabic", "Noto Nastaliq Urdu",
                                                     "Noto Sans CJK SC"};

// What a council says about the look of its kiosks: theme.json (provisioning/protocol/theme.schema.json) over
// standard.json. The two contrast themes stay the house's.
struct CouncilTheme {
  Theme theme;
  std::string logo;  // an SVG file beside theme.json; empty: none
};
inline constexpr std::size_t kMaxThemeBytes = 64 * 1024;
[[nodiscard]] base::Result<CouncilTheme> parse_council_theme(std::string_view source, const Theme& standard,
                                                             const std::string& where);

// The least contrast that `pairs` of this theme reach, or the pair that falls short.
[[nodiscard]] base::Status check_contrast(const Theme& theme, double text_minimum, const std::string& where);

// What a council's logo stands on, in every theme: logos are made for paper.
inline constexpr Colour kLogoPlate{255, 255, 255, 255};

// What the painter calls the buttons that it adds itself to a page higher than the glass.
struct ScrollWords {
  std::string above;
  std::string below;
};

// The three themes of a council, its logo, the names of its pictures and the fonts. Read once, at start.
struct ThemeSet {
  Theme standard;
  Theme light_on_dark;
  Theme dark_on_light;
  std::map<std::string, std::string, std::less<>> icons;   // our name -> the icon font's name
  Picture logo;                                            // empty: the council's icon stands for it
  std::string fonts;                                       // fonts.conf
  std::map<std::string, ScrollWords, std::less<>> scroll;  // by language

  // Reads standard.json, light-on-dark.json, dark-on-light.json, icons/icons.json and fonts.conf.
  [[nodiscard]] static base::Result<ThemeSet> load(const std::filesystem::path& folder);
  [[nodiscard]] const Theme& of(view::Contrast contrast) const;
  void load_scroll_words(const std::filesystem::path& languages);
  // No words in a language that has none: then the buttons are arrows.
  [[nodiscard]] const ScrollWords& scroll_words(std::string_view language) const;
};

}  // namespace waymark::paint
