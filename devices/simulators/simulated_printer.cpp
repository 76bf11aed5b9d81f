#include "devices/simulators/simulated_printer.h"

#include <charconv>
#include <cstdio>

#include "base/io/files.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using namespace decoded;

constexpr char kDle = 0x10;
constexpr std::string_view kForgetWaiting("\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", 10);

std::string name_of(int number) {
  char name[16];
  std::snprintf(name, sizeof name, "job-%04d", number);
  return name;
}

std::string one(unsigned value) { return std::string(1, static_cast<char>(value)); }

}  // namespace

SimulatedPrinter::SimulatedPrinter(std::filesystem::path folder, int width_dots)
    : folder_(std::move(folder)), width_(width_dots), paper_(width_dots) {
  std::error_code ignored;
  std::filesystem::create_directories(folder_, ignored);
  while (std::filesystem::exists(folder_ / (name_of(papers_ + 1) + ".bin"), ignored)) ++papers_;
}

std::string SimulatedPrinter::receive(std::string_view bytes) {
  std::string said = answer_real_time(bytes);
  decoder_.feed(bytes);
  // A printer told to forget drops what stands before the command, the command included.
  const std::string recent = real_time_tail_ + std::string(bytes);
  const auto forget = recent.rfind(kForgetWaiting);
  real_time_tail_ = recent.substr(recent.size() - std::min(recent.size(), kForgetWaiting.size() - 1));
  if (forget != std::string::npos && !can_print()) {
    decoder_.forget();
    decoder_.feed(std::string_view(recent).substr(forget + kForgetWaiting.size()));
    finish_paper("forgotten");
  }
  return said + print_what_waits();
}

// Wherever it stands, inside a picture too: that is how real ones behave, and why encoders must keep it out.
std::string SimulatedPrinter::answer_real_time(std::string_view bytes) {
  const std::size_t kept = std::min<std::size_t>(real_time_tail_.size(), 2);
  const std::string recent = real_time_tail_.substr(real_time_tail_.size() - kept) + std::string(bytes);
  std::string said;
  for (std::size_t at = 0; at + 2 < recent.size(); ++at) {
    if (recent[at] == kDle && recent[at + 1] == 0x04) {
      said += real_time_status(static_cast<unsigned char>(recent[at + 2]));
    }
  }
  return said;
}

std::string SimulatedPrinter::real_time_status(unsigned char which) const {
  constexpr unsigned kFixed = 0x12;
  switch (which) {
    case 1:
      return one(kFixed | (can_print() ? 0U : 0x08U));
    case 2:
      return one(kFixed | (cover_open_ ? 0x04U : 0U) | (paper_out_ ? 0x20U : 0U) | (error_ ? 0x40U : 0U));
    case 3:
      return one(kFixed | (error_ ? 0x08U : 0U));
    case 4:
      return one(kFixed | (paper_low_ ? 0x0CU : 0U) | (paper_out_ ? 0x60U : 0U));
    default:
      return {};
  }
}

std::string SimulatedPrinter::automatic_status() const {
  return one(0x10 | (can_print() ? 0U : 0x08U) | (cover_open_ ? 0x20U : 0U)) + one(error_ ? 0x08 : 0) +
         one((paper_low_ ? 0x03U : 0U) | (paper_out_ ? 0x0CU : 0U)) + one(0);
}

std::string SimulatedPrinter::print_what_waits() {
  std::string said;
  std::string raw;
  while (can_print()) {
    const auto command = decoder_.next(raw);
    raw_ += raw;
    if (!command) break;
    said += carry_out(*command);
  }
  return said;
}

std::string SimulatedPrinter::carry_out(const DecodedCommand& command) {
  const bool could_print = can_print();
  std::string said;
  if (const auto* letter = std::get_if<Letter>(&command)) {
    paper_.letter(*letter);
  } else if (std::holds_alternative<LineEnd>(command)) {
    paper_.end_line();
    line_printed();
  } else if (const auto* feed = std::get_if<Feed>(&command)) {
    paper_.feed(feed->lines);
  } else if (const auto* picture = std::get_if<Picture>(&command)) {
    paper_.picture(picture->bitmap, picture->style.align);
  } else if (const auto* code = std::get_if<QrCode>(&command)) {
    paper_.qr(*code);
  } else if (std::holds_alternative<Cut>(command)) {
    finish_paper("");
  } else if (std::holds_alternative<Initialise>(command)) {
    if (!paper_.blank()) finish_paper("not cut");
    raw_ = "\x1B@";
  } else if (const auto* ask = std::get_if<AskPrinted>(&command)) {
    said = "\x37\x22" + ask->four + std::string(1, '\0');
  } else if (std::holds_alternative<AskProcessed>(command)) {
    said = one(paper_low_ ? 0x03 : 0x00);
  } else if (const auto* report = std::get_if<ReportChanges>(&command)) {
    reports_changes_ = report->which != 0;
    if (reports_changes_) said = automatic_status();
  } else if (std::holds_alternative<Drawer>(command)) {
    paper_.note("drawer pulse");
  } else if (const auto* unknown = std::get_if<Unknown>(&command)) {
    paper_.note("unknown " + std::to_string(unknown->byte));
  }
  if (could_print && !can_print() && reports_changes_) said += automatic_status();
  return said;
}

void SimulatedPrinter::line_printed() {
  if (lines_left_ && --*lines_left_ <= 0) {
    lines_left_.reset();
    paper_out_ = true;
  }
}

void SimulatedPrinter::finish_paper(const std::string& how) {
  if (paper_.blank()) {
    raw_.clear();
    return;
  }
  if (!how.empty()) paper_.note(how);
  const std::string name = name_of(++papers_);
  // The picture last: who sees it finds the others.
  const bool kept = base::io::write_file_atomically(folder_ / (name + ".bin"), raw_, 0644) &&
                    base::io::write_file_atomically(folder_ / (name + ".txt"), paper_.text(), 0644) &&
                    write_png(paper_.drawn(), (folder_ / (name + ".png")).string());
  if (!kept) std::fprintf(stderr, "waymark-simulated-printer: %s could not be written\n", name.c_str());
  paper_ = Paper(width_);
  raw_.clear();
}

void SimulatedPrinter::line_lost() {
  // What is in its memory it prints, now or once it has paper again; half a command it cannot.
  [[maybe_unused]] const std::string nobody_listens = print_what_waits();
  real_time_tail_.clear();
  reports_changes_ = false;
  if (!can_print()) return;
  decoder_.forget();
  finish_paper("the line was lost");
}

base::Status SimulatedPrinter::tell(std::string_view command, std::string& said) {
  constexpr std::string_view kOutAfter = "paper out after ";
  const std::string before = automatic_status();
  if (command == "paper out") {
    paper_out_ = true;
  } else if (command.starts_with(kOutAfter)) {
    int lines = 0;
    const auto* end = command.data() + command.size();
    const auto read = std::from_chars(command.data() + kOutAfter.size(), end, lines);
    if (read.ec != std::errc{} || read.ptr != end || lines < 1) return fail(ErrorCode::kInvalid, "command");
    lines_left_ = lines;
  } else if (command == "paper low") {
    paper_low_ = true;
  } else if (command == "paper ok") {
    paper_out_ = paper_low_ = false;
  } else if (command == "cover open") {
    cover_open_ = true;
  } else if (command == "cover closed") {
    cover_open_ = false;
  } else if (command == "error on") {
    error_ = true;
  } else if (command == "error off") {
    error_ = false;
  } else if (command == "recover") {
    paper_out_ = paper_low_ = cover_open_ = error_ = false;
    lines_left_.reset();
  } else {
    return fail(ErrorCode::kInvalid, "command");
  }
  if (reports_changes_ && automatic_status() != before) said += automatic_status();
  said += print_what_waits();
  return {};
}

std::string SimulatedPrinter::describe() const {
  return std::string("paper ") +
         (paper_out_   ? "out"
          : paper_low_ ? "low"
                       : "ok") +
         ", cover " + (cover_open_ ? "open" : "closed") + ", error " + (error_ ? "on" : "off") + ", papers " +
         std::to_string(papers_);
}

}  // namespace waymark::devices
