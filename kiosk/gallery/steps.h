// Short words for the steps of a situation.
#pragma once

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/shell/script.h"

namespace waymark::gallery {

class Steps {
 public:
  Steps& press(std::string_view id) {
    list_.emplace_back(shell::PressStep{{std::string(id), {}, {}}});
    return *this;
  }
  Steps& press(std::initializer_list<std::string_view> ids) {
    for (const std::string_view id : ids) press(id);
    return *this;
  }
  Steps& focus(std::string_view id) {
    list_.emplace_back(shell::FocusStep{{std::string(id), {}, {}}});
    return *this;
  }
  Steps& type(std::string_view text) {
    list_.emplace_back(shell::TypeStep{std::string(text)});
    return *this;
  }
  // Into the field of this name, wherever the focus was.
  Steps& fill(std::string_view field, std::string_view text) {
    list_.emplace_back(shell::CaretStep{{std::string(field), {}, {}}, 0});
    return type(text);
  }
  Steps& key(core::Key key, int times = 1) {
    list_.emplace_back(shell::KeyStep{key, times});
    return *this;
  }
  Steps& wait(std::chrono::milliseconds time) {
    list_.emplace_back(shell::WaitStep{time});
    return *this;
  }
  Steps& happens(core::Event event) {
    list_.emplace_back(shell::EventStep{std::move(event)});
    return *this;
  }
  Steps& answer(core::Event reply) {
    list_.emplace_back(shell::AnswerStep{std::move(reply)});
    return *this;
  }
  Steps& staff_answer() {
    list_.emplace_back(shell::AcknowledgeStep{});
    return *this;
  }
  Steps& then(const Steps& more) {
    list_.insert(list_.end(), more.list_.begin(), more.list_.end());
    return *this;
  }
  [[nodiscard]] const std::vector<shell::StepBody>& list() const { return list_; }

 private:
  std::vector<shell::StepBody> list_;
};

}  // namespace waymark::gallery
