// Small makers of View nodes, so that a screen reads like the page it makes. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/state.h"
#include "kiosk/view/view.h"
#include "kiosk/words/catalogue.h"

namespace waymark::screens {

// What a screen is made from: what is so, and the words for it in the customer's language.
struct Scene {
  const core::State& state;
  const words::Words& words;

  [[nodiscard]] const core::Configuration& configuration() const { return *state.configuration; }
  [[nodiscard]] const core::Visit& visit() const { return state.visit; }
};

// What a screen gives; render() puts the banner above it and the dialog over it.
struct Content {
  std::string title;
  std::vector<view::Node> main;
  std::vector<view::Node> aside;
  std::vector<view::Node> footer;
  std::vector<view::Node> keyboard;  // rows of keys
};

[[nodiscard]] view::Node text(view::Role role, std::string name);
[[nodiscard]] view::Node heading(std::string name, int level = 1);
[[nodiscard]] view::Node paragraph(std::string name);
[[nodiscard]] view::Node inset(std::string name);
[[nodiscard]] view::Node status(std::string id, std::string name, std::string icon = {});  // announced when it changes
[[nodiscard]] view::Node button(std::string_view id, std::string name, view::Emphasis emphasis, std::string icon = {});
[[nodiscard]] view::Node tile(std::string_view id, std::string name, std::string description, std::string icon);
[[nodiscard]] view::Node key_value(std::string id, std::string name, std::string value);
// Words that are the customer's own business: masked in a mirror, read out only in private.
[[nodiscard]] view::Node private_text(view::Role role, const base::Secret& words);
[[nodiscard]] view::Node private_words(const base::Secret& title, const std::vector<base::Secret>& lines);
[[nodiscard]] view::Node group(view::Role role, std::string name, std::vector<view::Node> children);

// "There is a problem", on top of a page: a link to each field that something is wrong with.
[[nodiscard]] view::Node error_link(std::string_view field, std::string problem);
[[nodiscard]] view::Node error_summary(const Scene& scene, std::vector<view::Node> links);

// Words of the council's own: the node says which language they really are in, when it is not the screen's.
[[nodiscard]] view::Node local_text(view::Role role, const journeys::Text& words, const Scene& scene);
[[nodiscard]] std::string local(const journeys::Text& words, const Scene& scene);

// The scene for what a running journey itself says: in its own language where it lacks the customer's (core/running.h).
class JourneyScene {
 public:
  explicit JourneyScene(const Scene& around);
  JourneyScene(const JourneyScene&) = delete;
  JourneyScene& operator=(const JourneyScene&) = delete;
  operator const Scene&() const { return scene_; }
  [[nodiscard]] const words::Words& words() const { return words_; }
  // The node, saying which language it and what is in it are in, when that is not the screen's.
  [[nodiscard]] view::Node told(view::Node node) const;

 private:
  words::Words words_;
  Scene scene_;
  bool other_ = false;
};

// Numbers the choices of a set: "1 of 4".
void number_children(view::Node& set);

// Footer buttons that many screens share.
[[nodiscard]] view::Node back_button(const Scene& scene);
[[nodiscard]] view::Node get_a_number_tile(const Scene& scene);
[[nodiscard]] view::Node continue_button(const Scene& scene);

// The body of a page: paragraphs and lists.
void add_body(std::vector<view::Node>& into, std::string_view body, std::string_view language);

}  // namespace waymark::screens
