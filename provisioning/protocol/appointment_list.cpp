#include "provisioning/protocol/appointment_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "provisioning/protocol/code.h"

namespace waymark::protocol {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::array<std::string_view, 5> kColumns{"reference", "day", "time", "queue", "minutes"};
constexpr std::size_t kNeeded = 4;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  // Spreadsheets put quotes about anything; nothing here needs them.
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const auto comma = line.find(',');
    cells.push_back(trimmed(line.substr(0, comma)));
    if (comma == std::string_view::npos) return cells;
    line.remove_prefix(comma + 1);
  }
}

// The next line, without its end; `text` begins after it.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

base::Result<std::size_t> read_head(std::string_view line) {
  const auto cells = cells_of(line);
  const bool fits = cells.size() >= kNeeded && cells.size() <= kColumns.size() &&
                    std::equal(cells.begin(), cells.end(), kColumns.begin());
  if (fits) return cells.size();
  return fail(ErrorCode::kInvalid, "line 1",
              "the first line must be reference,day,time,queue or reference,day,time,queue,minutes");
}

std::string capitals(std::string_view text) {
  std::string upper{text};
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

base::Result<ListedAppointment> read_row(std::string_view line, std::size_t columns, const std::string& where) {
  const auto wrong = [&where](const char* detail) { return fail(ErrorCode::kInvalid, where, detail); };
  const auto cells = cells_of(line);
  if (cells.size() < kNeeded || cells.size() > columns) {
    return wrong("does not have the columns of the first line, with commas between them");
  }
  ListedAppointment row;
  const auto code = read_booking_code(cells[0]);
  if (!code) return wrong("reference: must be 5 to 20 letters and figures; hyphens and spaces may be among them");
  row.code = *code;
  row.shown = capitals(cells[0]);
  const auto at = read_moment(cells[1], cells[2]);
  if (!at) return wrong("day and time: must be as 2026-11-24 and 10:30, and exist");
  row.at = *at;
  row.service = cells[3];
  if (!is_code(row.service)) return wrong("queue: must be the code of a queue, as council-tax");
  if (cells.size() == kNeeded || cells[4].empty()) return row;
  const auto [end, error] = std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), row.minutes);
  const bool figure = error == std::errc{} && end == cells[4].data() + cells[4].size();
  if (!figure || row.minutes < 1 || row.minutes > kMaxAppointmentMinutes) {
    return wrong("minutes: must be a whole number from 1 to 480, or left out");
  }
  return row;
}

}  // namespace

base::Result<std::vector<ListedAppointment>> parse_appointment_list(std::string_view csv, NoRows no_rows) {
  if (csv.size() > kMaxListBytes) {
    return fail(ErrorCode::kTooLarge, "list", "has more than 256 KiB: send one day at a time");
  }
  if (csv.starts_with(kByteOrderMark)) csv.remove_prefix(kByteOrderMark.size());
  const bool blank = csv.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (blank && no_rows == NoRows::kTaken) return std::vector<ListedAppointment>{};
  const auto columns = read_head(take_line(csv));
  if (!columns) return tl::unexpected<base::Error>(columns.error());
  std::vector<ListedAppointment> rows;
  std::set<std::pair<std::string, std::string>> seen;
  for (int number = 2; !csv.empty(); ++number) {
    const std::string_view line = take_line(csv);
    const std::string where = "line " + std::to_string(number);
    if (trimmed(line).empty()) continue;
    if (line.size() > kMaxListLine) return fail(ErrorCode::kTooLarge, where, "has more than 200 characters");
    if (rows.size() == kMaxListRows) {
      return fail(ErrorCode::kTooLarge, where, "is one appointment more than 2,000: send one day at a time");
    }
    auto row = read_row(line, *columns, where);
    if (!row) return tl::unexpected<base::Error>(row.error());
    if (!seen.emplace(day_of(row->at), row->code).second) {
      return fail(ErrorCode::kInvalid, where,
                  "reference: is in the list of that day before, or cannot be told from one (O and 0, I, L and 1)");
    }
    rows.push_back(std::move(*row));
  }
  if (rows.empty() && no_rows == NoRows::kRefused) {
    return fail(ErrorCode::kInvalid, "list",
                "has no appointment below its first line: name the day where all of a day are cancelled");
  }
  return rows;
}

}  // namespace waymark::protocol
