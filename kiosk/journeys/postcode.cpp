#include <algorithm>
#include <array>

#include "kiosk/journeys/characters.h"
#include "kiosk/journeys/formats.h"

namespace waymark::journeys {
namespace {

// Sorted, for binary search.
constexpr std::array<std::string_view, 126> kAreas{
    "AB", "AL", "B",  "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB", "CF", "CH",
    "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E",  "EC", "EH",
    "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM",
    "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK",
    "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH",
    "RM", "S",  "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD",
    "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_area(std::string_view letters) { return std::binary_search(kAreas.begin(), kAreas.end(), letters); }

// Only in central London does a letter follow the district's digit: W1A, EC4Y. ("GIR 0AA" is none of these.)
bool has_lettered_districts(std::string_view area) {
  constexpr std::array<std::string_view, 8> kLondon{"E", "EC", "N", "NW", "SE", "SW", "W", "WC"};
  return std::find(kLondon.begin(), kLondon.end(), area) != kLondon.end();
}

char as_digit(char c) { return c == 'O' ? '0' : (c == 'I' || c == 'L' ? '1' : c); }
char as_letter(char c) { return c == '0' ? 'O' : (c == '1' ? 'I' : c); }

// The last two letters of a postcode are never one of these.
bool is_inward_letter(char c) { return is_letter(c) && std::string_view{"CIKMOV"}.find(c) == std::string_view::npos; }

// A, A9, A99, A9A, AA9, AA99 or AA9A, of an area that exists. `letters` says how long the area is taken to be.
bool fix_outward(char* out, std::size_t size, std::size_t letters) {
  if (size < letters + 1 || size > letters + 2) return false;
  for (std::size_t i = 0; i < letters; ++i) out[i] = as_letter(out[i]);
  out[letters] = as_digit(out[letters]);
  if (!is_area({out, letters}) || !is_digit(out[letters])) return false;
  if (size == letters + 1 || is_digit(out[letters + 1])) return true;
  return is_letter(out[letters + 1]) && has_lettered_districts({out, letters});
}

}  // namespace

std::optional<base::Secret> read_postcode(std::string_view typed) {
  const base::Secret squeezed = squeeze(typed);
  const std::string_view text = squeezed.reveal();
  if (text.size() < 5 || text.size() > 7) return std::nullopt;
  std::array<char, 7> inward{};
  std::copy(text.end() - 3, text.end(), inward.begin());
  inward[0] = as_digit(inward[0]);
  if (!is_digit(inward[0]) || !is_inward_letter(inward[1]) || !is_inward_letter(inward[2])) return std::nullopt;
  const std::size_t size = text.size() - 3;
  for (const std::size_t letters : {std::size_t{2}, std::size_t{1}}) {
    std::array<char, 7> outward{};
    std::copy_n(text.begin(), size, outward.begin());
    const bool fits = fix_outward(outward.data(), size, letters);
    base::Secret out{std::string_view{outward.data(), size}};
    base::zeroise(outward.data(), outward.size());
    if (!fits) continue;
    out.insert(out.size(), " ");
    out.insert(out.size(), {inward.data(), 3});
    return out;
  }
  return std::nullopt;
}

}  // namespace waymark::journeys
