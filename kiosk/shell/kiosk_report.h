// How this kiosk is, for the fleet page: once a minute and when it changes (KioskReport in openapi.yaml).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace waymark::shell {

// Told by the ui thread whenever it changes.
struct GlassReport {
  std::string glass;  // attract, in_use, closed, out_of_service, staff
  std::string screen;
  std::string reason;  // why it is out of service
  bool clock_suspect = false;
  bool operator==(const GlassReport&) const = default;
};

// Told by the local thread.
struct DeviceReport {
  std::string name;
  std::string kind;    // printer, card_reader
  std::string state;   // ready, attention, failed, absent
  std::string detail;  // paper_out, cover_open...
  bool operator==(const DeviceReport&) const = default;
};

// A language that the kiosk offers, and whether a native speaker has read its words.
struct LanguageReport {
  std::string tag;
  std::string english_name;
  bool reviewed = false;
};

}  // namespace waymark::shell
