#include "devices/card_reader/card_watch.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <winscard.h>

#include <array>
#include <cstring>
#include <mutex>
#include <thread>

#include "devices/card_reader/identifier.h"
#include "devices/channel/descriptor.h"

namespace waymark::devices {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using protocol::CardRefusal;

struct CardWatch::Shared {
  std::string reader;
  base::Secret key;
  Descriptor ready{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  std::mutex mutex;
  std::vector<CardEvent> events;
  Clock::time_point back_by = Clock::now() + 1h;

  void say(CardEvent event) {
    const std::scoped_lock lock(mutex);
    events.push_back(std::move(event));
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto told = ::write(ready.get(), &one, sizeof one);
  }
  // The thread expects to be back from PC/SC within this time.
  void away_for(std::chrono::milliseconds time) {
    const std::scoped_lock lock(mutex);
    back_by = Clock::now() + time;
  }
};

namespace {

constexpr auto kWait = 5s;  // a wait is renewed this often, which shows that pcscd still answers
constexpr auto kWork = 1s;  // a card answers within a tenth of this
constexpr auto kAgain = 500ms;
constexpr int kTries = 3;  // a card laid down slowly, or a reader that was just reset, answers at the second try
constexpr auto kBetweenTries = 100ms;
constexpr char kPlugged[] = "\\\\?PnP?\\Notification";

class Context {
 public:
  Context() { good_ = ::SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_) == SCARD_S_SUCCESS; }
  ~Context() {
    if (good_) ::SCardReleaseContext(context_);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] SCARDCONTEXT get() const { return context_; }

 private:
  SCARDCONTEXT context_ = 0;
  bool good_ = false;
};

// GET DATA is answered by the reader, not by the card: no application on the card is selected, payment ones least.
CardIdentifier read_identifier(SCARDCONTEXT context, const std::string& reader) {
  SCARDHANDLE card = 0;
  DWORD protocol = 0;
  if (::SCardConnect(context, reader.c_str(), SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card,
                     &protocol) != SCARD_S_SUCCESS) {
    return {{}, CardRefusal::kUnreadable};
  }
  constexpr std::array<BYTE, 5> kGetData{0xFF, 0xCA, 0x00, 0x00, 0x00};
  std::array<BYTE, 258> answer{};
  DWORD size = answer.size();
  const SCARD_IO_REQUEST request{protocol, sizeof(SCARD_IO_REQUEST)};
  const LONG sent = ::SCardTransmit(card, &request, kGetData.data(), kGetData.size(), nullptr, answer.data(), &size);
  ::SCardDisconnect(card, SCARD_LEAVE_CARD);
  CardIdentifier identifier{{}, CardRefusal::kUnreadable};
  if (sent == SCARD_S_SUCCESS && size <= answer.size()) {
    identifier = identifier_of({reinterpret_cast<const char*>(answer.data()), size});
  }
  base::zeroise(answer.data(), answer.size());
  return identifier;
}

// Nothing when pcscd is gone; an empty name when no reader fits.
std::optional<std::string> find_reader(SCARDCONTEXT context, const std::string& wanted) {
  std::array<char, 4096> names{};
  DWORD size = names.size();
  const LONG listed = ::SCardListReaders(context, nullptr, names.data(), &size);
  if (listed == static_cast<LONG>(SCARD_E_NO_READERS_AVAILABLE)) return std::string{};
  if (listed != SCARD_S_SUCCESS) return std::nullopt;
  for (const char* name = names.data(); *name != '\0'; name += std::strlen(name) + 1) {
    if (std::string_view(name).find(wanted) != std::string_view::npos) return std::string(name);
  }
  return std::string{};
}

class Session {
 public:
  Session(CardWatch::Shared& shared, SCARDCONTEXT context) : shared_(shared), context_(context) {}
  ~Session() { remove(); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // One wait and what came of it. False: pcscd is gone.
  [[nodiscard]] bool turn() {
    shared_.away_for(kWork);
    const auto reader = find_reader(context_, shared_.reader);
    if (!reader) return false;
    if (*reader != reader_) {
      remove();
      reader_ = *reader;
      known_ = SCARD_STATE_UNAWARE;
      shared_.say(ReaderFound{!reader_.empty()});
    }
    std::array<SCARD_READERSTATE, 2> states{};
    states[0].szReader = kPlugged;
    states[0].dwCurrentState = plugged_;
    states[1].szReader = reader_.c_str();
    states[1].dwCurrentState = known_;
    const DWORD count = reader_.empty() ? 1 : 2;
    shared_.away_for(kWait + kWork);
    const LONG waited =
        ::SCardGetStatusChange(context_, std::chrono::milliseconds{kWait}.count(), states.data(), count);
    shared_.away_for(kWork);
    if (waited == static_cast<LONG>(SCARD_E_TIMEOUT) || waited == static_cast<LONG>(SCARD_E_UNKNOWN_READER)) {
      return true;
    }
    if (waited != SCARD_S_SUCCESS) return false;
    plugged_ = states[0].dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    if (count == 2 && (states[1].dwEventState & SCARD_STATE_CHANGED) != 0) changed(states[1].dwEventState);
    return true;
  }

 private:
  void changed(DWORD state) {
    // The upper half counts insertions and removals: a card that was swapped between two waits shows there alone.
    const bool swapped = (state >> 16) != (known_ >> 16);
    known_ = state & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    if ((state & SCARD_STATE_PRESENT) == 0 || swapped) remove();
    if ((state & SCARD_STATE_PRESENT) == 0 || card_in_) return;
    protocol::CardInserted card{{}, CardRefusal::kUnreadable};
    if ((state & SCARD_STATE_MUTE) == 0) {
      auto identifier = read_identifier(context_, reader_);
      for (int tries = 1; tries < kTries && identifier.refusal == CardRefusal::kUnreadable; ++tries) {
        std::this_thread::sleep_for(kBetweenTries);
        shared_.away_for(kWork);
        identifier = read_identifier(context_, reader_);
      }
      card.refusal = identifier.refusal;
      if (card.refusal == CardRefusal::kNone) card.identifier_hash = keyed_hash(identifier.bytes, shared_.key);
    }
    card_in_ = true;
    shared_.say(card);
  }

  void remove() {
    if (card_in_) shared_.say(CardOut{});
    card_in_ = false;
  }

  CardWatch::Shared& shared_;
  SCARDCONTEXT context_;
  std::string reader_;
  DWORD known_ = SCARD_STATE_UNAWARE;
  DWORD plugged_ = SCARD_STATE_UNAWARE;
  bool card_in_ = false;
};

void watch(const std::shared_ptr<CardWatch::Shared>& shared) {
  shared->say(ReaderFound{false});
  for (;;) {
    shared->away_for(kWork);
    const Context context;
    if (context.good()) {
      Session session(*shared, context.get());
      while (session.turn()) {
      }
      shared->say(ReaderFound{false});
    }
    shared->away_for(kAgain + kWork);
    std::this_thread::sleep_for(kAgain);  // pcscd is not there, or has just gone
  }
}

}  // namespace

CardWatch::CardWatch(std::string reader, base::Secret key) : shared_(std::make_shared<Shared>()) {
  shared_->reader = std::move(reader);
  shared_->key = std::move(key);
  std::thread(watch, shared_).detach();
}

int CardWatch::fd() const { return shared_->ready.get(); }

std::vector<CardEvent> CardWatch::take() {
  const std::scoped_lock lock(shared_->mutex);
  std::uint64_t count = 0;
  [[maybe_unused]] const auto drained = ::read(shared_->ready.get(), &count, sizeof count);
  return std::exchange(shared_->events, {});
}

std::chrono::milliseconds CardWatch::overdue() const {
  const std::scoped_lock lock(shared_->mutex);
  const auto late = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - shared_->back_by);
  return std::max(late, 0ms);
}

}  // namespace waymark::devices
