// Check your answers, and the declaration that only the customer can agree to.
#include "kiosk/core/node_ids.h"
#include "kiosk/core/running.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/screens/screens.h"
#include "kiosk/view/redact.h"

namespace waymark::screens {

using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

Node summary_row(const Scene& scene, const journeys::SummaryRow& row) {
  Node node = text(Role::kSummaryRow, row.label);
  node.id = "row." + row.question;
  node.privacy = static_cast<view::Privacy>(row.privacy);
  const bool covered = row.mask || node.privacy == view::Privacy::kSecret;
  if (row.value.empty()) {
    node.value = scene.words("answer.not_given");
    node.privacy = view::Privacy::kPublic;
  } else {
    node.value = covered ? std::string(view::kMask) : std::string(row.value.reveal());
  }
  Node change =
      button(ids::with(ids::kChange, row.question), scene.words("check.change"), Emphasis::kSecondary, "change");
  change.description = row.label;  // spoken: "Change, Postcode"
  node.children.push_back(std::move(change));
  return node;
}

}  // namespace

Content check(const Scene& scene) {
  Content content;
  const journeys::Definition* const definition = core::running_journey(scene.state);
  if (definition == nullptr) return services(scene);
  content.title = scene.words("check.title");
  content.main.push_back(heading(content.title));
  const JourneyScene journey{scene};
  const auto rows = journeys::summary_rows(*definition, scene.visit().journey.answers, core::today(scene.state.clock),
                                           journey.words());
  std::string section;
  Node list = group(Role::kSummaryList, content.title, {});
  const auto finish_list = [&] {
    if (!list.children.empty()) content.main.push_back(std::move(list));
    list = group(Role::kSummaryList, content.title, {});
  };
  for (const auto& row : rows) {
    if (row.section != section) {
      finish_list();
      section = row.section;
      if (!section.empty()) content.main.push_back(journey.told(heading(section, 2)));
    }
    list.children.push_back(journey.told(summary_row(journey, row)));
  }
  finish_list();
  content.main.push_back(paragraph(scene.words("check.nothing_sent_yet")));
  content.footer.push_back(back_button(scene));
  content.footer.push_back(button(ids::kSend,
                                  scene.words(definition->declaration.empty() ? "check.send" : "button.continue"),
                                  Emphasis::kPrimary, definition->declaration.empty() ? "send" : ""));
  return content;
}

Content declaration(const Scene& scene) {
  Content content;
  const journeys::Definition* const definition = core::running_journey(scene.state);
  if (definition == nullptr) return services(scene);
  content.title = scene.words("declaration.title");
  content.main.push_back(heading(content.title));
  const JourneyScene journey{scene};
  std::vector<Node> told;
  const auto wording = definition->declaration.wording(journey.words().language());
  add_body(told, wording.text, wording.language == journey.words().language() ? "" : wording.language);
  for (Node& node : told) content.main.push_back(journey.told(std::move(node)));
  content.footer.push_back(back_button(scene));
  const core::Assisted& assisted = scene.visit().assisted;
  if (!assisted.staff.empty() && !assisted.customer_is_here) {
    content.main.insert(content.main.begin() + 1,
                        status("assisted.only-customer", scene.words("declaration.only_customer"), "warning"));
    content.footer.push_back(
        button(ids::kCustomerIsHere, scene.words("declaration.i_am_customer"), Emphasis::kPrimary));
    return content;
  }
  content.footer.push_back(button(ids::kAgree, scene.words("declaration.agree"), Emphasis::kPrimary, "send"));
  return content;
}

}  // namespace waymark::screens
