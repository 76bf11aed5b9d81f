// Pages, sections and controllers.
#include <array>

#include "kiosk/journeys/import/importer.h"

namespace waymark::journeys::importing {
namespace {

enum class ControllerKind { kPlain = 1, kSummary, kEnding, kUnsupported };

struct Controller {
  std::string_view name;
  ControllerKind kind;
};
constexpr std::array<Controller, 22> kControllers{
    {{"summary", ControllerKind::kSummary},
     {"SummaryPageController", ControllerKind::kSummary},
     {"SummaryPageWithConfirmationEmailController", ControllerKind::kSummary},
     {"CheckAnswersPageController", ControllerKind::kSummary},
     {"start", ControllerKind::kPlain},
     {"continue", ControllerKind::kPlain},
     {"confirm", ControllerKind::kPlain},
     {"home", ControllerKind::kPlain},
     {"StartPageController", ControllerKind::kPlain},
     {"PageController", ControllerKind::kPlain},
     {"QuestionPageController", ControllerKind::kPlain},
     {"ContinuePageController", ControllerKind::kPlain},
     {"MultiStartPageController", ControllerKind::kPlain},
     {"TerminalPageController", ControllerKind::kEnding},
     {"RepeatingFieldPageController", ControllerKind::kUnsupported},
     {"RepeatPageController", ControllerKind::kUnsupported},
     {"RepeatingSummaryPageController", ControllerKind::kUnsupported},
     {"MiniSummaryPageController", ControllerKind::kUnsupported},
     {"FileUploadPageController", ControllerKind::kUnsupported},
     {"UploadPageController", ControllerKind::kUnsupported},
     {"DobPageController", ControllerKind::kUnsupported},
     {"StatusPageController", ControllerKind::kUnsupported}}};

// "./pages/summary.js" -> "summary"
std::string_view short_name(std::string_view controller) {
  const std::size_t slash = controller.rfind('/');
  if (slash != std::string_view::npos) controller.remove_prefix(slash + 1);
  return controller.substr(0, controller.find('.'));
}

}  // namespace

void Importer::read_sections() {
  const auto sections = form_.find("sections");
  if (sections == form_.end()) return;
  if (!sections->is_array()) return refuse("sections", "sections", "are not a list");
  for (const json& section : *sections) {
    const std::string name = string_of(section, "name").empty() ? string_of(section, "id") : string_of(section, "name");
    std::string title = label_of(section, "title", "sections (" + name + ")");
    if (name.empty() || section_ids_.count(name) != 0) continue;
    if (title.empty()) title = name;
    const std::string id = safe_id(name, "section");
    section_ids_[name] = id;
    if (!string_of(section, "id").empty()) section_ids_.try_emplace(string_of(section, "id"), id);
    sections_.push_back({{"id", id}, {"title", words(title)}});
  }
}

std::string Importer::page_id(const std::string& path) {
  const std::string first =
      safe_id(path.substr(path.find_first_not_of('/') == std::string::npos ? path.size() : path.find_first_not_of('/')),
              "start");
  std::string id = first == kCheckAnswers ? "check-answers-page" : first;
  for (int n = 2; !page_ids_.insert(id).second; ++n) id = first.substr(0, 56) + "-" + std::to_string(n);
  return id;
}

void Importer::read_controller(const json& page, DraftPage& draft) {
  const std::string controller = string_of(page, "controller");
  if (page.contains("repeatField") || page.contains("repeat")) {
    unsupported(draft.place, "repeat", "a journey has no repeated pages");
  }
  if (controller.empty()) return;
  const std::string_view name = short_name(controller);
  for (const Controller& one : kControllers) {
    if (one.name != name) continue;
    draft.is_summary = one.kind == ControllerKind::kSummary;
    draft.is_ending = one.kind == ControllerKind::kEnding;
    if (one.kind == ControllerKind::kUnsupported) {
      unsupported(draft.place, std::string{name}, "what this controller does has no counterpart");
    }
    return;
  }
  refuse(draft.place, std::string{name.substr(0, 60)}, "is not a controller that is known");
}

void Importer::read_page_components(const json& page, DraftPage& draft) {
  const auto components = page.find("components");
  if (components == page.end() || components->is_null()) return;
  if (!components->is_array()) return refuse(draft.place, "components", "are not a list");
  const std::string section = string_of(page, "section");
  for (std::size_t i = 0; i < components->size(); ++i) {
    const json& component = (*components)[i];
    std::string place = draft.place + "/components/" + std::to_string(i);
    const std::string name = string_of(component, "name");
    if (!name.empty()) place += " (" + name.substr(0, 60) + ")";
    if (!component.is_object()) {
      refuse(place, "component", "is not an object");
    } else {
      read_component(component, place, section, draft);
    }
  }
}

void Importer::read_pages() {
  const json& pages = form_.at("pages");
  report_.pages = static_cast<int>(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const json& page = pages[i];
    DraftPage draft;
    draft.path = string_of(page, "path");
    draft.place = "pages/" + std::to_string(i) + " (" + draft.path.substr(0, 60) + ")";
    if (draft.path.empty()) {
      refuse("pages/" + std::to_string(i), "page", "has no path");
      continue;
    }
    if (find_page(draft.path) != nullptr) {
      refuse(draft.place, "page", "has the path of another page");
      continue;
    }
    read_controller(page, draft);
    if (draft.is_summary) {
      pages_.push_back(std::move(draft));
      continue;
    }
    draft.id = page_id(draft.path);
    const std::string title = label_of(page, "title", draft.place);
    if (!title.empty()) draft.out["heading"] = words(title);
    draft.out["questions"] = ordered_json::array();
    read_page_components(page, draft);
    const std::string section = string_of(page, "section");
    if (!section.empty() && section_ids_.count(section) != 0) draft.out["section"] = section_ids_[section];
    read_links(page, draft);
    pages_.push_back(std::move(draft));
  }
}

}  // namespace waymark::journeys::importing
