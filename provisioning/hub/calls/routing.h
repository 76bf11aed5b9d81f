// Who talks to whom: callers in a line, advisers on duty, and every step of a call between them. Pure: no clock, no
// disk, no network; time is passed in, and what changed is collected for whoever keeps and tells it.
//
// The rules:
// - A caller waits for advisers on duty who have the skill and serve the caller's council (councils.h); among them for
//   those who speak the caller's language, where one of those is on duty. With nobody on duty a call is refused, or
//   ended after a short grace.
// - The line runs by who asked first; a level of priority counts as five minutes of waiting. Who was at the head comes
//   back to the head. Of the free advisers the longest idle is rung, of the council's own before any other's.
// - Twenty seconds unanswered: the adviser is set to away, the caller is back at the head of the line.
// - After a call: thirty seconds to wrap up, which can be extended; then available, and a gap before the next ring.
// - A kiosk that was not heard for too long, or a console that is gone for too long, frees the other side.
//
// - A call under way can be moved to a private room of the site that is free: its kiosk is there, at rest, with nobody
// in
//   a call. The adviser waits and is not rung; the room is kept for five minutes. Who comes types a code, which three
//   wrong tries end with the call. The first kiosk may fall silent, and serve the next customer, meanwhile.
//
// Errors: kNotFound (no such call, skill or adviser), kConflict (not now; `where` says why: "nobody", "closed", ...).
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "provisioning/hub/calls/councils.h"
#include "provisioning/hub/calls/people.h"

namespace waymark::hub::calls {

struct Skill {
  std::string id;
  int priority = 0;  // 0 to 9
};

struct Rules {
  std::vector<Skill> skills;
  std::chrono::milliseconds ring{std::chrono::seconds{20}};
  std::chrono::milliseconds wrap_up{std::chrono::seconds{30}};
  std::chrono::milliseconds extension{std::chrono::minutes{2}};
  int extensions = 5;
  std::chrono::milliseconds gap{std::chrono::seconds{5}};         // after a call, before the next ring
  std::chrono::milliseconds pass_over{std::chrono::seconds{30}};  // who declined is not asked again so soon
  // Counted from a kiosk's last word, whatever became of its stream. Its adviser is free within 15 seconds: this, the
  // next look, and what telling takes. It outlasts a network that was away for 12 seconds (kiosk/shell/call_line.h).
  std::chrono::milliseconds kiosk_silence{std::chrono::seconds{14}};
  // Looks that are further apart than this: the hub itself stood still, and heard nobody meanwhile.
  std::chrono::milliseconds stood_still{std::chrono::seconds{3}};
  std::chrono::milliseconds adviser_grace{std::chrono::seconds{10}};
  std::chrono::milliseconds nobody_grace{std::chrono::seconds{15}};
  std::chrono::milliseconds restart_grace{std::chrono::seconds{30}};  // everybody connects again after a restart
  std::chrono::milliseconds priority_step{std::chrono::minutes{5}};
  std::chrono::milliseconds way{std::chrono::minutes{5}};          // to a private room
  std::chrono::milliseconds room_grace{std::chrono::seconds{30}};  // its kiosk cannot be reached
  std::chrono::milliseconds tell_why{std::chrono::minutes{2}};     // the room is kept after a call that ended meanwhile
  int code_tries = 3;
  std::chrono::milliseconds remember{std::chrono::hours{1}};  // an ended call, for its wrap-up
};

// What one request or tick changed: to be kept, then told.
struct Changes {
  std::set<std::string> calls;
  std::set<std::string> advisers;
  std::vector<Happened> facts;
  struct Ring {
    std::string adviser;
    std::string call_id;
  };
  std::vector<Ring> rings;
  [[nodiscard]] bool empty() const { return calls.empty() && advisers.empty() && facts.empty(); }
};

struct TransferTo {
  std::string skill;  // one of the two
  std::string adviser;
  bool consult = false;
};

// A kiosk in a private room, as it is now.
struct Room {
  std::string kiosk_id;
  std::string site;
  std::string key;  // base64; empty: it can open nothing
  bool connected = false;
  bool at_rest = false;  // nobody is being served there
};

// What became of a code that was typed in a room.
struct Arrival {
  enum class Outcome : std::uint8_t { kRight = 1, kWrong, kEnded, kNobody };
  Outcome outcome = Outcome::kNobody;
  std::string call_id;
  int tries_left = 0;
};

class Routing {
 public:
  static constexpr std::size_t kMaxLive = 1000;

  explicit Routing(Rules rules) : rules_(std::move(rules)) {}

  void set_skills(std::vector<Skill> skills) { rules_.skills = std::move(skills); }
  void set_councils(std::vector<CouncilDesk> desks) { councils_.set(std::move(desks)); }
  // As they were before a restart; everybody counts as gone from now on, with the restart's grace.
  void restore(Call call, Moment now);
  void restore(Adviser adviser, Moment now);
  void restore_length(const std::string& skill, double seconds) { add_length(skill, seconds); }
  void know(AdviserCard card);

  // The kiosk's side.
  base::Status ask(CallRequest request, const std::string& kiosk_id, const std::string& site, Moment now);
  base::Status report(const std::string& call_id, protocol::LegReport what, std::int64_t leg, Moment now);
  base::Status end(const std::string& call_id, CallEnd reason, Moment now);
  // Either end wants a new leg after `leg`. Nothing happens when that one has been left already.
  base::Status restart(const std::string& call_id, std::int64_t leg, Moment now);
  void kiosk_heard(std::string_view kiosk_id, Moment now);

  // Private rooms, in the order in which they are offered.
  void set_rooms(std::vector<Room> rooms, Moment now);
  // `to` as it was offered: kConflict "room" when it, or its key, is another one now.
  base::Status move(const std::string& call_id, const Room& to, std::string code, Moment now);
  base::Status stay(const std::string& call_id, Moment now);
  [[nodiscard]] Arrival arrive(const std::string& kiosk_id, std::string_view code, Moment now);
  [[nodiscard]] bool is_kept(std::string_view kiosk_id, Moment now) const;
  [[nodiscard]] const std::vector<Room>& rooms() const { return rooms_; }

  // The adviser's side.
  void console_connected(const std::string& name, bool connected, Moment now);
  base::Status set_state(const std::string& name, AdviserState wanted, Moment now);
  base::Status accept(const std::string& name, const std::string& call_id, Moment now);
  base::Status decline(const std::string& name, const std::string& call_id, Moment now);
  base::Status hold(const std::string& name, const std::string& call_id, Moment now);
  base::Status resume(const std::string& name, const std::string& call_id, Moment now);
  base::Status transfer(const std::string& name, const std::string& call_id, const TransferTo& to, Moment now);
  base::Status leave(const std::string& name, const std::string& call_id, CallEnd reason, Moment now);
  // Once for each adviser who had it, also after the time for it.
  base::Status wrap_up(const std::string& name, const std::string& call_id, Moment now);
  base::Status extend(const std::string& name, const std::string& call_id, Moment now);

  // Every second.
  void tick(Moment now);
  // A few times a second: the part of it for which a second is too long.
  void lose_silent_kiosks(Moment now);

  [[nodiscard]] const Call* call(std::string_view call_id) const;
  [[nodiscard]] const Adviser* adviser(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, Adviser, std::less<>>& advisers() const { return advisers_; }
  [[nodiscard]] const std::map<std::string, Call, std::less<>>& calls() const { return calls_; }
  // In the order in which they will be answered.
  [[nodiscard]] std::vector<const Call*> line() const;
  [[nodiscard]] bool knows_skill(std::string_view skill) const;
  [[nodiscard]] const Councils& councils() const { return councils_; }
  // Does this person work for the council that the site is of?
  [[nodiscard]] bool serves(std::string_view name, std::string_view site) const;
  // Could this person be rung for the call, as the policy is now?
  [[nodiscard]] bool may_take(std::string_view name, const Call& call) const;
  // Do the two work for one council?
  [[nodiscard]] bool colleagues(std::string_view name, std::string_view other) const;
  [[nodiscard]] protocol::SkillPromise promise(const std::string& skill, const std::string& site, Moment now) const;

  [[nodiscard]] Changes take_changes() { return std::exchange(changes_, {}); }

 private:
  struct Wanted {  // what decides who can take a call
    std::string skill;
    std::string language;  // empty: any
    std::string to_adviser;
    std::string site;
    std::chrono::milliseconds waited{0};
    bool asking = false;  // has not asked yet: what may be promised
  };
  static Wanted wanted_by(const Call& call, Moment now) {
    return {call.skill, call.request.language, call.to_adviser, call.site, now.mono - call.asked};
  }

  // routing.cpp
  Call* find(std::string_view call_id);
  base::Result<Call*> live_call(std::string_view call_id);
  void note(const Call& call, Fact fact, Moment now, std::string adviser = {}, std::string detail = {});
  void changed(Call& call, Moment now);
  void finish(Call& call, CallEnd reason, Moment now);
  void back_in_line(Call& call, Moment now);
  static void next_leg(Call& call);
  void add_length(const std::string& skill, double seconds);

  // routing_advisers.cpp
  base::Result<Call*> call_of(const std::string& name, const std::string& call_id);
  void become(Adviser& adviser, AdviserState state, Moment now);
  void free_adviser(const std::string& name, Moment now);  // who only rang, or gave advice
  void after_call(const std::string& name, Moment now);    // who had the customer
  void end_wrap_up(Adviser& adviser, Moment now);
  void end_consulting(Call& call, Moment now);
  void take(Call& call, Adviser& adviser, Moment now);
  base::Status start_consulting(Call& call, const TransferTo& to, Moment now);
  base::Status may_transfer(const Call& call, const TransferTo& to, Moment now) const;

  // routing_rooms.cpp
  [[nodiscard]] bool is_free(const Room& room, Moment now) const;
  [[nodiscard]] const Room* room_for(const Call& call, Moment now) const;
  [[nodiscard]] const Room* room(std::string_view kiosk_id) const;
  void offer_rooms(Moment now);
  void back_from_way(Call& call, Moment now);
  void watch_ways(Moment now);

  // routing_line.cpp
  void settle(Moment now);
  void match(Moment now);
  void count_places(Moment now);
  void ring(Call& call, Adviser& adviser, Moment now);
  void stop_unanswered(Moment now);
  void lose_advisers(Moment now);
  void release_unservable(Moment now);
  [[nodiscard]] bool on_duty(const Adviser& adviser) const;
  [[nodiscard]] bool able(const Adviser& adviser, const Wanted& wanted) const;
  [[nodiscard]] std::vector<const Adviser*> pool(const Wanted& wanted) const;
  [[nodiscard]] std::vector<Call*> ordered();
  [[nodiscard]] bool before(const Call& a, const Call& b) const;
  [[nodiscard]] int priority_of(const std::string& skill) const;
  void estimate(int ahead, const std::string& skill, const std::vector<const Adviser*>& people, int& about,
                int& up_to) const;

  Rules rules_;
  Councils councils_;
  std::vector<Room> rooms_;
  std::map<std::string, Call, std::less<>> calls_;
  std::map<std::string, Adviser, std::less<>> advisers_;
  std::map<std::string, std::deque<double>, std::less<>> lengths_;  // seconds, of the last calls of a skill
  std::optional<base::MonoTime> looked_;                            // for kiosks that are silent
  Changes changes_;
};

}  // namespace waymark::hub::calls
