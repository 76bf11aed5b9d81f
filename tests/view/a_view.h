// A View with every member off its default somewhere, for tests that must not forget one.
#pragma once

#include "kiosk/view/view.h"

namespace waymark::view {

inline View a_full_view() {
  Node field;
  field.role = Role::kTextField;
  field.id = "field.postcode";
  field.name = "Postcode";
  field.value = "AB12 3CD";
  field.description = "For example, AB12 3CD";
  field.icon = "pin";
  field.lang = "en-GB";
  field.emphasis = Emphasis::kPrimary;
  field.privacy = Privacy::kPrivate;
  field.purpose = InputPurpose::kPostcode;
  field.actions = {Action::kEditText, Action::kActivate};
  field.disabled = true;
  field.selected = true;
  field.invalid = true;
  field.busy = true;
  field.live = true;
  field.pointed = true;
  field.level = 1;
  field.position = 2;
  field.set_size = 3;
  field.max_graphemes = 10;
  field.width_chars = 8;
  field.caret = Caret{4};
  field.selection = Selection{2, 4};

  Node secret;
  secret.role = Role::kSummaryRow;
  secret.id = "row.pin";
  secret.name = "PIN";
  secret.value = "1234";
  secret.privacy = Privacy::kSecret;

  Node choice;
  choice.role = Role::kRadio;
  choice.id = "field.bin.blue";
  choice.name = "Blue";
  choice.selected = true;
  Node group;
  group.role = Role::kRadioGroup;
  group.privacy = Privacy::kPrivate;
  group.children = {choice};

  Node heading;
  heading.role = Role::kHeading;
  heading.name = "What is your postcode?";
  heading.level = 1;

  Node main;
  main.role = Role::kMain;
  main.children = {heading, field, secret, group};

  View view;
  view.screen = "question";
  view.title = "What is your postcode?";
  view.lang = "ar";
  view.direction = Direction::kRightToLeft;
  view.theme = "light";
  view.presentation = {150, Contrast::kLightOnDark, true, false, true};
  view.speech = {true, true, 5, 3, 2, 1, true, true};
  view.focus = "field.postcode";
  view.scroll_into_view = "row.pin";
  view.regions = {main};
  return view;
}

}  // namespace waymark::view
