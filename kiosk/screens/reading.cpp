// The leaflets, and what is being read: one of them, or a page of words that the adviser sent.
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/call.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using core::Copy;
using core::Leaflet;
using core::Reading;
using view::Emphasis;
using view::Node;
using view::Role;

namespace ids = core::ids;

namespace {

bool lacks_language(const Leaflet& leaflet, std::string_view language) {
  for (const core::LeafletSection& section : leaflet.sections) {
    if (!section.text.has(language)) return true;
  }
  return !leaflet.title.has(language);
}

void add_sections(std::vector<Node>& into, const Leaflet& leaflet, const Scene& scene) {
  for (const core::LeafletSection& section : leaflet.sections) {
    if (!section.heading.empty()) {
      Node title = local_text(Role::kHeading, section.heading, scene);
      title.level = 2;
      into.push_back(std::move(title));
    }
    const auto body = section.text.wording(scene.words.language());
    add_body(into, body.text, body.language == scene.words.language() ? "" : body.language);
  }
}

// On paper: how far it has come, or the way to it.
void add_paper(Content& content, const Scene& scene, const Reading& reading) {
  switch (reading.copy) {
    case Copy::kPrinting:
      content.main.push_back(status(std::string(ids::kReadingPaper), scene.words("reading.printing"), "print"));
      content.main.back().busy = true;
      return;
    case Copy::kPrinted:
      content.main.push_back(status(std::string(ids::kReadingPaper), scene.words("reading.printed"), "done"));
      return;
    case Copy::kPrintFailed:
      content.main.push_back(status(std::string(ids::kReadingPaper), scene.words("reading.print_failed"), "error"));
      return;
    case Copy::kNone:
      break;
  }
  if (!core::can_print(scene.state)) return;
  content.footer.push_back(button(ids::kReadingPrint, scene.words("receipt.paper"), Emphasis::kSecondary, "print"));
}

// On a phone: the code, or the way to it.
void add_code(Content& content, const Scene& scene, const Reading& reading, std::string_view web) {
  if (web.empty()) return;
  if (!reading.shows_code) {
    content.footer.push_back(button(ids::kReadingQr, scene.words("receipt.qr"), Emphasis::kSecondary, "receipt"));
    return;
  }
  Node code = text(Role::kQrCode, scene.words("reading.qr.name"));
  code.id = ids::kReadingCode;
  code.value = web;
  code.description = scene.words("receipt.qr.hint");
  content.main.push_back(std::move(code));
}

void add_leaflet(Content& content, const Scene& scene, const Leaflet& leaflet) {
  content.main.push_back(local_text(Role::kHeading, leaflet.title, scene));
  content.main.back().level = 1;
  content.title = content.main.back().name;
  if (lacks_language(leaflet, scene.words.language())) {
    content.main.push_back(status("reading.language", scene.words("reading.other_language"), "language"));
  }
  add_sections(content.main, leaflet, scene);
}

void add_document(Content& content, const Scene& scene, const Reading& reading) {
  content.title = scene.words("reading.from", {{"adviser", adviser_of(scene, reading.from)}});
  content.main.push_back(heading(content.title));
  content.main.push_back(private_words(reading.title, reading.lines));
}

}  // namespace

Node leaflet_tile(const Scene& scene, const Leaflet& leaflet) {
  Node choice = local_text(Role::kTile, leaflet.title, scene);
  choice.id = ids::with(ids::kLeaflet, leaflet.id);
  choice.icon = "leaflet";
  choice.description = local(leaflet.description, scene);
  choice.actions = {view::Action::kActivate};
  return choice;
}

Content leaflets(const Scene& scene) {
  Content content;
  content.title = scene.words("leaflets.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("leaflets.hint")));
  Node tiles = group(Role::kTileGroup, content.title, {});
  tiles.id = "leaflets.list";
  for (const Leaflet& leaflet : scene.configuration().leaflets) tiles.children.push_back(leaflet_tile(scene, leaflet));
  number_children(tiles);
  content.main.push_back(std::move(tiles));
  content.footer.push_back(back_button(scene));
  return content;
}

Content reading(const Scene& scene) {
  Content content;
  if (!scene.visit().reading) return content;
  const Reading& reading = *scene.visit().reading;
  const Leaflet* const leaflet = scene.configuration().leaflet(reading.leaflet);
  if (leaflet != nullptr) {
    add_leaflet(content, scene, *leaflet);
  } else {
    add_document(content, scene, reading);
  }
  add_paper(content, scene, reading);
  add_code(content, scene, reading, leaflet == nullptr ? std::string_view{} : std::string_view{leaflet->web});
  content.footer.push_back(button(ids::kBack, scene.words("reading.close"), Emphasis::kPrimary));
  return content;
}

void add_reading_button(std::vector<Node>& into, const Scene& scene) {
  if (!scene.visit().reading || scene.state.screen == core::Screen::kReading) return;
  into.push_back(button(ids::kReadingOpen, scene.words("reading.open"), Emphasis::kSecondary, "leaflet"));
}

}  // namespace waymark::screens
