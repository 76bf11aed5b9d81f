// The wire words of the View's enums, in one table each, so that writing and reading cannot disagree.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "kiosk/view/view.h"

namespace waymark::view {

template <class Enum>
using Word = std::pair<Enum, std::string_view>;

inline constexpr std::array<Word<Role>, 41> kRoleWords{{
    {Role::kBanner, "banner"},
    {Role::kToolbar, "toolbar"},
    {Role::kMain, "main"},
    {Role::kAside, "aside"},
    {Role::kFooter, "footer"},
    {Role::kKeyboard, "keyboard"},
    {Role::kDialog, "dialog"},
    {Role::kGroup, "group"},
    {Role::kHeading, "heading"},
    {Role::kParagraph, "paragraph"},
    {Role::kHint, "hint"},
    {Role::kLabel, "label"},
    {Role::kInset, "inset"},
    {Role::kNotice, "notice"},
    {Role::kList, "list"},
    {Role::kListItem, "list_item"},
    {Role::kImage, "image"},
    {Role::kStatus, "status"},
    {Role::kTimer, "timer"},
    {Role::kProgress, "progress"},
    {Role::kErrorSummary, "error_summary"},
    {Role::kErrorMessage, "error_message"},
    {Role::kSummaryList, "summary_list"},
    {Role::kSummaryRow, "summary_row"},
    {Role::kTicket, "ticket"},
    {Role::kQrCode, "qr_code"},
    {Role::kKeyValue, "key_value"},
    {Role::kButton, "button"},
    {Role::kLink, "link"},
    {Role::kTile, "tile"},
    {Role::kTileGroup, "tile_group"},
    {Role::kTextField, "text_field"},
    {Role::kRadioGroup, "radio_group"},
    {Role::kRadio, "radio"},
    {Role::kCheckboxGroup, "checkbox_group"},
    {Role::kCheckbox, "checkbox"},
    {Role::kRatingGroup, "rating_group"},
    {Role::kRating, "rating"},
    {Role::kKey, "key"},
    {Role::kKeyRow, "key_row"},
    {Role::kVideo, "video"},
}};

inline constexpr std::array<Word<Emphasis>, 5> kEmphasisWords{{
    {Emphasis::kNormal, "normal"},
    {Emphasis::kPrimary, "primary"},
    {Emphasis::kSecondary, "secondary"},
    {Emphasis::kQuiet, "quiet"},
    {Emphasis::kWarning, "warning"},
}};

inline constexpr std::array<Word<Privacy>, 3> kPrivacyWords{{
    {Privacy::kPublic, "public"},
    {Privacy::kPrivate, "private"},
    {Privacy::kSecret, "secret"},
}};

inline constexpr std::array<Word<Direction>, 2> kDirectionWords{{
    {Direction::kLeftToRight, "left_to_right"},
    {Direction::kRightToLeft, "right_to_left"},
}};

inline constexpr std::array<Word<Contrast>, 3> kContrastWords{{
    {Contrast::kStandard, "standard"},
    {Contrast::kLightOnDark, "light_on_dark"},
    {Contrast::kDarkOnLight, "dark_on_light"},
}};

inline constexpr std::array<Word<Action>, 3> kActionWords{{
    {Action::kActivate, "activate"},
    {Action::kEditText, "edit_text"},
    {Action::kHold, "hold"},
}};

inline constexpr std::array<Word<InputPurpose>, 8> kPurposeWords{{
    {InputPurpose::kText, "text"},
    {InputPurpose::kName, "name"},
    {InputPurpose::kDigits, "digits"},
    {InputPurpose::kPostcode, "postcode"},
    {InputPurpose::kPhone, "phone"},
    {InputPurpose::kEmail, "email"},
    {InputPurpose::kLongText, "long_text"},
    {InputPurpose::kPasscode, "passcode"},
}};

template <class Table, class Enum>
[[nodiscard]] constexpr std::string_view word_of(const Table& table, Enum value) {
  for (const auto& [each, word] : table) {
    if (each == value) return word;
  }
  return {};
}

template <class Table>
[[nodiscard]] constexpr auto value_of(const Table& table, std::string_view wanted) {
  using Enum = typename Table::value_type::first_type;
  for (const auto& [each, word] : table) {
    if (word == wanted) return std::optional<Enum>(each);
  }
  return std::optional<Enum>();
}

}  // namespace waymark::view
