// Everybody who may hold something of a customer's visit, in the order in which they are asked to forget it. This list
// is the only place that names them: who is not in it is never asked.
//
// Each owner forgets on its own thread and says whether it did and how much it had held: bytes or pieces, never what
// they were. Every thread but ui ends with its own stack; ui scrubs its stack when all have answered, and then gives
// the freed pages back (loop.cpp). What cannot say that it forgot ends the process (core/wipe.cpp).
//
// Not in the list, because nothing is ever in it: the clipboard (Waymark puts nothing there and takes nothing from it;
// SDL's events of it are off), and the log (errors hold no customer's words, and it has no buffer).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace waymark::shell {

class Glass;
class HubLink;
class MediaDesk;
class PrintDesk;

struct Forgotten {
  bool cleared = true;
  std::size_t held = 0;
};

// Whom the owners ask. `link` is there on the link thread only.
struct Holders {
  Forgotten heart;  // the heart forgot before it asked anybody
  std::function<Forgotten()> submissions;
  std::function<Forgotten()> mailbox;
  Glass* glass = nullptr;
  PrintDesk* prints = nullptr;
  MediaDesk* media = nullptr;
  HubLink* link = nullptr;
};

enum class WipeThread { kUi = 1, kVoice, kStore, kLocal, kLink };

struct WipeOwner {
  std::string_view name;
  std::string_view clears;  // for whoever reads of a wipe that failed
  WipeThread thread;
  Forgotten (*forget)(const Holders& holders);  // null: it is asked on ui and answers by itself, when its child is dead
};

[[nodiscard]] std::span<const WipeOwner> wipe_owners();

}  // namespace waymark::shell
