#include "kiosk/voice/speak.h"

#include <algorithm>

#include "kiosk/voice/say.h"
#include "kiosk/voice/writing.h"

namespace waymark::voice {
namespace {

using view::Node;
using view::Role;
using view::View;

const Node* region(const View& view, Role role) {
  const auto found =
      std::find_if(view.regions.begin(), view.regions.end(), [role](const Node& node) { return node.role == role; });
  return found == view.regions.end() ? nullptr : &*found;
}

const Node* find(const View& view, std::string_view id) {
  const Node* found = nullptr;
  if (id.empty()) return found;
  view::for_each(view.regions, [&](const Node& node) {
    if (found == nullptr && node.id == id) found = &node;
  });
  return found;
}

// A countdown that is read out each second cannot be understood.
bool worth_saying(const Node& timer) {
  const int seconds = std::atoi(timer.value.c_str());
  return seconds % 10 == 0 || seconds <= 5;
}

void say_live_changes(Speaker& speaker, const View& before, const View& after) {
  view::for_each(after.regions, [&](const Node& node) {
    if (!node.live) return;
    const Node* const was = find(before, node.id);
    if (was != nullptr && was->name == node.name && was->value == node.value && was->children == node.children) return;
    if (node.role == Role::kTimer && !worth_saying(node)) return;
    speaker.say(node);
  });
}

bool new_page(const View& before, const View& after) {
  const bool dialog_came = region(after, Role::kDialog) != nullptr && region(before, Role::kDialog) == nullptr;
  return before.screen != after.screen || before.title != after.title || before.lang != after.lang || dialog_came;
}

// Also when the focus is on a key of the on-screen keyboard, or a finger is.
void say_written(Speaker& speaker, const View& before, const View& after, Listening listening) {
  const Node* const was = written_field(before);
  const Node* const is = was == nullptr ? nullptr : find(after, was->id);
  if (is == nullptr) return;
  const bool told = may_be_spoken(*is, listening) && !after.presentation.hidden;
  say_writing(speaker, *was, *is, told ? Letters::kTold : Letters::kCounted);
  // A full day leads into the month: the keys write to another field now.
  const Node* const now = written_field(after);
  if (now != nullptr && now->id != is->id && after.focus != now->id && before.focus == after.focus) speaker.say(*now);
}

// The toolbar or the keyboard that a control lies in: named when the focus comes into it.
const Node* place_of(const View& view, std::string_view id) {
  const Node* place = nullptr;
  view::for_each(view.regions, [&](const Node& node) {
    if (node.role != Role::kToolbar && node.role != Role::kKeyboard) return;
    view::for_each(node.children, [&](const Node& inner) {
      if (inner.id == id) place = &node;
    });
  });
  return place;
}

// Where one stands after all has been read: the next key press acts here.
void say_where(Speaker& speaker, const View& view) {
  const Node* const focus = find(view, view.focus);
  if (focus == nullptr || focus->name.empty() || place_of(view, view.focus) != nullptr) return;
  const bool foreign = !focus->lang.empty() && focus->lang != view.lang;
  if (foreign) return;
  // "Change" alone would say nothing; which answer it changes is its description.
  const bool needs_more = focus->role == Role::kButton && !focus->description.empty();
  speaker.say_words("voice.here", {{"name", needs_more ? focus->name + ", " + focus->description : focus->name}});
}

}  // namespace

std::vector<Segment> speak(const View& view, const words::Catalogue& catalogue, Listening listening) {
  Speaker speaker(view, catalogue, listening);
  if (const Node* dialog = region(view, Role::kDialog)) {
    speaker.say_children(*dialog);
    say_where(speaker, view);
    return speaker.done();
  }
  speaker.say_text(view.title, view.lang);
  speaker.already_said(view.title);
  for (const Role role : {Role::kMain, Role::kAside, Role::kFooter}) {
    if (const Node* one = region(view, role)) speaker.say_children(*one);
  }
  say_where(speaker, view);
  return speaker.done();
}

std::vector<Segment> speak_node(const View& view, const Node& node, const words::Catalogue& catalogue,
                                Listening listening) {
  Speaker speaker(view, catalogue, listening);
  speaker.say(node);
  return speaker.done();
}

std::vector<Segment> speak_change(const View& before, const View& after, const words::Catalogue& catalogue,
                                  Listening listening) {
  if (new_page(before, after)) return speak(after, catalogue, listening);
  Speaker speaker(after, catalogue, listening);
  say_live_changes(speaker, before, after);
  say_written(speaker, before, after, listening);
  const Node* const focus = find(after, after.focus);
  const Node* const was = find(before, after.focus);
  if (focus == nullptr) return speaker.done();
  const bool moved = before.focus != after.focus;
  const bool changed = was == nullptr || was->selected != focus->selected || was->disabled != focus->disabled ||
                       (was->value != focus->value && focus->role != Role::kTextField);
  if (moved || changed) {
    const Node* const place = place_of(after, after.focus);
    const Node* const place_before = place_of(before, before.focus);
    if (moved && place != nullptr && (place_before == nullptr || place_before->id != place->id)) {
      speaker.say_place(*place);
    }
    speaker.say(*focus);
  }
  return speaker.done();
}

bool is_only_news(const View& before, const View& after) {
  if (new_page(before, after) || before.focus != after.focus) return false;
  const Node* const was = find(before, before.focus);
  const Node* const is = find(after, after.focus);
  const Node* const wrote = written_field(before);
  const Node* const writes = written_field(after);
  const bool unwritten = (wrote == nullptr) == (writes == nullptr) && (wrote == nullptr || *wrote == *writes);
  return unwritten && (was == nullptr || is == nullptr || *was == *is);
}

}  // namespace waymark::voice
