// A print document as the bytes of one ESC/POS job.
//
// Words go out as the printer's own letters where one of its code pages has every character, changing page between
// characters when it must; whole blocks in other scripts, and all right-to-left ones, become pictures. Control
// characters, in words as in QR data, are removed before anything else looks at them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "devices/printer/bitmap.h"
#include "devices/printer/code_page.h"
#include "provisioning/protocol/print_document.h"

namespace waymark::devices {

struct PaperProfile {
  int width_dots = 576;  // 80 mm paper at 203 dots an inch; 384 for 58 mm
  int columns = 48;      // letters of normal size in a line
  bool native_qr = true;
  bool cutter = true;
  std::vector<CodePage> code_pages = CodePage::usual();
  std::string picture_font = "Noto Sans";
};

// Three metres of picture: more than that is no ticket, whatever the document's own limits let through.
inline constexpr std::size_t kMaxJobBytes = 2'000'000;

class TicketEncoder {
 public:
  explicit TicketEncoder(PaperProfile profile) : profile_(std::move(profile)) {}

  // Dithered once, sent as often as a document names it.
  void add_logo(const std::string& name, const GreyImage& image);
  // kTooLarge over kMaxJobBytes.
  [[nodiscard]] base::Result<std::string> encode(const protocol::PrintDocument& document) const;
  [[nodiscard]] const PaperProfile& profile() const { return profile_; }

 private:
  PaperProfile profile_;
  std::map<std::string, std::string> logos_;  // encoded
};

}  // namespace waymark::devices
