// waymarkctl staff: an entry of council.json for somebody who may open the staff menu of kiosks.
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "base/io/crypto.h"
#include "base/io/files.h"
#include "base/secret.h"
#include "kiosk/core/staff_menu.h"
#include "provisioning/ctl/commands.h"

namespace waymark::ctl {
namespace {

using base::ErrorCode;

constexpr std::size_t kMaxFile = 4096;

struct Wanted {
  std::string number;
  std::string pin_file;
};

bool are_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 111111, 123456 and 654321 are what somebody tries first; so are 121212 and 123123.
bool is_easy(std::string_view pin) {
  const auto steps_by = [pin](int by) {
    for (std::size_t i = 1; i < pin.size(); ++i) {
      if (pin[i] - pin[i - 1] != by) return false;
    }
    return true;
  };
  const auto repeats = [pin](std::size_t length) { return pin.substr(length) == pin.substr(0, pin.size() - length); };
  return steps_by(1) || steps_by(-1) || repeats(1) || repeats(2) || repeats(3);
}

base::Result<std::string> entry_of(const Wanted& wanted) {
  if (!are_digits(wanted.number, core::kStaffNumberDigits)) {
    return base::fail(ErrorCode::kInvalid, "--number", "must be three digits");
  }
  auto text = base::io::read_file(wanted.pin_file, kMaxFile);
  if (!text) return text;
  const base::Secret pin{std::string_view{*text}.substr(0, text->find_first_of("\r\n"))};
  base::zeroise(text->data(), text->size());
  if (!are_digits(pin.reveal(), core::kStaffPinDigits)) {
    return base::fail(ErrorCode::kInvalid, wanted.pin_file, "the first line must be a PIN of six digits");
  }
  if (is_easy(pin.reveal())) {
    return base::fail(ErrorCode::kInvalid, wanted.pin_file, "is a PIN that people try first: choose another");
  }
  const auto hash = base::io::hash_password(pin.reveal());
  if (!hash) return hash;
  return nlohmann::json{{"number", wanted.number}, {"pin", *hash}}.dump();
}

}  // namespace

void add_staff_commands(CLI::App& app, Session& session) {
  CLI::App* const group = app.add_subcommand("staff", "Who may open the staff menu of kiosks");
  group->require_subcommand(1);
  CLI::App* const pin = group->add_subcommand("pin", "Make an entry for `staff` in council.json");
  const auto wanted = std::make_shared<Wanted>();
  pin->add_option("--number", wanted->number, "The person's staff number: three digits")->required();
  pin->add_option("--pin-file", wanted->pin_file, "File with the PIN in its first line: six digits")->required();
  pin->callback([wanted, &session] {
    const auto entry = entry_of(*wanted);
    if (!entry) return session.fail(entry.error());
    session.out << *entry << "\n";
  });
}

}  // namespace waymark::ctl
