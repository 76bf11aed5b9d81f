#include "kiosk/shell/voice_jack.h"

#include <alsa/asoundlib.h>

#include <algorithm>
#include <string>

namespace waymark::shell {
namespace {

constexpr unsigned kMostElements = 4'096;
constexpr int kMostEvents = 64;  // read at one time

}  // namespace

bool is_headphone_jack(std::string_view element) {
  const bool jack = element.ends_with(" Jack");
  const bool phones =
      element.find("Headphone") != std::string_view::npos || element.find("Headset") != std::string_view::npos;
  return jack && phones && element.find("Mic") == std::string_view::npos;
}

struct JackWatch::Card {
  struct Jack {
    unsigned number = 0;
    bool in = false;
  };

  explicit Card(int index) {
    const std::string name = "hw:" + std::to_string(index);
    if (::snd_ctl_open(&control, name.c_str(), SND_CTL_READONLY | SND_CTL_NONBLOCK) < 0) {
      control = nullptr;
      return;
    }
    find_jacks();
    if (!jacks.empty()) static_cast<void>(::snd_ctl_subscribe_events(control, 1));
  }
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  ~Card() {
    if (control != nullptr) static_cast<void>(::snd_ctl_close(control));
  }

  void find_jacks() {
    snd_ctl_elem_list_t* list = nullptr;
    if (::snd_ctl_elem_list_malloc(&list) < 0) return;
    if (::snd_ctl_elem_list(control, list) >= 0) {
      const unsigned count = std::min(::snd_ctl_elem_list_get_count(list), kMostElements);
      if (::snd_ctl_elem_list_alloc_space(list, count) >= 0 && ::snd_ctl_elem_list(control, list) >= 0) {
        for (unsigned i = 0; i < ::snd_ctl_elem_list_get_used(list); ++i) {
          if (!is_headphone_jack(::snd_ctl_elem_list_get_name(list, i))) continue;
          jacks.push_back({::snd_ctl_elem_list_get_numid(list, i), false});
          read(jacks.back());
        }
        ::snd_ctl_elem_list_free_space(list);
      }
    }
    ::snd_ctl_elem_list_free(list);
  }

  void read(Jack& jack) const {
    snd_ctl_elem_value_t* value = nullptr;
    if (::snd_ctl_elem_value_malloc(&value) < 0) return;
    ::snd_ctl_elem_value_set_numid(value, jack.number);
    if (::snd_ctl_elem_read(control, value) >= 0) jack.in = ::snd_ctl_elem_value_get_boolean(value, 0) != 0;
    ::snd_ctl_elem_value_free(value);
  }

  void look() {
    snd_ctl_event_t* event = nullptr;
    if (::snd_ctl_event_malloc(&event) < 0) return;
    for (int i = 0; i<kMostEvents&& ::snd_ctl_read(control, event)> 0; ++i) {
      if (::snd_ctl_event_get_type(event) != SND_CTL_EVENT_ELEM) continue;
      for (Jack& jack : jacks) {
        if (jack.number == ::snd_ctl_event_elem_get_numid(event)) read(jack);
      }
    }
    ::snd_ctl_event_free(event);
  }

  snd_ctl_t* control = nullptr;
  std::vector<Jack> jacks;
};

JackWatch::JackWatch() {
  int index = -1;
  while (::snd_card_next(&index) >= 0 && index >= 0) {
    auto card = std::make_unique<Card>(index);
    if (!card->jacks.empty()) cards_.push_back(std::move(card));
  }
}

JackWatch::JackWatch(JackWatch&&) noexcept = default;
JackWatch& JackWatch::operator=(JackWatch&&) noexcept = default;
JackWatch::~JackWatch() = default;

void JackWatch::add_to(std::vector<pollfd>& polled) const {
  for (const auto& card : cards_) {
    const int count = ::snd_ctl_poll_descriptors_count(card->control);
    if (count <= 0) continue;
    const std::size_t from = polled.size();
    polled.resize(from + static_cast<std::size_t>(count));
    static_cast<void>(::snd_ctl_poll_descriptors(card->control, polled.data() + from, static_cast<unsigned>(count)));
  }
}

void JackWatch::look() {
  for (const auto& card : cards_) card->look();
}

bool JackWatch::in() const {
  return std::any_of(cards_.begin(), cards_.end(), [](const auto& card) {
    return std::any_of(card->jacks.begin(), card->jacks.end(), [](const auto& jack) { return jack.in; });
  });
}

}  // namespace waymark::shell
