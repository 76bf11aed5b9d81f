#include "kiosk/shell/staff_gate.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "base/io/log.h"

namespace waymark::shell {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxFile = 65'536;
constexpr std::size_t kMaxCards = 200;
constexpr std::size_t kMaxWord = 128;

std::string word(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return {};
  auto text = found->get<std::string>();
  return text.size() <= kMaxWord ? text : std::string{};
}

}  // namespace

StaffGate::StaffGate(std::filesystem::path file, std::vector<core::StaffMember> staff, const base::io::Clock& clock)
    : file_(std::move(file)), staff_(std::move(staff)), clock_(clock) {
  read();
  if (wrong_ >= kTries) locked_until_ = clock_.mono() + kLocked;
}

void StaffGate::read() {
  const auto text = base::io::read_file(file_, kMaxFile);
  if (!text && text.error().code == base::ErrorCode::kNotFound) return;
  const json object = json::parse(text.value_or(""), nullptr, false);
  if (!object.is_object()) {
    base::io::log_warning("staff", "what was kept cannot be read: locked for five minutes");
    wrong_ = kTries;
    return;
  }
  const auto wrong = object.find("wrong_tries");
  const bool known = wrong != object.end() && wrong->is_number_unsigned();
  wrong_ = known ? static_cast<int>(std::min<std::uint64_t>(wrong->get<std::uint64_t>(), kTries)) : kTries;
  out_of_service_ = word(object, "out_of_service");
  const auto cards = object.find("cards");
  if (cards == object.end() || !cards->is_array()) return;
  for (const json& one : *cards) {
    if (!one.is_object() || cards_.size() == kMaxCards) continue;
    core::StaffCard card{word(one, "hash"), word(one, "number")};
    if (!card.hash.empty() && !card.number.empty()) cards_.push_back(std::move(card));
  }
}

base::Status StaffGate::write() const {
  json cards = json::array();
  for (const core::StaffCard& card : cards_) cards.push_back({{"hash", card.hash}, {"number", card.number}});
  const json object{{"wrong_tries", wrong_}, {"out_of_service", out_of_service_}, {"cards", std::move(cards)}};
  return base::io::write_file_atomically(file_, object.dump());
}

bool StaffGate::is_right(const std::string& number, const base::Secret& pin) const {
  const auto found =
      std::find_if(staff_.begin(), staff_.end(), [&](const core::StaffMember& one) { return one.number == number; });
  const bool known = found != staff_.end();
  const bool fits = base::io::check_password(known ? found->pin : nobodys_, pin.reveal());
  return known && fits;
}

StaffGate::Tried StaffGate::try_pin(const std::string& number, const base::Secret& pin) {
  Tried tried;
  const base::MonoTime now = clock_.mono();
  if (wrong_ >= kTries && now < locked_until_) {
    tried.outcome = core::PinOutcome::kLocked;
    tried.locked_for = locked_until_ - now;
    return tried;
  }
  if (wrong_ >= kTries) wrong_ = 0;
  if (nobodys_.empty()) nobodys_ = base::io::hash_password(base::io::to_hex("nobody")).value_or("");
  // Written before the PIN is tried: a power cut in between is no free try.
  ++wrong_;
  if (const auto kept = write(); !kept) {
    base::io::log_error("staff", kept.error());
    --wrong_;
    return tried;
  }
  if (is_right(number, pin)) {
    wrong_ = 0;
    if (const auto kept = write(); !kept) base::io::log_error("staff", kept.error());
    tried.outcome = core::PinOutcome::kRight;
    return tried;
  }
  tried.tries_left = kTries - wrong_;
  tried.outcome = tried.tries_left > 0 ? core::PinOutcome::kWrong : core::PinOutcome::kLocked;
  if (tried.tries_left > 0) return tried;
  tried.has_just_locked = true;
  tried.locked_for = kLocked;
  locked_until_ = clock_.mono() + kLocked;
  return tried;
}

base::Status StaffGate::keep_card(const core::StaffCard& card) {
  std::erase_if(cards_, [&](const core::StaffCard& one) { return one.hash == card.hash; });
  if (cards_.size() == kMaxCards) cards_.erase(cards_.begin());
  cards_.push_back(card);
  return write();
}

base::Status StaffGate::keep_out_of_service(const std::string& code) {
  out_of_service_ = code;
  return write();
}

}  // namespace waymark::shell
