#include "kiosk/shell/wipe_owners.h"

#include <array>

#include "kiosk/shell/glass.h"
#include "kiosk/shell/hub_link.h"
#include "kiosk/shell/media_desk.h"
#include "kiosk/shell/memory.h"
#include "kiosk/shell/print_desk.h"

namespace waymark::shell {
namespace {

Forgotten own_stack(const Holders&) {
  scrub_stack();
  return {true, kScrubBytes};
}

Forgotten glass(const Holders& holders) {
  Forgotten sum;
  for (const core::WipeOwner& part : holders.glass->forget()) {
    sum.cleared = sum.cleared && part.cleared;
    sum.held += part.held;
  }
  return sum;
}

// What is shown goes before what is written, and that before what is sent: whoever stands at the glass comes first.
constexpr std::array<WipeOwner, 14> kOwners{{
    {"heart", "what was typed, chosen and photographed, its undo, the reference and the number in the queue",
     WipeThread::kUi, [](const Holders& holders) { return holders.heart; }},
    {"submissions", "which requests of the visit are under way; they themselves are sealed", WipeThread::kUi,
     [](const Holders& holders) { return holders.submissions(); }},
    {"voice", "what is being said and what waits to be said, the program that says it, and the card's sound",
     WipeThread::kVoice, nullptr},
    {"mailbox", "acts that came through a mirror and have not been looked at", WipeThread::kUi,
     [](const Holders& holders) { return holders.mailbox(); }},
    {"glass", "the View, its layout, texts, glyphs, vertices, tiles, pixels, and keys that wait in the window's queue",
     WipeThread::kUi, glass},
    {"prints", "the visit key, the papers in the journal, and the jobs that somebody waits for", WipeThread::kStore,
     [](const Holders& holders) { return holders.prints->forget(); }},
    {"store_stack", "what finished calls left on the store's stack", WipeThread::kStore, own_stack},
    {"media", "pictures, photographs, sound and typed words of a call: the process that had them is dead",
     WipeThread::kLocal, [](const Holders& holders) { return holders.media->forget(); }},
    {"devices_stack", "what finished calls left on the device thread's stack: papers on their way", WipeThread::kLocal,
     own_stack},
    {"mirror", "the frame that waits for the hub, and the one that is being sent", WipeThread::kLink,
     [](const Holders& holders) { return holders.link->forget_mirror(); }},
    {"question", "the reference of a request, or the code of an appointment, that the hub is being asked about",
     WipeThread::kLink, [](const Holders& holders) { return holders.link->forget_question(); }},
    {"call_line", "which call it was, and the addresses of its two ends", WipeThread::kLink,
     [](const Holders& holders) { return holders.link->calls().forget(); }},
    {"room", "what is on its way to or from a private room, sealed, and the key that opened it", WipeThread::kLink,
     [](const Holders& holders) { return holders.link->room().forget(); }},
    {"link_stack", "what finished calls left on the link's stack", WipeThread::kLink, own_stack},
}};

}  // namespace

std::span<const WipeOwner> wipe_owners() { return kOwners; }

}  // namespace waymark::shell
