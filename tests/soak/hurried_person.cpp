#include "tests/soak/hurried_person.h"

#include "kiosk/core/node_ids.h"

namespace waymark::soak {
namespace {

using view::InputPurpose;
using view::Node;
using view::Role;

// The date that fits this question: a birthday long ago, what is to begin tomorrow, what went wrong yesterday.
std::chrono::year_month_day date_for(std::string_view question, std::chrono::sys_days today) {
  using std::chrono::days;
  if (question.starts_with("born")) return std::chrono::year{1986} / 5 / 4;
  return question.starts_with("start") ? today + days{1} : today - days{1};
}

// Nobody in a hurry has the paper with them that a camera would be shown.
bool is_option(const Node& node) {
  return (node.role == Role::kRadio || node.role == Role::kCheckbox) && !node.id.ends_with(".taken");
}

}  // namespace

std::string HurriedPerson::text_for(const Node& field) const {
  const std::string_view entry = core::ids::after(core::ids::kField, field.id);
  const auto date = date_for(entry, today_);
  if (entry.ends_with(".day")) return std::to_string(static_cast<unsigned>(date.day()));
  if (entry.ends_with(".month")) return std::to_string(static_cast<unsigned>(date.month()));
  if (entry.ends_with(".year")) return std::to_string(static_cast<int>(date.year()));
  if (entry == "registration") return "SK19 ABC";
  if (entry == "library-card") return "12345678";
  switch (field.purpose) {
    case InputPurpose::kDigits:
      return "2";
    case InputPurpose::kPostcode:
      return "PA31 8RT";
    case InputPurpose::kPhone:
      return "01632 960123";
    case InputPurpose::kEmail:
      return "sam@example.org";
    default:
      return "Sam Taylor of Harbour Row";
  }
}

std::vector<core::Event> HurriedPerson::answers(const view::View& page) {
  std::vector<core::Event> acts;
  view::for_each(page.regions, [&](const Node& node) {
    if (node.role == Role::kRadioGroup || node.role == Role::kCheckboxGroup) {
      std::vector<const Node*> options;
      view::for_each(node.children, [&](const Node& child) {
        if (is_option(child) && view::focusable(child)) options.push_back(&child);
      });
      if (!options.empty()) acts.emplace_back(core::Activate{options[below(options.size())]->id});
    }
    if (view::can(node, view::Action::kEditText) && node.id.starts_with(core::ids::kField)) {
      acts.emplace_back(core::CaretSet{node.id, 0});
      acts.emplace_back(core::TextTyped{base::Secret{text_for(node)}});
    }
  });
  acts.emplace_back(core::Activate{std::string(core::ids::kContinue)});
  return acts;
}

}  // namespace waymark::soak
