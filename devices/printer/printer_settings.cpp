#include "devices/printer/printer_settings.h"

#include "devices/printer/printer_line.h"

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

bool read(const json& value, int& into, int lowest, int highest) {
  if (!value.is_number_integer() || value < lowest || value > highest) return false;
  into = value.get<int>();
  return true;
}

bool read(const json& value, bool& into) {
  if (!value.is_boolean()) return false;
  into = value.get<bool>();
  return true;
}

bool read(const json& value, std::chrono::milliseconds& into) {
  int count = 0;
  if (!read(value, count, 50, 60'000)) return false;
  into = std::chrono::milliseconds{count};
  return true;
}

bool read(const json& value, std::vector<CodePage>& into) {
  if (!value.is_array() || value.empty() || value.size() > 8) return false;
  into.clear();
  for (const auto& each : value) {
    if (!each.is_object() || !each.contains("table") || !each["table"].is_string()) return false;
    int number = 0;
    if (!each.contains("number") || !read(each["number"], number, 0, 255)) return false;
    const auto page = CodePage::find(each["table"].get_ref<const std::string&>(), number);
    if (!page) return false;
    into.push_back(*page);
  }
  return true;
}

bool read(const json& value, std::map<std::string, std::string>& into) {
  if (!value.is_object() || value.size() > 8) return false;
  for (const auto& [name, path] : value.items()) {
    if (!path.is_string()) return false;
    into[name] = path.get<std::string>();
  }
  return true;
}

}  // namespace

base::Result<PrinterSettings> parse_printer_settings(const json& settings) {
  PrinterSettings out;
  for (const auto& [key, value] : settings.items()) {
    bool good = false;
    if (key == "address" && value.is_string()) {
      out.address = value.get<std::string>();
      good = true;
    } else if (key == "picture_font" && value.is_string()) {
      out.paper.picture_font = value.get<std::string>();
      good = true;
    } else if (key == "width_dots") {
      good = read(value, out.paper.width_dots, 128, 1024);
    } else if (key == "columns") {
      good = read(value, out.paper.columns, 16, 96);
    } else if (key == "native_qr") {
      good = read(value, out.paper.native_qr);
    } else if (key == "cutter") {
      good = read(value, out.paper.cutter);
    } else if (key == "proves_printed") {
      good = read(value, out.proves_printed);
    } else if (key == "poll_ms") {
      good = read(value, out.poll);
    } else if (key == "stall_ms") {
      good = read(value, out.stall);
    } else if (key == "code_pages") {
      good = read(value, out.paper.code_pages);
    } else if (key == "logo_files") {
      good = read(value, out.logo_files);
    }
    if (!good) return fail(ErrorCode::kInvalid, "settings/" + key, "is unknown or of the wrong type");
  }
  if (auto good = PrinterLine::check_address(out.address); !good) return tl::unexpected(good.error());
  return out;
}

}  // namespace waymark::devices
