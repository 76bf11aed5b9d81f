// "Help me choose": at most three questions, and then one way that is recommended and never one that is blocked. Which
// one is a table. What is not configured, not open or not reachable now is never recommended. Pure.
//
// What was told lives in the visit alone. It is sent nowhere; usage has the way that was recommended and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::core {

struct Configuration;
struct State;

// How somebody would like to do it. Not asked of somebody whose matter is urgent.
enum class How : std::uint8_t { kNotAsked = 1, kMyself, kBeside, kTalking, kNoScreen };

enum class Way : std::uint8_t {
  kHere = 1,  // alone, on this screen
  kStaff,     // a member of staff comes to the kiosk
  kNumber,    // for a desk
  kAdviser,
  kTelephone,  // the council's number, on their own telephone
  kInPerson,   // walk up to staff: there is always that
  kAppointment,
};

[[nodiscard]] std::string_view word_of(How how);
[[nodiscard]] std::string_view word_of(Way way);
[[nodiscard]] std::optional<How> how_of(std::string_view word);  // one that can be chosen
[[nodiscard]] std::optional<Way> way_of(std::string_view word);

// What it may be about, by the council's own names, and what that is elsewhere on the kiosk. Empty: nothing.
struct Topic {
  std::string id;  // "service.bins", "queue.general", "skill.benefits"
  std::string service;
  std::string queue;
  std::string skill;
};

// The services; then what only a queue or an adviser is for.
[[nodiscard]] std::vector<Topic> topics(const Configuration& configuration);
// By its id; for any other, and for "I am not sure", one about nothing.
[[nodiscard]] Topic topic_of(const Configuration& configuration, std::string_view id);

// What somebody told.
struct Triage {
  std::string topic;  // empty: not sure
  bool urgent = false;
  How how = How::kNotAsked;
  Way recommended = Way::kInPerson;  // as it was when the answer came on the screen
  bool counted = false;
};

// kThere: it can be chosen. kReady: it is open and works now.
enum class Reach : std::uint8_t { kNone = 1, kThere, kReady };
struct Reaches {
  Reach here = Reach::kNone;
  Reach staff = Reach::kNone;
  Reach number = Reach::kNone;
  Reach adviser = Reach::kNone;
  Reach telephone = Reach::kNone;
  bool paper = false;  // the number can be printed
};
[[nodiscard]] Reaches reaches(const State& state);

// The table.
[[nodiscard]] Way recommend(bool urgent, How how, const Reaches& reaches);

// What the screen recommends: what it did when it came up, as long as that is still possible. Nothing moves under a
// finger because an adviser has come or gone.
[[nodiscard]] Way recommended_now(const State& state);

// Every other way that there is, in one order. The telephone and staff in person are on the page whatever it says.
[[nodiscard]] std::vector<Way> other_ways(Way recommended, const Reaches& reaches);

}  // namespace waymark::core
