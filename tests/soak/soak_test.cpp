// Visits in a row through the whole shell: loop, heart, screens, layout, sealing, outbox, tickets, wipe. They go
// through every journey in every language and leave in every way; memory, threads and files stay as they were.
//
// WAYMARK_SOAK_VISITS says how many; ./dev faults soak makes thousands. Time is moved, so that nobody waits.
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>

#include "base/io/crypto.h"
#include "kiosk/core/node_ids.h"
#include "kiosk/paint/painter.h"
#include "tests/shell/a_kiosk.h"
#include "tests/soak/hurried_person.h"

namespace waymark::shell {
namespace {

using namespace std::chrono_literals;
using soak::HurriedPerson;

constexpr int kShort = 600;              // what the tests of every day make
constexpr int kEnoughForASlope = 5'000;  // fewer visits than this, and one page or one cache more is a slope
constexpr double kMostKibAVisit = 0.2;
constexpr double kMostKibOfFewVisits = 0.5;
constexpr int kPaintEvery = 19;  // laying pages out takes as long as everything else of twenty visits
constexpr paint::Size kPanel{1920, 1080};

struct Held {
  double heap_kib = 0;  // asked for and not given back
  double resident_kib = 0;
  int threads = 0;
  int files = 0;
};

int threads_now() {
  std::ifstream status("/proc/self/status");
  int threads = 0;
  for (std::string word; status >> word;) {
    if (word == "Threads:") status >> threads;
  }
  return threads;
}

// How many there are once there are no more than `most`, or after five seconds. Pango sorts fonts in threads of a
// moment.
int threads_once_at_most(int most) {
  const auto until = std::chrono::steady_clock::now() + 5s;
  while (threads_now() > most && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(1ms);
  return threads_now();
}

Held held_now() {
  Held out;
  const auto heap = mallinfo2();
  out.heap_kib = static_cast<double>(heap.uordblks + heap.hblkhd) / 1024;
  out.threads = threads_now();
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmRSS:") status >> out.resident_kib;
  }
  const std::filesystem::directory_iterator files("/proc/self/fd");
  out.files = static_cast<int>(std::distance(begin(files), end(files)));
  return out;
}

class Soak : public AKiosk {
 protected:
  Soak() {
    effects_->use({"k1", base::io::make_sealing_key().public_key});
    auto themes = paint::ThemeSet::load(std::string(WAYMARK_SOURCE_DIR) + "/themes");
    painter_ = std::make_unique<paint::Painter>(std::move(*paint::Painter::create(std::move(*themes))));
  }

  [[nodiscard]] bool there(std::string_view id) const {
    bool found = false;
    view::for_each(loop_->view().regions,
                   [&](const view::Node& node) { found = found || (node.id == id && view::focusable(node)); });
    return found;
  }
  // What a visit cannot go on without.
  void must(bool holds, const std::string& what) const {
    if (!holds)
      throw std::runtime_error("visit " + std::to_string(number_) + ": " + what + ": " + loop_->view().screen + " in " +
                               loop_->view().lang);
  }
  void act(core::Event event) {
    must(!does(std::move(event)), "the kiosk ends");
    if (painting_) painter_->paint(loop_->view(), kPanel);
  }
  void press(const std::string& id) {
    must(there(id), "no " + id);
    act(core::Activate{id});
  }

  // At ten on the next morning of a working day, once an office would have closed.
  void keep_office_hours() {
    const auto wall = clock_.wall().time_since_epoch();
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    if (wall - day >= 10h && wall - day < 15h) return;
    auto morning = day + (wall - day < 10h ? std::chrono::days{0} : std::chrono::days{1});
    while (std::chrono::weekday{std::chrono::sys_days{morning}}.iso_encoding() > 5) morning += std::chrono::days{1};
    clock_.advance(std::chrono::duration_cast<std::chrono::milliseconds>(morning + 10h - wall));
    must(!until("attract"), "the kiosk ends");
  }

  void visit(int number) {
    const auto& council = *doubles::demo_council();
    static constexpr std::array<const char*, 3> kServices{"bins", "parking", "moving"};
    number_ = number;
    painting_ = number % kPaintEvery == 0;
    HurriedPerson person(
        static_cast<std::uint32_t>(number),
        std::chrono::floor<std::chrono::days>(std::chrono::sys_time{clock_.wall().time_since_epoch()}));
    press("start");
    press("language." + council.languages[static_cast<std::size_t>(number / 3) % council.languages.size()]);
    fiddle(person);
    if (number % 7 == 0) {
      take_a_number(number);
    } else {
      press("home.do-it-here");
      press(std::string("service.") + kServices[static_cast<std::size_t>(number) % kServices.size()]);
      fill_in(person, number % 5 < 2 ? person.below(6) : 60U);
    }
    leave(number);
    painting_ = false;
    std::vector<paint::Cleared> cleared;
    painter_->forget(cleared);
    the_hub_takes_all();
    glass_.shown.clear();
    reports_.clear();
  }

  // One of the controls that are always there.
  void fiddle(HurriedPerson& person) {
    static constexpr std::array<const char*, 5> kControls{"control.listen", "control.text-size", "control.contrast",
                                                          "control.reach", "control.hide"};
    const std::string one = kControls[person.below(kControls.size())];
    if (there(one)) press(one);
  }

  // Up to the end of the journey, or so many pages of it.
  void fill_in(HurriedPerson& person, std::size_t pages) {
    for (; pages > 0 && loop_->view().screen == "question"; --pages) {
      const std::string title = loop_->view().title;
      for (core::Event& one : person.answers(loop_->view())) act(std::move(one));
      must(loop_->view().title != title, "the answers to \"" + title + "\" are refused");
    }
    if (loop_->view().screen != "check") return;
    press("send");
    if (there("agree")) press("agree");
    must(!until("confirmation"), "the kiosk ends");
    ++sent_;
  }

  void take_a_number(int number) {
    static_cast<void>(
        outbox_->add_lease({"l" + std::to_string(number), "council-tax", "C", 1, 9, clock_.wall() + 1h, 6, 11}));
    press("home.get-a-number");
    press("queue.council-tax");
    must(!until("ticket"), "the kiosk ends");
    if (there("ticket.written-down")) press("ticket.written-down");
  }

  // By the goodbye where there is one; else by Start again, or by walking off.
  void leave(int number) {
    if (there("finish")) press("finish");
    if (there("rating.4")) {
      press("rating.4");
      press("feedback.send");
    } else if (number % 2 == 0 && there("control.start-again")) {
      press("control.start-again");
    }
    must(!until("attract"), "the kiosk ends");
  }

  // What has been sent is forgotten here, as the link does it.
  void the_hub_takes_all() {
    while (const auto one = *outbox_->next_submission())
      static_cast<void>(outbox_->forget_submission(one->submission_id));
    while (const auto note = *outbox_->next_note()) static_cast<void>(outbox_->forget_note(note->id));
    for (auto lines = *outbox_->usage(500); !lines.empty(); lines = *outbox_->usage(500)) {
      static_cast<void>(outbox_->forget_usage(lines.back().seq));
    }
  }

  std::unique_ptr<paint::Painter> painter_;
  int number_ = 0;
  bool painting_ = false;
  int sent_ = 0;
};

TEST_F(Soak, VisitsLeaveNothingInMemory) {
  const char* const asked = std::getenv("WAYMARK_SOAK_VISITS");
  const int visits = asked == nullptr ? kShort : std::atoi(asked);
  // By then every language has been shaped and every message formatted once.
  const int warm = std::max(visits / 5, std::min(visits / 2, 500));
  Held before;
  for (int number = 0; number < visits; ++number) {
    if (number == warm) before = held_now();
    keep_office_hours();
    visit(number);
    if (number % 1'000 == 999) {
      const Held now = held_now();
      std::cout << number + 1 << " visits, " << now.heap_kib << " KiB in use, " << now.resident_kib << " KiB resident\n"
                << std::flush;
    }
  }
  const Held after = held_now();
  const double heap = (after.heap_kib - before.heap_kib) / (visits - warm);
  const double resident = (after.resident_kib - before.resident_kib) / (visits - warm);
  EXPECT_GT(sent_, visits / 10) << "hardly anybody came to the end";
  const bool slope = visits >= kEnoughForASlope;
  EXPECT_LE(heap, slope ? kMostKibAVisit : kMostKibOfFewVisits) << "KiB a visit are never given back";
  if (slope) {
    EXPECT_LE(resident, kMostKibAVisit) << "KiB a visit stay in memory";
  }
  EXPECT_LE(threads_once_at_most(before.threads), before.threads);
  EXPECT_EQ(after.files, before.files);
  const nlohmann::json result = {{"visits", visits},
                                 {"sent", sent_},
                                 {"heap_kib_a_visit", heap},
                                 {"resident_kib_a_visit", resident},
                                 {"resident_kib", after.resident_kib},
                                 {"threads", after.threads},
                                 {"files", after.files}};
  std::cout << result.dump() << "\n";
  const char* const file = std::getenv("WAYMARK_SOAK_JSON");
  if (file != nullptr && !HasFailure()) std::ofstream(file) << result.dump(2) << "\n";
}

}  // namespace
}  // namespace waymark::shell
