#include "kiosk/paint/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace waymark::paint {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, static_cast<std::size_t>(Token::kCount)> kTokenNames = {
    "page",         "ink",         "muted",      "bar",         "bar_ink",      "bar_muted",   "bar_button",
    "bar_edge",     "accent",      "accent_ink", "primary",     "primary_edge", "primary_ink", "warning",
    "warning_edge", "warning_ink", "card",       "card_edge",   "control_edge", "tint",        "focus",
    "focus_ink",    "error",       "success",    "success_ink", "notice",       "notice_ink",  "notice_edge",
    "rule",         "keyboard",    "key",        "key_ink",     "key_edge",     "key_special", "shade"};

struct Pair {
  Token front;
  Token back;
};

// Text that the painter draws, and what it lies on.
constexpr Pair kTextPairs[] = {
    {Token::kInk, Token::kPage},           {Token::kInk, Token::kCard},           {Token::kInk, Token::kTint},
    {Token::kMuted, Token::kPage},         {Token::kMuted, Token::kCard},         {Token::kMuted, Token::kTint},
    {Token::kBarInk, Token::kBar},         {Token::kBarMuted, Token::kBar},       {Token::kBarInk, Token::kBarButton},
    {Token::kAccent, Token::kCard},        {Token::kAccent, Token::kPage},        {Token::kAccentInk, Token::kAccent},
    {Token::kPrimaryInk, Token::kPrimary}, {Token::kWarningInk, Token::kWarning}, {Token::kFocusInk, Token::kFocus},
    {Token::kError, Token::kPage},         {Token::kError, Token::kCard},         {Token::kSuccessInk, Token::kSuccess},
    {Token::kNoticeInk, Token::kNotice},   {Token::kKeyInk, Token::kKey},         {Token::kKeyInk, Token::kKeySpecial}};

// Shapes that tell what can be used or where the focus is.
constexpr Pair kShapePairs[] = {{Token::kControlEdge, Token::kPage}, {Token::kControlEdge, Token::kCard},
                                {Token::kAccent, Token::kTint},      {Token::kFocusInk, Token::kFocus},
                                {Token::kPrimary, Token::kCard},     {Token::kBarEdge, Token::kBar},
                                {Token::kWarning, Token::kCard}};

// The focus ring is two-coloured: on each of these surfaces one of the two must stand out (WCAG 2.2 2.4.13).
constexpr Token kFocusSurfaces[] = {Token::kPage, Token::kCard, Token::kBar, Token::kKeyboard, Token::kPrimary};
constexpr double kShapeMinimum = 3.0;
constexpr std::size_t kMostName = 200;
constexpr std::size_t kMostShown = 80;  // of a name from a file, in an error

// One file beside theme.json.
bool is_logo_file(std::string_view name) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (name.size() < 5 || name.size() > 64 || !name.ends_with(".svg")) return false;
  name.remove_suffix(4);
  return std::all_of(name.begin(), name.end(), plain);
}

base::Result<std::string> read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return base::fail(base::ErrorCode::kNotFound, path.filename().string(), "cannot be opened");
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// "zh-Hans-CN" is tried as such, then "zh-Hans", then "zh", then "".
template <class Map>
const typename Map::mapped_type* most_specific(const Map& map, std::string_view language) {
  for (;;) {
    if (const auto found = map.find(language); found != map.end()) return &found->second;
    if (language.empty()) return nullptr;
    const auto dash = language.rfind('-');
    language = dash == std::string_view::npos ? std::string_view{} : language.substr(0, dash);
  }
}

}  // namespace

std::string_view name_of(Token token) { return kTokenNames[static_cast<std::size_t>(token)]; }

// Takes the members of one theme file, refusing what it does not know. In a council's theme, what is missing stays as
// it is in `theme`.
struct ThemeReader {
  enum class File : std::uint8_t { kWhole = 1, kCouncil };
  std::string where;
  File file = File::kWhole;
  Theme theme;
  std::string logo;

  base::Status refuse(const std::string& member, const std::string& why) const {
    return base::fail(base::ErrorCode::kInvalid, where + "/" + member, why);
  }

  base::Status read_colours(const json& object) {
    std::set<std::string_view> missing(kTokenNames.begin(), kTokenNames.end());
    for (const auto& [name, value] : object.items()) {
      const auto at = std::find(kTokenNames.begin(), kTokenNames.end(), name);
      if (at == kTokenNames.end()) return refuse("colours/" + name, "is no colour that the painter knows");
      if (!value.is_string()) return refuse("colours/" + name, "must be text");
      const auto colour = parse_colour(value.get_ref<const std::string&>());
      if (!colour) return refuse("colours/" + name, colour.error().detail);
      const bool may_be_translucent = name == name_of(Token::kShade);
      if (colour->alpha != 255 && !may_be_translucent) return refuse("colours/" + name, "must be opaque");
      theme.colours_[static_cast<std::size_t>(at - kTokenNames.begin())] = *colour;
      missing.erase(*at);
    }
    if (file == File::kWhole && !missing.empty()) {
      return refuse("colours/" + std::string(*missing.begin()), "is missing");
    }
    return {};
  }

  // A council may choose among the fonts of the kiosk; another would be replaced by one that nobody chose.
  base::Status check_families(const std::string& language, std::string_view families) const {
    while (!families.empty()) {
      const auto comma = std::min(families.find(','), families.size());
      std::string_view one = families.substr(0, comma);
      families.remove_prefix(std::min(comma + 1, families.size()));
      while (one.starts_with(' ')) one.remove_prefix(1);
      while (one.ends_with(' ')) one.remove_suffix(1);
      if (std::find(std::begin(kFontFamilies), std::end(kFontFamilies), one) == std::end(kFontFamilies)) {
        return refuse("fonts/" + language, std::string(one.substr(0, kMostShown)) + " is no font of the kiosk");
      }
    }
    return {};
  }

  base::Status read_fonts(const json& object) {
    for (const auto& [language, value] : object.items()) {
      if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        return refuse("fonts/" + language, "must be text");
      }
      if (file == File::kCouncil) {
        if (language == "icons") return refuse("fonts/icons", "is not a council's to choose");
        if (auto known = check_families(language, value.get_ref<const std::string&>()); !known) return known;
      }
      if (language == "icons") {
        theme.icon_family_ = value.get<std::string>();
      } else {
        theme.families_[language == "any" ? "" : language] = value.get<std::string>();
      }
    }
    if (!theme.families_.contains("")) return refuse("fonts/any", "is missing");
    if (theme.icon_family_.empty()) return refuse("fonts/icons", "is missing");
    return {};
  }

  base::Status read_line_heights(const json& object) {
    for (const auto& [language, value] : object.items()) {
      if (!value.is_number() || value.get<double>() < 1.0 || value.get<double>() > 3.0) {
        return refuse("line_heights/" + language, "must be between 1 and 3");
      }
      theme.line_heights_[language == "any" ? "" : language] = value.get<float>();
    }
    if (!theme.line_heights_.contains("")) return refuse("line_heights/any", "is missing");
    return {};
  }

  // What a council may say about the look of its kiosks.
  base::Status read_council_member(const std::string& name, const json& value) {
    if (name == "$schema" && value.is_string()) return {};
    if (name == "name" && value.is_string() && value.get_ref<const std::string&>().size() <= kMostName) {
      return theme.name_ = value.get<std::string>(), base::Status{};
    }
    if (name == "logo" && value.is_string() && is_logo_file(value.get_ref<const std::string&>())) {
      return logo = value.get<std::string>(), base::Status{};
    }
    if (name == "colours" && value.is_object()) return read_colours(value);
    if (name == "fonts" && value.is_object()) return read_fonts(value);
    return refuse(name, "is not a member of a council's theme, or has the wrong kind of value");
  }

  base::Status read_member(const std::string& name, const json& value) {
    if (file == File::kCouncil) return read_council_member(name, value);
    if (name == "name" && value.is_string()) return theme.name_ = value.get<std::string>(), base::Status{};
    if (name == "shadows" && value.is_boolean()) return theme.shadows_ = value.get<bool>(), base::Status{};
    if (name == "outlines" && value.is_boolean()) return theme.outlines_ = value.get<bool>(), base::Status{};
    if (name == "colours" && value.is_object()) return read_colours(value);
    if (name == "fonts" && value.is_object()) return read_fonts(value);
    if (name == "line_heights" && value.is_object()) return read_line_heights(value);
    if (name == "corner" && value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 40) {
      return theme.corner_ = value.get<float>(), base::Status{};
    }
    if (name == "text_contrast" && value.is_number() && value.get<double>() >= 4.5) {
      return theme.text_contrast_ = value.get<double>(), base::Status{};
    }
    return refuse(name, "is not a member of a theme, or has the wrong kind of value");
  }
};

base::Result<Theme> Theme::parse(std::string_view source, std::string where) {
  const json document = json::parse(source, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return base::fail(base::ErrorCode::kInvalid, where, "is no JSON object");
  ThemeReader reader{where, ThemeReader::File::kWhole, {}, {}};
  for (const char* member :
       {"name", "text_contrast", "shadows", "outlines", "corner", "colours", "fonts", "line_heights"}) {
    if (!document.contains(member)) return base::fail(base::ErrorCode::kInvalid, where + "/" + member, "is missing");
  }
  for (const auto& [name, value] : document.items()) {
    if (auto done = reader.read_member(name, value); !done) return tl::unexpected(done.error());
  }
  if (auto readable = check_contrast(reader.theme, reader.theme.text_contrast_, where); !readable) {
    return tl::unexpected(readable.error());
  }
  return std::move(reader.theme);
}

base::Result<CouncilTheme> parse_council_theme(std::string_view source, const Theme& standard,
                                               const std::string& where) {
  if (source.size() > kMaxThemeBytes) return base::fail(base::ErrorCode::kTooLarge, where, "may have 64 KiB");
  const json document = json::parse(source, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return base::fail(base::ErrorCode::kInvalid, where, "is no JSON object");
  if (!document.contains("name")) return base::fail(base::ErrorCode::kInvalid, where + "/name", "is missing");
  ThemeReader reader{where, ThemeReader::File::kCouncil, standard, {}};
  for (const auto& [name, value] : document.items()) {
    if (auto done = reader.read_member(name.substr(0, kMostShown), value); !done) return tl::unexpected(done.error());
  }
  if (auto readable = check_contrast(reader.theme, standard.text_contrast(), where); !readable) {
    return tl::unexpected(readable.error());
  }
  return CouncilTheme{std::move(reader.theme), std::move(reader.logo)};
}

const std::string& Theme::families(std::string_view language) const { return *most_specific(families_, language); }

float Theme::line_height(std::string_view language) const { return *most_specific(line_heights_, language); }

base::Status check_contrast(const Theme& theme, double text_minimum, const std::string& where) {
  const auto check = [&](const Pair& pair, double minimum) -> base::Status {
    const double ratio = contrast_ratio(theme.colour(pair.front), theme.colour(pair.back));
    if (ratio >= minimum) return {};
    return base::fail(base::ErrorCode::kInvalid, where + "/colours",
                      fmt::format("{} on {} has a contrast of {:.2f}, and must have {:.1f}", name_of(pair.front),
                                  name_of(pair.back), ratio, minimum));
  };
  for (const Pair& pair : kTextPairs) {
    if (auto ok = check(pair, text_minimum); !ok) return ok;
  }
  for (const Pair& pair : kShapePairs) {
    if (auto ok = check(pair, kShapeMinimum); !ok) return ok;
  }
  for (const Token surface : kFocusSurfaces) {
    const Colour behind = theme.colour(surface);
    if (contrast_ratio(theme.colour(Token::kFocus), behind) < kShapeMinimum &&
        contrast_ratio(theme.colour(Token::kFocusInk), behind) < kShapeMinimum) {
      return base::fail(base::ErrorCode::kInvalid, where + "/colours",
                        fmt::format("neither focus nor focus_ink can be seen on {}", name_of(surface)));
    }
  }
  return {};
}

base::Result<ThemeSet> ThemeSet::load(const std::filesystem::path& folder) {
  ThemeSet set;
  const std::pair<const char*, Theme*> files[] = {{"standard.json", &set.standard},
                                                  {"light-on-dark.json", &set.light_on_dark},
                                                  {"dark-on-light.json", &set.dark_on_light}};
  for (const auto& [file, theme] : files) {
    auto text = read_text(folder / file);
    if (!text) return tl::unexpected(text.error());
    auto parsed = Theme::parse(*text, file);
    if (!parsed) return tl::unexpected(parsed.error());
    *theme = std::move(*parsed);
  }
  auto text = read_text(folder / "icons" / "icons.json");
  if (!text) return tl::unexpected(text.error());
  const json icons = json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (!icons.is_object()) return base::fail(base::ErrorCode::kInvalid, "icons.json", "is no JSON object");
  for (const auto& [name, value] : icons.items()) {
    if (!value.is_string()) return base::fail(base::ErrorCode::kInvalid, "icons.json/" + name, "must be text");
    set.icons[name] = value.get<std::string>();
  }
  auto fonts = read_text(folder / "fonts.conf");
  if (!fonts) return tl::unexpected(fonts.error());
  set.fonts = std::move(*fonts);
  set.load_scroll_words(folder / "languages");
  return set;
}

const Theme& ThemeSet::of(view::Contrast contrast) const {
  switch (contrast) {
    case view::Contrast::kLightOnDark:
      return light_on_dark;
    case view::Contrast::kDarkOnLight:
      return dark_on_light;
    case view::Contrast::kStandard:
      break;
  }
  return standard;
}

}  // namespace waymark::paint
