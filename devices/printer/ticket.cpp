#include "devices/printer/ticket.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "devices/printer/escpos.h"
#include "devices/printer/line_break.h"
#include "devices/printer/qr_bitmap.h"
#include "devices/printer/text_bitmap.h"

namespace waymark::devices {
namespace {

using protocol::PrintAlign;
using protocol::PrintCut;
using protocol::PrintDirection;
using protocol::PrintFeed;
using protocol::PrintLogo;
using protocol::PrintQr;
using protocol::PrintRule;
using protocol::PrintSize;
using protocol::PrintText;

constexpr int kLetterHeight = 24;  // dots, font A
constexpr int kLogoMaxRows = 400;

int scale_of(PrintSize size) {
  switch (size) {
    case PrintSize::kNormal:
      return 1;
    case PrintSize::kLarge:
      return 2;
    case PrintSize::kHuge:
      return 4;
  }
  return 1;
}

// A letter and its accent as one character, as code pages have them. Most text is so already.
std::string composed(std::string text) {
  const auto* begin = reinterpret_cast<const unsigned char*>(text.data());
  const bool plain = std::none_of(begin, begin + text.size(), [](unsigned char byte) { return byte >= 0xCC; });
  if (plain) return text;  // every combining mark's first byte is 0xCC or more
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || form->isNormalizedUTF8(text, status)) return text;
  status = U_ZERO_ERROR;
  const auto result = form->normalize(icu::UnicodeString::fromUTF8(text), status);
  if (U_FAILURE(status)) return text;
  std::string out;
  result.toUTF8String(out);
  return out;
}

// Characters without a width of their own, and those that a plainer one stands in for.
char32_t plainer(char32_t character) {
  if (character < 0xA0) return character;
  switch (character) {
    case 0x00A0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x202F:
      return U' ';
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return U'-';
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
      return 0;
    default:
      return character;
  }
}

std::u32string plainer(std::u32string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char32_t each) { return plainer(each); });
  std::erase(text, U'\0');
  return text;
}

class Job {
 public:
  Job(const PaperProfile& profile, const std::map<std::string, std::string>& logos)
      : profile_(profile), logos_(logos) {}

  void operator()(const PrintText& block) {
    const std::string clean = composed(base::without_forbidden(block.text, base::Newlines::kKeep));
    const auto characters = plainer(to_characters(clean));
    if (block.direction == PrintDirection::kLeftToRight && has_letters_for(characters))
      return letters(block, characters);
    PrintText drawn = block;
    drawn.text = clean;
    picture(drawn);
  }

  void operator()(const PrintLogo& block) {
    const auto found = logos_.find(block.name);
    if (found == logos_.end()) return;
    out_.align(PrinterAlign::kCentre);
    out_.append(found->second);
  }

  void operator()(const PrintQr& block) {
    const std::string data = base::without_forbidden(block.data);
    if (data.empty()) return;
    const int dots = data.size() <= 100 ? 6 : data.size() <= 300 ? 4 : 3;
    out_.align(PrinterAlign::kCentre);
    out_.scale(1);
    if (profile_.native_qr) {
      out_.qr(data, dots);
      out_.line_end();
    } else if (const auto code = draw_qr(data, dots)) {
      out_.raster(*code);
    }
    if (block.caption.empty()) return;
    (*this)(PrintText{block.caption, PrintAlign::kCentre, PrintSize::kNormal, protocol::PrintWeight::kNormal,
                      block.language, block.direction});
  }

  void operator()(const PrintRule&) {
    Bitmap rule(profile_.width_dots, 2);
    std::fill(rule.bytes.begin(), rule.bytes.end(), std::uint8_t{0xFF});
    out_.align(PrinterAlign::kLeft);
    out_.raster(rule);
    out_.scale(1);
    out_.line_end();
  }

  void operator()(const PrintFeed& block) {
    out_.scale(1);
    out_.feed(block.lines);
  }

  void operator()(const PrintCut&) {
    if (profile_.cutter) {
      out_.cut();
    } else {
      out_.feed(4);  // past the tear bar
    }
  }

  [[nodiscard]] std::size_t size() const { return out_.bytes().size(); }
  [[nodiscard]] std::string take() { return out_.take(); }

 private:
  [[nodiscard]] const CodePage* page_for(char32_t character) const {
    const auto& pages = profile_.code_pages;
    // The page in force first: a change of page costs three bytes.
    for (const auto& page : pages) {
      if (page.number() == out_.code_page() && page.byte_of(character)) return &page;
    }
    for (const auto& page : pages) {
      if (page.byte_of(character)) return &page;
    }
    return nullptr;
  }

  [[nodiscard]] bool has_letters_for(std::u32string_view text) const {
    return std::all_of(text.begin(), text.end(), [this](char32_t each) {
      return (each >= 0x20 && each < 0x7F) || each == U'\n' || page_for(each) != nullptr;
    });
  }

  void letters(const PrintText& block, std::u32string_view characters) {
    const int scale = scale_of(block.size);
    switch (block.align) {
      case PrintAlign::kStart:
        out_.align(PrinterAlign::kLeft);
        break;
      case PrintAlign::kCentre:
        out_.align(PrinterAlign::kCentre);
        break;
      case PrintAlign::kEnd:
        out_.align(PrinterAlign::kRight);
        break;
    }
    out_.scale(scale);
    out_.bold(block.weight == protocol::PrintWeight::kBold);
    for (const auto& line : break_lines(characters, static_cast<std::size_t>(profile_.columns / scale))) {
      for (const char32_t character : line) letter(character);
      out_.line_end();
    }
  }

  void letter(char32_t character) {
    if (character >= 0x20 && character < 0x7F) return out_.printable(static_cast<unsigned char>(character));
    const CodePage* page = page_for(character);
    if (page == nullptr) return;
    out_.code_page(page->number());
    if (const auto byte = page->byte_of(character)) out_.printable(*byte);
  }

  void picture(const PrintText& block) {
    out_.align(PrinterAlign::kLeft);  // the picture is as wide as the paper and aligns within itself
    out_.raster(draw_text(block, {profile_.width_dots, kLetterHeight * scale_of(block.size), profile_.picture_font}));
  }

  const PaperProfile& profile_;
  const std::map<std::string, std::string>& logos_;
  EscPos out_;
};

}  // namespace

void TicketEncoder::add_logo(const std::string& name, const GreyImage& image) {
  Bitmap bitmap = to_bitmap(image, profile_.width_dots);
  if (bitmap.height > kLogoMaxRows) {
    bitmap.height = kLogoMaxRows;
    bitmap.bytes.resize(static_cast<std::size_t>(bitmap.row_bytes() * bitmap.height));
  }
  EscPos picture;
  const std::size_t preamble = picture.bytes().size();
  picture.raster(bitmap);
  logos_[name] = picture.take().substr(preamble);
}

base::Result<std::string> TicketEncoder::encode(const protocol::PrintDocument& document) const {
  Job job(profile_, logos_);
  for (const auto& block : document.blocks) {
    std::visit(job, block);
    if (job.size() > kMaxJobBytes) return base::fail(base::ErrorCode::kTooLarge, "print job");
  }
  return job.take();
}

}  // namespace waymark::devices
