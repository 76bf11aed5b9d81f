// The "settings" of an "escpos-tcp" device. Only "address" is needed.
//
//   {"address": "192.0.2.7:9100", "width_dots": 576, "columns": 48, "native_qr": true, "cutter": true,
//    "proves_printed": true, "poll_ms": 2000, "stall_ms": 4000, "picture_font": "Noto Sans",
//    "code_pages": [{"table": "windows-1252", "number": 16}], "logo_files": {"council": "logo.png"}}
#pragma once

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "devices/printer/ticket.h"

namespace waymark::devices {

struct PrinterSettings {
  std::string address;
  PaperProfile paper;
  bool proves_printed = true;             // knows GS ( H; else GS r is asked
  std::chrono::milliseconds poll{2000};   // between questions to an idle printer
  std::chrono::milliseconds stall{4000};  // a job without any progress for so long is given up
  std::map<std::string, std::string> logo_files;
};

[[nodiscard]] base::Result<PrinterSettings> parse_printer_settings(const nlohmann::json& settings);

}  // namespace waymark::devices
